import { z } from 'zod'
import type { SendOutcome } from '../channel.ts'
import type { Poster } from '../post-json.ts'
import { readJson } from '../read-json.ts'
import { revokedSeconds } from './send-outcome.ts'
import { type AppSettings, servicesOf } from './settings.ts'

export type Token = { readonly kind: 'token'; readonly token: string } | { readonly kind: 'none'; readonly outcome: SendOutcome }

/** What we prove ourselves with when we write. One is fetched at a time and kept until it is about to end. */
export interface Tokens {
  /** Never rejects: without a token nothing has left, and the outcome says how long to wait. */
  get(): Promise<Token>
  /** The service did not take it. */
  drop(token: string): void
}

const timeoutMs = 4_000

/** Ends so much earlier here than there. */
const spareMs = 5 * 60_000

const answer = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() })

/** `now`: the time, for knowing when a token has ended. */
export function openTokens(poster: Poster, settings: AppSettings, now: () => number): Tokens {
  const { tokens: url, scope } = servicesOf(settings)
  const { id, secret } = settings.app
  const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: id, client_secret: secret, scope }).toString()
  let kept: { readonly token: string; readonly untilMs: number } | null = null
  let asking: Promise<Token> | null = null

  async function ask(): Promise<Token> {
    const type = { 'content-type': 'application/x-www-form-urlencoded' }
    const posted = await poster.post(url, form, AbortSignal.timeout(timeoutMs), type)
    if (posted.kind !== 'answered') return later(posted.code, null, false)
    if (posted.status === 429 || posted.status >= 500) return later(`login-${posted.status}`, posted.retryAfterSeconds, true)
    const read = posted.status < 300 ? answer.safeParse(readJson(posted.body)).data : undefined
    if (!read) return later('token-revoked', revokedSeconds, true)
    kept = { token: read.access_token, untilMs: now() + Math.max(read.expires_in * 1000 - spareMs, 0) }
    return { kind: 'token', token: kept.token }
  }

  return {
    get() {
      if (kept !== null && kept.untilMs > now()) return Promise.resolve({ kind: 'token', token: kept.token })
      asking ??= ask().finally(() => {
        asking = null
      })
      return asking
    },
    drop(token) {
      if (kept?.token === token) kept = null
    },
  }
}

function later(code: string, afterSeconds: number | null, wholeChannel: boolean): Token {
  return { kind: 'none', outcome: { kind: 'try-later', afterSeconds, wholeChannel, code } }
}
