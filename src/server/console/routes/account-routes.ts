import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { CaseId } from '../../../bot/conversation.ts'
import { AppError } from '../../../errors.ts'
import type { StaffId } from '../../../hotline/case.ts'
import { inviteStaff, resetAccount } from '../../../staff/invite.ts'
import type { AuditRow } from '../../../store/staff/audit.ts'
import type { AccountRefusal } from '../../../store/staff/staff-store.ts'
import type { RouteDeps } from '../deps.ts'
import {
  type AccountChange,
  type Accounts,
  accountChange,
  accounts,
  auditPage,
  auditQuery,
  type InviteLink,
  inviteBody,
  inviteLink,
  inviteParams,
  staffParams,
} from '../wire/wire-house.ts'
import { stepUp } from './step-up.ts'

const rowsAtOnce = 100

/** Who has an account, and what everybody did. What reaches far asks for a fresh code. */
export function accountRoutes(deps: RouteDeps): FastifyPluginAsyncZod {
  const { store, hotline, staff, guard, events, phones, time, consoleAddress, did } = deps
  /** Looked at whenever somebody begins to read; older pages say what was found then. */
  let whole: boolean | null = null

  async function all(): Promise<Accounts> {
    const [known, invites] = await Promise.all([staff.accounts(), staff.invites(time.nowMs())])
    const names = new Map(known.map(({ id, name }) => [id, name]))
    return {
      accounts: known.map(({ id, login, name, role, disabled, waitsForInvite, seenAtMs }) => ({
        ...{ id, login, name, role, disabled, waitsForInvite, lastSeenMs: seenAtMs },
      })),
      invites: invites
        .filter((invite) => invite.staff === null)
        .map(({ id, role, expiresAtMs, by }) => ({ id, role, expiresAtMs, by: by === null ? null : (names.get(by) ?? '?') })),
    }
  }

  /** Of the cases that are still there. */
  async function pseudonyms(rows: readonly AuditRow[]): Promise<ReadonlyMap<CaseId, string>> {
    const ids = [...new Set(rows.flatMap((row) => row.case ?? []))]
    const found = await Promise.all(ids.map((id) => store.caseOf(id)))
    return new Map(found.flatMap((one) => (one === null ? [] : [[one.case.id, one.pseudonym] as const])))
  }

  function linkOf({ token, expiresAtMs }: { readonly token: string; readonly expiresAtMs: number }): InviteLink {
    return { link: `${consoleAddress()}#invite=${token}`, expiresAtMs }
  }

  /** @throws AppError `not-found`, `last-admin` */
  function accepted<T>(what: T | AccountRefusal): T {
    if (what === 'unknown-account') throw new AppError('not-found', 'no such account')
    if (what === 'last-admin') throw new AppError('last-admin', 'nobody would be left who keeps accounts')
    return what
  }

  async function change(id: StaffId, body: AccountChange, by: StaffId): Promise<Accounts | InviteLink> {
    switch (body.change) {
      case 'role':
        accepted(await staff.setRole(id, body.role, did(by, 'set-role', { detail: `${id} ${body.role}` })))
        break
      case 'disable':
      case 'enable':
        accepted(await staff.setDisabled(id, body.change === 'disable', did(by, `${body.change}-account`, { detail: id })))
        if (body.change === 'disable') await phones.forget(id)
        break
      case 'reset': {
        const link = linkOf(accepted(await resetAccount(id, by, deps)))
        await phones.forget(id)
        events.endStaff(id)
        return link
      }
    }
    if (body.change !== 'enable') events.endStaff(id)
    return all()
  }

  return async (app) => {
    app.get('/accounts', { config: { needs: 'manage-accounts' }, schema: { response: { 200: accounts } } }, all)

    app.post(
      '/accounts/invite',
      { config: { needs: 'manage-accounts' }, schema: { body: inviteBody, response: { 200: inviteLink } } },
      async (request, reply) => {
        const { account } = guard.signedIn(request)
        await stepUp(account.id, request.body.code, deps, reply)
        return linkOf(await inviteStaff(request.body.role, account.id, deps))
      },
    )

    app.post(
      '/invites/:id/revoke',
      { config: { needs: 'manage-accounts' }, schema: { params: inviteParams, response: { 200: accounts } } },
      async (request) => {
        const { account } = guard.signedIn(request)
        if (!(await staff.revokeInvite(request.params.id, did(account.id, 'revoke-invite'))))
          throw new AppError('not-found', 'no such invite, or it was used')
        return all()
      },
    )

    app.post(
      '/accounts/:id',
      {
        config: { needs: 'manage-accounts' },
        schema: { params: staffParams, body: accountChange, response: { 200: accounts.or(inviteLink) } },
      },
      async (request, reply) => {
        const { account } = guard.signedIn(request)
        await stepUp(account.id, request.body.code, deps, reply)
        const changed = await change(request.params.id as StaffId, request.body, account.id)
        await hotline.noticeAccounts()
        return changed
      },
    )

    app.get(
      '/audit',
      { config: { needs: 'see-audit' }, schema: { querystring: auditQuery, response: { 200: auditPage } } },
      async (request) => {
        const { account } = guard.signedIn(request)
        const { before = null, staff: who = null, case: about = null } = request.query
        const query = { before, staff: who as StaffId | null, case: about as CaseId | null, limit: rowsAtOnce }
        if (before === null || whole === null) whole = await staff.auditIsWhole()
        const [rows, known] = await Promise.all([staff.audit(query), staff.accounts()])
        await staff.tell(did(account.id, 'see-audit', { case: about as CaseId | null, detail: who }))
        const names = new Map<string, string>(known.map(({ id, name }) => [id, name]))
        const named = (text: string | null) => (text === null ? null : text.replace(/\S+/g, (part) => names.get(part) ?? part))
        const called = await pseudonyms(rows)
        const shown = (row: AuditRow) => ({
          ...row,
          staff: named(row.staff),
          pseudonym: row.case === null ? null : (called.get(row.case) ?? null),
          detail: named(row.detail),
        })
        return { rows: rows.map(shown), whole }
      },
    )
  }
}
