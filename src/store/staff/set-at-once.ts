import type { Database } from 'better-sqlite3'
import type { Override } from './staff-store.ts'

interface Row {
  readonly kind: Override['kind']
  readonly id: string
  readonly by_name: string
  readonly told: string
  readonly at_ms: number
}

/** What curators set at once, over the files of content/. */
export function setAtOnceTable(db: Database) {
  const set = db.prepare(
    `INSERT INTO overrides (kind, id, by_name, told, at_ms) VALUES (@kind, @id, @by, @told, @atMs)
     ON CONFLICT DO UPDATE SET by_name = excluded.by_name, told = excluded.told, at_ms = excluded.at_ms`,
  )
  const drop = db.prepare('DELETE FROM overrides WHERE kind = ? AND id = ?')
  const all = db.prepare<[], Row>('SELECT * FROM overrides ORDER BY kind, id')

  return {
    set: (override: Override) => set.run(override),
    drop: (kind: Override['kind'], id: string) => drop.run(kind, id),
    all: (): readonly Override[] => all.all().map(({ kind, id, by_name, told, at_ms }) => ({ kind, id, by: by_name, told, atMs: at_ms })),
  }
}
