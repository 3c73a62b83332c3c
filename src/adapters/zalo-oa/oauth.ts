import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Poster } from '../post-json.ts'
import { readJson } from '../read-json.ts'

export interface OauthSettings {
  readonly appId: string
  readonly appSecret: string
  readonly oauthRoot: string
}

/** A log-in that was begun: who ends it shows `proof`, and the service hands `state` back. */
export interface BegunLogin {
  readonly state: string
  readonly proof: string
  /** Where an administrator of the account consents. */
  readonly url: string
}

/** `redirect` has to be what is saved in Zalo's console, letter by letter. */
export function beginLogin({ appId, oauthRoot }: OauthSettings, redirect: string): BegunLogin {
  const [state, proof] = [randomBytes(24).toString('base64url'), randomBytes(32).toString('base64url')]
  const url = new URL(`${oauthRoot}/v4/oa/permission`)
  url.search = new URLSearchParams({
    app_id: appId,
    redirect_uri: redirect,
    code_challenge: createHash('sha256').update(proof).digest('base64url'),
    state,
  }).toString()
  return { state, proof, url: url.href }
}

/** How asking for a pair ended. `uncertain`: it may have been given out, and then the one before it has ended. */
export type Granted =
  | { readonly kind: 'granted'; readonly access: string; readonly refresh: string; readonly lifeMs: number }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'failed'; readonly code: string; readonly uncertain: boolean }

export type Grant =
  | { readonly grant_type: 'authorization_code'; readonly code: string; readonly code_verifier: string }
  | { readonly grant_type: 'refresh_token'; readonly refresh_token: string }

/**
 * An answer is waited for longer than elsewhere, and as long as a stop may take: a pair that was given out and not heard of locks us out.
 */
const timeoutMs = 12_000

/** Asks for a pair of tokens. Never rejects. */
export async function askForTokens(poster: Poster, settings: OauthSettings, grant: Grant): Promise<Granted> {
  const { appId, appSecret, oauthRoot } = settings
  const form = new URLSearchParams({ app_id: appId, ...grant }).toString()
  const headers = { 'content-type': 'application/x-www-form-urlencoded', secret_key: appSecret }
  const posted = await poster.post(`${oauthRoot}/v4/oa/access_token`, form, AbortSignal.timeout(timeoutMs), headers)
  if (posted.kind !== 'answered') return { kind: 'failed', code: posted.code, uncertain: posted.kind === 'no-answer' }
  return readGrant(posted.status, posted.body)
}

const usualLifeSeconds = 25 * 3600

/** `expires_in` is written as text. */
const pair = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  expires_in: z.union([z.string(), z.number()]).transform(Number).pipe(z.number().positive()).catch(usualLifeSeconds),
})
const refusal = z.object({ error: z.union([z.int(), z.string()]).transform(String) })

function readGrant(status: number, body: string): Granted {
  const json = readJson(body)
  const given = pair.safeParse(json).data
  if (given !== undefined)
    return { kind: 'granted', access: given.access_token, refresh: given.refresh_token, lifeMs: given.expires_in * 1000 }
  const refused = refusal.safeParse(json).data
  if (refused !== undefined && status < 500) return { kind: 'refused', code: codeOf(refused.error) }
  return { kind: 'failed', code: `zalo-http-${status}`, uncertain: status < 300 }
}

/** Only what may stand in a log. */
function codeOf(error: string): string {
  return /^-?[\w]{1,32}$/.test(error) ? `zalo${error.startsWith('-') ? '' : '-'}${error}` : 'zalo-refused'
}
