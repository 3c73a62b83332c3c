import type { Database } from 'better-sqlite3'
import type { StaffId } from '../../hotline/case.ts'
import type { Role } from '../../hotline/roles.ts'
import type { KeyRing } from '../keys/key-ring.ts'
import { seal, unseal } from '../keys/seal.ts'
import type { NewInvite, OpenInvite } from './staff-store.ts'

interface Row {
  readonly token: Buffer
  readonly role: Role
  readonly staff: StaffId | null
  readonly by_staff: StaffId | null
  readonly totp: Buffer | null
  readonly expires_at_ms: number
}

export interface KeptInvite {
  readonly role: Role
  readonly staff: StaffId | null
  readonly by: StaffId | null
  /** As the link was opened last; null until it is. */
  readonly totpSecret: string | null
}

/** One-time links, by the hash of their token. What changes anything has to run inside a job of the writer. */
export function inviteTable(db: Database, ring: KeyRing) {
  const insert = db.prepare('INSERT INTO staff_invites (token, role, staff, by_staff, expires_at_ms) VALUES (?, ?, ?, ?, ?)')
  const find = db.prepare<[Buffer, number], Row>('SELECT * FROM staff_invites WHERE token = ? AND expires_at_ms > ?')
  const open = db.prepare<[number], Row>('SELECT * FROM staff_invites WHERE expires_at_ms > ? ORDER BY expires_at_ms, token')
  const setSecret = db.prepare('UPDATE staff_invites SET totp = ? WHERE token = ?')
  const drop = db.prepare('DELETE FROM staff_invites WHERE token = ?')
  const dropOf = db.prepare('DELETE FROM staff_invites WHERE staff = ?')
  const dropBy = db.prepare('DELETE FROM staff_invites WHERE by_staff = ?')
  const dropOfNobody = db.prepare('DELETE FROM staff_invites WHERE by_staff IS NULL AND staff IS NULL')
  const dropOld = db.prepare('DELETE FROM staff_invites WHERE expires_at_ms <= ?')

  return {
    /** A later one for the same account takes the place of the one before. */
    add({ token, role, staff, by, expiresAtMs }: NewInvite) {
      if (staff !== null) dropOf.run(staff)
      insert.run(token, role, staff, by, expiresAtMs)
    },

    find(token: Buffer, nowMs: number): KeptInvite | null {
      const row = find.get(token, nowMs)
      if (row === undefined) return null
      const { role, staff, by_staff: by, totp } = row
      return { role, staff, by, totpSecret: totp === null ? null : unseal(ring.store, totp, place(token)).toString('utf8') }
    },

    setSecret: (token: Buffer, secret: string) => setSecret.run(seal(ring.store, secret, place(token)), token),
    use: (token: Buffer) => drop.run(token),
    /** What was printed before there was an account opens nothing after. */
    dropOfNobody: () => dropOfNobody.run(),

    open: (nowMs: number): readonly OpenInvite[] =>
      open.all(nowMs).map(({ token, role, staff, by_staff: by, expires_at_ms }) => {
        return { id: token.toString('hex'), role, staff, by, expiresAtMs: expires_at_ms }
      }),
    revoke: (id: string): boolean => drop.run(Buffer.from(id, 'hex')).changes === 1,
    /** Whoever made them may make none any more. */
    dropBy: (staff: StaffId) => dropBy.run(staff),

    tidy: (nowMs: number) => dropOld.run(nowMs),
  }
}

function place(token: Buffer) {
  return { table: 'staff_invites', row: token.toString('hex'), column: 'totp' }
}
