import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import { AppError } from '../../errors.ts'

/** The one secret that opens a store. Whoever has it and the database can read everything; without it nobody can. */
export interface Keys {
  readonly master: KeyObject
}

const keyLength = 32

/**
 * Reads the master key from its file, or makes it (mode 0600) where neither key nor store exists yet; `made` tells, so that start can
 * say where it lies.
 *
 * @throws AppError `bad-key` when it lies beside the data, others can read it, it is no key, or it is missing and a store is there
 */
export function openKeys(paths: { readonly key: string; readonly store: string }): { readonly keys: Keys; readonly made: boolean } {
  const path = resolve(paths.key)
  if (liesIn(path, dirname(resolve(paths.store))))
    throw new AppError('bad-key', `${path} lies in the data folder; a copy of the data would hold its key`)
  const made = !existsSync(path)
  if (made) {
    if (existsSync(paths.store))
      throw new AppError('bad-key', `${path} is missing, and the store can only be opened with it: put your copy back there`)
    writeKey(path, randomBytes(keyLength))
  }
  return { keys: { master: createSecretKey(readKey(path)) }, made }
}

/**
 * Puts a key that was written down back into its file, mode 0600.
 * @throws AppError `key-exists` when there is a file already
 */
export function keepKey(path: string, key: Uint8Array): void {
  if (existsSync(path)) throw new AppError('key-exists', `${path} was left as it is`)
  writeKey(resolve(path), key)
}

/** A key that nobody keeps: for a store in memory. */
export function passingKeys(): Keys {
  return { master: createSecretKey(randomBytes(keyLength)) }
}

function liesIn(path: string, folder: string): boolean {
  const way = relative(folder, path)
  return way !== '' && !way.startsWith('..') && way !== path
}

/** Written aside and linked into place: a crash leaves no half key, and two starts at once agree on one. */
function writeKey(path: string, key: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const aside = `${path}.${process.pid}`
  rmSync(aside, { force: true })
  const file = openSync(aside, 'wx', 0o600)
  writeSync(file, `${Buffer.from(key).toString('base64url')}\n`)
  fsyncSync(file)
  closeSync(file)
  try {
    linkSync(aside, path)
  } catch (error) {
    if (!existsSync(path)) throw error
  } finally {
    rmSync(aside, { force: true })
  }
  const folder = openSync(dirname(path), 'r')
  fsyncSync(folder)
  closeSync(folder)
}

function readKey(path: string): Buffer {
  const found = statSync(path)
  if (!found.isFile()) throw new AppError('bad-key', `${path} is no file`)
  if ((found.mode & 0o077) !== 0) throw new AppError('bad-key', `${path} can be read by others; set its mode to 0600`)
  const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64url')
  if (key.length !== keyLength) throw new AppError('bad-key', `${path} does not hold a key of ${keyLength} bytes`)
  return key
}
