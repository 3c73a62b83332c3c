import type { KeyObject } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import type { CaseId, ChannelAddress, Conversation, ConversationId } from '../bot/turn.ts'
import type { Level } from '../knowledge/knowledge.ts'
import { type Derived, freshState, readState, writeState } from './conversation-state.ts'
import type { KeyRing } from './key-ring.ts'
import { seal, unseal } from './seal.ts'

/** A conversation opened for one change. */
export interface Loaded {
  readonly conversation: Conversation
  readonly address: ChannelAddress
  readonly key: KeyObject
  readonly epoch: number
  /** Lines of the transcript so far. */
  readonly lines: number
  readonly reachable: boolean
  /** Its kept state could not be read: this is a new one. */
  readonly startedOver: boolean
  /** Hidden since the person asked for everything to be deleted. */
  readonly hidden: boolean
}

/** Key and address of a conversation: what has to be opened before anything in it can be. */
export interface Opened {
  readonly key: KeyObject
  readonly address: ChannelAddress
}

/** The data key or address of a conversation cannot be opened, so nothing of it can. */
export class UnreadableConversation extends Error {}

interface Row {
  readonly id: ConversationId
  readonly data_key: Buffer
  readonly address: Buffer
  readonly state: Buffer | null
  readonly epoch: number
  readonly lines: number
  readonly guarded: number
  readonly reachable: number
  readonly erase_asked_at_ms: number | null
  readonly case_id: CaseId | null
  readonly case_state: 'waiting' | 'taken' | null
  readonly case_level: Level | null
}

type KeyRow = Pick<Row, 'id' | 'data_key' | 'address'>

export type Conversations = ReturnType<typeof conversationTable>

/** Enough for the conversations that are awake at once; a forgotten one is opened again. */
const remembered = 4096

/** The conversations: found by address, opened, changed. Everything but `find` and `load` has to run inside a job of the writer. */
export function conversationTable(db: Database, ring: KeyRing, newId: (nowMs: number) => string) {
  const find = db.prepare<[Buffer], KeyRow & { farewell: number }>(
    'SELECT id, data_key, address, farewell FROM conversations WHERE look_up = ?',
  )
  const insert = db.prepare(
    `INSERT INTO conversations (id, channel, look_up, data_key, address, lines, farewell, created_at_ms, active_at_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const select = db.prepare<[string], Row>(
    `SELECT c.id, data_key, address, c.state, epoch, lines, guarded, reachable, erase_asked_at_ms,
            open.id AS case_id, open.state AS case_state, open.level AS case_level
     FROM conversations c LEFT JOIN cases open ON open.conversation = c.id AND open.state <> 'closed' WHERE c.id = +?`,
  )
  const update = db.prepare(
    'UPDATE conversations SET state = ?, lines = ?, guarded = ?, epoch = ?, reachable = ?, active_at_ms = ? WHERE id = ?',
  )
  const nextLine = db.prepare<[string], number>('UPDATE conversations SET lines = lines + 1 WHERE id = ? RETURNING lines')
  const setDamaged = db.prepare('UPDATE conversations SET damaged = 1 WHERE id = ?')
  const setUnreachable = db.prepare('UPDATE conversations SET reachable = 0 WHERE id = ?')
  const giveUp = db.prepare('UPDATE conversations SET damaged = 1, look_up = NULL WHERE id = ?')
  const stay = db.prepare('UPDATE conversations SET farewell = 0 WHERE id = ? AND farewell = 1')
  const retire = db.prepare('UPDATE conversations SET look_up = NULL WHERE look_up = ?')
  const hide = db.prepare('UPDATE conversations SET look_up = NULL, state = NULL, erase_asked_at_ms = ? WHERE id = ?')
  const unlink = db.prepare('UPDATE conversations SET look_up = NULL WHERE id = ?')
  const remove = db.prepare('DELETE FROM conversations WHERE id = ?')
  const farewells = db.prepare<[number], ConversationId>(
    `SELECT id FROM conversations c WHERE farewell = 1 AND active_at_ms <= ?
     AND NOT EXISTS (SELECT 1 FROM outbox WHERE conversation = c.id AND settled_at_ms IS NULL)`,
  )
  const awake = new Map<string, Opened>()

  function remember(id: string, opened: Opened): Opened {
    if (awake.size >= remembered) {
      const [eldest] = awake.keys()
      if (eldest !== undefined) awake.delete(eldest)
    }
    awake.set(id, opened)
    return opened
  }

  function open(row: KeyRow): Opened {
    const known = awake.get(row.id)
    if (known !== undefined) return known
    try {
      const key = ring.unwrap(row.id, row.data_key)
      const address = JSON.parse(unseal(key, row.address, place(row.id, 'address')).toString('utf8')) as ChannelAddress
      return remember(row.id, { key, address })
    } catch (error) {
      throw new UnreadableConversation('its key or address cannot be opened', { cause: error })
    }
  }

  function make(address: ChannelAddress, nowMs: number, begin = { lines: 0, farewell: false }): Opened & { readonly id: ConversationId } {
    const id = newId(nowMs) as ConversationId
    const { key, wrapped } = ring.make(id)
    const sealed = seal(key, JSON.stringify(address), place(id, 'address'))
    insert.run(id, address.channel, ring.lookUp(address), wrapped, sealed, begin.lines, begin.farewell ? 1 : 0, nowMs, nowMs)
    return { id, ...remember(id, { key, address }) }
  }

  return {
    make,
    open,

    /** The conversation of an address; null when it leads to none. */
    find: (address: ChannelAddress): ConversationId | null => find.get(ring.lookUp(address))?.id ?? null,

    /** The conversation that a new message of this address belongs to. One that cannot be opened any more is left to staff. */
    forMessageOf(address: ChannelAddress, nowMs: number): { readonly id: ConversationId; readonly key: KeyObject } {
      const row = find.get(ring.lookUp(address))
      if (row === undefined) return make(address, nowMs)
      try {
        const { key } = open(row)
        if (row.farewell === 1) stay.run(row.id)
        return { id: row.id, key }
      } catch (error) {
        if (!(error instanceof UnreadableConversation)) throw error
        giveUp.run(row.id)
        return make(address, nowMs)
      }
    },

    /** @throws UnreadableConversation */
    load(id: ConversationId): Loaded | null {
      const row = select.get(id)
      if (row === undefined) return null
      const { key, address } = open(row)
      const derived: Derived = {
        id,
        holder: row.case_state === 'taken' ? 'person' : 'bot',
        openCase: row.case_id === null || row.case_level === null ? null : { id: row.case_id, level: row.case_level },
      }
      const kept = row.state === null ? freshState(derived, row.guarded === 1) : read(row.state, key, derived)
      return {
        conversation: kept ?? freshState(derived, row.guarded === 1),
        address,
        key,
        epoch: row.epoch,
        lines: row.lines,
        reachable: row.reachable === 1,
        startedOver: kept === null,
        hidden: row.erase_asked_at_ms !== null,
      }
    },

    keep(
      id: ConversationId,
      key: KeyObject,
      next: { conversation: Conversation; lines: number; epoch: number; reachable: boolean },
      nowMs: number,
    ) {
      const state = seal(key, writeState(next.conversation), place(id, 'state'))
      update.run(state, next.lines, next.conversation.guarded ? 1 : 0, next.epoch, next.reachable ? 1 : 0, nowMs, id)
    },

    /** A line of the transcript for what was not decided. */
    nextLine: (id: ConversationId) => nextLine.pluck().get(id) ?? 0,
    markDamaged: (id: ConversationId) => setDamaged.run(id),
    markUnreachable: (id: ConversationId) => setUnreachable.run(id),
    /** Its address leads nowhere any more; what is in it is left to staff. */
    giveUp: (id: ConversationId) => giveUp.run(id),
    /** Somebody wrote again: no longer only a farewell. */
    stay: (id: ConversationId) => stay.run(id),
    unlink: (id: ConversationId) => unlink.run(id),
    retire: (address: ChannelAddress) => retire.run(ring.lookUp(address)),
    hide: (id: ConversationId, nowMs: number) => hide.run(nowMs, id),

    /** With the row goes the only copy of the key, and with that everything sealed by it. */
    destroy(id: ConversationId) {
      remove.run(id)
      awake.delete(id)
    },

    /** Conversations that only said farewell after an erase, and did so before `beforeMs`. */
    farewells: (beforeMs: number) => farewells.pluck().all(beforeMs),
  }
}

function read(state: Buffer, key: KeyObject, derived: Derived): Conversation | null {
  try {
    return readState(unseal(key, state, place(derived.id, 'state')).toString('utf8'), derived)
  } catch {
    return null // flagged by whoever decides next; it must not take the others down
  }
}

function place(id: string, column: string) {
  return { table: 'conversations', row: id, column }
}
