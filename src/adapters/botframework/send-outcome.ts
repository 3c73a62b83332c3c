import { z } from 'zod'
import type { SendOutcome } from '../channel.ts'
import { lostSight, type Posted } from '../post-json.ts'

/** What a send that ended so means for its outbox row. Pure. */
export function sendOutcome(posted: Posted): SendOutcome {
  switch (posted.kind) {
    case 'not-sent':
      return { kind: 'try-later', afterSeconds: null, wholeChannel: false, code: posted.code }
    case 'no-answer':
      return { kind: 'uncertain', code: posted.code }
    case 'answered':
      return posted.status < 300
        ? { kind: 'sent', remoteId: idIn(posted.body) }
        : refusal(posted.status, posted.body, posted.retryAfterSeconds)
  }
}

/** A secret that is wrong stays wrong until an operator mends it; meanwhile rows wait, and expire by their own clock. */
export const revokedSeconds = 60

/** By our own pacing nobody is written to too fast, so it is the whole app that is asked to slow down. */
function refusal(status: number, body: string, retryAfterSeconds: number | null): SendOutcome {
  const code = `botframework-${status}`
  if (status === 429) return { kind: 'try-later', afterSeconds: retryAfterSeconds, wholeChannel: true, code }
  if (status === 401) return { kind: 'try-later', afterSeconds: revokedSeconds, wholeChannel: true, code: 'token-revoked' }
  if (lostSight.has(status)) return { kind: 'uncertain', code }
  if (status >= 500 || passing.has(status)) return { kind: 'try-later', afterSeconds: retryAfterSeconds, wholeChannel: false, code }
  const named = errorIn(body)
  const gone = status === 403 || status === 404 || status === 410 || unreachable.has(named)
  return { kind: 'refused', unreachable: gone, code: gone ? 'botframework-unreachable' : code }
}

/** Teams asks to try again after these. */
const passing: ReadonlySet<number> = new Set([409, 412, 423, 425])

/** Said with a 400 as well when there is nobody to write to any more. */
const unreachable: ReadonlySet<string> = new Set(['ConversationNotFound', 'BotNotInConversationRoster', 'ConversationBlockedByUser'])

/** Some services answer a good status with nothing. */
function idIn(body: string): string | null {
  return read(body, z.object({ id: z.string().min(1) }))?.id ?? null
}

function errorIn(body: string): string {
  return read(body, z.object({ error: z.object({ code: z.string() }) }))?.error.code ?? ''
}

function read<T>(body: string, schema: z.ZodType<T>): T | null {
  try {
    return schema.parse(JSON.parse(body))
  } catch {
    return null
  }
}
