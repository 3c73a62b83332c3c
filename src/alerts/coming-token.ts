import { createHmac, randomBytes } from 'node:crypto'
import { sameSecret } from '../adapters/same-secret.ts'
import type { CaseId } from '../bot/conversation.ts'
import type { StaffId } from '../hotline/case.ts'

/** What a token says: this one of the staff is coming to this case. */
export interface Coming {
  readonly case: CaseId
  readonly staff: StaffId
  readonly untilMs: number
}

export function makeComingKey(): string {
  return randomBytes(32).toString('base64url')
}

/**
 * Signed, so that nothing has to be kept until it is used. It opens nothing: whoever finds one can only stop a
 * phone from ringing for a while.
 */
export function makeComingToken({ case: id, staff, untilMs }: Coming, key: string): string {
  const said = Buffer.from(JSON.stringify([id, staff, untilMs, randomBytes(9).toString('base64url')])).toString('base64url')
  return `${said}.${macOf(said, key)}`
}

/** Null: not ours, changed, or too late. Whether it has served before is the store's to say. */
export function readComingToken(token: string, key: string, nowMs: number): Coming | null {
  const [said = '', mac = '', ...more] = token.split('.')
  if (more.length > 0 || !sameSecret(mac, macOf(said, key))) return null
  const [id, staff, untilMs] = JSON.parse(Buffer.from(said, 'base64url').toString('utf8')) as [CaseId, StaffId, number]
  return untilMs > nowMs ? { case: id, staff, untilMs } : null
}

function macOf(said: string, key: string): string {
  return createHmac('sha256', key).update(said).digest('base64url')
}
