import { Api, GrammyError, HttpError } from 'grammy/web'
import { believed, type Poster } from '../post-json.ts'
import { fetchThrough, Unanswered } from './fetch-through.ts'

/** How a call to the Bot API ended. `no-answer`: it may have been carried out. */
export type Called<T> =
  | { readonly kind: 'ok'; readonly result: T }
  | Refused
  | { readonly kind: 'not-sent'; readonly code: string }
  | { readonly kind: 'no-answer'; readonly code: string }

export interface Refused {
  readonly kind: 'refused'
  readonly status: number
  readonly description: string
  readonly retryAfterSeconds: number | null
  /** The group has become a supergroup and has this id now. */
  readonly movedTo?: string
}

/** grammY declares the signals of a package from before there were signals everywhere; the plain ones are what it is given. */
export type Over = NonNullable<Parameters<Api['getMe']>[0]>

/** grammY's client over our own connections. Whatever is called goes through `called`, for its errors hold what was to be said. */
export function openApi(poster: Poster, { token, apiRoot }: { readonly token: string; readonly apiRoot: string }): Api {
  return new Api(token, { apiRoot, fetch: fetchThrough(poster) })
}

/**
 * Makes one call, given up after `timeoutMs` or when `giveUp` says so, and tells how it ended. The result is taken at Telegram's word.
 * Rejects for a mistake of ours only.
 */
export async function called<T>(call: (over: Over) => Promise<T>, timeoutMs: number, giveUp?: AbortSignal): Promise<Called<T>> {
  const over = new AbortController()
  const timer = setTimeout(() => over.abort('timeout'), timeoutMs)
  const stop = () => over.abort('aborted')
  giveUp?.addEventListener('abort', stop)
  if (giveUp?.aborted) stop()
  try {
    return { kind: 'ok', result: await call(over.signal as Over) }
  } catch (error) {
    if (error instanceof GrammyError) return refused(error)
    if (!(error instanceof HttpError)) throw error
    const { kind, code } = error.error instanceof Unanswered ? error.error : { kind: 'no-answer' as const, code: 'broken' }
    return { kind, code: over.signal.aborted ? String(over.signal.reason) : code }
  } finally {
    clearTimeout(timer)
    giveUp?.removeEventListener('abort', stop)
  }
}

function refused({ error_code: status, description, parameters }: GrammyError): Called<never> {
  const { retry_after: seconds, migrate_to_chat_id: moved } = parameters
  return {
    kind: 'refused',
    status,
    description,
    retryAfterSeconds: believed(seconds),
    ...(typeof moved === 'number' && { movedTo: String(moved) }),
  }
}
