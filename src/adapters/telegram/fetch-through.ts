import { z } from 'zod'
import { believed, lostSight, type Posted, type Poster } from '../post-json.ts'
import { readJson } from '../read-json.ts'
import type { Called } from './call.ts'

/** Why grammY's client got no answer, and whether any byte had left. No address stands in it, for that holds the token. */
export class Unanswered extends Error {
  readonly kind: 'not-sent' | 'no-answer'
  readonly code: string

  constructor(kind: 'not-sent' | 'no-answer', code: string) {
    super(code)
    this.name = 'Unanswered'
    this.kind = kind
    this.code = code
  }
}

/** As much of `fetch` as grammY's client uses for JSON. Every rejection is an `Unanswered`. */
export function fetchThrough(poster: Poster) {
  return async (url: string | URL, { body, signal }: { readonly body: string; readonly signal: AbortSignal }) => {
    const answer = answerIn(await poster.post(url, body, signal))
    if ('kind' in answer) throw new Unanswered(answer.kind, answer.code)
    return { json: async () => answer }
  }
}

/** The end of a call that was made without grammY's client, told as its are. */
export function callOf<T>(posted: Posted): Called<T> {
  const answer = answerIn(posted)
  if ('kind' in answer) return answer
  if (answer.ok) return { kind: 'ok', result: answer.result as T }
  const { error_code: status, description, parameters } = answer
  return { kind: 'refused', status, description, retryAfterSeconds: believed(parameters?.retry_after) }
}

/**
 * What Telegram said, if it was Telegram that spoke. That somebody is gone, or a message is no good, counts in its own form only: a page in
 * its place, of a network that blocks or wants a log-in, says that nothing was carried out, and no more. A broken answer to a good status
 * may stand for a message that was sent.
 */
function answerIn(posted: Posted): Answer | Exclude<Posted, { readonly kind: 'answered' }> {
  if (posted.kind !== 'answered') return posted
  const { status, body, retryAfterSeconds } = posted
  const read = answer.safeParse(readJson(body)).data
  if (read?.ok !== true && lostSight.has(status)) return { kind: 'no-answer', code: `telegram-${status}` }
  if (read !== undefined) return read
  if (status < 300) return { kind: 'no-answer', code: 'unreadable-answer' }
  if (status < 500 && !saidByPages.has(status)) return { kind: 'not-sent', code: `page-${status}` }
  return {
    ok: false,
    error_code: status,
    description: '',
    ...(retryAfterSeconds !== null && { parameters: { retry_after: retryAfterSeconds } }),
  }
}

/** What the servers before the Bot API say by themselves: a file is too large, a call came too soon. */
const saidByPages: ReadonlySet<number> = new Set([413, 429])

const answer = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), result: z.unknown() }),
  z.object({
    ok: z.literal(false),
    error_code: z.int(),
    description: z.string().catch(''),
    parameters: z.record(z.string(), z.unknown()).optional().catch(undefined),
  }),
])

type Answer = z.infer<typeof answer>
