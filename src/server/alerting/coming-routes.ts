import type { FastifyPluginAsync } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Coming } from './coming.ts'

/** Where a phone and a gateway post what they were given. The token is all that counts: neither has a session. */
export const comingPath = '/alerts/coming'

const body = z.strictObject({ token: z.string().max(400) })

export function comingRoutes(coming: Coming): FastifyPluginAsync {
  return async (app) => {
    const limit = { rateLimit: { max: 60, timeWindow: '1 minute' } }
    app.withTypeProvider<ZodTypeProvider>().post(comingPath, { config: limit, schema: { body } }, async (request, reply) => {
      await coming.byToken(request.body.token)
      return reply.code(204).send()
    })
  }
}
