import { chmodSync, copyFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import Sqlite from 'better-sqlite3'
import type { ConversationId } from '../../bot/conversation.ts'
import { AppError } from '../../errors.ts'
import { nothingHappens } from '../crash-point.ts'
import { lookThrough, openDatabase } from '../database.ts'
import { hide } from '../decide/erase.ts'
import { keysOf, openKeyRing, wrapAllAnew } from '../keys/key-ring.ts'
import type { Keys } from '../keys/keys.ts'
import { takeLock } from '../lock.ts'
import { hasTable, metaTable } from '../meta.ts'
import { migrate, readMigrations } from '../migrate.ts'
import { auditEntry } from '../staff/audit-entry.ts'
import type { ConversationNumber } from '../tables/conversation-statements.ts'
import { UnreadableConversation } from '../tables/conversations.ts'
import { openTables, type Tables } from '../tables.ts'
import { moveDurably } from './copy-store.ts'
import { type Erased, isErased, readErased } from './erased.ts'

export interface RestoreOrder {
  /** A copy that `copyStore` made. */
  readonly copy: string
  /** The database file of the data folder. What lies there is put aside, never deleted. */
  readonly path: string
  /** What it is sealed with afterwards. */
  readonly keys: Keys
  /** Further master keys that it may have been sealed with, and what else is looked into. */
  readonly otherKeys: readonly Keys[]
  /** Further copies of the same store that know what was erased since: newer ones. */
  readonly newerCopies: readonly string[]
  /** The channel that people read from instead of being written to. */
  readonly pulled: string
  readonly nowMs: number
}

export interface Restored {
  /** When the copy was made: what came after is not in it. */
  readonly copiedAtMs: number
  /** Until when anything knew of erasings: whoever asked for one after that has to ask again. */
  readonly erasingsKnownUntilMs: number
  /** Where the store that was there lies now; null: there was none. */
  readonly putAside: string | null
  /** When the last message was kept in the store that was put aside; null: it could not be read, or there was none. */
  readonly lastKeptMs: number | null
  /** Of the conversations in it: how many could be opened with the key, and how many are damaged. */
  readonly conversations: number
  readonly unreadable: number
  /** It had been sealed with another key of those that lie here, and is sealed with the one of today now. */
  readonly wrappedAnew: boolean
  readonly erasedAgain: number
  readonly hiddenAgain: number
  /** Channels whose tokens may have been renewed since, so that the copy's count no more: somebody has to log in again. */
  readonly logInAgain: readonly string[]
  /** Replies that may have left before: `repeat` ones leave again, `once` ones go to staff. */
  readonly perhapsSent: { readonly repeat: number; readonly once: number }
}

/**
 * Puts a copy in the place of the store: looked through, opened with its key, and told what has happened since as far as anybody knows.
 * Nothing of the place changes before all of that went well.
 *
 * @throws AppError `store-locked` while a server runs there, `bad-store` when the copy is damaged or newer than this program, `bad-key`
 * when it was sealed with a key that is not among those given
 */
export function restoreStore(order: RestoreOrder): Restored {
  const { copy, path, keys, nowMs } = order
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const unlock = takeLock(path)
  const fresh = `${path}.restoring`
  try {
    removeStore(fresh)
    copyFileSync(copy, fresh)
    chmodSync(fresh, 0o600)
    const replaced = existsSync(path) ? path : null
    const newer = [...order.newerCopies, ...(replaced === null ? [] : [replaced])]
      .map((one) => look(one, [keys, ...order.otherKeys]))
      .filter((one) => one !== null)
    const told = bringUp(fresh, newer, order)
    const putAside = replaced === null ? null : `${path}.replaced-${new Date(nowMs).toISOString().replaceAll(/[-:]|\.\d+/g, '')}`
    if (putAside !== null) putStoreAside(path, putAside)
    moveDurably(fresh, path)
    return { ...told, putAside, lastKeptMs: replaced === null ? null : (newer.find(({ from }) => from === replaced)?.lastKeptMs ?? null) }
  } finally {
    removeStore(fresh)
    unlock()
  }
}

/** One file, where it can be read; of one that cannot the journal goes along. Its index is made anew by whoever opens it. */
function putStoreAside(path: string, to: string): void {
  foldJournal(path)
  if (existsSync(`${path}-wal`) && statSync(`${path}-wal`).size > 0) renameSync(`${path}-wal`, `${to}-wal`)
  renameSync(path, to)
  for (const end of ['-wal', '-shm']) rmSync(path + end, { force: true })
}

function foldJournal(path: string): void {
  let db: Sqlite.Database | null = null
  try {
    lookThrough(path)
    db = new Sqlite(path)
    db.pragma('wal_checkpoint(TRUNCATE)')
  } catch {
    // damaged: it stays as it is
  } finally {
    db?.close()
  }
}

function removeStore(path: string): void {
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(path + end, { force: true })
}

interface Looked {
  readonly from: string
  readonly erased: Erased
  readonly knownUntilMs: number
  readonly lastKeptMs: number
  readonly tokens: readonly TokenRow[]
}

/** Each pair ends the one before it, so the newest that anybody knows is the one that counts. */
interface TokenRow {
  readonly channel: string
  readonly account: string
  readonly version: number
  readonly body: Buffer
}

/** What another copy of the same store knows; null when it cannot be read or belongs to somebody else. */
function look(from: string, candidates: readonly Keys[]): Looked | null {
  let db: Sqlite.Database | null = null
  try {
    db = new Sqlite(from, { readonly: true, fileMustExist: true })
    if (keysOf(db, candidates) === null) return null
    const lastKeptMs = db.prepare<[], number | null>('SELECT max(kept_at_ms) FROM inbox').pluck().get() ?? 0
    const { readNumber } = metaTable(db)
    const knownUntilMs = readNumber('copied-at') ?? Math.max(lastKeptMs, readNumber('seen-at') ?? 0)
    return { from, erased: readErased(db), knownUntilMs, lastKeptMs, tokens: tokensIn(db) }
  } catch {
    return null // damaged, of another key, or no store: it can tell nothing, and that is told by its absence
  } finally {
    db?.close()
  }
}

function tokensIn(db: Sqlite.Database): readonly TokenRow[] {
  return hasTable(db, 'channel_tokens') ? db.prepare<[], TokenRow>('SELECT channel, account, version, body FROM channel_tokens').all() : []
}

function bringUp(fresh: string, newer: readonly Looked[], order: RestoreOrder): Omit<Restored, 'putAside' | 'lastKeptMs'> {
  const db = openDatabase(fresh)
  try {
    const verdict = db.pragma('integrity_check(1)', { simple: true })
    if (verdict !== 'ok') throw new AppError('bad-store', `${order.copy} is damaged: ${String(verdict)}`)
    const meta = hasTable(db, 'meta') ? metaTable(db) : null
    const copiedAtMs = meta?.read('look-up-key') ? meta.readNumber('copied-at') : null
    if (copiedAtMs === null) throw new AppError('bad-store', `${order.copy} is no copy of a store`)
    const sealedWith = keysOf(db, [order.keys, ...order.otherKeys])
    if (sealedWith === null)
      throw new AppError(
        'bad-key',
        `it was sealed with the master key that was in use at ${instant(copiedAtMs)}, and none that lies here is that one`,
      )
    const wrappedAnew = sealedWith !== order.keys
    if (wrappedAnew) db.transaction(() => wrapAllAnew(db, sealedWith, order.keys)).immediate()
    migrate(db, readMigrations())
    const tables = openTables(db, openKeyRing(db, order.keys), nothingHappens)
    const told = db.transaction(() => carryOut(tables, newer, copiedAtMs, order)).immediate()
    db.pragma('wal_checkpoint(TRUNCATE)')
    return { copiedAtMs, erasingsKnownUntilMs: Math.max(copiedAtMs, ...newer.map((one) => one.knownUntilMs)), wrappedAnew, ...told }
  } catch (error) {
    if (error instanceof Sqlite.SqliteError) throw new AppError('bad-store', `${order.copy} cannot be used`, { cause: error })
    throw error
  } finally {
    db.close()
  }
}

function instant(atMs: number): string {
  return new Date(atMs).toISOString().replace(/\.\d+/, '')
}

function carryOut(tables: Tables, newer: readonly Looked[], copiedAtMs: number, { pulled, nowMs }: RestoreOrder) {
  const { db, audit } = tables
  const counts = { ...eraseAgain(tables, newer), ...openAll(tables) }
  // What was due may have left since; rows that are leaving are settled at the next start, by the rule of their kind.
  const perhaps = db.prepare<[string, number], { kind: 'repeat' | 'once'; count: number }>(
    `SELECT if_uncertain AS kind, count(*) AS count FROM outbox
     WHERE channel <> ? AND (state = 'leaving' OR (state = 'due' AND expires_at_ms > ?)) GROUP BY if_uncertain`,
  )
  const perhapsSent = { repeat: 0, once: 0, ...Object.fromEntries(perhaps.all(pulled, nowMs).map(({ kind, count }) => [kind, count])) }
  db.prepare(`UPDATE outbox SET state = 'leaving', tries = max(tries, 1) WHERE state = 'due' AND channel <> ?`).run(pulled)
  // Open pages ask for lines after the last that they saw: new ones must stand behind that.
  db.prepare(`UPDATE conversations SET lines = lines + ${linesLeftOut} WHERE channel = ?`).run(pulled)
  db.exec('DELETE FROM staff_sessions; DELETE FROM staff_invites')
  db.prepare(`UPDATE meta SET value = ? WHERE name = 'running'`).run(Buffer.from('0')) // the stop of a copy says nothing about its messages
  db.prepare(`DELETE FROM meta WHERE name = 'copied-at'`).run()
  audit.add(auditEntry(nowMs, null, 'restore', { detail: new Date(copiedAtMs).toISOString() }))
  return { ...counts, perhapsSent, logInAgain: takeOverTokens(db, newer) }
}

/** Returns the channels of whose tokens nothing newer is known. */
function takeOverTokens(db: Sqlite.Database, newer: readonly Looked[]): readonly string[] {
  const put = db.prepare(
    `INSERT INTO channel_tokens (channel, account, version, body) VALUES (@channel, @account, @version, @body)
     ON CONFLICT DO UPDATE SET version = excluded.version, body = excluded.body, trouble = NULL WHERE excluded.version > version`,
  )
  for (const token of newer.flatMap(({ tokens }) => tokens)) put.run(token)
  db.exec('UPDATE channel_tokens SET renewing_until_ms = NULL; DELETE FROM channel_logins')
  const known = new Set(newer.flatMap(({ tokens }) => tokens.map(({ channel }) => channel)))
  return [...new Set(tokensIn(db).map(({ channel }) => channel))].filter((channel) => !known.has(channel))
}

function openAll({ db, conversations }: Tables): Pick<Restored, 'conversations' | 'unreadable'> {
  let opened = 0
  let unreadable = 0
  for (const id of db.prepare<[], ConversationId>('SELECT id FROM conversations').pluck().iterate()) {
    try {
      conversations.open(id)
      opened += 1
    } catch (error) {
      if (!(error instanceof UnreadableConversation)) throw error
      unreadable += 1
    }
  }
  return { conversations: opened, unreadable }
}

/** More than anybody can have been told since any copy. */
const linesLeftOut = 100_000

function eraseAgain(tables: Tables, newer: readonly Looked[]): Pick<Restored, 'erasedAgain' | 'hiddenAgain'> {
  const all = tables.db
    .prepare<[], Talk>('SELECT number, id, heard_at_ms AS heardAtMs, erase_asked_at_ms AS askedAtMs FROM conversations')
    .all()
  const gone = all.filter(({ id }) => newer.some(({ erased }) => isErased(erased, tables.ring, id)))
  for (const one of gone) tables.conversations.destroy(one)
  const hidden = all.flatMap((talk) => {
    const askedAtMs = newer.map(({ erased }) => erased.hidden.get(talk.id)).find((at) => at !== undefined)
    return askedAtMs === undefined || talk.askedAtMs !== null || gone.includes(talk) ? [] : [{ talk, askedAtMs }]
  })
  for (const { talk, askedAtMs } of hidden) hideAgain(tables, talk, askedAtMs)
  return { erasedAgain: gone.length, hiddenAgain: hidden.length }
}

interface Talk {
  readonly number: ConversationNumber
  readonly id: ConversationId
  readonly heardAtMs: number
  readonly askedAtMs: number | null
}

/** Whoever looks after its case checks it, as before; where the copy knows of no open case nobody has to. */
function hideAgain(tables: Tables, talk: Talk, askedAtMs: number): void {
  const { db, conversations } = tables
  const open = db
    .prepare(`UPDATE cases SET body = json_set(body, '$.eraseAskedAtMs', ?) WHERE conversation = ? AND state <> 'closed'`)
    .run(askedAtMs, talk.number)
  if (open.changes === 0) return void conversations.destroy(talk)
  hide(tables, talk, talk.heardAtMs, askedAtMs)
  db.prepare(`INSERT OR IGNORE INTO clocks (conversation, name, due_at_ms, next_at_ms) VALUES (?, 'erase-check', ?, ?)`).run(
    ...[talk.number, askedAtMs, askedAtMs],
  )
}
