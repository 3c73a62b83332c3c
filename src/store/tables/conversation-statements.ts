import type { Database } from 'better-sqlite3'
import type { CaseId, ConversationId } from '../../bot/conversation.ts'
import type { Level } from '../../knowledge/knowledge.ts'

/** What the tables call a conversation by: small, and meaning nothing outside of them. */
export type ConversationNumber = number & { readonly __id: 'conversation-number' }

export interface KeyRow {
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

/** Of a conversation `c`: what the channel said before the person wrote again says nothing any more. */
export const repliesLeft = 'iif(c.replies_told_at_ms >= c.heard_at_ms, c.replies_left, NULL) AS replies_left'

/** Everything that is asked of the table and told to it, prepared once. */
export function conversationStatements(db: Database) {
  const keyRow = 'SELECT number, id, address, wrapped FROM conversations JOIN keys ON keys.conversation = number'
  return {
    byLookUp: db.prepare<[Buffer], KeyRow>(`${keyRow} WHERE look_up = +?`),
    byId: db.prepare<[string], KeyRow>(`${keyRow} WHERE id = +?`),
    hereByLookUp: db.prepare<[Buffer], 1>('SELECT 1 FROM conversations WHERE look_up = ? AND reachable = 1').pluck(),
    idByLookUp: db.prepare<[Buffer], ConversationId>('SELECT id FROM conversations WHERE look_up = ?').pluck(),
    numberById: db.prepare<[string], ConversationNumber>('SELECT number FROM conversations WHERE id = ?').pluck(),
    insert: db.prepare(
      'INSERT INTO conversations (id, channel, look_up, address, lines, farewell, created_at_ms, active_at_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    ),
    insertKey: db.prepare('INSERT INTO keys (conversation, wrapped) VALUES (?, ?)'),
    keyLength: db.prepare<[number], number>('SELECT length(wrapped) FROM keys WHERE conversation = ?').pluck(),
    overwriteKey: db.prepare('UPDATE keys SET wrapped = ? WHERE conversation = ?'),
    select: db.prepare<[number], StateRow>(
      `SELECT epoch, lines, guarded, reachable, went_at_ms, heard_at_ms, ${repliesLeft}, open.id AS case_id, open.state AS case_state, open.level AS case_level
     FROM conversations c LEFT JOIN cases open ON open.conversation = c.number AND open.state <> 'closed' WHERE c.number = +?`,
    ),
    selectState: db.prepare<[number], Buffer | null>('SELECT state FROM conversations WHERE number = ?').pluck(),
    update: db.prepare(
      'UPDATE conversations SET state = ?, lines = ?, guarded = ?, epoch = ?, reachable = ?, went_at_ms = ?, heard_at_ms = ?, active_at_ms = coalesce(?, active_at_ms) WHERE number = ?',
    ),
    nextLine: db.prepare<[number], number>('UPDATE conversations SET lines = lines + 1 WHERE number = ? RETURNING lines').pluck(),
    setDamaged: db.prepare('UPDATE conversations SET damaged = 1 WHERE number = ?'),
    setRepliesLeft: db.prepare('UPDATE conversations SET replies_left = ?, replies_told_at_ms = ? WHERE number = ?'),
    setUnreachable: db.prepare('UPDATE conversations SET reachable = 0 WHERE number = ?'),
    giveUp: db.prepare('UPDATE conversations SET damaged = 1, look_up = NULL WHERE number = ?'),
    leave: db.prepare('UPDATE conversations SET left_at_line = ? WHERE number = ?'),
    leftAt: db.prepare<[number], number>('SELECT left_at_line FROM conversations WHERE number = ?').pluck(),
    readdress: db.prepare('UPDATE conversations SET address = ? WHERE number = ?'),
    retire: db.prepare('UPDATE conversations SET look_up = NULL WHERE look_up = ?'),
    unlink: db.prepare('UPDATE conversations SET look_up = NULL WHERE number = ?'),
    hide: db.prepare(
      `UPDATE conversations SET look_up = NULL, reachable = 0, left_at_line = lines, heard_at_ms = ?, erase_asked_at_ms = ? WHERE number = ?`,
    ),
    remove: db.prepare('DELETE FROM conversations WHERE number = ?'),
    farewells: db.prepare<[number, number], { number: ConversationNumber; id: ConversationId }>(
      `SELECT number, id FROM conversations c WHERE farewell = 1 AND active_at_ms <= +?
     AND NOT EXISTS (SELECT 1 FROM inbox WHERE conversation = c.number)
     AND NOT EXISTS (SELECT 1 FROM outbox WHERE conversation = c.number AND settled_at_ms IS NULL) LIMIT ?`,
    ),
    outlived: db.prepare<[number, number, number], { number: ConversationNumber; id: ConversationId }>(
      `SELECT number, id FROM conversations c WHERE active_at_ms <= +?
     AND NOT EXISTS (SELECT 1 FROM cases WHERE conversation = c.number AND (state <> 'closed' OR (level >= 3 AND closed_at_ms > +?)))
     AND NOT EXISTS (SELECT 1 FROM inbox WHERE conversation = c.number AND state = 'waiting')
     LIMIT ?`,
    ),
  }
}
