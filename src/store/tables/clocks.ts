import type { Database } from 'better-sqlite3'
import { type CaseClocks, caseClocks } from '../../hotline/case.ts'
import type { DueClock, StoreClock } from '../decide-store.ts'
import type { ConversationNumber } from './conversation-statements.ts'

export interface ClockRow {
  readonly conversation: ConversationNumber
  readonly name: StoreClock
  readonly due_at_ms: number
  readonly tries: number
  readonly suspect: number
}

/** A clock whose decision failed is tried again after 1, 4, 16, … seconds, at most five minutes: nobody waits without a clock. */
const longestRetryMs = 5 * 60 * 1000

export type Clocks = ReturnType<typeof clockTable>

/** What has to happen when: at most one clock of each name in a conversation. */
export function clockTable(db: Database) {
  const set = db.prepare(
    `INSERT INTO clocks (conversation, name, due_at_ms, next_at_ms) VALUES (?, ?, ?, ?)
     ON CONFLICT (conversation, name) DO UPDATE SET due_at_ms = excluded.due_at_ms, next_at_ms = excluded.next_at_ms, tries = 0, suspect = 0`,
  )
  const cancel = db.prepare('DELETE FROM clocks WHERE conversation = ? AND name = ?')
  const cancelAll = db.prepare('DELETE FROM clocks WHERE conversation = ?')
  const running = db.prepare<[number], { name: string; due_at_ms: number }>('SELECT name, due_at_ms FROM clocks WHERE conversation = ?')
  const find = db.prepare<[number, string, number], ClockRow>(
    'SELECT conversation, name, due_at_ms, tries, suspect FROM clocks WHERE conversation = ? AND name = ? AND due_at_ms = ?',
  )
  const due = db.prepare<[number, number], DueClock>(
    `SELECT c.id AS conversation, name AS clock, due_at_ms AS dueAtMs FROM clocks JOIN conversations c ON c.number = clocks.conversation
     WHERE next_at_ms <= +? ORDER BY next_at_ms LIMIT ?`,
  )
  const nextAt = db.prepare<[], number | null>('SELECT min(next_at_ms) FROM clocks')
  const tryLater = db.prepare('UPDATE clocks SET tries = ?, next_at_ms = ? WHERE conversation = ? AND name = ?')
  const suspectAll = db.prepare('UPDATE clocks SET tries = tries * suspect, suspect = 1')

  return {
    set: (conversation: ConversationNumber, name: StoreClock, dueAtMs: number) => set.run(conversation, name, dueAtMs, dueAtMs),
    cancel: (conversation: ConversationNumber, name: StoreClock) => cancel.run(conversation, name),
    cancelAll: (conversation: ConversationNumber) => cancelAll.run(conversation),
    /** Those of the conversation's open case. */
    ofCase(conversation: ConversationNumber): CaseClocks {
      const due = new Map(running.all(conversation).map(({ name, due_at_ms }) => [name, due_at_ms]))
      return Object.fromEntries(caseClocks.map((name) => [name, due.get(name) ?? null])) as CaseClocks
    },

    /** Null when it was moved or cancelled since somebody saw it due. */
    find: (conversation: ConversationNumber, name: StoreClock, dueAtMs: number) => find.get(conversation, name, dueAtMs) ?? null,
    due: (nowMs: number, limit: number) => due.all(nowMs, limit),
    nextAt: () => nextAt.pluck().get() ?? null,

    countTry({ conversation, name, tries }: ClockRow, nowMs: number) {
      const waitMs = Math.min(longestRetryMs, 1000 * 4 ** Math.min(tries, 10))
      tryLater.run(tries + 1, nowMs + waitMs, conversation, name)
    },

    /** After an unclean stop any of them may be what stopped the process; tries of an ordinary run do not count against it. */
    suspectAll: () => suspectAll.run(),
  }
}
