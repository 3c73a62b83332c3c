import type { Database } from 'better-sqlite3'
import type { StaffId } from '../../hotline/case.ts'
import type { Language } from '../../knowledge/knowledge.ts'
import type { KeyRing } from '../keys/key-ring.ts'
import { openJson, seal } from '../keys/seal.ts'
import { uuidMaker } from '../uuid.ts'
import type { Target, Way, WayId } from './reach.ts'

interface Row {
  readonly id: WayId
  readonly staff: StaffId
  readonly language: Language
  readonly body: Buffer
  readonly made_at_ms: number
  readonly tried_at_ms: number | null
  readonly failed: 0 | 1
}

/** Phones, mailboxes and numbers of the staff, sealed. What changes something runs inside a job of the writer. */
export function wayTable(db: Database, ring: KeyRing) {
  const newId = uuidMaker()
  const of = db.prepare<[StaffId], Row>('SELECT * FROM ways WHERE staff = ? ORDER BY made_at_ms, id')
  const find = db.prepare<[Buffer], Row>('SELECT * FROM ways WHERE look_up = ?')
  const insert = db.prepare('INSERT INTO ways (id, staff, kind, look_up, language, body, made_at_ms) VALUES (?, ?, ?, ?, ?, ?, ?)')
  const replace = db.prepare('UPDATE ways SET staff = ?, language = ?, body = ?, failed = 0 WHERE id = ?')
  const remove = db.prepare('DELETE FROM ways WHERE id = ? AND staff = ?')
  const removeAll = db.prepare('DELETE FROM ways WHERE staff = ?')
  const forget = db.prepare('DELETE FROM ways WHERE id = ?')
  const tried = db.prepare('UPDATE ways SET tried_at_ms = ?, failed = ? WHERE id = ?')

  /** Null when it is damaged: whoever it reached sees that it is missing, and adds it again. */
  function read({ id, staff, language, body, made_at_ms: madeAtMs, tried_at_ms: triedAtMs, failed }: Row): Way | null {
    const target = openJson<Target>(ring.store, body, place(id))
    return target && { id, staff, target, language, madeAtMs, triedAtMs, failed: failed === 1 }
  }

  return {
    of: (staff: readonly StaffId[]): readonly Way[] => staff.flatMap((one) => of.all(one).flatMap((row) => read(row) ?? [])),

    add(staff: StaffId, target: Target, language: Language, nowMs: number): Way {
      const lookUp = ring.mark('way', sameWay(staff, target))
      const known = find.get(lookUp)
      const id = known?.id ?? (newId(nowMs) as WayId)
      const body = seal(ring.store, JSON.stringify(target), place(id))
      if (known === undefined) insert.run(id, staff, target.kind, lookUp, language, body, nowMs)
      else replace.run(staff, language, body, id)
      return { id, staff, target, language, madeAtMs: known?.made_at_ms ?? nowMs, triedAtMs: known?.tried_at_ms ?? null, failed: false }
    },

    remove: (staff: StaffId, way: WayId): boolean => remove.run(way, staff).changes > 0,

    removeAll: (staff: StaffId) => void removeAll.run(staff),

    noteTry(way: WayId, ended: 'arrived' | 'failed' | 'gone', nowMs: number) {
      if (ended === 'gone') forget.run(way)
      else tried.run(nowMs, ended === 'failed' ? 1 : 0, way)
    },
  }
}

/**
 * What makes it the same way. A browser may renew its keys, and is of whoever uses it now: nobody else could name its address. A mailbox or
 * a number anybody can name, so it is everybody's own: naming another's takes nothing from them.
 */
function sameWay(staff: StaffId, target: Target): string {
  switch (target.kind) {
    case 'push':
      return `push ${target.endpoint}`
    case 'mail':
      return `mail ${staff} ${target.address.toLowerCase()}`
    case 'call':
      return `call ${staff} ${target.number}`
  }
}

function place(id: WayId) {
  return { table: 'ways', row: id, column: 'body' }
}
