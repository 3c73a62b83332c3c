import type { Database } from 'better-sqlite3'

/** What a store notes of itself, by name: its own keys, moments, what else there is one of. */
export function metaTable(db: Database) {
  const read = db.prepare<[string], Buffer>('SELECT value FROM meta WHERE name = ?').pluck()
  const keep = db.prepare('INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value')
  return {
    read: (name: string): Buffer | null => read.get(name) ?? null,
    keep: (name: string, value: Buffer) => void keep.run(name, value),
    readNumber(name: string): number | null {
      const value = read.get(name)
      return value === undefined ? null : Number(value.toString('utf8'))
    },
    keepNumber: (name: string, value: number) => void keep.run(name, Buffer.from(String(value))),
  }
}

/** Where a value of it is sealed. */
export function metaPlace(name: string) {
  return { table: 'meta', row: name, column: 'value' }
}

/** A store of before may not have it yet, and a file that is no store has none. */
export function hasTable(db: Database, name: string): boolean {
  return db.prepare<[string], 1>(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?`).get(name) !== undefined
}
