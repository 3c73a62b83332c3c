import { chmodSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { AppError } from '../errors.ts'

/**
 * Takes the one place at a store, and returns what gives it back. The operating system holds it: it is free again the moment the process
 * is gone, however it went, and nobody has to guess whether a process id in a file still lives.
 *
 * @throws AppError `store-locked` when another process, or another store of this one, has it
 */
export function takeLock(storePath: string): () => void {
  const lock = new Sqlite(`${storePath}.lock`, { timeout: 0 })
  try {
    chmodSync(`${storePath}.lock`, 0o600)
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    throw new AppError('store-locked', `${storePath} is open elsewhere`, { cause: error })
  }
  return () => {
    lock.close()
  }
}
