import type { KeyObject } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import type { ConversationId } from '../bot/turn.ts'
import { practiceChannel } from '../hotline/practice.ts'
import type { DeadLetter, OutboxRow, ReadRow, StoreHealth, TranscriptLine } from './store.ts'
import { type Opened, UnreadableConversation } from './tables/conversations.ts'
import { openMessage } from './tables/inbox.ts'
import { openBody, type SendRow, toOutboxRow } from './tables/outgoing.ts'
import type { Tables } from './tables.ts'

/** Rows that can be opened, as the outbox wants them. */
export function readRows(tables: Tables, rows: readonly SendRow[]): readonly OutboxRow[] {
  return rows.flatMap((row) => readRow(tables, row) ?? [])
}

/** Null when it cannot be opened. */
export function readRow(tables: Tables, row: SendRow): OutboxRow | null {
  const opened = openOrNull(tables, row.conversation)
  const body = opened === null ? null : openBody(row, opened.key)
  return opened === null || body === null ? null : toOutboxRow(row, body.bubble, opened)
}

/** What did not arrive, for somebody of the staff to look at; what cannot be opened is left out. */
export function readDeadLetters(tables: Tables): readonly DeadLetter[] {
  return tables.outgoing.forPeople().flatMap((row) => {
    const letter = readRow(tables, row)
    if (letter === null) return []
    const state = row.state === 'dead' ? 'dead' : 'for-staff'
    return [{ ...letter, state, code: row.code ?? '', atMs: row.settled_at_ms ?? row.queued_at_ms }]
  })
}

/** What was sent in this conversation behind `afterSeq`; what cannot be opened is left out. */
export function readSent(tables: Tables, id: ConversationId, afterSeq: number): readonly ReadRow[] {
  const opened = openOrNull(tables, id)
  if (opened === null) return []
  return tables.outgoing.sentAfter(opened.number, afterSeq).flatMap((row) => {
    const body = openBody(row, opened.key)
    return body === null ? [] : [{ ...body, seq: row.line, author: row.author, lane: row.lane, atMs: row.queued_at_ms }]
  })
}

interface InboxLine {
  readonly id: string
  readonly kind: 'message' | 'gap'
  readonly state: 'waiting' | 'decided' | 'set-aside'
  readonly line: number | null
  readonly body: Buffer | null
  readonly kept_at_ms: number
}

/** The questions that go over more than one table. */
export function prepareReading(db: Database) {
  const received = db.prepare<[number], InboxLine>(
    'SELECT id, kind, state, line, body, kept_at_ms FROM inbox WHERE conversation = +? ORDER BY arrival',
  )
  // What may be many is counted in an index and never looked up row by row: this is asked every few seconds, most of all under load.
  const health = db.prepare<{ readonly sinceMs: number; readonly practice: string }, StoreHealth>(
    `SELECT (SELECT count(*) FROM inbox WHERE state = 'waiting') AS undecided,
            (SELECT kept_at_ms FROM inbox WHERE arrival = (SELECT min(arrival) FROM inbox INDEXED BY inbox_waiting WHERE state = 'waiting'))
              AS oldestUndecidedAtMs,
            (SELECT count(*) FROM outbox WHERE state = 'due' AND channel <> @practice)
              + (SELECT count(*) FROM outbox WHERE state = 'leaving' AND channel <> @practice) AS unsent,
            (SELECT count(*) FROM outbox WHERE state IN ('dead', 'for-staff')) AS deadLetters,
            (SELECT count(*) FROM cases c WHERE state <> 'closed'
               AND (SELECT channel FROM conversations WHERE number = c.conversation) <> @practice) AS openCases,
            (SELECT count(*) FROM inbox WHERE (kind = 'gap' OR state = 'set-aside') AND kept_at_ms > @sinceMs) AS gaps,
            (SELECT count(*) FROM conversations WHERE damaged = 1) AS damaged`,
  )

  return {
    transcript(tables: Tables, id: ConversationId): readonly TranscriptLine[] {
      const opened = openOrNull(tables, id)
      if (opened === null) return []
      const lines = [
        ...received.all(opened.number).map((line) => ({ at: line.line ?? Number.POSITIVE_INFINITY, line: receivedLine(line, opened.key) })),
        ...tables.outgoing.all(opened.number).map((line) => ({ at: line.line, line: sentLine(line, opened.key) })),
      ]
      return lines.sort((a, b) => (a.at === b.at ? 0 : a.at - b.at)).map(({ line }) => line)
    },

    health(nowMs: number): StoreHealth {
      const row = health.get({ sinceMs: nowMs - dayMs, practice: practiceChannel })
      if (row === undefined) throw new Error('a query without a FROM gave no row')
      return row
    },
  }
}

const dayMs = 24 * 60 * 60 * 1000

function receivedLine(line: InboxLine, key: KeyObject): TranscriptLine {
  const place = { seq: line.line, atMs: line.kept_at_ms }
  const message = line.kind === 'gap' || line.state === 'set-aside' || line.body === null ? null : openMessage(line.id, line.body, key)
  return message === null ? { ...place, by: 'gap' } : { ...place, by: 'person', content: message.content }
}

function sentLine(line: SendRow, key: KeyObject): TranscriptLine {
  const place = { seq: line.line, atMs: line.queued_at_ms }
  const body = openBody(line, key)
  if (body === null) return { ...place, by: 'gap' }
  return { ...place, ...body, by: line.author === 'bot' ? 'bot' : 'staff', state: line.state, code: line.code }
}

/** A damaged conversation shows as empty; it must not hide the others. */
export function openOrNull(tables: Tables, id: ConversationId): Opened | null {
  try {
    return tables.conversations.open(id)
  } catch (error) {
    if (error instanceof UnreadableConversation) return null
    throw error
  }
}
