import Sqlite, { type Database } from 'better-sqlite3'
import { openKeyRing } from '../keys/key-ring.ts'
import type { Keys } from '../keys/keys.ts'
import { hasTable, metaTable } from '../meta.ts'
import { readMigrations } from '../migrate.ts'

/** What can be told of a store from outside, also while a server has it open. Nothing of any person. */
export interface StoreLook {
  /** Null: every page is sound. */
  readonly damage: string | null
  readonly step: number
  /** The step that this program knows. */
  readonly knownStep: number
  /** Null: no key was given. */
  readonly keyFits: boolean | null
  /** When a server last noted that it was running; 0: never. */
  readonly seenAtMs: number
  readonly admins: number
}

/** Reads and changes nothing. Null when the file cannot be opened at all. */
export function lookAtStore(path: string, keys: Keys | null): StoreLook | null {
  let db: Database | null = null
  try {
    db = new Sqlite(path, { readonly: true, fileMustExist: true })
    const verdict = String(db.pragma('quick_check(1)', { simple: true }))
    const step = Number(db.pragma('user_version', { simple: true }))
    const known = { step, knownStep: readMigrations().length }
    if (verdict !== 'ok' || step === 0)
      return { damage: verdict === 'ok' ? null : verdict, ...known, keyFits: null, seenAtMs: 0, admins: 0 }
    return {
      damage: null,
      ...known,
      keyFits: keys === null ? null : fits(db, keys),
      seenAtMs: metaTable(db).readNumber('seen-at') ?? 0,
      admins: countAdmins(db),
    }
  } catch {
    return null
  } finally {
    db?.close()
  }
}

function fits(db: Database, keys: Keys): boolean {
  try {
    openKeyRing(db, keys)
    return true
  } catch {
    return false
  }
}

/** Those who can log in; a store from before there were accounts has none. */
function countAdmins(db: Database): number {
  if (!hasTable(db, 'staff')) return 0
  const admins = db.prepare<[], number>(
    `SELECT count(*) FROM staff WHERE role = 'admin' AND disabled_at_ms IS NULL AND password IS NOT NULL`,
  )
  return admins.pluck().get() ?? 0
}
