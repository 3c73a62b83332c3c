import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { AppError } from '../../../errors.ts'
import { shownNameOf } from '../../../staff/names.ts'
import { isWeak } from '../../../staff/passwords.ts'
import { newRecoveryCodes } from '../../../staff/tokens.ts'
import type { RouteDeps } from '../deps.ts'
import type { SignedIn } from '../guard.ts'
import { me, onlyCode, recoveryCodes } from '../wire/wire.ts'
import { ownLanguage, ownName, ownPassword } from '../wire/wire-house.ts'
import { meOf } from './sign-in-routes.ts'
import { stepUp } from './step-up.ts'

/** One's own account. */
export function ownRoutes(deps: RouteDeps): FastifyPluginAsyncZod {
  const { staff, passwords, guard, events, time, did } = deps

  async function meAgain({ token }: SignedIn) {
    const session = await staff.session(token)
    if (session === null) throw new AppError('no-session', 'the session ended meanwhile')
    return meOf(session, time.nowMs())
  }

  return async (app) => {
    app.put('/own/password', { config: { needs: 'own-account' }, schema: { body: ownPassword } }, async (request, reply) => {
      const by = guard.signedIn(request)
      const { password, next, code } = request.body
      const { id, login, name } = by.account
      if (isWeak(next, login, name)) throw new AppError('weak-password', 'a new password was too weak')
      await stepUp(id, code, deps, reply)
      const kept = (await staff.credentials(id))?.password ?? null
      if (!(await passwords.matches(password, kept))) throw new AppError('bad-login', 'the password before was not right')
      await staff.setPassword(id, await passwords.hash(next), by.token, did(id, 'own-password'))
      events.endStaff(id, by.token)
      return reply.code(204).send()
    })

    app.put(
      '/own/language',
      { config: { needs: 'own-account' }, schema: { body: ownLanguage, response: { 200: me } } },
      async (request) => {
        const by = guard.signedIn(request)
        await staff.setOwn(by.account.id, { language: request.body.language }, did(by.account.id, 'own-language'))
        const after = await meAgain(by)
        events.endSession(by.token) // its pages come back, and read in the other language
        return after
      },
    )

    app.put('/own/name', { config: { needs: 'own-account' }, schema: { body: ownName, response: { 200: me } } }, async (request) => {
      const by = guard.signedIn(request)
      const name = shownNameOf(request.body.name)
      if (name === null) throw new AppError('bad-name', 'a name that cannot be seen')
      await staff.setOwn(by.account.id, { name }, did(by.account.id, 'own-name'))
      return meAgain(by)
    })

    app.post(
      '/own/recovery',
      { config: { needs: 'own-account' }, schema: { body: onlyCode, response: { 200: recoveryCodes } } },
      async (request, reply) => {
        const by = guard.signedIn(request)
        await stepUp(by.account.id, request.body.code, deps, reply)
        const codes = newRecoveryCodes()
        await staff.setRecoveryCodes(by.account.id, codes, did(by.account.id, 'own-recovery'))
        return { recoveryCodes: codes }
      },
    )
  }
}
