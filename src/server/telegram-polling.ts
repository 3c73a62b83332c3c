import type { OpenTelegram } from '../adapters/telegram/open-telegram.ts'
import { pollTelegram } from '../adapters/telegram/poll.ts'
import { AppError } from '../errors.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Store } from '../store/store.ts'
import type { Time } from '../time.ts'
import type { Log } from './log.ts'
import { keep, type OnStaffRoom } from './receive.ts'
import type { Turns } from './turns.ts'

export interface PollingDeps {
  readonly telegram: OpenTelegram
  readonly store: Store
  readonly turns: Turns
  readonly onStaffRoom: OnStaffRoom
  readonly knowledge: () => Knowledge | null
  readonly time: Time
  readonly log: Log
}

/** Asks Telegram for updates where it cannot reach us; each takes the same way as a webhook call. Returns what ends it. */
export function startPolling({ telegram, store, turns, onStaffRoom, knowledge, time, log }: PollingDeps): () => Promise<void> {
  const stopping = new AbortController()
  const channel = telegram.channel.name
  const ended = pollTelegram(
    telegram.api,
    {
      async keep(update) {
        if (knowledge() === null) throw new AppError('no-content', 'nothing could answer')
        void turns.take(await keep(telegram.channel, update, store, onStaffRoom))
        void telegram.channel.acknowledge?.(update)
      },
      nowMs: time.nowMs,
      onTrouble: (code) => (code === null ? log.info('channel-well', { channel }) : log.warn('channel-trouble', { channel, code })),
      waitSeconds: 50,
      idleMs: 1000,
    },
    stopping.signal,
  )
  return () => {
    stopping.abort()
    return ended
  }
}
