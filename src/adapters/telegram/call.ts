import type { ApiMethods, Opts } from 'grammy/types'
import { z } from 'zod'
import type { Poster } from '../post-json.ts'

/** How a call to the Bot API ended; never a rejection. */
export type Called<T> =
  | { readonly kind: 'ok'; readonly result: T }
  | { readonly kind: 'refused'; readonly status: number; readonly description: string; readonly retryAfterSeconds: number | null }
  | { readonly kind: 'not-sent'; readonly code: string }
  | { readonly kind: 'no-answer'; readonly code: string }

/** One call to the Bot API. The types are grammY's; the answer is taken at Telegram's word. */
export type TelegramCall = <M extends keyof ApiMethods>(
  method: M,
  payload: Opts<M>,
  timeoutMs: number,
  signal?: AbortSignal,
) => Promise<Called<ReturnType<ApiMethods[M]>>>

/** The token stands in the address, so no address is ever logged or thrown. */
export function telegramCall(poster: Poster, apiRoot: string, token: string): TelegramCall {
  return async (method, payload, timeoutMs, signal) => {
    const posted = await poster.post(`${apiRoot}/bot${token}/${method}`, payload, timeoutMs, signal)
    if (posted.kind !== 'answered') return posted
    const answer = readAnswer(posted.body)
    if (answer?.ok === true) return { kind: 'ok', result: answer.result as ReturnType<ApiMethods[typeof method]> }
    if (answer?.ok === false)
      return {
        kind: 'refused',
        status: answer.error_code,
        description: answer.description,
        retryAfterSeconds: answer.parameters?.retry_after ?? null,
      }
    // An error page of a proxy is a refusal; a broken answer to a good status may stand for a message that was sent.
    if (posted.status >= 300) return { kind: 'refused', status: posted.status, description: '', retryAfterSeconds: null }
    return { kind: 'no-answer', code: 'unreadable-answer' }
  }
}

const answerSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), result: z.unknown() }),
  z.object({
    ok: z.literal(false),
    error_code: z.int(),
    description: z.string().catch(''),
    parameters: z
      .object({ retry_after: z.number().nonnegative().optional().catch(undefined) })
      .optional()
      .catch(undefined),
  }),
])

function readAnswer(body: string): z.infer<typeof answerSchema> | null {
  try {
    return answerSchema.parse(JSON.parse(body))
  } catch {
    return null
  }
}
