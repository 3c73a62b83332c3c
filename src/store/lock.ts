import { chmodSync } from 'node:fs'
import Sqlite, { type Database } from 'better-sqlite3'
import { AppError } from '../errors.ts'

/**
 * Takes the one place at a store, and returns what gives it back. The operating system holds it: it is free again the moment the process
 * is gone, however it went, and nobody has to guess whether a process id in a file still lives.
 *
 * @throws AppError `store-locked` when another process, or another store of this one, has it; `bad-store` when nobody can tell
 */
export function takeLock(storePath: string): () => void {
  let lock: Database | null = null
  try {
    lock = new Sqlite(`${storePath}.lock`, { timeout: 0 })
    chmodSync(`${storePath}.lock`, 0o600)
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock?.close()
    const isTaken = error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY')
    if (isTaken) throw new AppError('store-locked', `${storePath} is open elsewhere`, { cause: error })
    throw new AppError('bad-store', `the lock beside ${storePath} could not be taken: ${reasonOf(error)}`, { cause: error })
  }
  const taken = lock
  return () => void taken.close()
}

/** In a word: a full disk is mended otherwise than a folder that may not be written to. */
function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
}
