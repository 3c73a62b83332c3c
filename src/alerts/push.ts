import { createECDH, createHash } from 'node:crypto'
import type { Poster } from '../adapters/post-json.ts'
import type { Target } from '../store/reach/reach.ts'
import { type Carried, type Carrier, carryMs, fromStatus } from './carrier.ts'
import type { Notice } from './notice.ts'

/** What a push service knows us by, and a browser that allows our notifications. */
export interface PushKeys {
  readonly publicKey: string
  readonly privateKey: string
}

export interface PushDeps {
  readonly poster: Poster
  readonly keys: PushKeys
  /** Whom a push service writes to when something is wrong with us: an https or mailto address. */
  readonly subject: string
  /** Further origins that may be posted to, beside those of the browsers. */
  readonly services: readonly string[]
}

/** Web Push: sealed for one browser, so that the service in between reads nothing. */
export function pushCarrier({ poster, keys, subject, services }: PushDeps): Carrier {
  return {
    kind: 'push',
    async carry(target, notice) {
      if (target.kind !== 'push' || !isPushService(target.endpoint, services)) return { kind: 'gone' }
      if (!areKeys(target)) return { kind: 'gone' }
      const sealed = await sealFor(target, notice, { subject, ...keys })
      if (sealed === null) return { kind: 'failed', code: 'push-not-sealed' }
      const posted = await poster.post(sealed.endpoint, sealed.body, AbortSignal.timeout(carryMs), sealed.headers)
      return posted.kind === 'answered' ? meaningOf(posted.status, posted.retryAfterSeconds) : later(posted.code)
    },
  }
}

/** A pair on the curve P-256: the point whole, the number at its full length. */
export function makePushKeys(): PushKeys {
  const pair = createECDH('prime256v1')
  pair.generateKeys()
  const number = pair.getPrivateKey()
  const full = Buffer.concat([Buffer.alloc(numberLength - number.length), number])
  return { publicKey: pair.getPublicKey('base64url'), privateKey: full.toString('base64url') }
}

const numberLength = 32

/** An address that a browser gave us is called only where it leads to the push service of a browser, never into a network of our own. */
export function isPushService(endpoint: string, further: readonly string[]): boolean {
  const url = URL.parse(endpoint)
  if (url === null || url.username !== '' || url.password !== '') return false
  if (further.includes(url.origin)) return true
  return url.protocol === 'https:' && url.port === '' && browsers.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`))
}

/** Chrome and Edge on phones, Firefox, Edge, Safari. */
const browsers = [
  'fcm.googleapis.com',
  'android.googleapis.com',
  'push.services.mozilla.com',
  'notify.windows.com',
  'push.apple.com',
] as const

/** A phone that was off for so long hears of newer alerts instead. */
const keptSeconds = 60 * 60

/** The package is loaded at the first push: a server that rings no phone keeps nothing of it, and starts sooner. */
async function sealFor(
  { endpoint, p256dh, auth }: Extract<Target, { kind: 'push' }>,
  notice: Notice,
  vapidDetails: PushKeys & { subject: string },
) {
  const { default: webPush } = await import('web-push')
  const { title, text, about, link, coming, language } = notice
  const payload = JSON.stringify({ title, text, about, link, coming, language })
  const topic = createHash('sha256').update(about).digest('base64url').slice(0, 32)
  try {
    const options = { vapidDetails, TTL: keptSeconds, urgency: 'high', topic, contentEncoding: 'aes128gcm' } as const
    const made = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, payload, options)
    return { endpoint: made.endpoint, body: made.body, headers: textOnly(made.headers) }
  } catch {
    return null // not a point of the curve, say: this phone is left to whoever looks why it fails
  }
}

/** A public key of P-256, uncompressed, and sixteen random bytes. */
function areKeys({ p256dh, auth }: Extract<Target, { kind: 'push' }>): boolean {
  return Buffer.from(p256dh, 'base64url').length === 65 && Buffer.from(auth, 'base64url').length === 16
}

function textOnly(headers: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
}

function meaningOf(status: number, retryAfterSeconds: number | null): Carried {
  return status === 404 || status === 410 ? { kind: 'gone' } : fromStatus('push', status, retryAfterSeconds)
}

function later(code: string): Carried {
  return { kind: 'try-later', afterSeconds: null, code }
}
