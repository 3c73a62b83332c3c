import { chmodSync, existsSync } from 'node:fs'
import Sqlite, { type Database } from 'better-sqlite3'
import { AppError, refusalOf } from '../errors.ts'

/** What safety needs of SQLite. A wrong setting shows nowhere until power fails or a disk is stolen, so each is read back. */
const settings: Readonly<Record<string, string | number>> = {
  journal_mode: 'wal',
  synchronous: 2, // FULL: what was acknowledged survives a power cut
  foreign_keys: 1,
  secure_delete: 1, // deleted bytes are overwritten
  trusted_schema: 0,
  busy_timeout: 50, // a longer one would hold up everybody; waiting longer is done asynchronously
  temp_store: 2, // no temporary files
  cell_size_check: 1,
  cache_size: -4000, // 4 MB: more made no turn quicker
}

/**
 * Opens the database file with `settings`, checked, its pages looked through before that. `:memory:` has no journal file. What `assertMore`
 * throws of a sound one is met by reading alone, too.
 *
 * @throws AppError `bad-store` when a setting does not hold or the file is damaged, which is left as it lies
 */
export function openDatabase(path: string, assertMore: (db: Database) => void = () => {}): Database {
  const cutOff = existsSync(`${path}-journal`) // of a change that was not in the other journal yet; only who may write undoes it
  if (!cutOff && existsSync(path)) lookThrough(path, assertMore)
  const db = open(path)
  try {
    for (const [name, value] of Object.entries(settings)) db.pragma(`${name} = ${value}`)
    assertSettings(db)
    if (cutOff) assertSound(db, path)
    return db
  } catch (error) {
    db.close()
    throw whyNot(error, path)
  }
}

/**
 * By reading alone: whoever may write folds the journal into the file, and of a damaged one nobody could take it apart again.
 *
 * @throws AppError `bad-store` when it is damaged, and what the machine refuses, by its name
 */
export function lookThrough(path: string, assertMore: (db: Database) => void = () => {}): void {
  let db: Database | null = null
  try {
    db = new Sqlite(path, { readonly: true })
    db.pragma('cell_size_check = 1')
    assertSound(db, path)
    assertMore(db)
  } catch (error) {
    throw whyNot(error, path)
  } finally {
    db?.close()
  }
}

function assertSound(db: Database, path: string): void {
  const verdict = db.pragma('quick_check(1)', { simple: true })
  if (verdict !== 'ok') throw new AppError('bad-store', `${path} is damaged: ${String(verdict)}`)
}

function whyNot(error: unknown, path: string): AppError {
  if (error instanceof AppError) return error
  const why = error instanceof Sqlite.SqliteError ? `: ${error.message}` : ''
  return refusalOf(error, path) ?? new AppError('bad-store', `${path} could not be opened${why}`, { cause: error })
}

/** @throws AppError `bad-store` naming every setting that does not hold */
export function assertSettings(db: Database): void {
  const wrong = Object.entries(settings).filter(([name, value]) => db.pragma(name, { simple: true }) !== expected(db, name, value))
  if (wrong.length > 0) throw new AppError('bad-store', `these settings do not hold: ${wrong.map(([name]) => name).join(', ')}`)
}

function expected(db: Database, name: string, value: string | number): string | number {
  return name === 'journal_mode' && db.memory ? 'memory' : value
}

function open(path: string): Database {
  try {
    const db = new Sqlite(path)
    if (!db.memory) chmodSync(path, 0o600) // journal and index files take it over
    return db
  } catch (error) {
    throw whyNot(error, path)
  }
}
