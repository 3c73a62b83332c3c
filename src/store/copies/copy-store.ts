import { chmodSync, closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import Sqlite, { type Database } from 'better-sqlite3'
import { AppError, refusalOf } from '../../errors.ts'
import { metaTable } from '../meta.ts'

/**
 * Copies a store into a new file, whole and of one moment, also while a server writes to it: nobody waits for it. Everything in the
 * copy lies sealed as it lies in the store, and of what was erased by then nothing is in it. It is on disk when this returns.
 *
 * @throws AppError what the machine refuses, by its name; `bad-store` when it cannot be copied otherwise or the copy is not sound
 */
export function copyStore(from: string, to: string, nowMs: number): void {
  try {
    const source = new Sqlite(from, { readonly: true, fileMustExist: true })
    try {
      copyInto(source, to, nowMs, () => {})
    } finally {
      source.close()
    }
  } catch (error) {
    if (error instanceof AppError) throw error
    const { code } = error as { readonly code?: string }
    throw new AppError(
      refusalOf(error)?.code ?? 'bad-store',
      `${from} could not be copied to ${to}${code === undefined ? '' : `: ${code}`}`,
      { cause: error },
    )
  }
}

/** A whole copy of one moment, without the pages that were freed: named so once it was looked through; of one that fails nothing stays. */
export function copyInto(source: Database, to: string, nowMs: number, copied: () => void): void {
  const aside = `${to}.part`
  rmSync(aside, { force: true })
  try {
    source.prepare('VACUUM INTO ?').run(aside)
    copied()
    chmodSync(aside, 0o600)
    signCopy(aside, nowMs)
    moveDurably(aside, to)
  } catch (error) {
    rmSync(aside, { force: true })
    throw error
  }
}

/** Writes into the copy when it was made, and looks through every page of it. */
function signCopy(path: string, nowMs: number): void {
  const copy = new Sqlite(path)
  try {
    metaTable(copy).keepNumber('copied-at', nowMs)
    const verdict = copy.pragma('integrity_check(1)', { simple: true })
    if (verdict !== 'ok') throw new AppError('bad-store', `the copy is damaged: ${String(verdict)}`)
  } finally {
    copy.close()
  }
}

/** Renames a file so that after a power cut either the old name is there or the new one, with everything in it. */
export function moveDurably(from: string, to: string): void {
  sync(from)
  renameSync(from, to)
  sync(dirname(to))
}

function sync(path: string): void {
  const file = openSync(path, 'r')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
