import cookies from '@fastify/cookie'
import helmet from '@fastify/helmet'
import Fastify, { type FastifyInstance, LogController } from 'fastify'
import type { Config } from '../config.ts'
import type { FailureCode } from '../errors.ts'
import { answerAlways, answerErrors } from './failures.ts'
import type { OpenLog } from './log.ts'
import { checkOrigin, checkSite, isOnlyFetchedAhead } from './origin.ts'
import { emptyBrowser, sessionCookie } from './page/cookie.ts'
import type { PageNumbers } from './page/numbers.ts'
import { blankPage, plainPage } from './page/page.ts'
import { alwaysSent, securityHeaders } from './security-headers.ts'

export interface MeanwhileDeps {
  readonly config: Pick<Config, 'publicAddress'>
  readonly numbers: () => PageNumbers
  /** What is in the way now. */
  readonly reason: () => FailureCode
  readonly log: OpenLog
}

/**
 * What is served while the store cannot be opened: the numbers to whoever comes with a browser, and to services and open pages that they
 * send again. It keeps nothing and gives out no session; the way out empties the browser as ever.
 */
export async function buildMeanwhile({ config, numbers, reason, log }: MeanwhileDeps): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: log.pino,
    logController: new LogController({ disableRequestLogging: true }),
    requestTimeout: 30_000,
    forceCloseConnections: true,
  }) as unknown as FastifyInstance
  const page = () => plainPage(numbers(), 'closed')
  answerErrors(app, log, page)
  await app.register(helmet, securityHeaders(config))
  await app.register(cookies)
  app.addHook('onRequest', async (_request, reply) => void reply.headers(alwaysSent).header('cache-control', 'no-store'))

  app.get('/healthz', async () => ({ alive: true }))
  app.get('/readyz', async (_request, reply) =>
    reply.code(503).send({ ready: false, store: false, room: reason() !== 'no-room', code: reason() }),
  )
  app.get('/', async (_request, reply) => reply.code(503).header('retry-after', '5').type('text/html; charset=utf-8').send(page()))

  const cookie = sessionCookie('session', config.publicAddress)
  app.post('/chat/exit', async (request, reply) => {
    checkOrigin(request, config.publicAddress)
    return emptyBrowser(reply, cookie).code(204).send()
  })
  app.get('/chat/exit', async (request, reply) => {
    checkSite(request)
    if (isOnlyFetchedAhead(request)) return reply.code(204).send()
    return emptyBrowser(reply, cookie).type('text/html; charset=utf-8').send(blankPage)
  })

  answerAlways(app, 'store-busy', page)
  return app
}
