import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { AppError } from '../../../errors.ts'
import type { StaffId } from '../../../hotline/case.ts'
import type { Target, Way, WayId } from '../../../store/reach/reach.ts'
import type { RouteDeps } from '../deps.ts'
import { linkCode, newPhone, type OwnPhones, ownPhones, phoneParams, phoneTest } from '../wire/wire-phones.ts'

/** A phone may be tried out, and a stranger's not called again and again. */
const few = { rateLimit: { max: 10, timeWindow: '10 minutes' } }

/** The phones of one's own: what rings when nobody is at the console. */
export function phoneRoutes({ staff, guard, phones, did }: RouteDeps): FastifyPluginAsyncZod {
  async function own(id: StaffId): Promise<OwnPhones> {
    const ways = await phones.waysOf(id)
    const telegram = phones.hasGroup ? { linked: await phones.isLinked(id) } : null
    return { over: phones.over, pushKey: phones.pushKey, phones: ways.map(shownWay), telegram }
  }

  function tell(id: StaffId, detail: string): Promise<void> {
    return staff.tell(did(id, 'own-phones', { detail }))
  }

  return async (app) => {
    app.get('/own/phones', { config: { needs: 'own-phones' }, schema: { response: { 200: ownPhones } } }, async (request) =>
      own(guard.signedIn(request).account.id),
    )

    app.post(
      '/own/phones',
      { config: { needs: 'own-phones' }, schema: { body: newPhone, response: { 200: ownPhones } } },
      async (request) => {
        const { id, language } = guard.signedIn(request).account
        await phones.add(id, request.body, language)
        await tell(id, `add ${request.body.kind}`)
        return own(id)
      },
    )

    app.post(
      '/own/phones/:id/test',
      { config: { needs: 'own-phones', ...few }, schema: { params: phoneParams, response: { 200: phoneTest } } },
      async (request) => {
        const { id } = guard.signedIn(request).account
        const ended = await phones.test(id, request.params.id as WayId)
        if (ended === null) throw new AppError('not-found', 'no such phone of theirs')
        return { ended, own: await own(id) }
      },
    )

    app.post(
      '/own/phones/:id/remove',
      { config: { needs: 'own-phones' }, schema: { params: phoneParams, response: { 200: ownPhones } } },
      async (request) => {
        const { id } = guard.signedIn(request).account
        if (!(await phones.remove(id, request.params.id as WayId))) throw new AppError('not-found', 'no such phone of theirs')
        await tell(id, 'remove')
        return own(id)
      },
    )

    app.post(
      '/own/telegram/code',
      { config: { needs: 'own-phones', ...few }, schema: { response: { 200: linkCode } } },
      async (request) => {
        const { id } = guard.signedIn(request).account
        if (!phones.hasGroup) throw new AppError('not-found', 'no group is followed')
        await tell(id, 'telegram code')
        return phones.linkCode(id)
      },
    )

    app.post('/own/telegram/unlink', { config: { needs: 'own-phones' }, schema: { response: { 200: ownPhones } } }, async (request) => {
      const { id } = guard.signedIn(request).account
      await phones.unlink(id)
      await tell(id, 'telegram unlink')
      return own(id)
    })
  }
}

function shownWay({ id, target, failed, triedAtMs }: Way): OwnPhones['phones'][number] {
  return { id, kind: target.kind, shown: shown(target), endpoint: target.kind === 'push' ? target.endpoint : null, failed, triedAtMs }
}

function shown(target: Target): string {
  switch (target.kind) {
    case 'push':
      return new URL(target.endpoint).hostname
    case 'mail':
      return target.address
    case 'call':
      return target.number
  }
}
