import { z } from 'zod'
import type { SendOutcome } from '../channel.ts'
import { lostSight, type Posted } from '../post-json.ts'
import { readJson } from '../read-json.ts'

/** What a send that ended so means for its outbox row. Pure. */
export function sendOutcome(posted: Posted): SendOutcome {
  switch (posted.kind) {
    case 'not-sent':
      return { kind: 'try-later', afterSeconds: null, wholeChannel: false, code: posted.code }
    case 'no-answer':
      return { kind: 'uncertain', code: posted.code }
    case 'answered':
      if (posted.status >= 300) return refusal(posted.status, posted.body, posted.retryAfterSeconds)
      if (!isOfService(posted.body)) return { kind: 'uncertain', code: 'unreadable-answer' }
      return { kind: 'sent', remoteId: idIn(posted.body) }
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
  if (!isOfService(body)) return { kind: 'try-later', afterSeconds: null, wholeChannel: false, code }
  const named = errorIn(body)
  const gone = status === 403 || status === 404 || status === 410 || unreachable.has(named)
  return { kind: 'refused', unreachable: gone, code: gone ? 'botframework-unreachable' : code }
}

/** A page of something in between says nothing of the person, nor of the message. Some services answer with nothing at all. */
function isOfService(body: string): boolean {
  return body.trim() === '' || z.looseObject({}).safeParse(readJson(body)).success
}

/** Teams asks to try again after these. */
const passing: ReadonlySet<number> = new Set([409, 412, 423, 425])

/** Said with a 400 as well when there is nobody to write to any more. */
const unreachable: ReadonlySet<string> = new Set(['ConversationNotFound', 'BotNotInConversationRoster', 'ConversationBlockedByUser'])

const sent = z.object({ id: z.string().min(1) })
const failed = z.object({ error: z.object({ code: z.string() }) })

function idIn(body: string): string | null {
  return sent.safeParse(readJson(body)).data?.id ?? null
}

function errorIn(body: string): string {
  return failed.safeParse(readJson(body)).data?.error.code ?? ''
}
