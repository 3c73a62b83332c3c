import { z } from 'zod'
import { AppError } from '../../errors.ts'
import type { RawRequest } from '../channel.ts'
import { readJson } from '../read-json.ts'
import { told } from './activity.ts'
import type { About, Library } from './library.ts'
import { isServiceUrl } from './route.ts'
import { type AppSettings, servicesOf } from './settings.ts'

/**
 * Proves that a call comes from Microsoft's service, for this app, from the host that it names.
 * @throws AppError `forged-request`, or `keys-unreachable` when Microsoft's keys could not be fetched
 */
export async function prove({ headers, body, receivedAtMs }: RawRequest, library: Library, settings: AppSettings): Promise<void> {
  const authorization = headers.authorization ?? ''
  const about: About = { channelId: undefined, serviceUrl: undefined, ...told.safeParse(readJson(body)).data }
  const mayHold = claimsHold(peek(authorization), about, settings)
  if (!mayHold || isOver(peek(authorization), receivedAtMs)) throw forged()
  const claims = await within(library.authenticate(about, authorization)).catch((error: unknown) => {
    throw isForgery(error)
      ? forged()
      : new AppError('keys-unreachable', 'the keys of Microsoft’s service could not be had', { cause: error })
  })
  if (!claimsHold(claims, about, settings)) throw forged()
}

/**
 * For a machine that talks to itself: nothing is proven, so nothing is written to but this machine.
 * @throws AppError `forged-request`
 */
export function proveHere({ body }: RawRequest): void {
  const { serviceUrl } = told.safeParse(readJson(body)).data ?? {}
  const host = serviceUrl === undefined ? null : URL.parse(serviceUrl)
  if (host?.protocol !== 'http:' || !isServiceUrl(serviceUrl ?? '', true)) throw forged()
}

/** A token that says it is of Microsoft's service: for whichever app, for a wrong id of ours is what keeps it from holding. */
export function saysMicrosoft({ headers }: RawRequest, settings: AppSettings): boolean {
  const said = z.object({ iss: z.string() }).safeParse(peek(headers.authorization ?? '')).data
  return said?.iss === servicesOf(settings).issuer
}

const held = z.object({ iss: z.string(), aud: z.string(), serviceurl: z.string() })

/**
 * The library takes tokens of other kinds, too, and compares no host where the body names none. Held before its check, so that most
 * forgeries cost nothing, and after it over what it proved.
 */
function claimsHold(given: unknown, about: About, settings: AppSettings): boolean {
  const claims = held.safeParse(given).data
  if (!claims || claims.iss !== servicesOf(settings).issuer || claims.aud !== settings.app.id) return false
  return isServiceUrl(claims.serviceurl, settings.standIn !== null) && (about.serviceUrl ?? claims.serviceurl) === claims.serviceurl
}

/** What a token says of itself, unproven; null for what is none. */
function peek(authorization: string): unknown {
  const [, payload = ''] = /^Bearer [\w-]+\.([\w-]+)\.[\w-]+$/.exec(authorization) ?? []
  return readJson(Buffer.from(payload, 'base64url'))
}

const lifetime = z.object({ exp: z.number(), nbf: z.number().optional() })

/** Clocks differ by so much at most: what the library allows. */
const toleranceSeconds = 5 * 60

function isOver(given: unknown, nowMs: number): boolean {
  const times = lifetime.safeParse(given).data
  const nowSeconds = nowMs / 1000
  return !times || times.exp + toleranceSeconds < nowSeconds || (times.nbf ?? 0) - toleranceSeconds > nowSeconds
}

/** The library fetches keys without a time-out of its own. */
const keysWithinMs = 8_000

function within<T>(work: Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error('timeout')), keysWithinMs)
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

/** Everything else that the library throws comes from fetching keys. */
function isForgery(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error.name === 'AuthenticationError' || 'statusCode' in error) return 'statusCode' in error && error.statusCode === 401
  return ['JsonWebTokenError', 'TokenExpiredError', 'NotBeforeError'].includes(error.name)
}

function forged(): AppError {
  return new AppError('forged-request', 'the token of a Bot Framework call did not hold')
}
