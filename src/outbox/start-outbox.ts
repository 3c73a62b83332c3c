import type { Channel } from '../adapters/channel.ts'
import type { Store } from '../store/store.ts'
import type { Time } from '../time.ts'
import { afterSend } from './after-send.ts'
import { type SendReport, startSending } from './send-loop.ts'

export interface Outbox {
  /** Something was queued for this channel: send it now rather than at the next look. */
  wake(channel: string): void
  /** Begins no more sends and waits for those under way, at most ten seconds; what has not ended by then is uncertain. */
  stop(): Promise<void>
}

export interface OutboxDeps {
  readonly store: Pick<Store, 'interruptedSends' | 'nextToSend' | 'beginSend' | 'settle' | 'media' | 'takeBacks'>
  /** Pushed channels only: a pulled one (web) is read, not sent. */
  readonly channels: readonly Channel[]
  readonly time: Time
  /** Numbers from 0 to below 1, for jitter. */
  readonly random: () => number
  /** Told how every try ended, for logs and figures. */
  readonly report: (report: SendReport) => void
}

const storeRetryMs = 1_000

/**
 * Sends what the store holds, each channel in a loop of its own, so that one that is slow or down holds up no other. Sends that a crash
 * cut off are settled first, by the rule of their kind.
 */
export function startOutbox(deps: OutboxDeps): Outbox {
  const stopping = new AbortController()
  const settled = settleInterrupted(deps, stopping.signal)
  const loops = new Map(deps.channels.map((channel) => [channel.name, startSending(channel, deps, settled, stopping.signal)]))
  let stopped: Promise<void> | null = null
  return {
    wake: (channel) => loops.get(channel)?.wake(),
    stop() {
      stopping.abort()
      stopped ??= Promise.all([...loops.values()].map((loop) => loop.ended)).then(() => {})
      return stopped
    },
  }
}

/** `tries` counts the one that was cut off; `afterSend` wants those before it. */
async function settleInterrupted({ store, time, random }: OutboxDeps, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    try {
      for (const row of await store.interruptedSends()) {
        const nowMs = time.nowMs()
        const settlement = afterSend({ ...row, tries: row.tries - 1 }, { kind: 'uncertain', code: 'interrupted' }, nowMs, random)
        await store.settle(row.id, settlement, nowMs)
      }
      return
    } catch {
      await time.wait(storeRetryMs, stop) // the disk is full, say; nothing may begin to leave before these are settled
    }
  }
}
