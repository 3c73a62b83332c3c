import { z } from 'zod'
import type { Posted, Poster } from '../post-json.ts'
import { exactJson } from '../read-json.ts'

/** How a call to the Bot Platform ended. `no-answer`: it may have been carried out. */
export type Called =
  | { readonly kind: 'ok'; readonly result: unknown }
  | Refused
  | { readonly kind: 'not-sent'; readonly code: string }
  | { readonly kind: 'no-answer'; readonly code: string }

export interface Refused {
  readonly kind: 'refused'
  /** The platform's own code, which is like an HTTP status; the HTTP status where it gave none. */
  readonly code: number
  readonly description: string
  readonly retryAfterSeconds: number | null
}

/** Calls one method. Never rejects; the address holds the token and appears nowhere else. */
export type ZaloBotApi = (method: Method, payload: object, timeoutMs: number, giveUp?: AbortSignal) => Promise<Called>

type Method = 'getMe' | 'getUpdates' | 'setWebhook' | 'getWebhookInfo' | 'deleteWebhook' | 'sendMessage' | 'sendChatAction'

export function zaloBotApi(poster: Poster, { token, apiRoot }: { readonly token: string; readonly apiRoot: string }): ZaloBotApi {
  return async (method, payload, timeoutMs, giveUp) => {
    const over = AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(giveUp ? [giveUp] : [])])
    return calledBy(await poster.post(`${apiRoot}/bot${token}/${method}`, JSON.stringify(payload), over))
  }
}

const code = z.int().optional().catch(undefined)

const answer = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), result: z.unknown() }),
  z.object({ ok: z.literal(false), error_code: code, errorCode: code, description: z.string().catch('') }),
])

/** Statuses that mean the same whoever says them; below 500 any other is the platform's word only where it stands in an answer of its. */
const ofAnybody: ReadonlySet<number> = new Set([408, 429])

/**
 * Pure. A page of something in between says nothing of the message nor of the token; a broken answer to a good status may
 * stand for a message that was sent.
 */
function calledBy(posted: Posted): Called {
  if (posted.kind !== 'answered') return posted
  const { status, body, retryAfterSeconds } = posted
  const read = answer.safeParse(exactJson(body)).data
  if (read?.ok === true) return { kind: 'ok', result: read.result ?? null }
  if (read === undefined && status >= 200 && status < 300) return { kind: 'no-answer', code: 'unreadable-answer' }
  if (read === undefined && status < 500 && !ofAnybody.has(status)) return { kind: 'not-sent', code: `zalo-bot-http-${status}` }
  const named = read?.error_code ?? read?.errorCode ?? status
  return { kind: 'refused', code: named, description: read?.description ?? '', retryAfterSeconds }
}
