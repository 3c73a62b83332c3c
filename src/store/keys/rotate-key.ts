import { existsSync } from 'node:fs'
import type { Database } from 'better-sqlite3'
import { AppError } from '../../errors.ts'
import { type AtPoint, nothingHappens } from '../crash-point.ts'
import { openDatabase } from '../database.ts'
import { takeLock } from '../lock.ts'
import { readMigrations } from '../migrate.ts'
import { auditTable } from '../staff/audit.ts'
import { auditEntry } from '../staff/audit-entry.ts'
import { assertOwnKey, openKeyRing, type WrappedAnew, wrapAllAnew } from './key-ring.ts'
import { isSealedWithNext, type KeyPaths, type Keys, makeNextKey, openKeys, putNextKeyInPlace } from './keys.ts'

export interface KeyChange extends KeyPaths {
  readonly nowMs: number
  /** For tests of crashes. */
  readonly at?: AtPoint
}

export interface KeyChanged {
  /** Null: a change that was cut off had wrapped everything, and was ended. */
  readonly wrapped: WrappedAnew | null
  /** Where the key of before lies now: what was copied until today opens with it. Null: it had been taken away. */
  readonly olderKey: string | null
}

/**
 * Changes the master key, or ends a change that was cut off: the new key is on the disk before anything is wrapped by it, everything is
 * wrapped in one transaction, and only then it takes its place. In between both keys lie there, and `openKeys` takes the one that fits.
 *
 * @throws AppError `no-store`, `store-locked` while anybody has it open, `bad-key` when the key in its place does not open it, `bad-store`
 * when it is damaged or of another version; nothing was wrapped then
 */
export function rotateKey({ key, store, nowMs, at = nothingHappens }: KeyChange): KeyChanged {
  if (!existsSync(store)) throw new AppError('no-store', `there is no store ${store} yet`)
  const unlock = takeLock(store)
  try {
    const now = openKeys({ key, store }).keys
    const isWrapped = isSealedWithNext({ key, store })
    const db = openDatabase(store, (opened) => assertReady(opened, now))
    try {
      const wrapped = isWrapped ? null : wrap(db, now, makeNextKey(key), nowMs, at)
      db.pragma('wal_checkpoint(TRUNCATE)') // what the key of before had wrapped is written over
      at('key-folded')
      const olderKey = putNextKeyInPlace(key, nowMs, () => at('key-kept'))
      at('key-placed')
      return { wrapped, olderKey }
    } finally {
      db.close()
    }
  } finally {
    unlock()
  }
}

function wrap(db: Database, now: Keys, next: Keys, nowMs: number, at: AtPoint): WrappedAnew {
  at('key-written')
  const wrapAll = db.transaction(() => {
    const wrapped = wrapAllAnew(db, now, next)
    auditTable(db, openKeyRing(db, next).store).add(auditEntry(nowMs, null, 'change-key'))
    at('key-rotation-step')
    return wrapped
  })
  const wrapped = wrapAll.immediate()
  at('key-wrapped')
  return wrapped
}

/** A version that knows other tables may know of more that the master key wraps. */
function assertReady(db: Database, keys: Keys): void {
  const step = Number(db.pragma('user_version', { simple: true }))
  const known = readMigrations().length
  if (step !== known)
    throw new AppError('bad-store', `the database is at step ${step}, this program knows ${known}: start the server of its version first`)
  assertOwnKey(db, keys)
}
