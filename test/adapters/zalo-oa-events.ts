import { createHash } from 'node:crypto'

/** The app, the account and their secrets, as an operator would have copied them. Two secrets, never the same thing. */
export const appId = '360000000000000001'
export const appSecret = 'app-secret-of-some-length'
export const oaId = '388000000000000001'
export const oaSecret = 'account-secret-of-some-length'

/** Zalo's proof: a plain hash over app, the bytes of the body, the body's own time and the account's secret. */
export function macOf(body: string, secret = oaSecret, app = appId): string {
  const timestamp = /"timestamp"\s*:\s*"?(\d+)/.exec(body)?.[1] ?? ''
  return createHash('sha256').update(`${app}${body}${timestamp}${secret}`).digest('hex')
}

/** Headers as they came with a real call: no time among them. */
export function signed(body: string, mac = `mac=${macOf(body)}`): Readonly<Record<string, string>> {
  return {
    'content-type': 'application/json',
    'user-agent': 'ZaloWebhook',
    'x-zevent-server': 'OA OpenAPI',
    'x-zevent-signature': mac,
  }
}

let lastMessage = 0
function messageId(): string {
  lastMessage += 1
  return `a1b2c3d4e5f6${String(lastMessage).padStart(8, '0')}`
}

interface Given {
  readonly atMs?: number
  readonly msgId?: string
}

function envelope(name: string, user: string, atMs = Date.now()) {
  return {
    app_id: appId,
    user_id_by_app: '550000000000000001',
    event_name: name,
    timestamp: String(atMs),
    sender: { id: user },
    recipient: { id: oaId },
  }
}

export function text(user: string, words: string, { atMs, msgId = messageId() }: Given = {}): object {
  return { ...envelope('user_send_text', user, atMs), message: { msg_id: msgId, text: words } }
}

/** A button of the kind `oa.query.…` comes back as if its payload had been typed. */
export function press(user: string, payload: string, given?: Given): object {
  return text(user, payload, given)
}

export function attachment(
  name: string,
  type: string,
  payload: object,
  user: string,
  words?: string,
  { atMs, msgId = messageId() }: Given = {},
): object {
  return {
    ...envelope(name, user, atMs),
    message: { msg_id: msgId, ...(words !== undefined && { text: words }), attachments: [{ type, payload }] },
  }
}

export function follow(user: string, name: 'follow' | 'unfollow' = 'follow', atMs = Date.now()): object {
  const source = name === 'follow' ? { source: 'oa_profile' } : {}
  return {
    event_name: name,
    app_id: appId,
    oa_id: oaId,
    user_id_by_app: '550000000000000001',
    timestamp: String(atMs),
    follower: { id: user },
    ...source,
  }
}

export function seen(user: string, atMs = Date.now()): object {
  return { ...envelope('user_seen_message', user, atMs), message: { msg_ids: [messageId(), messageId()] } }
}

export function withdraw(user: string, atMs = Date.now()): object {
  return { event_name: 'user_withdraw', app_id: appId, user_id: user, user_id_by_app: '550000000000000001', timestamp: String(atMs) }
}

/** `admin` null: the echo of what was sent through the API. */
export function sentByAccount(
  user: string,
  words: string,
  admin: string | null,
  { atMs = Date.now(), msgId = messageId() }: Given = {},
): object {
  return {
    event_name: 'oa_send_text',
    app_id: appId,
    timestamp: String(atMs),
    sender: { id: oaId, ...(admin !== null && { admin_id: admin }) },
    recipient: { id: user },
    message: { msg_id: msgId, text: words },
  }
}
