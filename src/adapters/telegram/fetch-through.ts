import { z } from 'zod'
import type { Posted, Poster } from '../post-json.ts'
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
    const posted = await poster.post(url, body, signal)
    if (posted.kind !== 'answered') throw new Unanswered(posted.kind, posted.code)
    const answer = readAnswer(posted.body) ?? refusedBy(posted.status)
    return { json: async () => answer }
  }
}

/** The end of a call that was made without grammY's client, told as its are. */
export function callOf<T>(posted: Posted): Called<T> {
  if (posted.kind !== 'answered') return posted
  const answer = readAnswer(posted.body)
  if (answer?.ok) return { kind: 'ok', result: answer.result as T }
  if (answer === null && posted.status < 300) return { kind: 'no-answer', code: 'unreadable-answer' }
  const { error_code: status, description, parameters } = answer ?? { error_code: posted.status, description: '', parameters: undefined }
  const seconds = parameters?.retry_after
  return { kind: 'refused', status, description, retryAfterSeconds: typeof seconds === 'number' && seconds >= 0 ? seconds : null }
}

/** An error page of a proxy is a refusal; a broken answer to a good status may stand for a message that was sent. */
function refusedBy(status: number): Answer {
  if (status < 300) throw new Unanswered('no-answer', 'unreadable-answer')
  return { ok: false, error_code: status, description: '' }
}

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

function readAnswer(body: string): Answer | null {
  try {
    return answer.parse(JSON.parse(body))
  } catch {
    return null
  }
}
