import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Sqlite, { type Database } from 'better-sqlite3'
import { AppError, refusalOf } from '../errors.ts'
import { dropOldSnapshots, upgrade } from './copies/snapshot.ts'
import { type AtPoint, nothingHappens } from './crash-point.ts'
import { openDatabase } from './database.ts'
import { door } from './decide.ts'
import { isRefusal } from './group-commit.ts'
import { keepEvents } from './keep-events.ts'
import { assertOwnKey, openKeyRing } from './keys/key-ring.ts'
import type { Keys } from './keys/keys.ts'
import { takeLock } from './lock.ts'
import { openMedia } from './media/open-media.ts'
import { openTakeBacks } from './media/take-backs.ts'
import { readMigrations } from './migrate.ts'
import { loadOrNull } from './open-or-null.ts'
import { openOutbox } from './open-outbox.ts'
import { openReach } from './reach/open-reach.ts'
import { prepareReadingCases } from './reading-cases.ts'
import { prepareHealth } from './reading-health.ts'
import { prepareTranscript } from './reading-transcript.ts'
import { markRunning, prepareMoveTimes, type Running } from './running.ts'
import { openStaffStore } from './staff/open-staff-store.ts'
import { staffTables } from './staff/tables.ts'
import type { Store } from './store.ts'
import { openTables, type Tables } from './tables.ts'
import { openTokens } from './tokens/open-tokens.ts'

export interface StoreDeps {
  /** The database file, made when there is none; its folder too. `:memory:` lives and dies with the process. */
  readonly path: string
  readonly keys: Keys
  /**
   * For telling whether the wall clock went back while no process ran, and which gaps are of the last day. The clock that the rest goes by.
   */
  readonly now: () => number
  /** For tests of crashes. */
  readonly at?: AtPoint
}

interface OpenDeps extends Omit<StoreDeps, 'path'> {
  readonly unlock?: () => void
}

/**
 * Opens the SQLite store: lock, settings, schema, keys, and what an unclean stop left behind.
 *
 * @throws AppError `store-locked` when another process has it, `bad-store` when it cannot be used safely, `bad-key` when it was sealed
 * with another master key; either is left as it lies
 */
export async function openSqliteStore({ path, keys, now, at = nothingHappens }: StoreDeps): Promise<Store> {
  if (path === ':memory:') return openStoreOn(openDatabase(path), { keys, now, at })
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const unlock = takeLock(path)
  try {
    return openStoreOn(
      openDatabase(path, (db) => assertOwnKey(db, keys)),
      { keys, now, at, unlock },
    )
  } catch (error) {
    unlock()
    throw error
  }
}

/** The same over a database that is open already; it is closed when this throws, or with the store. */
export function openStoreOn(db: Database, { keys, now, at = nothingHappens, unlock = () => {} }: OpenDeps): Store {
  try {
    upgrade(db, readMigrations(), at, now())
    const tables = openTables(db, db.transaction(() => openKeyRing(db, keys)).immediate(), at)
    const running = markRunning(tables, now)
    if (!db.memory) db.pragma('wal_checkpoint(TRUNCATE)') // an erase may have been cut off before it
    return storeOver(tables, running, unlock)
  } catch (error) {
    db.close()
    if (!(error instanceof Sqlite.SqliteError)) throw error
    throw refusalOf(error, db.name) ?? new AppError('bad-store', `the tables cannot be opened: ${error.message}`, { cause: error })
  }
}

function storeOver(tables: Tables, running: Running, unlock: () => void): Store {
  const { db, writer, conversations, inbox, outgoing, clocks, unanswered, alerts, hours } = tables
  const transcript = prepareTranscript(tables)
  const health = prepareHealth(db)
  const decide = door(tables)
  const staff = staffTables(tables)
  const readingCases = prepareReadingCases(tables)
  const moveTimes = prepareMoveTimes(tables)
  let closing: Promise<void> | null = null

  return {
    keepInbox: (events, nowMs) => writer.write(() => keepEvents(tables, events, nowMs)),
    undecided: async () => inbox.undecided(),
    async decide(id, cause, how, nowMs) {
      const number = conversations.numberOf(id)
      try {
        return await decide(id, cause, how, nowMs)
      } finally {
        if (number !== null) readingCases.forget(number)
      }
    },
    dueClocks: async (nowMs, limit) => clocks.due(nowMs, limit),
    nextClockAt: async () => clocks.nextAt(),
    moveTimes: (byMs) =>
      writer.write(() => {
        moveTimes(byMs, running.now() + Math.max(byMs, 0)) // of a clock put forward the loop tells before it goes by it
        readingCases.forgetAll()
      }),
    conversationOf: async (address, nowMs) =>
      conversations.find(address) ?? writer.write(() => conversations.find(address) ?? conversations.make(address, nowMs).id),
    findConversation: async (address) => conversations.find(address),
    retireAddress: (address) => writer.write(() => void conversations.retire(address)),
    conversation: async (id) => loadOrNull(tables, id)?.conversation ?? null,
    openCases: async () => readingCases.openCases(),
    caseOf: async (id) => readingCases.caseOf(id),
    closedCases: async (sinceMs) => readingCases.closedCases(sinceMs),
    brief: async (id) => readingCases.brief(id),
    nextAlerts: async (nowMs, limit) => alerts.due(nowMs, limit),
    settleAlert: (id, settlement) => writer.write(() => alerts.settle(id, settlement)),
    tallies: async (fromWeek, toWeek) => tables.tallies.between(fromWeek, toWeek),
    hours: async () => hours.read(),
    setHours: (next, told) =>
      writer.write(() => {
        if (hours.read().version + 1 !== next.version) return 'stale'
        hours.keep(next)
        tables.audit.add(told)
        return 'kept'
      }),
    transcript: async (id) => transcript(id),
    unanswered: async (sinceMs) => unanswered.since(sinceMs),
    health: async () => health(running.now()),

    async tidy(nowMs) {
      await writer.write(() => {
        inbox.tidy(nowMs)
        outgoing.tidy(nowMs)
        alerts.tidy(nowMs)
        unanswered.tidy(nowMs)
        staff.tidy(nowMs)
        tables.audit.tidy(nowMs)
        if (tables.media.tidy(nowMs)) writer.emptyLogAfterwards()
        running.seen(nowMs)
        if (!db.memory) dropOldSnapshots(db.name, nowMs)
      })
      for (let step = 0; step < mostTidySteps; step += 1) if ((await writer.writeLater(() => destroySome(nowMs))) === 0) return
    },

    ...openOutbox(tables, running),
    media: openMedia(tables),
    takeBacks: openTakeBacks(tables.takeBacks, writer),
    reach: openReach(db, tables.ring, writer),
    staff: openStaffStore(tables, staff),
    tokens: openTokens(db, tables.ring, writer),

    close() {
      closing ??= shut()
      return closing
    },
  }

  /** Returns how many have gone. Each that somebody waits for beside it would wait for all of them. */
  function destroySome(nowMs: number): number {
    const gone = [
      ...conversations.farewells(nowMs - farewellKeptMs, goneAtOnce),
      ...conversations.outlived(nowMs - silentKeptMs, nowMs - closedKeptMs, goneAtOnce),
    ]
    for (const one of gone) conversations.destroy(one)
    if (gone.length > 0) writer.emptyLogAfterwards()
    return gone.length
  }

  async function shut(): Promise<void> {
    await writer.close()
    try {
      running.stopped()
      if (!db.memory) db.pragma('wal_checkpoint(TRUNCATE)')
    } catch (error) {
      if (!isRefusal(error)) throw error // the disk is full, or somebody holds it: the next start takes this for an unclean stop, and loses nothing
    } finally {
      db.close()
      unlock()
    }
  }
}

/** So many conversations are destroyed in a breath, and in so many breaths an hour: a stop waits for them. */
const goneAtOnce = 10
const mostTidySteps = 50

/** Long enough for the one line of farewell to be sent or read. */
const farewellKeptMs = 60 * 60 * 1000

/** How long a conversation is kept after its last line, and one with a case of level 3 or 4 after that was closed. */
const dayMs = 24 * 60 * 60 * 1000
const silentKeptMs = 30 * dayMs
const closedKeptMs = 90 * dayMs
