import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { CaseId } from '../../../bot/conversation.ts'
import { practiceChannel } from '../../../hotline/practice.ts'
import type { CaseSummary } from '../../../store/case-store.ts'
import type { RouteDeps } from '../deps.ts'
import { mayRead } from '../view/case-view.ts'
import * as wire from '../wire/wire.ts'
import { openCaseAccess } from './case-access.ts'
import { openPractice } from './practice.ts'

const closedShownMs = 14 * 24 * 60 * 60_000
const eventsQuery = z.strictObject({ case: wire.caseId.optional() })

/** The queue, what was closed lately, what happens now, and cases to practise with. */
export function queueRoutes(deps: RouteDeps): FastifyPluginAsyncZod {
  const { store, staff, time, guard, events, views } = deps
  const { told } = openCaseAccess(deps)

  return async (app) => {
    app.get('/queue', { config: { needs: 'see-queue' } }, async (request, reply) => {
      const me = guard.signedIn(request)
      events.heard(me)
      return reply.type('application/json; charset=utf-8').send(await views.queue(me.account.language))
    })

    app.get('/closed', { config: { needs: 'see-queue' }, schema: { response: { 200: wire.closedCases } } }, async (request) => {
      const me = guard.signedIn(request)
      const cases = (await store.closedCases(time.nowMs() - closedShownMs)).filter((one) => mayRead(one, me.staff))
      return { cases: cases.flatMap(closedRow) }
    })

    app.get(
      '/events',
      { exposeHeadRoute: false, config: { needs: 'session' }, schema: { querystring: eventsQuery } },
      async (request, reply) => {
        events.open(request, reply, guard.signedIn(request), (request.query.case ?? null) as CaseId | null)
        return reply
      },
    )

    app.post('/practice', { config: { needs: 'practise' }, schema: { response: { 200: wire.opened } } }, async (request) => {
      const me = guard.signedIn(request)
      const id = await openPractice(deps, me.account.language)
      await staff.tell(told(me, 'practise', id))
      events.noticeCase(id)
      return { id }
    })
  }
}

function closedRow({ case: one, pseudonym, channel }: CaseSummary): wire.ClosedCases['cases'] {
  const { state, id, level } = one
  if (state.at !== 'closed') return []
  return [{ id, pseudonym, level, outcome: state.outcome, atMs: state.atMs, practice: channel === practiceChannel }]
}
