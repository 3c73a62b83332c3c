import type { FastifyInstance, FastifyRequest } from 'fastify'
import { AppError } from '../../errors.ts'
import { type Deed, mayEverDo, type Staff } from '../../hotline/roles.ts'
import { noticedEveryMs, stateOf } from '../../staff/session-state.ts'
import { tokenHash } from '../../staff/tokens.ts'
import { auditEntry } from '../../store/staff/audit-entry.ts'
import type { Account, StaffSession, StaffStore } from '../../store/staff/staff-store.ts'
import type { Time } from '../../time.ts'
import { checkOrigin, checkSite } from '../origin.ts'

/**
 * Who may call an address at all: nobody need be known, whoever has a session (locked or not), or whoever has an unlocked one and a role
 * that may ever do this. How they stand to a case is asked where the case is known.
 */
export type Need = 'nobody' | 'session' | Deed

declare module 'fastify' {
  interface FastifyContextConfig {
    readonly needs?: Need
  }
}

/** Who calls. */
export interface SignedIn {
  readonly account: Account
  readonly staff: Staff
  /** The hash of the session's token. */
  readonly token: Buffer
  readonly session: StaffSession
  readonly locked: boolean
}

export interface GuardDeps {
  readonly staff: StaffStore
  readonly time: Pick<Time, 'nowMs'>
  readonly cookieName: string
  readonly publicAddress: string | null
  /** True once the server is stopping: nothing new is taken. */
  readonly stopping: () => boolean
}

export interface Guard {
  /** @throws Error where the address does not need a session */
  signedIn(request: FastifyRequest): SignedIn
  /** The session that this request would have, whatever its state; null where there is none. */
  sessionOf(request: FastifyRequest): Promise<{ readonly token: Buffer; readonly session: StaffSession } | null>
}

/**
 * Stands before every address of `app`: origin, session, lock, role, in this order and before a body is read. An address that does not say
 * what it needs cannot be registered.
 */
export function guard(app: FastifyInstance, deps: GuardDeps): Guard {
  const { staff, time } = deps
  const known = new WeakMap<FastifyRequest, SignedIn>()

  async function sessionOf(request: FastifyRequest) {
    const token = tokenHash(request.cookies[deps.cookieName])
    const session = token === null ? null : await staff.session(token)
    return token === null || session === null ? null : { token, session }
  }

  app.addHook('onRoute', ({ config, url }) => {
    if (config?.needs === undefined) throw new Error(`${url} does not say what it needs`)
  })

  app.addHook('onRequest', async (request, reply) => {
    void reply.header('cache-control', 'no-store, no-transform')
    const reads = request.method === 'GET' || request.method === 'HEAD'
    if (reads) checkSite(request)
    else checkOrigin(request, deps.publicAddress)
    if (deps.stopping()) throw new AppError('shutting-down', 'the server is stopping')
    const { needs } = request.routeOptions.config
    if (needs === 'nobody' || needs === undefined) return
    const found = await sessionOf(request)
    const nowMs = time.nowMs()
    const state = found === null ? 'over' : stateOf(found.session, nowMs)
    if (found === null || state === 'over') throw new AppError('no-session', 'no session, or one that is over')
    const { account } = found.session
    const locked = state === 'locked'
    known.set(request, { ...found, account, staff: { id: account.id, role: account.role, name: account.name }, locked })
    if (needs === 'session') return
    if (locked) throw new AppError('locked', 'nobody was at the console for long')
    if (!mayEverDo(account.role, needs)) {
      await staff.tell(auditEntry(nowMs, account.id, 'forbidden', { detail: needs }))
      throw new AppError('forbidden', `a ${account.role} does not ${needs}`)
    }
    if (!reads && nowMs - found.session.activeAtMs >= noticedEveryMs) await staff.touchSession(found.token, nowMs)
  })

  return {
    sessionOf,
    signedIn(request) {
      const found = known.get(request)
      if (found === undefined) throw new Error('asked who calls at an address that anybody may call')
      return found
    },
  }
}
