import type { OpenChannel } from '../../adapters/open-channel.ts'
import { AppError } from '../../errors.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Time } from '../../time.ts'
import type { Log } from '../log.ts'
import { type InboxStore, keep, type OnStaffRoom } from '../receive.ts'
import type { Turns } from '../turns.ts'

export interface PollingDeps {
  readonly open: readonly OpenChannel[]
  readonly store: InboxStore
  readonly turns: Turns
  readonly onStaffRoom: OnStaffRoom
  readonly knowledge: () => Knowledge | null
  readonly time: Time
  readonly log: Log
  /** See `openTroubles`. */
  readonly onTrouble: (channel: string, part: string, code: string | null) => void
}

/**
 * Asks the channels that cannot reach us, and tends those that need it; what they tell takes the same way as a
 * webhook call. Returns what ends it.
 */
export function startPolling({ open, store, turns, onStaffRoom, knowledge, time, log, onTrouble }: PollingDeps): () => Promise<void> {
  const stopping = new AbortController()
  const tended = open.map(({ tend }) => tend?.(stopping.signal))
  const ended = open.map(({ channel, poll }) =>
    poll?.(
      {
        async keep(call) {
          if (knowledge() === null) throw new AppError('no-content', 'nothing could answer')
          void turns.take(await keep(channel, call, store, onStaffRoom))
          void channel.acknowledge?.(call)
        },
        now: time.nowMs,
        steadyMs: time.steadyMs,
        onTrouble(code) {
          if (code !== null) log.warn('channel-trouble', { channel: channel.name, code })
          onTrouble(channel.name, 'polling', code === null ? null : 'not-heard') // one trouble, however its code changes from try to try
        },
      },
      stopping.signal,
    ),
  )
  return async () => {
    stopping.abort()
    await Promise.all([...tended, ...ended])
  }
}
