import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import Sqlite, { type Database } from 'better-sqlite3'
import { AppError } from '../../errors.ts'
import { keysOf } from './key-ring.ts'

/** The one secret that opens a store. Whoever has it and the database can read everything; without it nobody can. */
export interface Keys {
  readonly master: KeyObject
}

export interface KeyPaths {
  readonly key: string
  readonly store: string
}

const keyLength = 32

/**
 * Reads the master key from its file, or makes it (mode 0600) where neither key nor store exists yet; `made` tells, so that start can
 * say where it lies. Where a change of the key was cut off and the store is sealed with the next one already, that is read: nothing is put
 * in its place, since the server may not write there.
 *
 * @throws AppError `bad-key` when it lies beside the data, others can read it, it is no key, or it is missing and a store is there
 */
export function openKeys(paths: KeyPaths): { readonly keys: Keys; readonly made: boolean } {
  const path = resolve(paths.key)
  if (liesIn(path, dirname(resolve(paths.store))))
    throw new AppError('bad-key', `${path} lies in the data folder; a copy of the data would hold its key`)
  if (isSealedWithNext(paths)) return { keys: readKeys(nextKeyFile(path)), made: false }
  const made = !existsSync(path)
  if (made) {
    if (existsSync(paths.store))
      throw new AppError('bad-key', `${path} is missing, and the store can only be opened with it: put your copy back there`)
    writeKey(path, randomBytes(keyLength))
  }
  return { keys: readKeys(path), made }
}

/** Where the key lies that a change has made, until it is in its place. */
export function nextKeyFile(path: string): string {
  return `${resolve(path)}.new`
}

/** A change of the key was cut off after everything was wrapped anew, and before the new key was in its place. */
export function isSealedWithNext({ key, store }: KeyPaths): boolean {
  const next = nextKeyFile(key)
  if (!existsSync(next) || !existsSync(store)) return false
  const [candidate] = readable([next])
  let db: Database | null = null
  try {
    db = new Sqlite(store, { readonly: true })
    return candidate !== undefined && keysOf(db, [...readable([key]), candidate]) === candidate
  } catch {
    return false // what is wrong with the store is told by whoever opens it
  } finally {
    db?.close()
  }
}

/** The new key, written by this or by the change that was cut off, as it lies on the disk. */
export function makeNextKey(path: string): Keys {
  const next = nextKeyFile(path)
  if (!existsSync(next)) writeKey(next, randomBytes(keyLength))
  const keys = readKeys(next)
  if (readable([path]).some((now) => now.master.equals(keys.master)))
    throw new AppError('bad-key', `${next} holds the key that is in use; take it away, and a new one is made`)
  return keys
}

/**
 * Puts the next key in its place, and keeps the one of before beside it, once; returns where. Either is there under
 * one of its names at every moment.
 */
export function putNextKeyInPlace(path: string, nowMs: number, kept: () => void): string | null {
  const place = resolve(path)
  const [now] = readable([place])
  const known = now && olderKeys(place).find((file) => readable([file]).some(({ master }) => master.equals(now.master)))
  const older = known ?? (existsSync(place) ? `${place}.until-${stamp(nowMs)}` : null)
  if (older !== null && known === undefined) linkSync(place, older)
  syncFolder(dirname(place))
  kept()
  renameSync(nextKeyFile(place), place)
  syncFolder(dirname(place))
  return older
}

/** Files of keys that were in use once, newest first: what was copied then opens with them. */
export function olderKeys(path: string): readonly string[] {
  const place = resolve(path)
  const folder = dirname(place)
  if (!existsSync(folder)) return []
  const names = readdirSync(folder).filter((name) => name.startsWith(`${basename(place)}.until-`))
  return names
    .sort()
    .reverse()
    .map((name) => join(folder, name))
}

/** Every key of this store that lies here: the one in its place, the next one, those of before. */
export function keysBeside(path: string): readonly Keys[] {
  return readable([path, nextKeyFile(path), ...olderKeys(path)])
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
  syncFolder(dirname(path))
}

function syncFolder(path: string): void {
  const folder = openSync(path, 'r')
  fsyncSync(folder)
  closeSync(folder)
}

function stamp(atMs: number): string {
  return new Date(atMs).toISOString().replaceAll(':', '').replace(/\.\d+/, '')
}

/** Of these files those that hold a key, in their order. */
function readable(files: readonly string[]): readonly Keys[] {
  return files.flatMap((file) => {
    try {
      return [readKeys(file)]
    } catch {
      return []
    }
  })
}

function readKeys(path: string): Keys {
  return { master: createSecretKey(readKey(path)) }
}

function readKey(path: string): Buffer {
  const found = statSync(path)
  if (!found.isFile()) throw new AppError('bad-key', `${path} is no file`)
  if ((found.mode & 0o077) !== 0) throw new AppError('bad-key', `${path} can be read by others; set its mode to 0600`)
  const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64url')
  if (key.length !== keyLength) throw new AppError('bad-key', `${path} does not hold a key of ${keyLength} bytes`)
  return key
}
