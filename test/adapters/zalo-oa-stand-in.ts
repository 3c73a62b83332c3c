import { createHash } from 'node:crypto'
import type http from 'node:http'
import { Calls, openService } from './loopback-service.ts'
import { appId, appSecret, oaId } from './zalo-oa-events.ts'

/** What the stand-in does with the next messages. */
export type ZaloPlan =
  | { readonly does: 'accept' }
  /** Says no, with the status 200. */
  | { readonly does: 'refuse'; readonly error: number; readonly message?: string; readonly retryAfterSeconds?: number }
  /** An error page, as a proxy in between gives. */
  | { readonly does: 'break'; readonly status: number }
  | { readonly does: 'wait'; readonly ms: number }
  /** Takes the message and never answers. */
  | { readonly does: 'swallow' }
  /** Takes the message and answers 200 with something that is no answer. */
  | { readonly does: 'babble' }

export interface ZaloCall {
  readonly path: string
  readonly access: string
  readonly body: Readonly<Record<string, unknown>>
  /** The person has it, whatever was answered. */
  readonly carriedOut: boolean
  readonly error: number
}

/**
 * Zalo's Open API as it can be on a bad day, over real HTTP on loopback. Written from the vendor's documented behaviour, not from our
 * adapter: what is asked is refused with 200 and an `error`, a refresh token serves once and its successor ends the access token before it, a
 * message has at most 2,000 characters and five buttons.
 */
export interface ZaloStandIn {
  readonly url: string
  readonly calls: readonly ZaloCall[]
  /** How often a pair was asked for. */
  readonly asked: readonly { readonly grant: string; readonly given: boolean }[]
  /** A pair that counts, as if somebody had logged in. */
  grant(): { readonly access: string; readonly refresh: string }
  /** A code for the callback of a log-in that `url` begins, as the consent page gives one. Null: the page would refuse. */
  consent(url: string): URLSearchParams | null
  /** The next messages end so; after that everything is accepted. */
  plan(...plans: readonly ZaloPlan[]): void
  always(plan: ZaloPlan | null): void
  /** What is asked for a pair next ends so. `late`: given out, and never heard of. */
  planTokens(...plans: readonly ('refuse' | 'break' | 'late' | 'give')[]): void
  /** No token counts any more. */
  revoke(): void
  /** What the API says is left of free replies. */
  remaining: string | null
  waitFor(wanted: (call: ZaloCall) => boolean): Promise<ZaloCall>
  close(): Promise<void>
}

interface Answer {
  readonly status: number
  readonly body: unknown
  readonly headers?: Readonly<Record<string, string>>
}

export async function openZaloStandIn(): Promise<ZaloStandIn> {
  const calls = new Calls<ZaloCall>()
  const asked: { grant: string; given: boolean }[] = []
  const next: ZaloPlan[] = []
  const nextTokens: ('refuse' | 'break' | 'late' | 'give')[] = []
  const codes = new Map<string, string>()
  const uploads = new Set<string>()
  let standing: ZaloPlan | null = null
  let pair = { access: '', refresh: '' }
  let pairs = 0
  let messages = 0
  let remaining: string | null = '7'

  const newPair = () => {
    pairs += 1
    pair = { access: `access-${pairs}`, refresh: `refresh-${pairs}` }
    return pair
  }

  function tokens(form: URLSearchParams, secret: string | undefined): Answer {
    const grant = form.get('grant_type') ?? ''
    const plan = nextTokens.shift() ?? 'give'
    const right = secret === appSecret && form.get('app_id') === appId && plan !== 'refuse' && isGranted(grant, form)
    asked.push({ grant, given: right && plan !== 'break' })
    if (plan === 'break') return { status: 503, body: '<html>busy</html>' }
    if (!right) return { status: 200, body: { error_name: 'Invalid grant', error_reason: 'The grant is not valid', error: -14014 } }
    const { access, refresh } = newPair()
    if (plan === 'late') return { status: 0, body: null }
    return { status: 200, body: { access_token: access, refresh_token: refresh, expires_in: '90000' } }
  }

  function isGranted(grant: string, form: URLSearchParams): boolean {
    if (grant === 'refresh_token') return form.get('refresh_token') === pair.refresh && pair.refresh !== ''
    const challenge = codes.get(form.get('code') ?? '')
    codes.delete(form.get('code') ?? '')
    const proof = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    return grant === 'authorization_code' && challenge === proof
  }

  function upload(path: string, type: string, raw: Buffer): Answer {
    const boundary = /^multipart\/form-data; boundary=(.+)$/.exec(type)?.[1]
    const parts = boundary === undefined ? [] : raw.toString('latin1').split(`--${boundary}`)
    const content = parts[1]?.split('\r\n\r\n')
    if (parts.length !== 3 || !content?.[0]?.includes('name="file"')) return refusal(-201)
    const most = path.endsWith('/image') ? 1024 * 1024 : 5 * 1024 * 1024
    if ((content[1] ?? '').length - 2 > most) return refusal(-210)
    const handle = `upload-${uploads.size + 1}`
    uploads.add(handle)
    return {
      status: 200,
      body: { error: 0, message: 'Success', data: path.endsWith('/image') ? { attachment_id: handle } : { token: handle } },
    }
  }

  async function serve(request: http.IncomingMessage, raw: Buffer, response: http.ServerResponse): Promise<void> {
    const path = request.url ?? ''
    if (path === '/v4/oa/access_token') {
      const secret = request.headers.secret_key
      const given = tokens(new URLSearchParams(raw.toString('utf8')), typeof secret === 'string' ? secret : undefined)
      return given.status === 0 ? response.socket?.destroy() && undefined : answer(response, given)
    }
    const access = String(request.headers.access_token ?? '')
    const counts = access !== '' && access === pair.access
    if (path === '/v2.0/oa/getoa')
      return answer(
        response,
        counts
          ? { status: 200, body: { error: 0, message: 'Success', data: { oa_id: oaId, name: 'Bến An thử', package_name: 'Growth' } } }
          : refusal(-216),
      )
    if (path.startsWith('/v2.0/oa/upload/'))
      return answer(response, counts ? upload(path, request.headers['content-type'] ?? '', raw) : refusal(-216))
    if (!['/v3.0/oa/message/cs', '/v2.0/oa/message'].includes(path)) return answer(response, { status: 404, body: 'no such page' })

    const body = JSON.parse(raw.toString('utf8')) as Record<string, unknown>
    const plan: ZaloPlan = next.shift() ?? standing ?? { does: 'accept' }
    const error = plan.does === 'refuse' ? plan.error : counts ? messageError(path, body, uploads) : -216
    const carriedOut = error === 0 && plan.does !== 'break'
    calls.add({ path, access, body, carriedOut, error })
    if (plan.does === 'break') return answer(response, { status: plan.status, body: '<html>error</html>' })
    if (plan.does === 'wait') await new Promise((resolve) => setTimeout(resolve, plan.ms))
    if (plan.does === 'swallow') return
    if (plan.does === 'babble') return answer(response, { status: 200, body: 'thanks' })
    if (error !== 0) {
      const seconds = plan.does === 'refuse' ? plan.retryAfterSeconds : undefined
      return answer(response, { ...refusal(error), ...(seconds !== undefined && { headers: { 'retry-after': String(seconds) } }) })
    }
    messages += 1
    const recipient = body.recipient as { user_id?: string; anonymous_id?: string }
    const quota = remaining === null ? {} : { quota: { quota_type: 'reply', remain: remaining, total: '8', expired_date: '01/12/2026' } }
    const data = {
      message_id: `m${String(messages).padStart(6, '0')}`,
      user_id: recipient.user_id ?? recipient.anonymous_id,
      sent_time: '1795000000456',
      ...quota,
    }
    answer(response, { status: 200, body: { error: 0, message: 'Success', data } })
  }

  const service = await openService(serve)
  return {
    url: service.url,
    calls: calls.all,
    asked,
    get remaining() {
      return remaining
    },
    set remaining(left) {
      remaining = left
    },
    grant: newPair,
    consent(url) {
      const { pathname, searchParams } = new URL(url)
      if (pathname !== '/v4/oa/permission' || searchParams.get('app_id') !== appId || !searchParams.get('redirect_uri')) return null
      const code = `code-${codes.size + 1}-${pairs}`
      codes.set(code, searchParams.get('code_challenge') ?? '')
      return new URLSearchParams({ code, oa_id: oaId, state: searchParams.get('state') ?? '' })
    },
    plan: (...plans) => void next.push(...plans),
    always(plan) {
      standing = plan
    },
    planTokens: (...plans) => void nextTokens.push(...plans),
    revoke() {
      pair = { access: '', refresh: '' }
    },
    waitFor: (wanted) => calls.waitFor(wanted),
    close: service.close,
  }
}

function isAnonymous({ recipient }: Readonly<Record<string, unknown>>): boolean {
  const { anonymous_id: id, conversation_id: conversation } = (recipient ?? {}) as Record<string, unknown>
  return Boolean(id) && Boolean(conversation)
}

/** Why Zalo would refuse a message, whoever sends it; 0: it would not. */
export function messageError(path: string, body: Readonly<Record<string, unknown>>, uploads: ReadonlySet<string> = new Set()): number {
  if (path === '/v2.0/oa/message') return isAnonymous(body) ? 0 : -201
  const { text, attachment } = (body.message ?? {}) as {
    text?: string
    attachment?: { type?: string; payload?: Record<string, unknown> }
  }
  const user = (body.recipient as { user_id?: unknown } | undefined)?.user_id
  if (typeof user !== 'string' || !/^\d{15,20}$/.test(user)) return -201
  if ((text ?? '').length > 2000) return -210
  if (attachment === undefined) return text ? 0 : -201
  const { payload = {} } = attachment
  if (attachment.type === 'file') return uploads.has(String(payload.token)) ? 0 : -100
  if (attachment.type !== 'template') return -233
  return payload.template_type === 'media' ? mediaError(payload, uploads) : buttonsError(payload.buttons)
}

function mediaError(payload: Readonly<Record<string, unknown>>, uploads: ReadonlySet<string>): number {
  const [element] = (payload.elements ?? []) as { media_type?: string; attachment_id?: string; url?: string }[]
  if (element?.media_type !== 'image' || (element.attachment_id !== undefined) === (element.url !== undefined)) return -201
  return element.attachment_id === undefined || uploads.has(element.attachment_id) ? 0 : -100
}

const kindsOfPayload: Readonly<Record<string, (payload: unknown) => boolean>> = {
  'oa.query.show': (payload) => typeof payload === 'string' && payload.length <= 1000,
  'oa.query.hide': (payload) => typeof payload === 'string' && payload.length <= 1000,
  'oa.open.url': (payload) => String((payload as { url?: string }).url).startsWith('https://'),
  'oa.open.phone': (payload) => /^\d+$/.test(String((payload as { phone_code?: string }).phone_code)),
}

function buttonsError(buttons: unknown): number {
  const all = Array.isArray(buttons) ? (buttons as { title?: string; type?: string; payload?: unknown }[]) : []
  if (all.length === 0) return -201
  if (all.length > 5 || all.some(({ title = '' }) => title.length === 0 || title.length > 100)) return -210
  return all.every(({ type = '', payload }) => kindsOfPayload[type]?.(payload)) ? 0 : -201
}

function refusal(error: number): Answer {
  return { status: 200, body: { error, message: 'refused' } }
}

function answer(response: http.ServerResponse, { status, body, headers = {} }: Answer): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text)
}
