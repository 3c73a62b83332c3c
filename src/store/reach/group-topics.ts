import type { Database } from 'better-sqlite3'
import type { CaseId } from '../../bot/conversation.ts'
import type { GroupTopic } from './reach.ts'

interface Row {
  readonly case_id: CaseId
  readonly thread: number
  readonly title: string
  readonly told: string
  readonly copied: number | null
  readonly closed_at_ms: number | null
}

/** Topics of the staff group. A row outlives its case until the topic has been deleted over there. */
export function topicTables(db: Database) {
  const all = db.prepare<[], Row>('SELECT * FROM group_topics ORDER BY case_id')
  const of = db.prepare<[CaseId], Row>('SELECT * FROM group_topics WHERE case_id = ?')
  const at = db.prepare<[number], Row>('SELECT * FROM group_topics WHERE thread = ?')
  const keep = db.prepare(
    `INSERT INTO group_topics (case_id, thread, title, told, copied, closed_at_ms) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (case_id) DO UPDATE SET thread = excluded.thread, title = excluded.title, told = excluded.told, copied = excluded.copied,
       closed_at_ms = excluded.closed_at_ms`,
  )
  const drop = db.prepare('DELETE FROM group_topics WHERE case_id = ?')
  const dropAll = db.prepare('DELETE FROM group_topics')
  const relay = db.prepare('INSERT OR IGNORE INTO group_relayed (case_id, message) VALUES (?, ?)')
  const relayed = db.prepare<[CaseId, number], 1>('SELECT 1 FROM group_relayed WHERE case_id = ? AND message = ?').pluck()

  return {
    all: (): readonly GroupTopic[] => all.all().map(toTopic),
    of: (id: CaseId): GroupTopic | null => topicOrNull(of.get(id)),
    at: (thread: number): GroupTopic | null => topicOrNull(at.get(thread)),
    keep: ({ case: id, thread, title, told, copied, closedAtMs }: GroupTopic) => void keep.run(id, thread, title, told, copied, closedAtMs),
    drop: (id: CaseId) => void drop.run(id),
    dropAll: () => void dropAll.run(),
    relay: (id: CaseId, message: number) => void relay.run(id, message),
    wasRelayed: (id: CaseId, message: number): boolean => relayed.get(id, message) !== undefined,
  }
}

function topicOrNull(row: Row | undefined): GroupTopic | null {
  return row === undefined ? null : toTopic(row)
}

function toTopic({ case_id, thread, title, told, copied, closed_at_ms }: Row): GroupTopic {
  return { case: case_id, thread, title, told, copied, closedAtMs: closed_at_ms }
}
