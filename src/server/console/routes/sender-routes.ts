import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { AppError } from '../../../errors.ts'
import type { RouteDeps } from '../deps.ts'
import * as wire from '../wire/wire.ts'
import { openCaseAccess } from './case-access.ts'
import { isRefusal, refuse } from './refusals.ts'

const params = z.strictObject({ id: wire.caseId })

/** A blocked sender may be in danger tomorrow: the door is closed for a day, not for ever. */
const blockedMs = 24 * 60 * 60_000

/** Who writes in a case: where they can be reached, and that they are turned away. Neither without a reason. */
export function senderRoutes(deps: RouteDeps): FastifyPluginAsyncZod {
  const { hotline, staff, time, guard } = deps
  const { allowed, told, keepReason } = openCaseAccess(deps)

  return async (app) => {
    app.post(
      '/cases/:id/reveal',
      { config: { needs: 'reveal-name' }, schema: { params, body: wire.reasonBody, response: { 200: wire.revealed } } },
      async (request) => {
        const me = guard.signedIn(request)
        const found = await allowed('reveal-name', me, request.params.id)
        await keepReason(me, found, 'reveal-name', request.body.reason)
        await staff.tell(told(me, 'reveal-name', found.case.id))
        const address = await staff.addressOf(found.conversation)
        if (address === null) throw new AppError('not-found', 'the conversation is gone')
        return { address: `${address.channel} ${address.id}` }
      },
    )

    app.post(
      '/cases/:id/block',
      { config: { needs: 'block-sender' }, schema: { params, body: wire.reasonBody } },
      async (request, reply) => {
        const me = guard.signedIn(request)
        const found = await allowed('block-sender', me, request.params.id)
        if (found.case.eraseAskedAtMs !== null) return refuse(reply, 'erased')
        if (found.case.state.at !== 'closed') {
          const closed = await hotline.act(found.case.id, { act: 'close', outcome: 'misuse' }, me.staff)
          if (isRefusal(closed)) return refuse(reply, closed)
        }
        await keepReason(me, found, 'block-sender', request.body.reason)
        const blocked = await staff.block(found.conversation, time.nowMs() + blockedMs, told(me, 'block-sender', found.case.id))
        if (!blocked) throw new AppError('not-found', 'the conversation is gone')
        return reply.code(204).send()
      },
    )
  }
}
