import type { Channel, SendOutcome } from '../adapters/channel.ts'
import { Nap } from '../nap.ts'
import type { SentMessage, TakeBack } from '../store/media/take-backs.ts'
import type { Store } from '../store/store.ts'
import type { Time } from '../time.ts'
import { waitMs } from './after-send.ts'

export interface TakingBack {
  /** Somebody has left or had everything erased. */
  wake(): void
  /** Begins nothing more and waits for what is under way. */
  stop(): Promise<void>
}

export interface TakingBackDeps {
  readonly store: Pick<Store, 'takeBacks'>
  readonly channels: ReadonlyMap<string, Channel>
  readonly time: Time
  readonly random: () => number
  /** How a try ended: how many messages are gone from the phone, how many are tried again, and why. */
  readonly report: (report: {
    readonly channel: string
    readonly taken: number
    readonly left: number
    readonly code: string | null
  }) => void
}

/** It stands behind the others, and is tried like what got no answer. */
const threw: SendOutcome = { kind: 'uncertain', code: 'threw' }

const longestNapMs = 30_000
const batch = 20

/** A message that is about to be too old is not asked for: the answer would be a refusal. */
const marginMs = 60_000

/**
 * Has channels delete what was said, on both sides, from the phone of whoever left. What a channel cannot delete, or not any more, is let
 * go; what it refuses for now is tried until it is too old.
 */
export function startTakingBack({ store, channels, time, random, report }: TakingBackDeps): TakingBack {
  const stopping = new AbortController()
  const { signal } = stopping
  const nap = new Nap(time, signal)

  async function run(): Promise<void> {
    while (!signal.aborted) {
      const more = await takeDue().catch(() => false) // busy or closed: it stays due
      if (!more) await nap.sleep(longestNapMs)
    }
  }

  async function takeDue(): Promise<boolean> {
    const { open, unreadable } = await store.takeBacks.due(time.nowMs(), batch)
    for (const channel of unreadable) report({ channel, taken: 0, left: 0, code: 'unreadable' })
    for (const one of open) if (!signal.aborted) await take(one)
    return open.length + unreadable.length === batch
  }

  async function take(one: TakeBack): Promise<void> {
    const channel = channels.get(one.to.channel)
    const messages = channel?.takeBack === undefined ? [] : one.messages.filter((message) => isYoung(message, channel, time.nowMs()))
    if (channel?.takeBack === undefined || messages.length === 0) return store.takeBacks.settle(one, [], 0)
    const ids = messages.map(({ remoteId }) => remoteId)
    const over = AbortSignal.any([signal, AbortSignal.timeout(channel.pacing.timeoutMs * 2)])
    const outcomes = await channel.takeBack(one.to, ids, over).catch(() => ids.map(() => threw))
    const left = messages.filter((_, at) => isOpen(outcomes[at]))
    const again = outcomes.find(isOpen)
    await store.takeBacks.settle(one, left, time.nowMs() + Math.max(1000, waitMs(one.tries, secondsOf(again), random)))
    report({
      channel: channel.name,
      taken: outcomes.filter(({ kind }) => kind === 'sent').length,
      left: left.length,
      code: codeOf(outcomes),
    })
  }

  const ended = run()
  return {
    wake: () => nap.wake(),
    stop() {
      stopping.abort()
      return ended
    },
  }
}

function isYoung({ atMs }: SentMessage, { limits }: Channel, nowMs: number): boolean {
  return nowMs - atMs < limits.deletesWithinMs - marginMs
}

/** Nobody knows yet whether it is gone. */
function isOpen(outcome: SendOutcome | undefined): boolean {
  return outcome === undefined || outcome.kind === 'try-later' || outcome.kind === 'uncertain'
}

function secondsOf(outcome: SendOutcome | undefined): number | null {
  return outcome?.kind === 'try-later' ? outcome.afterSeconds : null
}

function codeOf(outcomes: readonly SendOutcome[]): string | null {
  const failed = outcomes.find((outcome) => outcome.kind !== 'sent')
  return failed !== undefined && 'code' in failed ? failed.code : null
}
