import { createHash } from 'node:crypto'
import { AppError } from '../../errors.ts'
import type { RawRequest } from '../channel.ts'
import { exactJson } from '../read-json.ts'
import { sameSecret } from '../same-secret.ts'

export interface SignatureSettings {
  readonly appId: string
  /** The OA's secret key, shown beside the webhook; not the app's. */
  readonly oaSecret: string
}

/**
 * What was sent again within two hours, and a machine that was down meanwhile, are young enough; what is older has been seen and forgotten.
 */
const oldestMs = 48 * 3_600_000
/** Clocks differ. */
const newestMs = 3_600_000

/**
 * Zalo proves the bytes as they came: SHA-256 over app id, body, a time and the OA's secret. The time is the body's own; some have met with
 * calls that bring one in a header, which counts there. Pure.
 * @throws AppError `forged-request`
 */
export function checkSignature(request: RawRequest, { appId, oaSecret }: SignatureSettings): void {
  const { app, timestamp } = signedFields(request.body)
  const given = givenMac(request)
  const isProven = (time: string) =>
    time !== '' && sameSecret(given, createHash('sha256').update(appId).update(request.body).update(time).update(oaSecret).digest('hex'))
  if (!isProven(timestamp) && !isProven(timeBeside(request)))
    throw new AppError('forged-request', 'the signature of a Zalo webhook call did not match')
  if (app !== appId) throw new AppError('forged-request', 'a Zalo webhook call was made for another app')
  const ageMs = request.receivedAtMs - Number(timestamp)
  if (!(ageMs <= oldestMs && ageMs >= -newestMs))
    throw new AppError('forged-request', 'a Zalo webhook call was made days ago, or the clock of this machine is wrong')
}

/**
 * Zalo's console tries an address out with an empty body or an unsigned sample, and takes it only when that is answered 200. Such a call
 * proves nothing, so nothing may come of it.
 */
export function isUnsigned({ headers, body }: RawRequest): boolean {
  return body.length === 0 || headers[header] === undefined
}

/** Whoever knows the id of our app can write it into a body of their own. */
export function namesApp({ body }: RawRequest, appId: string): boolean {
  return signedFields(body).app === appId
}

const header = 'x-zevent-signature'

/** Digits alone, so that nothing can be moved from the end of the body into it. */
function timeBeside({ headers }: RawRequest): string {
  return /^\s*(\d{10,16})\s*$/.exec(headers['x-zevent-timestamp'] ?? '')?.[1] ?? ''
}

/** Seen as `mac=<hex>`, written about as `mac = <hex>`, and used bare. */
function givenMac({ headers }: RawRequest): string | undefined {
  return /^\s*(?:mac\s*=\s*)?([0-9a-f]{64})\s*$/i.exec(headers[header] ?? '')?.[1]?.toLowerCase()
}

function signedFields(body: Uint8Array): { readonly app: string; readonly timestamp: string } {
  const json = exactJson(body)
  const field = (name: string) => {
    const value = typeof json === 'object' && json !== null ? (json as Readonly<Record<string, unknown>>)[name] : undefined
    return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  }
  return { app: field('app_id'), timestamp: field('timestamp') }
}
