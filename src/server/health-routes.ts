import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { sameSecret } from '../adapters/same-secret.ts'
import { AppError } from '../errors.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Store } from '../store/store.ts'
import type { Metrics } from './metrics.ts'

export interface HealthDeps {
  readonly store: Pick<Store, 'health'>
  readonly knowledge: () => Knowledge | null
  readonly metrics: Metrics
  /** On the disk of the data. */
  readonly freeBytes: () => Promise<number>
  readonly metricsToken: string | null
  readonly production: boolean
  readonly stopping: () => boolean
}

/** `/healthz`: the process answers. `/readyz`: it can take messages. `/metrics`: figures, for whoever has the token. */
export function healthRoutes(deps: HealthDeps): FastifyPluginAsync {
  return async (app) => {
    app.addHook('onRequest', async (_request, reply) => void reply.header('cache-control', 'no-store'))

    app.get('/healthz', { config: { rateLimit: false } }, async () => ({ alive: true }))

    app.get('/readyz', { config: { rateLimit: false } }, async (_request, reply) => {
      const store = await deps.store.health().then(
        () => true,
        () => false,
      )
      const content = deps.knowledge() !== null
      const room = await deps.freeBytes().then(
        (free) => free >= leastFreeBytes,
        () => true, // a machine that does not tell
      )
      const ready = store && content && room && !deps.stopping()
      return reply.code(ready ? 200 : 503).send({ ready, store, content, room })
    })

    app.get('/metrics', async (request, reply) => {
      if (!mayRead(request, deps)) throw new AppError('not-allowed', 'figures were asked for without the token')
      return reply.type(deps.metrics.contentType).send(await deps.metrics.text(await deps.store.health()))
    })
  }
}

/** Below this the next message is perhaps not kept any more; reading still goes well then, and nobody would notice. */
const leastFreeBytes = 10e6

/** With a token set, the token; without one, only a developer's own machine, and nobody behind a proxy on it. */
function mayRead(request: FastifyRequest, { metricsToken, production }: HealthDeps): boolean {
  const given = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1]
  if (metricsToken !== null) return sameSecret(given, metricsToken)
  const forwarded = Object.keys(request.headers).some((name) => name === 'forwarded' || name.startsWith('x-forwarded-'))
  return !production && !forwarded && ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.socket.remoteAddress ?? '')
}
