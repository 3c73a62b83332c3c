import type { Database } from 'better-sqlite3'
import type { ConversationNumber } from './conversation-statements.ts'

export type DoneOnce = ReturnType<typeof doneOnceTable>

/** Ids of what staff did that must not be done twice, however often a weak line repeats it. They go with their conversation. */
export function doneOnceTable(db: Database) {
  const insert = db.prepare('INSERT INTO done_once (conversation, id) VALUES (?, ?)')
  const find = db.prepare<[number, string], 1>('SELECT 1 FROM done_once WHERE conversation = ? AND id = ?').pluck()
  return {
    note: (conversation: ConversationNumber, id: string) => insert.run(conversation, id),
    has: (conversation: ConversationNumber, id: string) => find.get(conversation, id) === 1,
  }
}
