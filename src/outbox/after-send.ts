import type { SendOutcome } from '../adapters/channel.ts'
import type { OutboxRow, Settlement } from '../store/outbox-store.ts'

/**
 * Waits between tries, in seconds, then five minutes each: a channel that is down is not hammered, one that stumbled is not kept waiting.
 */
const backOffSeconds = [1, 2, 4, 8, 15, 30, 60]
const lastBackOffSeconds = 300

/** What is safe to say twice is not said without end: after so many tries without an answer staff see it. */
const mostUncertainTries = 5

/** On top of what a channel asks for, so that not everything comes back in the same instant. */
const spreadMs = 1_000

/**
 * What becomes of a row after a try, as data. Pure: `random` gives numbers from 0 to below 1. `row.tries` are those before this one.
 * A channel's own waiting time is never cut short; our own has full jitter. Nothing is put off beyond its expiry.
 */
export function afterSend(
  row: Pick<OutboxRow, 'tries' | 'ifUncertain' | 'expiresAtMs'>,
  outcome: SendOutcome,
  nowMs: number,
  random: () => number,
): Settlement {
  switch (outcome.kind) {
    case 'sent': {
      const { remoteId, repliesLeft } = outcome
      return { state: 'sent', remoteId, ...(repliesLeft !== undefined && { repliesLeft }) }
    }
    case 'refused':
      return { state: 'dead', unreachable: outcome.unreachable, code: outcome.code }
    case 'try-later': {
      const dueAtMs = nowMs + waitMs(row.tries, outcome.afterSeconds, random)
      if (dueAtMs >= row.expiresAtMs) return { state: 'dead', unreachable: false, code: 'expired' }
      return { state: 'due', dueAtMs, code: outcome.code }
    }
    case 'uncertain': {
      const dueAtMs = nowMs + waitMs(row.tries, null, random)
      const again = row.ifUncertain === 'repeat' && row.tries + 1 < mostUncertainTries && dueAtMs < row.expiresAtMs
      return again ? { state: 'due', dueAtMs, code: outcome.code } : { state: 'for-staff', code: outcome.code }
    }
  }
}

/** How long to wait after the try that follows `tries` earlier ones; `asked` is what the channel wants, in seconds. */
export function waitMs(tries: number, asked: number | null, random: () => number): number {
  if (asked !== null) return Math.ceil(asked * 1000 + random() * spreadMs)
  return Math.ceil((backOffSeconds[tries] ?? lastBackOffSeconds) * 1000 * random())
}
