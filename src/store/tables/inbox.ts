import type { KeyObject } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import type { ConversationId } from '../../bot/conversation.ts'
import type { ChannelAddress, InboundMessage } from '../../bot/message.ts'
import { openJson, seal, unseal } from '../keys/seal.ts'
import { Remembered } from '../remembered.ts'
import type { ConversationNumber } from './conversation-statements.ts'
import type { Opened } from './conversations.ts'

/** The oldest undecided message of a conversation. */
export interface WaitingRow {
  readonly arrival: number
  readonly id: string
  readonly kind: 'message' | 'gap'
  readonly tries: number
  /** It waited through an unclean stop: it may be what stopped the process, so each try is written first. */
  readonly suspect: number
  readonly body: Buffer | null
  readonly kept_at_ms: number
}

/** Messages are mostly decided as soon as they are kept; those need not be opened again. */
const mostJustKept = 1024

/** As kept: the sender is the conversation's address. */
type KeptMessage = Omit<InboundMessage, 'from'>

/** In the index of those that wait: left to itself SQLite looks each message of the conversation up, and the more was said, the longer. */
const waiting = `SELECT arrival, id, kind, tries, suspect, body, kept_at_ms FROM inbox INDEXED BY inbox_waiting
  WHERE conversation = +? AND state = 'waiting' ORDER BY arrival`

export type Inbox = ReturnType<typeof inboxTable>

/** Messages as they came, in order of arrival; decided ones are the person's half of the transcript. */
export function inboxTable(db: Database, newId: (nowMs: number) => string) {
  const see = db.prepare('INSERT INTO seen (event, kept_at_ms) VALUES (?, ?) ON CONFLICT DO NOTHING')
  const insert = db.prepare('INSERT INTO inbox (id, conversation, kind, state, body, kept_at_ms) VALUES (?, ?, ?, ?, ?, ?)')
  const next = db.prepare<[number], WaitingRow>(`${waiting} LIMIT 1`)
  const anyWaiting = db.prepare<[number], 1>(`SELECT 1 FROM inbox WHERE conversation = ? AND state = 'waiting' LIMIT 1`).pluck()
  const allWaiting = db.prepare<[number], WaitingRow>(waiting)
  const finish = db.prepare('UPDATE inbox SET state = ?, line = ? WHERE arrival = ?')
  const countTry = db.prepare('UPDATE inbox SET tries = tries + 1 WHERE arrival = ?')
  const setAsideAll = db.prepare(`UPDATE inbox SET state = 'set-aside' WHERE conversation = ? AND state = 'waiting'`)
  const suspectAll = db.prepare(`UPDATE inbox SET suspect = 1 WHERE state = 'waiting'`)
  const drop = db.prepare('DELETE FROM inbox WHERE arrival = ?')
  const move = db.prepare('UPDATE inbox SET conversation = ?, body = ? WHERE arrival = ?')
  const undecided = db.prepare<[], ConversationId>(
    `SELECT c.id FROM inbox JOIN conversations c ON c.number = conversation WHERE inbox.state = 'waiting'
     GROUP BY conversation ORDER BY min(arrival)`,
  )
  const forgetEvents = db.prepare('DELETE FROM seen WHERE kept_at_ms < ?')
  const forgetBodies = db.prepare(`UPDATE inbox SET body = NULL WHERE kind = 'gap' AND body IS NOT NULL AND kept_at_ms < ?`)
  const forgetStrays = db.prepare(`DELETE FROM inbox WHERE kind = 'gap' AND conversation IS NULL AND kept_at_ms < ?`)

  const justKept = new Remembered<string, KeptMessage>(mostJustKept)

  return {
    /** False when this event was kept before. */
    see: (event: Buffer, nowMs: number) => see.run(event, nowMs).changes === 1,

    keepMessage({ number, key }: Opened, message: InboundMessage, nowMs: number) {
      const id = newId(nowMs)
      const { from: _, ...kept } = message
      insert.run(id, number, 'message', 'waiting', seal(key, JSON.stringify(kept), place(id)), nowMs)
      justKept.set(id, kept)
    },

    keepGap({ number, key }: Opened, body: Uint8Array, nowMs: number) {
      const id = newId(nowMs)
      insert.run(id, number, 'gap', 'waiting', seal(key, body, place(id)), nowMs)
    },

    /** Nobody knows who sent it, so nobody can be answered. */
    keepStray(key: KeyObject, body: Uint8Array, nowMs: number) {
      const id = newId(nowMs)
      insert.run(id, null, 'gap', 'set-aside', seal(key, body, place(id)), nowMs)
    },

    next: (conversation: ConversationNumber) => next.get(conversation) ?? null,
    isAnyWaiting: (conversation: ConversationNumber) => anyWaiting.get(conversation) === 1,

    /** Null when it cannot be read. */
    read(row: WaitingRow, key: KeyObject, from: ChannelAddress): InboundMessage | null {
      if (row.kind === 'gap' || row.body === null) return null
      const kept = justKept.get(row.id) ?? openMessage(row.id, row.body, key)
      return kept === null ? null : { ...kept, from }
    },

    /** Its place in the transcript is `line`. */
    finish(row: WaitingRow, state: 'decided' | 'set-aside', line: number) {
      finish.run(state, line, row.arrival)
      justKept.delete(row.id)
    },

    /** Nobody is to see it: as if it had not come. */
    drop(row: WaitingRow) {
      drop.run(row.arrival)
      justKept.delete(row.id)
    },

    /** Undecided places that moved by themselves: what goes takes them with it. */
    dropMoved({ number, key, address }: Opened) {
      for (const row of allWaiting.all(number)) {
        const message = this.read(row, key, address)
        if (message !== null && isMoved(message)) this.drop(row)
      }
    },

    countTry: (row: WaitingRow) => countTry.run(row.arrival),
    setAsideAll: (conversation: ConversationNumber) => setAsideAll.run(conversation),
    suspectAll: () => suspectAll.run(),
    undecided: () => undecided.pluck().all(),

    /** Takes the undecided messages of one conversation into another, sealed anew. */
    moveWaiting(from: Opened, to: Opened): number {
      const rows = allWaiting.all(from.number)
      for (const row of rows) {
        move.run(to.number, row.body === null ? null : resealed(row.id, row.body, from.key, to.key), row.arrival)
      }
      return rows.length
    },

    tidy(nowMs: number) {
      forgetEvents.run(nowMs - eventsKeptMs)
      forgetBodies.run(nowMs - bodiesKeptMs)
      forgetStrays.run(nowMs - eventsKeptMs)
    },
  }
}

/** The phone told by itself where it is. */
export function isMoved({ content }: Pick<InboundMessage, 'content'>): boolean {
  return content.kind === 'location' && content.moved === true
}

/** Longer than any channel repeats a delivery. */
const eventsKeptMs = 3 * 24 * 60 * 60 * 1000
const bodiesKeptMs = 24 * 60 * 60 * 1000

/** Null when it cannot be opened. */
export function openMessage(id: string, body: Buffer, key: KeyObject): KeptMessage | null {
  return openJson(key, body, place(id))
}

/** What cannot be opened stays a gap. */
function resealed(id: string, body: Buffer, from: KeyObject, to: KeyObject): Buffer | null {
  try {
    return seal(to, unseal(from, body, place(id)), place(id))
  } catch {
    return null
  }
}

function place(id: string) {
  return { table: 'inbox', row: id, column: 'body' }
}
