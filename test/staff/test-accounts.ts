import { generateSync } from 'otplib'
import type { Role } from '../../src/hotline/roles.ts'
import type { AccountDeps } from '../../src/staff/account-deps.ts'
import { acceptInvite, inviteStaff, openInvite } from '../../src/staff/invite.ts'
import { logIn } from '../../src/staff/log-in.ts'
import { openPasswords } from '../../src/staff/passwords.ts'
import { openDatabase } from '../../src/store/database.ts'
import { openKeyRing } from '../../src/store/keys/key-ring.ts'
import { passingKeys } from '../../src/store/keys/keys.ts'
import { migrate, readMigrations } from '../../src/store/migrate.ts'
import { openStaffStore } from '../../src/store/staff/open-staff-store.ts'
import type { Account } from '../../src/store/staff/staff-store.ts'
import { staffTables } from '../../src/store/staff/tables.ts'
import { openTables } from '../../src/store/tables.ts'
import { t0 } from '../store/given.ts'

export const password = 'bến cảng bình yên 2026'

/** Hashes that cost next to nothing: tests are about what is done with them. */
export const passwords = openPasswords({ memoryKib: 64, passes: 1 })

export interface TestAccounts extends AccountDeps {
  forward(ms: number): void
}

/** A accounts over a store in memory, with time that stands still until a test moves it. */
export function testAccounts(): TestAccounts {
  const db = openDatabase(':memory:')
  migrate(db, readMigrations())
  const tables = openTables(db, openKeyRing(db, passingKeys()), () => {})
  let nowMs = t0
  return {
    staff: openStaffStore(tables, staffTables(tables)),
    passwords,
    time: { nowMs: () => nowMs },
    forward(ms) {
      nowMs += ms
    },
  }
}

/** Somebody with an account, and the phone that shows their codes. */
export interface Member {
  readonly account: Account
  readonly secret: string
  readonly recoveryCodes: readonly string[]
}

export async function join(accounts: AccountDeps, login: string, role: Role, name = login): Promise<Member> {
  const { token } = await inviteStaff(role, null, accounts)
  const opened = await openInvite(token, accounts)
  if (opened === null) throw new Error('the invite does not open')
  const secret = opened.totpSecret
  const recoveryCodes = await acceptInvite({ token, login, name, password, code: codeAt(secret, accounts.time.nowMs()) }, accounts)
  const found = await accounts.staff.credentialsOf(login)
  if (typeof recoveryCodes === 'string' || found === null) throw new Error(`nobody joined: ${recoveryCodes}`)
  return { account: found.account, secret, recoveryCodes }
}

export function codeAt(secret: string, nowMs: number): string {
  return generateSync({ secret, epoch: Math.floor(nowMs / 1000) })
}

export const stepMs = 30_000

/** Tries to log in with whatever is given instead of what is right. */
export async function enter(
  accounts: AccountDeps,
  { account, secret }: Member,
  wrong: { name?: string; password?: string; code?: string } = {},
) {
  const code = wrong.code ?? codeAt(secret, accounts.time.nowMs())
  return logIn({ name: wrong.name ?? account.login, password: wrong.password ?? password, proof: { code } }, accounts)
}
