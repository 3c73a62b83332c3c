import { chmodSync } from 'node:fs'
import Sqlite, { type Database } from 'better-sqlite3'
import { AppError, refusalOf } from '../errors.ts'

/**
 * Takes the one place at a store, and returns what gives it back. The operating system holds it: it is free again the moment the process
 * is gone, however it went, and nobody has to guess whether a process id in a file still lives.
 *
 * @throws AppError `store-locked` when another process, or another store of this one, has it; what the machine refuses, by its name;
 * `bad-store` when nobody can tell
 */
export function takeLock(storePath: string): () => void {
  const file = `${storePath}.lock`
  let lock: Database | null = null
  try {
    lock = new Sqlite(file, { timeout: 0 })
    chmodSync(file, 0o600)
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock?.close()
    throw whyNot(error, storePath, file)
  }
  const taken = lock
  return () => void taken.close()
}

function whyNot(error: unknown, storePath: string, file: string): AppError {
  const isTaken = error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY')
  if (isTaken) return new AppError('store-locked', `${storePath} is open elsewhere`, { cause: error })
  return refusalOf(error, file) ?? new AppError('bad-store', `the lock beside ${storePath} could not be taken`, { cause: error })
}
