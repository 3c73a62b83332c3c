import type { StaffId } from '../hotline/case.ts'
import { auditEntry } from '../store/staff/audit-entry.ts'
import type { AccountDeps } from './account-deps.ts'
import { stepOf } from './second-factor.ts'

/** So many wrong codes within a quarter of an hour, and it was not them. */
const mostTries = 5
const triesMs = 15 * 60_000

/** A fresh code of somebody who is logged in: to unlock, and before what reaches far. Each code serves once, wherever it is given. */
export async function proveAgain(id: StaffId, code: string, { staff, time }: AccountDeps): Promise<'proved' | 'refused' | 'too-many'> {
  const nowMs = time.nowMs()
  if ((await staff.noteTry(`code/${id}`, triesMs, nowMs)) > mostTries) return 'too-many'
  const secret = (await staff.credentials(id))?.totpSecret ?? null
  const step = secret === null ? null : await stepOf(secret, code, nowMs)
  if (step === null || !(await staff.useStep(id, step))) {
    await staff.tell(auditEntry(nowMs, id, 'code-refused'))
    return 'refused'
  }
  await staff.forgetTries(`code/${id}`)
  return 'proved'
}
