import type { FastifyPluginAsync } from 'fastify'
import { auditEntry } from '../../store/staff/audit-entry.ts'
import { sessionCookie } from '../page/cookie.ts'
import { openConsoleEvents } from './console-events.ts'
import type { ConsoleDeps, RouteDeps } from './deps.ts'
import { guard } from './guard.ts'
import { openLooking } from './looking.ts'
import { accountRoutes } from './routes/account-routes.ts'
import { caseRoutes } from './routes/case-routes.ts'
import { channelRoutes } from './routes/channel-routes.ts'
import { curatorRoutes } from './routes/curator-routes.ts'
import { fileRoutes } from './routes/file-routes.ts'
import { knowledgeRoutes } from './routes/knowledge-routes.ts'
import { ownRoutes } from './routes/own-routes.ts'
import { peopleRoutes } from './routes/people-routes.ts'
import { phoneRoutes } from './routes/phone-routes.ts'
import { queueRoutes } from './routes/queue-routes.ts'
import { senderRoutes } from './routes/sender-routes.ts'
import { signInRoutes } from './routes/sign-in-routes.ts'
import { openViews } from './view/case-view.ts'

/** The console's own addresses, all under `/console/api`. The schemas stand in `wire/`. */
export function consoleRoutes(deps: ConsoleDeps): FastifyPluginAsync {
  const { hotline, staff, time, log, publicAddress, stopping } = deps
  return async (app) => {
    const cookie = sessionCookie('console', publicAddress)
    const looking = openLooking(time, (id) => events.noticeCase(id))
    const did: RouteDeps['did'] = (by, deed, to) => auditEntry(time.nowMs(), by, deed, to)
    const views = openViews(deps, looking)
    const events = openConsoleEvents({
      ...{ hotline, time, log, looking, staff, beatMs: 15_000, gatherMs: 100 },
      queue: views.queue,
      caseView: views.caseView,
      presence: views.presence,
      noteRead: (me, id) => staff.tell(did(me.id, 'read-case', { case: id })),
    })
    app.addHook('preClose', async () => events.endAll())
    const guarded = guard(app, { staff, time, cookieName: cookie.name, publicAddress, stopping })
    const routeDeps: RouteDeps = { ...deps, cookie, guard: guarded, events, views, did }
    for (const routes of [
      signInRoutes,
      queueRoutes,
      caseRoutes,
      senderRoutes,
      fileRoutes,
      knowledgeRoutes,
      peopleRoutes,
      accountRoutes,
      ownRoutes,
      phoneRoutes,
      curatorRoutes,
      channelRoutes,
    ])
      await app.register(routes(routeDeps))
  }
}
