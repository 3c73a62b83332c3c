import type { Database } from 'better-sqlite3'
import type { StaffId } from '../../hotline/case.ts'
import type { KeyRing } from '../keys/key-ring.ts'

interface SessionRow {
  readonly staff: StaffId
  readonly made_at_ms: number
  readonly active_at_ms: number
}

/**
 * Sessions by the hash of their token, recovery codes and tries by keyed hashes. What changes anything has to
 * run inside a job of the writer.
 */
export function sessionTable(db: Database, ring: KeyRing) {
  const insert = db.prepare('INSERT INTO staff_sessions (token, staff, made_at_ms, active_at_ms) VALUES (?, ?, ?, ?)')
  const find = db.prepare<[Buffer], SessionRow>('SELECT staff, made_at_ms, active_at_ms FROM staff_sessions WHERE token = ?')
  const touch = db.prepare('UPDATE staff_sessions SET active_at_ms = max(active_at_ms, ?) WHERE token = ?')
  const end = db.prepare('DELETE FROM staff_sessions WHERE token = ?')
  const endAllBut = db.prepare('DELETE FROM staff_sessions WHERE staff = ? AND token <> ?')
  const endOld = db.prepare('DELETE FROM staff_sessions WHERE made_at_ms < ?')
  const insertCode = db.prepare('INSERT INTO staff_recovery (code, staff) VALUES (?, ?)')
  const useCode = db.prepare('DELETE FROM staff_recovery WHERE code = ? AND staff = ?')
  const dropCodes = db.prepare('DELETE FROM staff_recovery WHERE staff = ?')
  const insertTry = db.prepare('INSERT INTO tries (who, at_ms) VALUES (?, ?)')
  const countTries = db.prepare<[Buffer, number], number>('SELECT count(*) FROM tries WHERE who = ? AND at_ms > ?').pluck()
  const forgetTries = db.prepare('DELETE FROM tries WHERE who = ?')
  const dropTries = db.prepare('DELETE FROM tries WHERE at_ms < ?')

  return {
    start: (token: Buffer, staff: StaffId, nowMs: number) => insert.run(token, staff, nowMs, nowMs),
    find: (token: Buffer): SessionRow | null => find.get(token) ?? null,
    touch: (token: Buffer, nowMs: number) => touch.run(nowMs, token),
    end: (token: Buffer) => end.run(token),
    endAll: (staff: StaffId) => endAllBut.run(staff, nobodys),
    endAllBut: (staff: StaffId, token: Buffer) => endAllBut.run(staff, token),

    setCodes(staff: StaffId, codes: readonly string[]) {
      dropCodes.run(staff)
      for (const code of codes) insertCode.run(ring.recoveryCode(staff, code), staff)
    },
    dropCodes: (staff: StaffId) => dropCodes.run(staff),
    useCode: (staff: StaffId, code: string): boolean => useCode.run(ring.recoveryCode(staff, code), staff).changes === 1,

    noteTry(who: string, withinMs: number, nowMs: number): number {
      const hash = ring.login(who)
      insertTry.run(hash, nowMs)
      return countTries.get(hash, nowMs - withinMs) ?? 0
    },
    forgetTries: (who: string) => forgetTries.run(ring.login(who)),

    tidy(nowMs: number) {
      endOld.run(nowMs - dayMs)
      dropTries.run(nowMs - dayMs)
    },
  }
}

const nobodys = Buffer.alloc(0)

/** Longer than a session may last, and than a try counts. */
const dayMs = 24 * 60 * 60_000
