import type http from 'node:http'
import type { Forum } from './forum-stand-in.ts'
import { Calls, openService } from './loopback-service.ts'

/** What the stand-in does with the next calls of a method. */
export type Plan =
  | { readonly does: 'accept' }
  | { readonly does: 'refuse'; readonly status: number; readonly description: string; readonly retryAfterSeconds?: number }
  /** An error page, as a proxy in between gives. */
  | { readonly does: 'break'; readonly status: number }
  | { readonly does: 'wait'; readonly ms: number }
  /** Takes the message and never answers. */
  | { readonly does: 'swallow' }
  /** Takes the message, begins an answer and hangs up. */
  | { readonly does: 'cut' }
  /** Takes the message and answers 200 with something that is no answer. */
  | { readonly does: 'babble' }

export interface Call {
  readonly method: string
  readonly token: string
  readonly payload: Readonly<Record<string, unknown>>
  /** Whether the stand-in carried it out, whatever it answered. */
  readonly carriedOut: boolean
}

/**
 * Telegram as it can be on a bad day, over real HTTP on loopback. Written from the vendor's documented behaviour, not from our
 * adapter: message ids rise, `getUpdates` gives what is not yet confirmed by a higher offset and holds a call that has nothing to
 * tell, a webhook set turns it off, and a call to a webhook carries the secret header.
 */
export interface TelegramStandIn {
  readonly url: string
  readonly calls: readonly Call[]
  /** The next calls of `method` follow these plans, one each; after that everything is accepted. */
  plan(method: string, ...plans: readonly Plan[]): void
  /** Every call of `method` follows this plan until it is set to null. */
  always(method: string, plan: Plan | null): void
  /** Makes updates available to `getUpdates`. */
  deliver(...updates: readonly object[]): void
  /** From now on this file can be asked for by its id. */
  hold(fileId: string, bytes: Buffer): void
  /** Updates that no offset has confirmed yet. */
  pending(): number
  /** Resolves when a call of `method` has been received that `wanted` accepts, now or later. */
  waitFor(method: string, wanted?: (call: Call) => boolean): Promise<Call>
  close(): Promise<void>
}

/** `forum`: a group of the staff's beside the private chats. */
export async function openTelegramStandIn(forum: Forum | null = null): Promise<TelegramStandIn> {
  const calls = new Calls<Call>()
  const next = new Map<string, Plan[]>()
  const standing = new Map<string, Plan>()
  const updates: { id: number; body: object }[] = []
  const files = new Map<string, Buffer>()
  let webhook = ''
  let messageId = 100

  async function carryOut(method: string, payload: Record<string, unknown>): Promise<{ status: number; body: unknown }> {
    const there = forum?.call(method, payload) ?? null
    if (there !== null) return there
    switch (method) {
      case 'sendPhoto':
      case 'sendDocument':
      case 'sendMessage': {
        messageId += 1
        return ok({ message_id: messageId, date: 0, chat: { id: payload.chat_id, type: 'private' }, text: payload.text })
      }
      case 'getMe':
        return ok({ id: 4242, is_bot: true, first_name: 'Stand-in', username: 'stand_in_bot' })
      case 'setWebhook':
        webhook = String(payload.url)
        return ok(true)
      case 'deleteWebhook':
        webhook = ''
        return ok(true)
      case 'getWebhookInfo':
        return ok({ url: webhook, has_custom_certificate: false, pending_update_count: updates.length })
      case 'getUpdates': {
        if (webhook)
          return refuse(409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete it first")
        const offset = Number(payload.offset ?? 0)
        for (let n = updates.length - 1; n >= 0; n -= 1) if ((updates[n]?.id ?? 0) < offset) updates.splice(n, 1)
        if (updates.length === 0) await calls.untilMore(Number(payload.timeout ?? 0) * 1000)
        return ok(updates.slice(0, 100).map((update) => update.body))
      }
      case 'getFile':
        return files.has(String(payload.file_id))
          ? ok({ file_id: payload.file_id, file_unique_id: 'u', file_path: `files/${payload.file_id}` })
          : refuse(400, 'Bad Request: invalid file_id')
      case 'deleteMessages':
      case 'sendChatAction':
      case 'answerCallbackQuery':
      case 'setMyCommands':
      case 'deleteMessage':
        return ok(true)
      default:
        return refuse(404, 'Not Found')
    }
  }

  async function serve({ url: path = '', headers }: http.IncomingMessage, body: Buffer, response: http.ServerResponse): Promise<void> {
    const [, file = ''] = /^\/file\/bot[^/]+\/files\/(\w+)$/.exec(path) ?? []
    const bytes = files.get(file)
    if (bytes !== undefined) return void response.writeHead(200, { 'content-length': bytes.length }).end(bytes)
    const [, token = '', method = ''] = /^\/bot([^/]+)\/(\w+)$/.exec(path) ?? []
    const payload = await payloadOf(body, headers['content-type'] ?? '')
    const plan = next.get(method)?.shift() ?? standing.get(method) ?? { does: 'accept' }
    const carriedOut = plan.does !== 'refuse' && plan.does !== 'break'
    calls.add({ method, token, payload, carriedOut })
    if (plan.does === 'refuse') return answer(response, refuse(plan.status, plan.description, plan.retryAfterSeconds))
    if (plan.does === 'break') return void response.writeHead(plan.status, { 'content-type': 'text/html' }).end('<html>error</html>')
    if (plan.does === 'wait') await new Promise((resolve) => setTimeout(resolve, plan.ms))
    const done = await carryOut(method, payload)
    if (plan.does === 'swallow') return
    if (plan.does === 'babble') return void response.writeHead(200).end('not json')
    if (plan.does === 'cut') {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' })
      response.write('{"ok":')
      setTimeout(() => response.socket?.destroy(), 10)
      return
    }
    answer(response, done)
  }

  const service = await openService(serve)
  return {
    url: service.url,
    calls: calls.all,
    plan: (method, ...plans) => void next.set(method, [...(next.get(method) ?? []), ...plans]),
    always: (method, plan) => void (plan ? standing.set(method, plan) : standing.delete(method)),
    deliver(...bodies) {
      for (const body of bodies) updates.push({ id: Number((body as { update_id?: number }).update_id), body })
      calls.wake()
    },
    hold: (fileId, bytes) => void files.set(fileId, bytes),
    pending: () => updates.length,
    waitFor: (method, wanted = () => true) => calls.waitFor((call) => call.method === method && wanted(call)),
    close: service.close,
  }
}

/** JSON, or a form in which every file is told by its name, type and text. */
async function payloadOf(body: Buffer, type: string): Promise<Record<string, unknown>> {
  if (!type.startsWith('multipart/')) return body.length > 0 ? (JSON.parse(body.toString('utf8')) as Record<string, unknown>) : {}
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData()
  const fields: Record<string, unknown> = {}
  for (const [name, value] of form)
    fields[name] = typeof value === 'string' ? value : { name: value.name, type: value.type, text: await value.text() }
  return fields
}

function ok(result: unknown): { status: number; body: unknown } {
  return { status: 200, body: { ok: true, result } }
}

function refuse(status: number, description: string, retryAfterSeconds?: number): { status: number; body: unknown } {
  const parameters = retryAfterSeconds === undefined ? {} : { parameters: { retry_after: retryAfterSeconds } }
  return { status, body: { ok: false, error_code: status, description, ...parameters } }
}

function answer(response: http.ServerResponse, { status, body }: { status: number; body: unknown }): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
