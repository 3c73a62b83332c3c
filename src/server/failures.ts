import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { AppError, type FailureCode, failures } from '../errors.ts'
import type { Log } from './log.ts'
import type { PlainReason } from './page/page.ts'
import type { Failure } from './wire.ts'

/** A page for somebody who asked with a browser: also a failure has the numbers on it. */
export type FailurePage = (reason: PlainReason) => string

/** The one place where a failure becomes an answer. What has no name is our bug: logged, and told without a word of what it was. */
export function answerErrors(app: FastifyInstance, log: Log, page: FailurePage): void {
  app.setErrorHandler((error, request, reply) => {
    const code = codeOf(error)
    if (failures[code].status >= 500) log.error('failed', { code, route: routeOf(request), method: request.method }, error)
    return answer(code, request, reply, page)
  })
}

/** Whoever asks for what is not there is answered where `app` is: with its headers. */
export function answerNotFound(app: FastifyInstance, page: FailurePage): void {
  app.setNotFoundHandler((request, reply) => answer('not-found', request, reply, page))
}

/** Whatever else is asked for, whatever its body: a service that hears this sends again. */
export function answerAlways(app: FastifyInstance, code: FailureCode, page: FailurePage): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request, body, done) => {
    body.resume()
    done(null)
  })
  app.setNotFoundHandler((request, reply) => answer(code, request, reply, page))
}

/** The pattern that a request matched; never its address. */
export function routeOf(request: FastifyRequest): string {
  return request.routeOptions.url ?? '/-'
}

/** Over by itself before long. */
const passing: ReadonlySet<FailureCode> = new Set(['store-busy', 'shutting-down', 'no-content', 'keys-unreachable'])

function answer(code: FailureCode, request: FastifyRequest, reply: FastifyReply, page: FailurePage): FastifyReply {
  const { status, hint } = failures[code]
  void reply.code(status)
  if (passing.has(code)) void reply.header('retry-after', '5')
  if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store') // a page that was not there leaves no trace either
  if (request.method === 'GET' && request.headers.accept?.startsWith('text/html'))
    return reply.type('text/html; charset=utf-8').send(page(code === 'not-found' ? 'lost' : 'closed'))
  return reply.type('application/json; charset=utf-8').send({ code, hint } satisfies Failure)
}

function codeOf(error: unknown): FailureCode {
  if (error instanceof AppError) return error.code
  if (!(error instanceof Error)) return 'our-bug'
  const { code, statusCode = 500 } = error as Error & { code?: string; statusCode?: number }
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE' || statusCode === 415) return 'unsupported-type'
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE' || statusCode === 413) return 'too-large'
  if (statusCode === 429) return 'too-many-requests'
  if (statusCode === 404) return 'not-found'
  return statusCode >= 400 && statusCode < 500 ? 'bad-request' : 'our-bug'
}
