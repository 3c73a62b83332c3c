import cookies from '@fastify/cookie'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyInstance, type FastifyPluginAsync, type FastifyRequest, LogController } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import type { Channel } from '../adapters/channel.ts'
import type { OpenChannel } from '../adapters/open-channel.ts'
import { addressOf } from '../adapters/web/session.ts'
import type { ConversationId } from '../bot/conversation.ts'
import type { ChannelAddress } from '../bot/message.ts'
import type { Config } from '../config.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Store } from '../store/store.ts'
import type { Time } from '../time.ts'
import { checkBodyType } from './channels/body-type.ts'
import type { HeardCalls } from './channels/heard-calls.ts'
import { loginRoutes } from './channels/login-routes.ts'
import { webhookRoutes } from './channels/webhook-routes.ts'
import { callerOf } from './crowds/caller.ts'
import { answerErrors, answerNotFound, routeOf } from './failures.ts'
import { healthRoutes } from './health-routes.ts'
import type { OpenLog } from './log.ts'
import type { Metrics } from './metrics.ts'
import type { News } from './news.ts'
import { openEventStreams } from './page/chat-events.ts'
import { type ChatDeps, chatRoutes } from './page/chat-routes.ts'
import { beginsGuarded, readView } from './page/chat-view.ts'
import { sessionCookie } from './page/cookie.ts'
import { firstWords } from './page/first-words.ts'
import { type PageNumbers, pageNumbers } from './page/numbers.ts'
import { fillPage, type PlainReason, plainPage } from './page/page.ts'
import { pageRoutes } from './page/page-routes.ts'
import type { WebFiles } from './page/web-files.ts'
import type { OnStaffRoom } from './receive.ts'
import { alwaysSent, securityHeaders } from './security-headers.ts'
import type { Turns } from './turns.ts'

export interface ServerDeps {
  readonly config: Pick<Config, 'production' | 'publicAddress' | 'metricsToken' | 'trustedProxies' | 'mostFileBytes'>
  readonly store: Store
  readonly turns: Turns
  readonly channels: ReadonlyMap<string, Channel>
  /** Those that somebody may have to log in for; left out: none. */
  readonly logins?: readonly OpenChannel[]
  readonly knowledge: () => Knowledge | null
  /** The numbers to show while there is no Knowledge. */
  readonly spareNumbers: () => PageNumbers
  readonly web: WebFiles
  /** The console's own addresses, under `/console/api`; left out: this server has none. */
  readonly console?: FastifyPluginAsync
  /** Where a phone says "I am coming"; left out: this server rings none. */
  readonly alerts?: FastifyPluginAsync
  readonly heard: HeardCalls
  readonly lineOf: ChatDeps['lineOf']
  readonly news: News
  readonly onStaffRoom: OnStaffRoom
  /** False while the disk is wanted for what is written. */
  readonly hasRoomForFiles: () => Promise<boolean>
  readonly time: Time
  /** Somebody has read on the page what was said in this conversation. */
  readonly onRead: (id: ConversationId) => void
  readonly log: OpenLog
  readonly metrics: Metrics
  readonly freeBytes: () => Promise<number>
  /** True once the server is stopping. */
  readonly stopping: () => boolean
}

/** A caller is told when it may come again, and nothing while it may. */
const quiet = { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false }

/** Given at once and not set later, so that Fastify does not load its own two, which nothing would use; its types know only those. */
const compilersFactory: object = { buildValidator: () => validatorCompiler, buildSerializer: () => serializerCompiler }

/** Everything over HTTP, not listening yet. Closing it ends the open pages. */
export async function buildServer(deps: ServerDeps): Promise<FastifyInstance> {
  const { config, store, knowledge, time, metrics } = deps
  const app = Fastify({
    loggerInstance: deps.log.pino,
    logController: new LogController({ disableRequestLogging: true }),
    childLoggerFactory: (logger) => logger, // one of its own for each request would say nothing more: the list leaves out what it adds
    trustProxy: config.trustedProxies.length > 0 ? [...config.trustedProxies] : false,
    bodyLimit: 64 * 1024,
    requestTimeout: 130_000, // the page gives a file on a weak line two minutes
    http: { headersTimeout: 30_000 },
    connectionTimeout: 0,
    routerOptions: { maxParamLength: 64 },
    return503OnClosing: true,
    forceCloseConnections: true,
    schemaController: { compilersFactory },
  }) as unknown as FastifyInstance
  app.removeContentTypeParser('text/plain')
  app.addHook('onRequest', checkBodyType)

  const numbers = () => {
    const known = knowledge()
    return known === null ? deps.spareNumbers() : pageNumbers(known, time.nowMs())
  }
  const cookie = sessionCookie('session', config.publicAddress)
  const page = async (request: FastifyRequest) => {
    const known = knowledge()
    if (deps.web.template === null) return plainPage(numbers(), 'closed')
    const guarded = await beginsGuarded(addressOf(request.cookies[cookie.name]), store)
    return fillPage(deps.web.template, numbers(), known === null ? null : firstWords(known, time.nowMs()), guarded)
  }
  const read = (address: ChannelAddress, after: number) =>
    readView(address, after, { store, knowledge: knowledge(), nowMs: time.nowMs(), onRead: deps.onRead })
  const streams = openEventStreams({ news: deps.news, read, onCount: metrics.pagesOpen, beatMs: 15_000, lookMs: 3_000 })
  app.addHook('preClose', async () => streams.endAll())
  app.addHook('onResponse', async (request, reply) => {
    const route = routeOf(request)
    metrics.answered(route, reply.statusCode, reply.elapsedTime)
    deps.log.info('request', { route, method: request.method, status: reply.statusCode, ms: Math.round(reply.elapsedTime) })
  })
  const failurePage = (reason: PlainReason) => plainPage(numbers(), reason)
  answerErrors(app, deps.log, failurePage)

  const pages: FastifyPluginAsync = async (scope) => {
    await scope.register(helmet, securityHeaders(config))
    scope.addHook('onRequest', async (_request, reply) => void reply.headers(alwaysSent))
    await scope.register(cookies)
    await scope.register(rateLimit, {
      global: true,
      max: 1200,
      timeWindow: '1 minute',
      keyGenerator: callerOf,
      cache: 20_000,
      addHeadersOnExceeding: quiet,
      addHeaders: { ...quiet, 'retry-after': true },
    })
    answerNotFound(scope, failurePage)
    await scope.register(healthRoutes({ ...deps, metricsToken: config.metricsToken, production: config.production }))
    await scope.register(
      chatRoutes({ ...deps, streams, cookie, publicAddress: config.publicAddress, mostFileBytes: config.mostFileBytes, read }),
    )
    if (deps.alerts) await scope.register(deps.alerts)
    if (deps.console) await scope.register(deps.console, { prefix: '/console/api' })
    if (deps.logins) await scope.register(loginRoutes(deps.logins))
    await scope.register(pageRoutes({ web: deps.web, page }))
  }

  // Side by side, for a hook added around both would hold in both: services read no headers for pages, and all calls of one come from few
  // addresses.
  await app.register(webhookRoutes(deps))
  await app.register(pages)
  return app
}
