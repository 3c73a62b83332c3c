import { createHmac, type KeyObject } from 'node:crypto'
import Sqlite, { type Database } from 'better-sqlite3'
import type { ChannelAddress } from '../../bot/message.ts'
import { AppError } from '../../errors.ts'
import { metaPlace, metaTable } from '../meta.ts'
import type { Keys } from './keys.ts'
import { makeKey, unwrapKey, wrapAnew } from './seal.ts'

/** Every key that a store works with. The master key wraps them and does nothing else, so that it can be changed by wrapping anew. */
export interface KeyRing {
  /** Finds a conversation by address: a keyed hash, the same as long as the store lives. */
  lookUp(address: ChannelAddress): Buffer
  /** Finds an event seen before. */
  event(channel: string, account: string, eventId: string): Buffer
  /** Finds again what lies sealed or is only ever recognised: a phone, a code, a token. */
  mark(kind: string, text: string): Buffer
  /** Finds an account by the name somebody logs in with, and counts tries at one that nobody has. */
  login(name: string): Buffer
  /** Short enough to be typed, so only a keyed hash is kept. */
  recoveryCode(staff: string, code: string): Buffer
  /** For what belongs to no conversation. */
  readonly store: KeyObject
  /** A new data key for a conversation. */
  make(conversation: string): { readonly key: KeyObject; readonly wrapped: Buffer }
  /** @throws Error when the wrapped key is damaged */
  unwrap(conversation: string, wrapped: Uint8Array): KeyObject
}

const hashLength = 16

/** All that lies in `meta` wrapped by the master key. */
const storeKeys = ['store-key', 'look-up-key'] as const
type StoreKeyName = (typeof storeKeys)[number]

/**
 * Reads the store's own keys, or makes them in a new store. That they can be unwrapped is the proof that the master key is the right one.
 *
 * @throws AppError `bad-key` when the master key is another one
 */
export function openKeyRing(db: Database, { master }: Keys): KeyRing {
  const lookUpKey = storeKey(db, master, 'look-up-key')
  return {
    store: storeKey(db, master, 'store-key'),
    lookUp: ({ channel, account, id }) => keyedHash(lookUpKey, JSON.stringify(['address', channel, account, id])),
    event: (channel, account, eventId) => keyedHash(lookUpKey, JSON.stringify(['event', channel, account, eventId])),
    mark: (kind, text) => keyedHash(lookUpKey, JSON.stringify(['mark', kind, text])),
    login: (name) => keyedHash(lookUpKey, JSON.stringify(['login', name])),
    recoveryCode: (staff, code) => keyedHash(lookUpKey, JSON.stringify(['recovery', staff, code])),
    make: (conversation) => makeKey(master, dataKeyPlace(conversation)),
    unwrap: (conversation, wrapped) => unwrapKey(master, wrapped, dataKeyPlace(conversation)),
  }
}

/**
 * Whether the store may be opened with it, by reading alone; one that has no keys yet takes any.
 *
 * @throws AppError `bad-key` when the master key is another one
 */
export function assertOwnKey(db: Database, { master }: Keys): void {
  if (Number(db.pragma('user_version', { simple: true })) > 0) keptKey(db, master, 'store-key')
}

/** The first of them that the store was sealed with, by reading alone; null: none of them, or it has no keys yet. */
export function keysOf(db: Database, candidates: readonly Keys[]): Keys | null {
  if (Number(db.pragma('user_version', { simple: true })) === 0) return null
  return candidates.find((keys) => opens(db, keys)) ?? null
}

function opens(db: Database, keys: Keys): boolean {
  try {
    assertOwnKey(db, keys)
    return true
  } catch (error) {
    if (error instanceof AppError) return false
    throw error
  }
}

export interface WrappedAnew {
  readonly conversations: number
  /** Those whose keys are damaged, which nobody could open before either: left as they lie. */
  readonly unreadable: number
}

/**
 * Wraps by another master key everything that one wraps. Each key is written over where it lies, and what was destroyed stays so. To be run
 * inside a transaction: half of it would be unreadable.
 *
 * @throws AppError `bad-key` when the store was sealed with another master key than `from`
 */
export function wrapAllAnew(db: Database, from: Keys, to: Keys): WrappedAnew {
  const meta = metaTable(db)
  for (const name of storeKeys) {
    const wrapped = meta.read(name)
    if (wrapped === null || keptKey(db, from.master, name) === null) continue
    meta.keep(name, wrapAnew(from.master, to.master, wrapped, metaPlace(name)))
  }
  const put = db.prepare('UPDATE keys SET wrapped = ? WHERE conversation = ?')
  const rows = db
    .prepare<[], { number: number; id: string; wrapped: Buffer }>(
      'SELECT number, id, wrapped FROM conversations JOIN keys ON keys.conversation = number',
    )
    .all()
  let unreadable = 0
  for (const { number, id, wrapped } of rows) {
    try {
      put.run(wrapAnew(from.master, to.master, wrapped, dataKeyPlace(id)), number)
    } catch (error) {
      if (error instanceof Sqlite.SqliteError) throw error
      unreadable += 1
    }
  }
  return { conversations: rows.length - unreadable, unreadable }
}

function storeKey(db: Database, master: KeyObject, name: StoreKeyName): KeyObject {
  const kept = keptKey(db, master, name)
  if (kept !== null) return kept
  const made = makeKey(master, metaPlace(name))
  db.prepare<[string, Buffer]>('INSERT INTO meta (name, value) VALUES (?, ?)').run(name, made.wrapped) // never over one that is there
  return made.key
}

/** Null: the store is new. */
function keptKey(db: Database, master: KeyObject, name: StoreKeyName): KeyObject | null {
  const wrapped = metaTable(db).read(name)
  if (wrapped === null) return null
  try {
    return unwrapKey(master, wrapped, metaPlace(name))
  } catch (error) {
    throw new AppError('bad-key', 'this store was sealed with another master key', { cause: error })
  }
}

function dataKeyPlace(conversation: string) {
  return { table: 'keys', row: conversation, column: 'wrapped' }
}

function keyedHash(key: KeyObject, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest().subarray(0, hashLength)
}
