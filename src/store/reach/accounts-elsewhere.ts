import type { Database } from 'better-sqlite3'
import type { StaffId } from '../../hotline/case.ts'
import type { KeyRing } from '../keys/key-ring.ts'

/** Which account of the Telegram group is whose: keyed hashes, for an account there is only ever recognised, never written to. */
export function accountTables(db: Database, ring: KeyRing) {
  const keepCode = db.prepare(
    'INSERT INTO link_codes (staff, code, until_ms) VALUES (?, ?, ?) ON CONFLICT (staff) DO UPDATE SET code = excluded.code, until_ms = excluded.until_ms',
  )
  const useCode = db.prepare<[Buffer], { staff: StaffId; until_ms: number }>(
    'DELETE FROM link_codes WHERE code = ? RETURNING staff, until_ms',
  )
  const dropCode = db.prepare('DELETE FROM link_codes WHERE staff = ?')
  const unlink = db.prepare('DELETE FROM linked_accounts WHERE staff = ? OR account = ?')
  const link = db.prepare('INSERT INTO linked_accounts (account, staff) VALUES (?, ?)')
  const whose = db.prepare<[Buffer], StaffId>('SELECT staff FROM linked_accounts WHERE account = ?').pluck()
  const has = db.prepare<[StaffId], 1>('SELECT 1 FROM linked_accounts WHERE staff = ?').pluck()
  const accountMark = (account: string) => ring.mark('telegram-account', account)
  const codeMark = (code: string) => ring.mark('link-code', code)

  return {
    keepCode: (staff: StaffId, code: string, untilMs: number) => void keepCode.run(staff, codeMark(code), untilMs),
    link(code: string, account: string, nowMs: number): StaffId | null {
      const found = useCode.get(codeMark(code))
      if (found === undefined || found.until_ms <= nowMs) return null
      const mark = accountMark(account)
      unlink.run(found.staff, mark)
      link.run(mark, found.staff)
      return found.staff
    },
    whose: (account: string): StaffId | null => whose.get(accountMark(account)) ?? null,
    has: (staff: StaffId): boolean => has.get(staff) !== undefined,
    unlink: (staff: StaffId) => void unlink.run(staff, null),
    forget(staff: StaffId) {
      dropCode.run(staff)
      unlink.run(staff, null)
    },
  }
}
