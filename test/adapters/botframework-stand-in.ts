import { generateKeyPairSync, type KeyObject, sign as signBytes } from 'node:crypto'
import type http from 'node:http'
import { Calls, openService } from './loopback-service.ts'

/** What the stand-in does with the next thing that the bot says. */
export type Plan =
  | { readonly does: 'accept' }
  | { readonly does: 'refuse'; readonly status: number; readonly code?: string; readonly retryAfterSeconds?: number }
  /** Takes it and never answers. */
  | { readonly does: 'swallow' }
  /** Takes it, begins an answer and hangs up. */
  | { readonly does: 'cut' }
  /** Takes it and answers 200 with nothing, as some services do. */
  | { readonly does: 'nod' }

/** One activity that the bot posted. */
export interface Said {
  readonly conversation: string
  readonly activity: Readonly<Record<string, unknown>>
  readonly authorization: string
  /** Whether it reached the person, whatever was answered. */
  readonly arrived: boolean
}

export interface TokenParts {
  readonly header?: Readonly<Record<string, unknown>>
  readonly claims?: Readonly<Record<string, unknown>>
  /** Signed by this key in place of the service's. */
  readonly key?: KeyObject
}

/**
 * Microsoft's side, over real HTTP on loopback: keys of the service, tokens for the bot, and the connector that the bot posts to.
 * Written from the protocol's own description: tokens are RS256 with issuer, audience, life time and the host of the connector, keys name
 * the apps that they stand for, the connector wants a bearer token and answers with the id of what it took.
 */
export interface BotFrameworkStandIn {
  readonly url: string
  /** Where the bot is told to answer. */
  readonly serviceUrl: string
  readonly said: readonly Said[]
  /** A token as the service signs it for a call to the bot; parts may be put wrong. */
  token(parts?: TokenParts): string
  plan(...plans: readonly Plan[]): void
  /** The next calls for a token, or for keys, are answered with this status; null: as they should be. */
  failing(what: 'tokens' | 'keys', status: number | null): void
  /** How often tokens and keys were asked for. */
  readonly asked: { tokens: number; keys: number }
  waitFor(wanted: (said: Said) => boolean): Promise<Said>
  close(): Promise<void>
}

export const app = {
  id: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
  secret: 'a~secret.of-some_length',
  tenant: '0f8fad5b-d9cb-469f-a165-70867728950e',
} as const

/** One red dot, as a page would have stored it: the service keeps it at `/files/picture`. */
const picture = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==', 'base64')

const issuer = 'https://api.botframework.com'

export async function openBotFrameworkStandIn(): Promise<BotFrameworkStandIn> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const said = new Calls<Said>()
  const plans: Plan[] = []
  const failing: { tokens: number | null; keys: number | null } = { tokens: null, keys: null }
  const asked = { tokens: 0, keys: 0 }
  const bearer = 'token-of-the-bot'
  let ids = 0

  function serve(request: http.IncomingMessage, body: Buffer, response: http.ServerResponse): void {
    const path = decodeURIComponent(request.url ?? '')
    const [, conversation] = /^\/emea\/v3\/conversations\/([^/]+)\/activities$/.exec(path) ?? []
    if (path === '/files/picture') response.writeHead(200, { 'content-type': 'image/png' }).end(picture)
    else if (path.startsWith('/v1/.well-known/')) answer(response, keysAt(path))
    else if (path === `/${app.tenant}/oauth2/v2.0/token`) answer(response, tokenFor(new URLSearchParams(body.toString('utf8'))))
    else if (request.method === 'POST' && conversation !== undefined)
      take(conversation, JSON.parse(body.toString('utf8')), request.headers.authorization ?? '', response)
    else answer(response, { status: 404, body: { error: { code: 'NotFound' } } })
  }

  function keysAt(path: string): Answer {
    asked.keys += 1
    if (failing.keys !== null) return { status: failing.keys, body: {} }
    if (path.endsWith('openidconfiguration')) return { status: 200, body: { issuer, jwks_uri: `${url}/v1/.well-known/keys` } }
    const { n, e } = publicKey.export({ format: 'jwk' })
    return {
      status: 200,
      body: { keys: [{ kty: 'RSA', use: 'sig', kid: 'key-1', n, e, endorsements: ['msteams', 'directline', 'webchat'] }] },
    }
  }

  function tokenFor(form: URLSearchParams): Answer {
    asked.tokens += 1
    if (failing.tokens !== null) return { status: failing.tokens, body: { error: 'invalid_client' } }
    const wanted = { grant_type: 'client_credentials', client_id: app.id, client_secret: app.secret, scope: `${issuer}/.default` }
    const right = Object.entries(wanted).every(([name, value]) => form.get(name) === value)
    if (!right) return { status: 401, body: { error: 'invalid_client' } }
    return { status: 200, body: { token_type: 'Bearer', expires_in: 3599, access_token: bearer } }
  }

  function take(conversation: string, activity: Said['activity'], authorization: string, response: http.ServerResponse): void {
    const plan = plans.shift() ?? { does: 'accept' }
    const proven = authorization === `Bearer ${bearer}`
    said.add({ conversation, activity, authorization, arrived: proven && plan.does !== 'refuse' })
    ids += 1
    if (!proven) answer(response, { status: 401, body: { error: { code: 'Unauthorized' } } })
    else if (plan.does === 'accept') answer(response, { status: 200, body: { id: `activity-${ids}` } })
    else if (plan.does === 'nod') response.writeHead(200).end()
    else if (plan.does === 'refuse') {
      const after = plan.retryAfterSeconds === undefined ? {} : { 'retry-after': String(plan.retryAfterSeconds) }
      answer(response, { status: plan.status, body: { error: { code: plan.code ?? 'Refused' } }, headers: after })
    } else if (plan.does === 'cut') {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' })
      response.write('{"id":')
      setImmediate(() => response.destroy())
    }
  }

  const { url, close } = await openService(serve)
  const serviceUrl = `${url}/emea/`

  return {
    url,
    serviceUrl,
    said: said.all,
    asked,
    token({ header = {}, claims = {}, key = privateKey } = {}) {
      const nowSeconds = Math.floor(Date.now() / 1000)
      const standard = { iss: issuer, aud: app.id, serviceurl: serviceUrl, nbf: nowSeconds - 300, exp: nowSeconds + 3600 }
      const signed = `${encode({ alg: 'RS256', kid: 'key-1', typ: 'JWT', ...header })}.${encode({ ...standard, ...claims })}`
      return `${signed}.${signBytes('sha256', Buffer.from(signed), key).toString('base64url')}`
    },
    plan: (...more) => void plans.push(...more),
    failing(what, status) {
      failing[what] = status
    },
    waitFor: (wanted) => said.waitFor(wanted),
    close,
  }
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url')
}

interface Answer {
  readonly status: number
  readonly body: object
  readonly headers?: Readonly<Record<string, string>>
}

function answer(response: http.ServerResponse, { status, body, headers = {} }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
}

/** A message of one person on Teams, as the service delivers it. */
export function message(standIn: Pick<BotFrameworkStandIn, 'serviceUrl'>, person: string, id: string, more: object): object {
  return {
    type: 'message',
    id,
    channelId: 'msteams',
    serviceUrl: standIn.serviceUrl,
    timestamp: '2026-11-25T08:00:00.000Z',
    from: { id: `29:${person}`, name: 'Somebody', aadObjectId: '9e107d9d-372b-4b68-9f2e-0a5d6b7c8d9e' },
    recipient: { id: `28:${app.id}`, name: 'Bến An' },
    conversation: { id: person, conversationType: 'personal', tenantId: app.tenant },
    locale: 'vi-VN',
    textFormat: 'plain',
    ...more,
  }
}
