import type { FastifyReply } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { AppError } from '../../../errors.ts'
import { type Deed, mayEverDo, reaches } from '../../../hotline/roles.ts'
import { acceptInvite, openInvite } from '../../../staff/invite.ts'
import { type LoginTry, logIn } from '../../../staff/log-in.ts'
import { proveAgain } from '../../../staff/prove-again.ts'
import { enrolmentOf } from '../../../staff/second-factor.ts'
import { longestMs, stateOf } from '../../../staff/session-state.ts'
import type { StaffSession } from '../../../store/staff/staff-store.ts'
import { clearCookie, setCookie } from '../../page/cookie.ts'
import type { RouteDeps } from '../deps.ts'
import {
  acceptInvite as acceptBody,
  login,
  type Me,
  me,
  onlyCode,
  onlyToken,
  openInvite as opened,
  recoveryCodes,
  recoveryLogin,
} from '../wire/wire.ts'

/** A house full of staff may sit behind one line; a guesser has no more tries than this, whatever names they try. */
const perLine = { rateLimit: { max: 60, timeWindow: '15 minutes' } }

/** In, out, and who one is. Nothing here tells whether a name exists. */
export function signInRoutes(deps: RouteDeps): FastifyPluginAsyncZod {
  const { hotline, staff, guard, cookie, events, time, did } = deps

  async function enter(attempt: LoginTry, reply: FastifyReply): Promise<Me> {
    const entered = await logIn(attempt, deps)
    if (entered === 'too-many') throw tooMany(reply)
    if (entered === 'refused') throw new AppError('bad-login', 'a login was refused')
    setCookie(reply, cookie, entered.token)
    const nowMs = time.nowMs()
    return meOf({ account: entered.account, madeAtMs: nowMs, activeAtMs: nowMs }, nowMs)
  }

  return async (app) => {
    app.post('/login', { config: { needs: 'nobody', ...perLine }, schema: { body: login, response: { 200: me } } }, (request, reply) => {
      const { name, password, code } = request.body
      return enter({ name, password, proof: { code } }, reply)
    })

    app.post(
      '/login/recovery',
      { config: { needs: 'nobody', ...perLine }, schema: { body: recoveryLogin, response: { 200: me } } },
      (request, reply) => {
        const { name, password, recoveryCode } = request.body
        return enter({ name, password, proof: { recoveryCode } }, reply)
      },
    )

    app.post('/logout', { config: { needs: 'nobody' } }, async (request, reply) => {
      const found = await guard.sessionOf(request)
      if (found !== null) {
        await staff.endSession(found.token, did(found.session.account.id, 'logout'))
        events.endSession(found.token)
      }
      void reply.header('clear-site-data', '"cache", "cookies"') // with "storage" the worker would go that rings this phone at night
      return clearCookie(reply, cookie).code(204).send()
    })

    app.post('/unlock', { config: { needs: 'session' }, schema: { body: onlyCode, response: { 200: me } } }, async (request, reply) => {
      const { token, session, account } = guard.signedIn(request)
      const proved = await proveAgain(account.id, request.body.code, deps)
      if (proved === 'too-many') {
        await staff.endSession(token, did(account.id, 'session-ended'))
        events.endSession(token)
        clearCookie(reply, cookie)
        throw new AppError('no-session', 'too many wrong codes')
      }
      if (proved === 'refused') throw new AppError('bad-code', 'a code was refused')
      const nowMs = time.nowMs()
      await staff.touchSession(token, nowMs)
      events.look(token)
      return meOf({ ...session, activeAtMs: nowMs }, nowMs)
    })

    app.post('/awake', { config: { needs: 'own-account' } }, async (_request, reply) => reply.code(204).send())

    app.post('/here', { config: { needs: 'session' } }, async (request, reply) => {
      events.heard(guard.signedIn(request))
      return reply.code(204).send()
    })

    app.get('/me', { config: { needs: 'session' }, schema: { response: { 200: me } } }, async (request) =>
      meOf(guard.signedIn(request).session, time.nowMs()),
    )

    app.post(
      '/invite/open',
      { config: { needs: 'nobody', ...perLine }, schema: { body: onlyToken, response: { 200: opened } } },
      async (request) => {
        const invite = await openInvite(request.body.token, deps)
        if (invite === null) throw new AppError('bad-invite', 'no such link')
        const { role, account, totpSecret } = invite
        const { secret, otpauth, qr } = await enrolmentOf(totpSecret, account?.login ?? role)
        return { role, known: account && { login: account.login, name: account.name }, totp: { secret, otpauth, qr } }
      },
    )

    app.post(
      '/invite/accept',
      { config: { needs: 'nobody', ...perLine }, schema: { body: acceptBody, response: { 200: recoveryCodes } } },
      async (request) => {
        const codes = await acceptInvite(request.body, deps)
        if (typeof codes === 'string') throw new AppError(codes, 'nobody joined')
        await hotline.noticeAccounts()
        return { recoveryCodes: codes }
      },
    )
  }
}

export function meOf(session: StaffSession, nowMs: number): Me {
  const { id, name, login, role, language } = session.account
  const deeds = (Object.keys(reaches) as Deed[]).filter((deed) => mayEverDo(role, deed))
  const locked = stateOf(session, nowMs) === 'locked'
  return { staff: { id, name, login }, role, language, locked, endsAtMs: session.madeAtMs + longestMs, deeds }
}

function tooMany(reply: FastifyReply): AppError {
  void reply.header('retry-after', '900')
  return new AppError('too-many-requests', 'too many tries')
}
