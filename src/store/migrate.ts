import { readdirSync, readFileSync } from 'node:fs'
import type { Database } from 'better-sqlite3'
import { AppError } from '../errors.ts'
import { type AtPoint, nothingHappens } from './crash-point.ts'

/** One numbered step of the schema. A step that is committed is never edited; the next one follows. */
export interface Migration {
  readonly number: number
  readonly sql: string
}

const folder = new URL('./migrations/', import.meta.url)

/** The steps from the files `0001-….sql` on, in order and without a hole. */
export function readMigrations(): readonly Migration[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
  return names.map((name, at) => {
    const number = Number.parseInt(name, 10)
    if (number !== at + 1) throw new AppError('bad-store', `migration ${name} should have the number ${at + 1}`)
    return { number, sql: readFileSync(new URL(name, folder), 'utf8') }
  })
}

/**
 * Brings the schema to the newest step, each step in a transaction of its own with its number, so that one cut off half-way is as if it
 * had not begun.
 *
 * @throws AppError `bad-store` when the file is newer than this program
 */
export function migrate(db: Database, migrations: readonly Migration[], at: AtPoint = nothingHappens): void {
  const done = Number(db.pragma('user_version', { simple: true }))
  if (done > migrations.length) throw new AppError('bad-store', `the database is at step ${done}, this program knows ${migrations.length}`)
  for (const { number, sql } of migrations.slice(done)) {
    db.transaction(() => {
      db.exec(sql)
      at('migration-step')
      db.pragma(`user_version = ${number}`)
    }).immediate()
  }
}
