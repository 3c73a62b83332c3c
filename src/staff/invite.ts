import type { StaffId } from '../hotline/case.ts'
import type { Role } from '../hotline/roles.ts'
import { auditEntry } from '../store/staff/audit-entry.ts'
import type { AccountRefusal, OpenedInvite, StaffStore } from '../store/staff/staff-store.ts'
import type { Time } from '../time.ts'
import type { AccountDeps } from './account-deps.ts'
import { loginOf, shownNameOf } from './names.ts'
import { isWeak } from './passwords.ts'
import { newTotpSecret, stepOf } from './second-factor.ts'
import { newRecoveryCodes, newToken, tokenHash } from './tokens.ts'

export interface Invited {
  /** For the link; only its hash is kept. */
  readonly token: string
  readonly expiresAtMs: number
}

export interface Joining {
  readonly token: string
  readonly login: string
  readonly name: string
  readonly password: string
  readonly code: string
}

export type JoinRefusal = 'bad-invite' | 'bad-code' | 'bad-name' | 'name-taken' | 'weak-password'

/** Long enough to reach somebody who sleeps; the link printed at a start is meant for whoever sits before it. */
const inviteMs = 72 * 60 * 60_000
const printedMs = 60 * 60_000

/** As much of the deps as an invite needs: the command line asks the running server to keep it. */
export interface InvitingDesk {
  readonly staff: Pick<StaffStore, 'invite'>
  readonly time: Pick<Time, 'nowMs'>
}

/** A link for a new account. `by` null: the command line, which whoever holds the machine may use. */
export async function inviteStaff(role: Role, by: StaffId | null, deps: InvitingDesk, lifeMs = inviteMs): Promise<Invited> {
  const { token, hash } = newToken()
  const atMs = deps.time.nowMs()
  const expiresAtMs = atMs + lifeMs
  const told = auditEntry(atMs, by, 'invite', { detail: role })
  await deps.staff.invite({ token: hash, role, by, staff: null, expiresAtMs }, told)
  return { token, expiresAtMs }
}

/** For a store in which nobody has an account; null where somebody has. */
export async function inviteFirst(deps: AccountDeps): Promise<Invited | null> {
  return (await deps.staff.accounts()).length > 0 ? null : inviteStaff('admin', null, deps, printedMs)
}

/** The account begins anew by its link: whatever it was proved with before is dead at once. */
export async function resetAccount(id: StaffId, by: StaffId, deps: AccountDeps): Promise<Invited | AccountRefusal> {
  const account = await deps.staff.account(id)
  if (account === null) return 'unknown-account'
  const { token, hash } = newToken()
  const atMs = deps.time.nowMs()
  const expiresAtMs = atMs + inviteMs
  const told = auditEntry(atMs, by, 'reset-account', { detail: id })
  const done = await deps.staff.invite({ token: hash, role: account.role, by, staff: id, expiresAtMs }, told)
  return done === 'done' ? { token, expiresAtMs } : done
}

/** What is shown for the second factor counts until the link is opened once more. */
export async function openInvite(token: string, { staff, time }: AccountDeps): Promise<OpenedInvite | null> {
  const hash = tokenHash(token)
  return hash === null ? null : staff.openInvite(hash, await newTotpSecret(), time.nowMs())
}

/** Makes the account that the link stands for, or begins it anew; the link is used up. Its recovery codes, to be shown this once. */
export async function acceptInvite(joining: Joining, deps: AccountDeps): Promise<readonly string[] | JoinRefusal> {
  const { staff, passwords, time } = deps
  const hash = tokenHash(joining.token)
  const opened = hash === null ? null : await staff.openedInvite(hash, time.nowMs())
  if (hash === null || opened === null) return 'bad-invite'
  const login = opened.account?.login ?? loginOf(joining.login)
  const name = opened.account?.name ?? shownNameOf(joining.name)
  if (login === null || name === null) return 'bad-name'
  if (isWeak(joining.password, login, name)) return 'weak-password'
  const { totpSecret } = opened
  const totpStep = await stepOf(totpSecret, joining.code, time.nowMs())
  if (totpStep === null) return 'bad-code'
  const recoveryCodes = newRecoveryCodes()
  const password = await passwords.hash(joining.password)
  const made = await staff.acceptInvite(hash, { login, name, password, totpSecret, totpStep, recoveryCodes }, time.nowMs())
  return made === 'joined' ? recoveryCodes : made
}
