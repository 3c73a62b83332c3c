import type { ConversationId } from '../bot/conversation.ts'
import { openOrNull } from './open-or-null.ts'
import type { DeadLetter, OutboxRow, ReadRow } from './outbox-store.ts'
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
