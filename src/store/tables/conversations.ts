import type { KeyObject } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import type { Conversation, ConversationId } from '../../bot/conversation.ts'
import type { ChannelAddress } from '../../bot/message.ts'
import { tombstone } from '../copies/erased.ts'
import type { KeyRing } from '../keys/key-ring.ts'
import { seal, unseal } from '../keys/seal.ts'
import { Remembered } from '../remembered.ts'
import { type Derived, freshState, readState, writeState } from './conversation-state.ts'
import { type ConversationNumber, conversationStatements, type KeyRow } from './conversation-statements.ts'

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

export type Conversations = ReturnType<typeof conversationTable>

/** Enough for the conversations that are awake at once; a forgotten one is opened again. */
const mostAwake = 1024

/** The conversations: found by address, opened, changed. What changes anything has to run inside a job of the writer. */
export function conversationTable(db: Database, ring: KeyRing, newId: (nowMs: number) => string) {
  const sql = conversationStatements(db)
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
    const sealed = sql.selectState.get(number) ?? null
    return sealed === null ? freshState(derived, guarded) : readKept(sealed, key, derived)
  }

  function make(address: ChannelAddress, nowMs: number, begin = { lines: 0, farewell: false }): Opened {
    const id = newId(nowMs) as ConversationId
    const { key, wrapped } = ring.make(id)
    const sealed = seal(key, JSON.stringify(address), place(id, 'address'))
    const made = sql.insert.run(id, address.channel, ring.lookUp(address), sealed, begin.lines, begin.farewell ? 1 : 0, nowMs, nowMs)
    const number = Number(made.lastInsertRowid) as ConversationNumber
    sql.insertKey.run(number, wrapped)
    return remember({ id, number, key, address })
  }

  function openOrReplace(row: KeyRow, address: ChannelAddress, nowMs: number): Opened {
    try {
      return openRow(row)
    } catch (error) {
      if (!(error instanceof UnreadableConversation)) throw error
      sql.giveUp.run(row.number)
      return make(address, nowMs)
    }
  }

  /** The way that came with this message holds from now on; one that came without says nothing about it. */
  function withRoute(opened: Opened, { route }: ChannelAddress): Opened {
    const { id, number, key, address } = opened
    if (route === undefined || route === address.route) return opened
    const moved = { ...opened, address: { ...address, route } }
    sql.readdress.run(seal(key, JSON.stringify(moved.address), place(id, 'address')), number)
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
      byAddress.get(addressKey(address))?.id ?? sql.idByLookUp.get(ring.lookUp(address)) ?? null,

    /** Somebody is known at this address and has not gone. */
    isHere: (address: ChannelAddress): boolean => sql.hereByLookUp.get(ring.lookUp(address)) === 1,

    /** The conversation that a new message of this address belongs to. One that cannot be opened any more is left to staff. */
    forMessageOf(address: ChannelAddress, nowMs: number): Opened {
      const known = byAddress.get(addressKey(address))
      if (known !== undefined && (address.route === undefined || address.route === known.address.route)) return known
      const row = sql.byLookUp.get(ring.lookUp(address))
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
      const row = sql.byId.get(id)
      return row === undefined ? null : openRow(row)
    },

    numberOf: (id: ConversationId): ConversationNumber | null => awake.get(id)?.number ?? sql.numberById.get(id) ?? null,

    load(opened: Opened): Loaded | null {
      const row = sql.select.get(opened.number)
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
      sql.update.run(state, lines, conversation.guarded ? 1 : 0, epoch, away ? 0 : 1, wentAtMs, heardAtMs, activeAtMs, number)
      states.set(number, conversation)
    },

    /** A line of the transcript for what was not decided. */
    nextLine: (number: ConversationNumber) => sql.nextLine.get(number) ?? 0,
    markDamaged: (number: ConversationNumber) => sql.setDamaged.run(number),
    noteRepliesLeft: (number: ConversationNumber, left: number, nowMs: number) => sql.setRepliesLeft.run(left, nowMs, number),
    markUnreachable: (number: ConversationNumber) => sql.setUnreachable.run(number),
    /** Its address leads nowhere any more; what is in it is left to staff. */
    giveUp: (number: ConversationNumber) => unlinking(() => sql.giveUp.run(number)),
    leaveAt: (number: ConversationNumber, line: number) => sql.leave.run(line, number),
    leftAt: (number: ConversationNumber) => sql.leftAt.get(number) ?? 0,
    unlink: (number: ConversationNumber) => unlinking(() => sql.unlink.run(number)),
    retire: (address: ChannelAddress) => unlinking(() => sql.retire.run(ring.lookUp(address))),
    /** Only its case leads to it; whoever wrote is gone. What is known of them stays sealed: somebody has to look whether they are safe. */
    hide(number: ConversationNumber, heardAtMs: number, nowMs: number) {
      unlinking(() => sql.hide.run(heardAtMs, nowMs, number))
      states.delete(number)
    },

    /** The key first: without it everything sealed by it is noise, wherever a copy may lie. */
    destroy({ id, number }: Pick<Opened, 'id' | 'number'>) {
      sql.overwriteKey.run(tombstone(ring, id, sql.keyLength.get(number) ?? 0), number)
      unlinking(() => sql.remove.run(number))
      awake.delete(id)
      states.delete(number)
    },

    /** Conversations that only said farewell after an erase, and did so before `beforeMs`: nobody wrote again. */
    farewells: (beforeMs: number, most: number) => sql.farewells.all(beforeMs, most),

    /** Conversations silent since before `silentMs`, without an open case, and without one of level 3 or 4 closed after `closedMs`. */
    outlived: (silentMs: number, closedMs: number, most: number) => sql.outlived.all(silentMs, closedMs, most),
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
