import type { FastifyRequest } from 'fastify'
import { AppError } from '../errors.ts'

/**
 * Refuses a call that changes something unless one of our own pages makes it. With a public address that is the only origin; without
 * one, the page stands under the loopback address the browser asked for (a foreign name that resolves to it is refused).
 * @throws AppError `foreign-origin`
 */
export function checkOrigin(request: FastifyRequest, publicAddress: string | null): void {
  const { origin, host } = request.headers
  const own = publicAddress ?? (host !== undefined && isLoopbackHost(host) ? `http://${host}` : null)
  if (own === null || origin !== own) throw new AppError('foreign-origin', 'a call came from a page of another site, or from none')
  checkSite(request)
}

/** Reading by a page of another site is refused as well, where the browser says that it is one. */
export function checkSite(request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new AppError('foreign-origin', 'a page of another site asked')
}

/**
 * What the page of a talk reads is no page: nobody opens it from the address bar of somebody else's phone, where the browser says so.
 * @throws AppError `foreign-origin`
 */
export function checkReadByPage(request: FastifyRequest): void {
  if (request.headers['sec-fetch-mode'] === 'navigate') throw new AppError('foreign-origin', 'what pages read was opened as a page')
}

/** A browser that guesses what will be pressed fetches it before anybody has. */
export function isOnlyFetchedAhead({ headers }: Pick<FastifyRequest, 'headers'>): boolean {
  return /prefetch|prerender|preview/.test(
    `${headers['sec-purpose'] ?? ''} ${headers.purpose ?? ''} ${headers['x-purpose'] ?? ''} ${headers['x-moz'] ?? ''}`,
  )
}

function isLoopbackHost(host: string): boolean {
  return /^(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])(?::\d{1,5})?$/.test(host)
}
