import type { KeyObject } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import type { CaseId, Conversation, ConversationId } from '../../bot/conversation.ts'
import type { ChannelAddress } from '../../bot/message.ts'
import type { Level } from '../../knowledge/knowledge.ts'
import { tombstone } from '../copies/erased.ts'
import type { KeyRing } from '../keys/key-ring.ts'
import { seal, unseal } from '../keys/seal.ts'
import { Remembered } from '../remembered.ts'
import { type Derived, freshState, readState, writeState } from './conversation-state.ts'

/** What the tables call a conversation by: small, and meaning nothing outside of them. */
export type ConversationNumber = number & { readonly __id: 'conversation-number' }

/** A conversation whose key has been unwrapped, so that what belongs to it can be read and written. */
export interface Opened {
  readonly id: ConversationId
  readonly number: ConversationNumber
  readonly key: KeyObject
  readonly address: ChannelAddress
}

/** A conversation as one change finds it. */
export interface Loaded extends Opened {
  readonly conversation: Conversation
  readonly epoch: number
  /** Lines of the transcript so far. */
  readonly lines: number
  /** They went and have not written since, or cannot be reached. */
  readonly away: boolean
  /** When they sent what they left by, as their channel counts the time; null: they have not left, or have written since. */
  readonly wentAtMs: number | null
  /** When the person last wrote, as it was kept. */
  readonly heardAtMs: number
  /** Free replies that the channel said are left to us since then; null: it has not said. */
  readonly repliesLeft: number | null
  /** Its kept state could not be read: this is a new one. */
  readonly startedOver: boolean
}

/** What a change leaves of it. */
export type Left = Pick<Loaded, 'conversation' | 'epoch' | 'lines' | 'away' | 'wentAtMs' | 'heardAtMs'>

/** The data key or address of a conversation cannot be opened, so nothing of it can. */
export class UnreadableConversation extends Error {}

interface KeyRow {
  readonly number: ConversationNumber
  readonly id: ConversationId
  readonly address: Buffer
  readonly wrapped: Buffer
}

interface StateRow {
  readonly epoch: number
  readonly lines: number
  readonly guarded: number
  readonly reachable: number
  readonly went_at_ms: number | null
  readonly heard_at_ms: number
  readonly replies_left: number | null
  readonly case_id: CaseId | null
  readonly case_state: 'waiting' | 'taken' | 'parked' | null
  readonly case_level: Level | null
}

export type Conversations = ReturnType<typeof conversationTable>

/** Enough for the conversations that are awake at once; a forgotten one is opened again. */
const mostAwake = 1024

/** Of a conversation `c`: what the channel said before the person wrote again says nothing any more. */
export const repliesLeft = 'iif(c.replies_told_at_ms >= c.heard_at_ms, c.replies_left, NULL) AS replies_left'

/** The conversations: found by address, opened, changed. What changes anything has to run inside a job of the writer. */
export function conversationTable(db: Database, ring: KeyRing, newId: (nowMs: number) => string) {
  const keyRow = 'SELECT number, id, address, wrapped FROM conversations JOIN keys ON keys.conversation = number'
  const byLookUp = db.prepare<[Buffer], KeyRow>(`${keyRow} WHERE look_up = +?`)
  const byId = db.prepare<[string], KeyRow>(`${keyRow} WHERE id = +?`)
  const hereByLookUp = db.prepare<[Buffer], 1>('SELECT 1 FROM conversations WHERE look_up = ? AND reachable = 1').pluck()
  const idByLookUp = db.prepare<[Buffer], ConversationId>('SELECT id FROM conversations WHERE look_up = ?').pluck()
  const numberById = db.prepare<[string], ConversationNumber>('SELECT number FROM conversations WHERE id = ?').pluck()
  const insert = db.prepare(
    'INSERT INTO conversations (id, channel, look_up, address, lines, farewell, created_at_ms, active_at_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const insertKey = db.prepare('INSERT INTO keys (conversation, wrapped) VALUES (?, ?)')
  const keyLength = db.prepare<[number], number>('SELECT length(wrapped) FROM keys WHERE conversation = ?').pluck()
  const overwriteKey = db.prepare('UPDATE keys SET wrapped = ? WHERE conversation = ?')
  const select = db.prepare<[number], StateRow>(
    `SELECT epoch, lines, guarded, reachable, went_at_ms, heard_at_ms, ${repliesLeft}, open.id AS case_id, open.state AS case_state, open.level AS case_level
     FROM conversations c LEFT JOIN cases open ON open.conversation = c.number AND open.state <> 'closed' WHERE c.number = +?`,
  )
  const selectState = db.prepare<[number], Buffer | null>('SELECT state FROM conversations WHERE number = ?').pluck()
  const update = db.prepare(
    'UPDATE conversations SET state = ?, lines = ?, guarded = ?, epoch = ?, reachable = ?, went_at_ms = ?, heard_at_ms = ?, active_at_ms = coalesce(?, active_at_ms) WHERE number = ?',
  )
  const nextLine = db.prepare<[number], number>('UPDATE conversations SET lines = lines + 1 WHERE number = ? RETURNING lines').pluck()
  const setDamaged = db.prepare('UPDATE conversations SET damaged = 1 WHERE number = ?')
  const setRepliesLeft = db.prepare('UPDATE conversations SET replies_left = ?, replies_told_at_ms = ? WHERE number = ?')
  const setUnreachable = db.prepare('UPDATE conversations SET reachable = 0 WHERE number = ?')
  const giveUp = db.prepare('UPDATE conversations SET damaged = 1, look_up = NULL WHERE number = ?')
  const leave = db.prepare('UPDATE conversations SET left_at_line = ? WHERE number = ?')
  const leftAt = db.prepare<[number], number>('SELECT left_at_line FROM conversations WHERE number = ?').pluck()
  const readdress = db.prepare('UPDATE conversations SET address = ? WHERE number = ?')
  const retire = db.prepare('UPDATE conversations SET look_up = NULL WHERE look_up = ?')
  const unlink = db.prepare('UPDATE conversations SET look_up = NULL WHERE number = ?')
  const hide = db.prepare(
    `UPDATE conversations SET look_up = NULL, reachable = 0, left_at_line = lines, heard_at_ms = ?, erase_asked_at_ms = ? WHERE number = ?`,
  )
  const remove = db.prepare('DELETE FROM conversations WHERE number = ?')
  const farewells = db.prepare<[number, number], { number: ConversationNumber; id: ConversationId }>(
    `SELECT number, id FROM conversations c WHERE farewell = 1 AND active_at_ms <= +?
     AND NOT EXISTS (SELECT 1 FROM inbox WHERE conversation = c.number)
     AND NOT EXISTS (SELECT 1 FROM outbox WHERE conversation = c.number AND settled_at_ms IS NULL) LIMIT ?`,
  )
  const outlived = db.prepare<[number, number, number], { number: ConversationNumber; id: ConversationId }>(
    `SELECT number, id FROM conversations c WHERE active_at_ms <= +?
     AND NOT EXISTS (SELECT 1 FROM cases WHERE conversation = c.number AND (state <> 'closed' OR (level >= 3 AND closed_at_ms > +?)))
     AND NOT EXISTS (SELECT 1 FROM inbox WHERE conversation = c.number AND state = 'waiting')
     LIMIT ?`,
  )
  const awake = new Remembered<ConversationId, Opened>(mostAwake)
  const states = new Remembered<ConversationNumber, Conversation>(mostAwake)
  const byAddress = new Remembered<string, Opened>(mostAwake)

  function remember(opened: Opened): Opened {
    awake.set(opened.id, opened)
    return opened
  }

  function openRow(row: KeyRow): Opened {
    const known = awake.get(row.id)
    if (known !== undefined) return known
    const { id, number } = row
    try {
      const key = ring.unwrap(id, row.wrapped)
      const address = JSON.parse(unseal(key, row.address, place(id, 'address')).toString('utf8')) as ChannelAddress
      return remember({ id, number, key, address })
    } catch (error) {
      throw new UnreadableConversation('its key or address cannot be opened', { cause: error })
    }
  }

  /** Null when there is one and it cannot be read. */
  function loadState({ number, key }: Opened, derived: Derived, guarded: boolean): Conversation | null {
    const known = states.get(number)
    if (known !== undefined) return { ...known, ...derived }
    const sealed = selectState.get(number) ?? null
    return sealed === null ? freshState(derived, guarded) : readKept(sealed, key, derived)
  }

  function make(address: ChannelAddress, nowMs: number, begin = { lines: 0, farewell: false }): Opened {
    const id = newId(nowMs) as ConversationId
    const { key, wrapped } = ring.make(id)
    const sealed = seal(key, JSON.stringify(address), place(id, 'address'))
    const made = insert.run(id, address.channel, ring.lookUp(address), sealed, begin.lines, begin.farewell ? 1 : 0, nowMs, nowMs)
    const number = Number(made.lastInsertRowid) as ConversationNumber
    insertKey.run(number, wrapped)
    return remember({ id, number, key, address })
  }

  function openOrReplace(row: KeyRow, address: ChannelAddress, nowMs: number): Opened {
    try {
      return openRow(row)
    } catch (error) {
      if (!(error instanceof UnreadableConversation)) throw error
      giveUp.run(row.number)
      return make(address, nowMs)
    }
  }

  /** The way that came with this message holds from now on; one that came without says nothing about it. */
  function withRoute(opened: Opened, { route }: ChannelAddress): Opened {
    const { id, number, key, address } = opened
    if (route === undefined || route === address.route) return opened
    const moved = { ...opened, address: { ...address, route } }
    readdress.run(seal(key, JSON.stringify(moved.address), place(id, 'address')), number)
    return remember(moved)
  }

  /** Runs what takes an address from its conversation. */
  function unlinking(run: () => void): void {
    byAddress.clear()
    run()
  }

  return {
    make,

    /** After a change was undone: what is remembered may be of the change, not of the table. */
    forget() {
      awake.clear()
      states.clear()
      byAddress.clear()
    },

    /** The conversation of an address; null when it leads to none. */
    find: (address: ChannelAddress): ConversationId | null =>
      byAddress.get(addressKey(address))?.id ?? idByLookUp.get(ring.lookUp(address)) ?? null,

    /** Somebody is known at this address and has not gone. */
    isHere: (address: ChannelAddress): boolean => hereByLookUp.get(ring.lookUp(address)) === 1,

    /** The conversation that a new message of this address belongs to. One that cannot be opened any more is left to staff. */
    forMessageOf(address: ChannelAddress, nowMs: number): Opened {
      const known = byAddress.get(addressKey(address))
      if (known !== undefined && (address.route === undefined || address.route === known.address.route)) return known
      const row = byLookUp.get(ring.lookUp(address))
      const opened = row === undefined ? make(address, nowMs) : withRoute(openOrReplace(row, address, nowMs), address)
      byAddress.set(addressKey(address), opened)
      return opened
    },

    /**
     * Null when there is none.
     * @throws UnreadableConversation
     */
    open(id: ConversationId): Opened | null {
      const known = awake.get(id)
      if (known !== undefined) return known
      const row = byId.get(id)
      return row === undefined ? null : openRow(row)
    },

    numberOf: (id: ConversationId): ConversationNumber | null => awake.get(id)?.number ?? numberById.get(id) ?? null,

    load(opened: Opened): Loaded | null {
      const row = select.get(opened.number)
      if (row === undefined) return null
      const derived: Derived = {
        id: opened.id,
        holder: row.case_state === 'taken' ? 'person' : 'bot',
        openCase:
          row.case_id === null || row.case_level === null
            ? null
            : { id: row.case_id, level: row.case_level, waits: row.case_state === 'waiting' },
      }
      const kept = loadState(opened, derived, row.guarded === 1)
      const conversation = kept ?? freshState(derived, row.guarded === 1)
      const { epoch, lines, reachable, went_at_ms: wentAtMs, heard_at_ms: heardAtMs, replies_left: left } = row
      const told = { away: reachable === 0, wentAtMs, heardAtMs, repliesLeft: left }
      return { ...opened, conversation, epoch, lines, ...told, startedOver: kept === null }
    },

    /** `activeAtMs` null: it grows old as before. */
    keep({ id, number, key }: Opened, { conversation, epoch, lines, away, wentAtMs, heardAtMs }: Left, activeAtMs: number | null) {
      const state = seal(key, writeState(conversation), place(id, 'state'))
      update.run(state, lines, conversation.guarded ? 1 : 0, epoch, away ? 0 : 1, wentAtMs, heardAtMs, activeAtMs, number)
      states.set(number, conversation)
    },

    /** A line of the transcript for what was not decided. */
    nextLine: (number: ConversationNumber) => nextLine.get(number) ?? 0,
    markDamaged: (number: ConversationNumber) => setDamaged.run(number),
    noteRepliesLeft: (number: ConversationNumber, left: number, nowMs: number) => setRepliesLeft.run(left, nowMs, number),
    markUnreachable: (number: ConversationNumber) => setUnreachable.run(number),
    /** Its address leads nowhere any more; what is in it is left to staff. */
    giveUp: (number: ConversationNumber) => unlinking(() => giveUp.run(number)),
    leaveAt: (number: ConversationNumber, line: number) => leave.run(line, number),
    leftAt: (number: ConversationNumber) => leftAt.get(number) ?? 0,
    unlink: (number: ConversationNumber) => unlinking(() => unlink.run(number)),
    retire: (address: ChannelAddress) => unlinking(() => retire.run(ring.lookUp(address))),
    /** Only its case leads to it; whoever wrote is gone. What is known of them stays sealed: somebody has to look whether they are safe. */
    hide(number: ConversationNumber, heardAtMs: number, nowMs: number) {
      unlinking(() => hide.run(heardAtMs, nowMs, number))
      states.delete(number)
    },

    /** The key first: without it everything sealed by it is noise, wherever a copy may lie. */
    destroy({ id, number }: Pick<Opened, 'id' | 'number'>) {
      overwriteKey.run(tombstone(ring, id, keyLength.get(number) ?? 0), number)
      unlinking(() => remove.run(number))
      awake.delete(id)
      states.delete(number)
    },

    /** Conversations that only said farewell after an erase, and did so before `beforeMs`: nobody wrote again. */
    farewells: (beforeMs: number, most: number) => farewells.all(beforeMs, most),

    /** Conversations silent since before `silentMs`, without an open case, and without one of level 3 or 4 closed after `closedMs`. */
    outlived: (silentMs: number, closedMs: number, most: number) => outlived.all(silentMs, closedMs, most),
  }
}

function addressKey({ channel, account, id }: ChannelAddress): string {
  return JSON.stringify([channel, account, id])
}

function readKept(state: Buffer, key: KeyObject, derived: Derived): Conversation | null {
  try {
    return readState(unseal(key, state, place(derived.id, 'state')).toString('utf8'), derived)
  } catch {
    return null // flagged by whoever decides next; it must not take the others down
  }
}

function place(id: string, column: string) {
  return { table: 'conversations', row: id, column }
}
