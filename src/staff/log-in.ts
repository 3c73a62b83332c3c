import { auditEntry } from '../store/staff/audit-entry.ts'
import type { Account, Credentials } from '../store/staff/staff-store.ts'
import type { AccountDeps } from './account-deps.ts'
import { loginOf } from './names.ts'
import { newTotpSecret, stepOf } from './second-factor.ts'
import { newToken, recoveryCodeOf } from './tokens.ts'

export interface LoginTry {
  readonly name: string
  readonly password: string
  readonly proof: { readonly code: string } | { readonly recoveryCode: string }
}

export interface LoggedIn {
  readonly account: Account
  /** For the cookie; only its hash is kept. */
  readonly token: string
}

/** Tries at one name within `triesMs`; the name may be anybody's or nobody's. */
const mostTries = 10
const triesMs = 15 * 60_000

/**
 * The one way in. Whatever is wrong (name, password, code, a disabled account) the answer is the same and takes as long; a code is used
 * up only by a login that succeeds, and never serves twice.
 */
export async function logIn({ name, password, proof }: LoginTry, deps: AccountDeps): Promise<LoggedIn | 'refused' | 'too-many'> {
  const { staff, passwords, time } = deps
  const login = loginOf(name) ?? ''
  if ((await staff.noteTry(tryOf(login), triesMs, time.nowMs())) > mostTries) return 'too-many'
  const found = await staff.credentialsOf(login)
  const knows = await passwords.matches(password, found?.password ?? null)
  const proved = await hasSecond(found, knows, proof, deps)
  const nowMs = time.nowMs()
  if (found === null || !knows || found.account.disabled || !proved) {
    await staff.tell(auditEntry(nowMs, found?.account.id ?? null, 'login-refused'))
    return 'refused'
  }
  const { token, hash } = newToken()
  const { account } = found
  const detail = 'code' in proof ? null : 'recovery'
  await staff.startSession(hash, account.id, auditEntry(nowMs, account.id, 'login', { detail }))
  await staff.forgetTries(tryOf(login))
  return { account, token }
}

/** Everything is worked out whether it can still succeed or not; only what does succeed is used up. */
async function hasSecond(
  found: Credentials | null,
  knows: boolean,
  proof: LoginTry['proof'],
  { staff, time }: AccountDeps,
): Promise<boolean> {
  const may = found !== null && knows && !found.account.disabled
  if ('recoveryCode' in proof) return may && staff.useRecoveryCode(found.account.id, recoveryCodeOf(proof.recoveryCode))
  nobodysSecret ??= newTotpSecret()
  const spare = await nobodysSecret // also where it is not needed: the first login must not tell by its time
  const step = await stepOf(found?.totpSecret ?? spare, proof.code, time.nowMs())
  return may && found.totpSecret !== null && step !== null && staff.useStep(found.account.id, step)
}

let nobodysSecret: Promise<string> | null = null

function tryOf(login: string): string {
  return `login/${login}`
}
