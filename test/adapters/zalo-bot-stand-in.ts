import type http from 'node:http'
import { Calls, openService } from './loopback-service.ts'

/** What the stand-in does with the next calls of a method. */
export type ZaloBotPlan =
  | { readonly does: 'accept' }
  /** The platform's own refusal, under the HTTP status 200 or the code itself: sources disagree. */
  | { readonly does: 'refuse'; readonly code: number; readonly description: string; readonly under?: 200; readonly spelt?: 'errorCode' }
  /** Too much at once, with the header that says for how long. */
  | { readonly does: 'slow-down'; readonly seconds: number }
  /** An error page, as something in between gives. */
  | { readonly does: 'break'; readonly status: number }
  /** Takes the message and answers so much later. */
  | { readonly does: 'wait'; readonly ms: number }
  /** Takes the message and never answers. */
  | { readonly does: 'swallow' }
  /** Takes the message and answers 200 with something that is no answer. */
  | { readonly does: 'babble' }

export interface ZaloBotCall {
  readonly method: string
  readonly token: string
  readonly payload: Readonly<Record<string, unknown>>
  /** Whether it was carried out, whatever was answered. */
  readonly carriedOut: boolean
}

/**
 * The Zalo Bot Platform on a bad day, over real HTTP on loopback. Written from what is documented and was captured of it, not from our
 * adapter: everything is a POST of JSON under `/bot<token>/`, `getUpdates` gives one event a call without an offset and 408 when nothing
 * came, not while a webhook is set, and texts have 1 to 2,000 characters.
 */
export interface ZaloBotStandIn {
  readonly url: string
  readonly calls: readonly ZaloBotCall[]
  /** The next calls of `method` follow these plans, one each; after that everything is accepted. */
  plan(method: string, ...plans: readonly ZaloBotPlan[]): void
  /** Every call of `method` follows this plan until it is set to null. */
  always(method: string, plan: ZaloBotPlan | null): void
  /** Makes events available to `getUpdates`. */
  deliver(...events: readonly object[]): void
  /** Events that nobody has asked for yet. */
  pending(): number
  /** Resolves when a call of `method` has been received that `wanted` accepts, now or later. */
  waitFor(method: string, wanted?: (call: ZaloBotCall) => boolean): Promise<ZaloBotCall>
  close(): Promise<void>
}

interface Answered {
  readonly status: number
  readonly body: object
}

export async function openZaloBotStandIn(): Promise<ZaloBotStandIn> {
  const calls = new Calls<ZaloBotCall>()
  const next = new Map<string, ZaloBotPlan[]>()
  const standing = new Map<string, ZaloBotPlan>()
  const events: object[] = []
  let webhook = ''
  let sent = 0

  async function carryOut(method: string, payload: Record<string, unknown>): Promise<Answered> {
    switch (method) {
      case 'sendMessage': {
        const length = typeof payload.text === 'string' ? payload.text.length : 0
        if (length < 1 || length > 2000 || typeof payload.chat_id !== 'string') return refusal({ code: 400, description: 'Bad Request' })
        sent += 1
        return { status: 200, body: { ok: true, result: { message_id: `s${sent}`, date: 1_795_000_000_000 } } }
      }
      case 'sendChatAction':
        return { status: 200, body: { ok: true } }
      case 'getMe':
        return ok({ id: '4242', account_name: 'Bot Bến An', account_type: 'BASIC', can_join_groups: false })
      case 'setWebhook': {
        const secret = String(payload.secret_token ?? '')
        if (!String(payload.url).startsWith('https://') || secret.length < 8 || secret.length > 256)
          return refusal({ code: 400, description: 'Bad Request' })
        webhook = String(payload.url)
        return ok({ url: webhook, updated_at: 1_795_000_000_000 })
      }
      case 'deleteWebhook':
        webhook = ''
        return ok({ url: webhook, updated_at: 1_795_000_000_000 })
      case 'getWebhookInfo':
        return ok({ url: webhook, updated_at: 1_795_000_000_000 })
      case 'getUpdates': {
        if (webhook) return refusal({ code: 400, description: 'Bad Request: webhook is set' })
        if (events.length === 0) await calls.untilMore(Math.min(Number(payload.timeout), 1) * 1000)
        const event = events.shift()
        return event ? ok(event) : refusal({ code: 408, description: 'Request Timeout' })
      }
      default:
        return refusal({ code: 400, description: 'Bad Request' })
    }
  }

  async function serve(request: http.IncomingMessage, body: Buffer, response: http.ServerResponse): Promise<void> {
    const [, token = '', method = ''] = /^\/bot([^/]+)\/(\w+)$/.exec(request.url ?? '') ?? []
    const payload = body.length > 0 ? (JSON.parse(body.toString('utf8')) as Record<string, unknown>) : {}
    const plan = next.get(method)?.shift() ?? standing.get(method) ?? { does: 'accept' }
    const carriedOut = !['refuse', 'slow-down', 'break'].includes(plan.does)
    calls.add({ method, token, payload, carriedOut })
    if (plan.does === 'refuse') return answer(response, refusal(plan))
    if (plan.does === 'slow-down') {
      response.setHeader('retry-after', String(plan.seconds))
      return answer(response, refusal({ code: 429, description: 'Quota exceeded' }))
    }
    if (plan.does === 'break') return void response.writeHead(plan.status, { 'content-type': 'text/html' }).end('<html>error</html>')
    if (plan.does === 'wait') await new Promise((resolve) => setTimeout(resolve, plan.ms))
    const done = request.method === 'POST' ? await carryOut(method, payload) : refusal({ code: 404, description: 'Not Found' })
    if (plan.does === 'swallow') return
    if (plan.does === 'babble') return void response.writeHead(200).end('not json')
    answer(response, done)
  }

  const service = await openService(serve)
  return {
    url: service.url,
    calls: calls.all,
    plan: (method, ...plans) => void next.set(method, [...(next.get(method) ?? []), ...plans]),
    always: (method, plan) => void (plan ? standing.set(method, plan) : standing.delete(method)),
    deliver(...more) {
      events.push(...more)
      calls.wake()
    },
    pending: () => events.length,
    waitFor: (method, wanted = () => true) => calls.waitFor((call) => call.method === method && wanted(call)),
    close: service.close,
  }
}

function ok(result: object): Answered {
  return { status: 200, body: { ok: true, result } }
}

function refusal(plan: Omit<Extract<ZaloBotPlan, { does: 'refuse' }>, 'does'>): Answered {
  return { status: plan.under ?? plan.code, body: { ok: false, [plan.spelt ?? 'error_code']: plan.code, description: plan.description } }
}

function answer(response: http.ServerResponse, { status, body }: Answered): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
