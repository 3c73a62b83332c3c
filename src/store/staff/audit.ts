import { createHmac, type KeyObject } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { Database } from 'better-sqlite3'
import type { CaseId } from '../../bot/conversation.ts'
import type { StaffId } from '../../hotline/case.ts'
import { metaTable } from '../meta.ts'
import type { AuditEntry } from './audit-entry.ts'

export interface AuditRow extends AuditEntry {
  /** Grows with every row; for asking what came before. */
  readonly number: number
}

export interface AuditQuery {
  /** Rows older than this number only; null begins with the newest. */
  readonly before: number | null
  readonly staff: StaffId | null
  readonly case: CaseId | null
  readonly limit: number
}

interface Row {
  readonly number: number
  readonly at_ms: number
  readonly staff: StaffId | null
  readonly deed: string
  readonly case_id: CaseId | null
  readonly detail: string | null
  readonly hash: Buffer
}

export type Audit = ReturnType<typeof auditTable>

/**
 * The audit. Each row carries a keyed hash over itself and the one before it, and another says where it begins and ends, so whoever can
 * write to the file and has not the store's key can change, take out or cut off nothing without being found out.
 */
export function auditTable(db: Database, key: KeyObject) {
  const insert = db.prepare('INSERT INTO audit (at_ms, staff, deed, case_id, detail, hash) VALUES (?, ?, ?, ?, ?, ?)')
  const first = db.prepare<[], number>('SELECT min(number) FROM audit').pluck()
  const last = db.prepare<[], Row>('SELECT * FROM audit ORDER BY number DESC LIMIT 1')
  const newest = db.prepare<AuditQuery, Row>(
    `SELECT * FROM audit WHERE number < coalesce(@before, number + 1) AND staff IS coalesce(@staff, staff) AND case_id IS coalesce(@case, case_id)
     ORDER BY number DESC LIMIT @limit`,
  )
  const next = db.prepare<[number, number], Row>('SELECT * FROM audit WHERE number > ? ORDER BY number LIMIT ?')
  const meta = metaTable(db)
  const firstKept = db.prepare<[number], number>('SELECT number FROM audit WHERE +at_ms >= ? ORDER BY number LIMIT 1').pluck()
  const lastBelow = db.prepare<[number], Buffer>('SELECT hash FROM audit WHERE number < ? ORDER BY number DESC LIMIT 1').pluck()
  const dropBelow = db.prepare('DELETE FROM audit WHERE number < ?')

  function hashOf(before: Buffer, { atMs, staff, deed, case: about, detail }: AuditEntry): Buffer {
    const told = JSON.stringify([atMs, staff, deed, about, detail])
    return createHmac('sha256', key).update(before).update(told).digest()
  }

  /** What the first row follows from. */
  function beginning(): Buffer {
    return meta.read(beforeName) ?? nothingBefore
  }

  function ends(): Buffer {
    return createHmac('sha256', key)
      .update(`${first.get() ?? 0}`)
      .update(last.get()?.hash ?? nothingBefore)
      .digest()
  }

  return {
    /** Inside a job of the writer, with what it tells of. */
    add(entry: AuditEntry) {
      const hash = hashOf(last.get()?.hash ?? beginning(), entry)
      insert.run(entry.atMs, entry.staff, entry.deed, entry.case, entry.detail, hash)
      meta.keep(endsName, ends())
    },

    /** Newest first. */
    read: (query: AuditQuery): readonly AuditRow[] => newest.all(query).map(toEntry),

    /**
     * Whether every row follows from the one before it, and none is missing at either end. Two years of rows take a second or more: they
     * are looked at a few at a time, and those that are added meanwhile as well.
     */
    async isWhole(): Promise<boolean> {
      let before: Row | null = null
      for (;;) {
        const rows = next.all(before?.number ?? 0, rowsAtOnce)
        for (const row of rows) {
          if (!hashOf(before?.hash ?? beginning(), toEntry(row)).equals(row.hash)) return false
          before = row
        }
        if (rows.length < rowsAtOnce) break
        await setImmediate()
        if (before !== null && (first.get() ?? 0) > before.number) before = null // it was let go meanwhile
      }
      const kept = meta.read(endsName)
      return kept === null ? before === null : kept.equals(ends())
    },

    /** Lets go what is older than two years. */
    tidy(nowMs: number) {
      const from = firstKept.get(nowMs - keptMs) ?? Number.MAX_SAFE_INTEGER
      const hash = lastBelow.get(from)
      if (hash === undefined) return
      dropBelow.run(from)
      meta.keep(beforeName, hash)
      meta.keep(endsName, ends())
    },
  }
}

/** A few milliseconds of work. */
const rowsAtOnce = 200

const nothingBefore = Buffer.alloc(32)

/** Of the first row and the last. */
const endsName = 'audit-ends'
/** The hash of the last row that was let go. */
const beforeName = 'audit-before'

const keptMs = 2 * 365 * 24 * 60 * 60_000

function toEntry({ number, at_ms, staff, deed, case_id, detail }: Row): AuditRow {
  return { number, atMs: at_ms, staff, deed, case: case_id, detail }
}
