import type { Time } from '../../time.ts'
import type { Log } from '../log.ts'

export interface TroublesDeps {
  readonly time: Pick<Time, 'steadyMs'>
  readonly log: Log
  /** Reaches whoever keeps this copy, wherever they are. */
  readonly alertAdmins: (channel: string, code: string) => void
}

/** Keeps from waking anybody for what ends by itself. */
const patienceMs = 10 * 60_000
const remindMs = 60 * 60_000

interface Trouble {
  readonly code: string
  readonly sinceMs: number
  alertedAtMs: number | null
  loggedAtMs: number
}

/**
 * What keeps a channel from working, as it tells it again and again: into the log at once and every hour, and to the admins when only they
 * can mend it, or when it has lasted. `part` tells one trouble of a channel from another: what ends the one says nothing of the other.
 */
export function openTroubles({ time, log, alertAdmins }: TroublesDeps): (channel: string, part: string, code: string | null) => void {
  const troubles = new Map<string, Trouble>()
  return (channel, part, code) => {
    const key = `${channel}/${part}`
    const nowMs = time.steadyMs()
    const known = troubles.get(key)
    if (code === null) {
      if (troubles.delete(key)) log.info('channel-well', { channel })
      return
    }
    const trouble = known?.code === code ? known : { code, sinceMs: nowMs, alertedAtMs: null, loggedAtMs: Number.NEGATIVE_INFINITY }
    troubles.set(key, trouble)
    if (nowMs - trouble.loggedAtMs >= remindMs) {
      trouble.loggedAtMs = nowMs
      log.warn('channel-trouble', { channel, code })
    }
    if (nowMs - (trouble.alertedAtMs ?? Number.NEGATIVE_INFINITY) < remindMs) return
    if (endsByItself(code) && nowMs - trouble.sinceMs < patienceMs) return
    trouble.alertedAtMs = nowMs
    alertAdmins(channel, code)
  }
}

/**
 * Calls that nothing proves, too: a service that tries our address out makes one or two. A service that has too much, or ails, says so by a
 * status, Zalo's by a code of its own.
 */
function endsByItself(code: string): boolean {
  return (
    /^(?:service|webhook)-/.test(code) ||
    code === 'token-not-renewed' ||
    code === 'calls-unproven' ||
    code === 'not-heard' ||
    /-(?:32|429|5\d\d)$/.test(code)
  )
}
