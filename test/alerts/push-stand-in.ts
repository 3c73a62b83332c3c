import { createDecipheriv, createECDH, createPublicKey, type ECDH, hkdfSync, randomBytes, verify } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Target } from '../../src/store/reach/reach.ts'

export interface Pushed {
  readonly phone: string
  readonly headers: http.IncomingHttpHeaders
  /** As the browser opens it. */
  readonly payload: Readonly<Record<string, unknown>>
  readonly raw: Buffer
}

/**
 * A browser's push service and the browsers behind it, written from RFC 8030, 8188, 8291 and 8292 and not from our code: it refuses a call
 * without a fitting signature (VAPID), and opens what came with the keys of the phone it was for.
 */
export interface PushStandIn {
  readonly origin: string
  readonly pushed: readonly Pushed[]
  /** A browser that allows notifications signed with this key. */
  subscribe(phone: string, serverKey: string): Extract<Target, { kind: 'push' }>
  /** The next calls for this phone are answered with these statuses, `never` not at all; after that everything is taken over. */
  plan(phone: string, ...statuses: readonly (number | 'never')[]): void
  /** Every call for this phone is answered with this status until it is set to null. */
  always(phone: string, status: number | null): void
  /** How many calls came for this phone, whatever became of them. */
  calls(phone: string): number
  close(): Promise<void>
}

interface Phone {
  readonly keys: ECDH
  readonly auth: Buffer
  readonly serverKey: string
}

export async function openPushStandIn(): Promise<PushStandIn> {
  const phones = new Map<string, Phone>()
  const plans = new Map<string, (number | 'never')[]>()
  const standing = new Map<string, number>()
  const calls = new Map<string, number>()
  const pushed: Pushed[] = []

  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const name = (request.url ?? '').replace('/push/', '')
      calls.set(name, (calls.get(name) ?? 0) + 1)
      const planned = plans.get(name)?.shift() ?? standing.get(name)
      if (planned === 'never') return
      const phone = phones.get(name)
      if (planned !== undefined) return void response.writeHead(planned, planned === 429 ? { 'retry-after': '1' } : {}).end()
      if (phone === undefined) return void response.writeHead(410).end()
      const { origin } = standIn
      if (!provesItself(request.headers.authorization ?? '', phone.serverKey, origin)) return void response.writeHead(403).end()
      if (!/^\d+$/.test(String(request.headers.ttl))) return void response.writeHead(400).end()
      const raw = Buffer.concat(chunks)
      pushed.push({ phone: name, headers: request.headers, payload: JSON.parse(open(raw, phone).toString('utf8')), raw })
      response.writeHead(201).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  const standIn: PushStandIn = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    pushed,
    subscribe(phone, serverKey) {
      const keys = createECDH('prime256v1')
      keys.generateKeys()
      const auth = randomBytes(16)
      phones.set(phone, { keys, auth, serverKey })
      const endpoint = `${standIn.origin}/push/${phone}`
      return { kind: 'push', endpoint, p256dh: keys.getPublicKey('base64url'), auth: auth.toString('base64url') }
    },
    plan: (phone, ...statuses) => void plans.set(phone, [...(plans.get(phone) ?? []), ...statuses]),
    always: (phone, status) => void (status === null ? standing.delete(phone) : standing.set(phone, status)),
    calls: (phone) => calls.get(phone) ?? 0,
    close() {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
  return standIn
}

/** RFC 8292: a signed token for this service, not too long lived, by the key that the browser was told. */
function provesItself(authorization: string, serverKey: string, audience: string): boolean {
  const [, token = '', key = ''] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/.exec(authorization) ?? []
  const [head = '', claims = '', signature = ''] = token.split('.')
  if (key !== serverKey) return false
  const point = Buffer.from(key, 'base64url')
  const jwk = { kty: 'EC', crv: 'P-256', x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url') }
  const signed = Buffer.from(`${head}.${claims}`)
  const publicKey = { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' as const }
  if (!verify('sha256', signed, publicKey, Buffer.from(signature, 'base64url'))) return false
  const { aud, exp, sub } = JSON.parse(Buffer.from(claims, 'base64url').toString('utf8'))
  const nowSeconds = Date.now() / 1000
  return aud === audience && exp > nowSeconds && exp <= nowSeconds + 24 * 3600 && /^(?:mailto:|https:)/.test(sub)
}

/** RFC 8291 over RFC 8188: one record of AES-128-GCM. */
function open(body: Buffer, { keys, auth }: Phone): Buffer {
  const salt = body.subarray(0, 16)
  const keyLength = body.readUInt8(20)
  const sender = body.subarray(21, 21 + keyLength)
  const sealed = body.subarray(21 + keyLength)
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), keys.getPublicKey(), sender])
  const secret = Buffer.from(hkdfSync('sha256', keys.computeSecret(sender), auth, info, 32))
  const key = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: aes128gcm\0', 16))
  const nonce = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: nonce\0', 12))
  const opening = createDecipheriv('aes-128-gcm', key, nonce)
  opening.setAuthTag(sealed.subarray(-16))
  const padded = Buffer.concat([opening.update(sealed.subarray(0, -16)), opening.final()])
  return padded.subarray(0, padded.lastIndexOf(2))
}
