import type { KeyObject } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import type { Language } from '../../knowledge/knowledge.ts'
import { seal, unseal } from '../keys/seal.ts'
import type { UnansweredQuestion } from '../store.ts'
import type { ConversationNumber } from './conversation-statements.ts'

interface Row {
  readonly id: string
  readonly body: Buffer
  readonly noted_at_ms: number
}

export type Unanswered = ReturnType<typeof unansweredTable>

/** Questions without an answer, for curators: redacted before they come here, and gone with the conversation, or after 90 days. */
export function unansweredTable(db: Database, key: KeyObject, newId: (nowMs: number) => string) {
  const insert = db.prepare('INSERT INTO unanswered (id, body, noted_at_ms, conversation) VALUES (?, ?, ?, ?)')
  const removeOf = db.prepare('DELETE FROM unanswered WHERE conversation = ?')
  const removeOld = db.prepare('DELETE FROM unanswered WHERE noted_at_ms < ?')
  const since = db.prepare<[number], Row>('SELECT id, body, noted_at_ms FROM unanswered WHERE noted_at_ms >= ? ORDER BY noted_at_ms, id')

  return {
    note(of: ConversationNumber, question: string, language: Language, nowMs: number) {
      const id = newId(nowMs)
      insert.run(id, seal(key, JSON.stringify({ question, language }), place(id)), nowMs, of)
    },

    /** They asked for everything to go; it is no curator's to read, whoever still has to look at the rest. */
    forget: (of: ConversationNumber) => removeOf.run(of),
    tidy: (nowMs: number) => removeOld.run(nowMs - keptMs),

    since(sinceMs: number): readonly UnansweredQuestion[] {
      return since.all(sinceMs).map((row) => {
        const { question, language } = JSON.parse(unseal(key, row.body, place(row.id)).toString('utf8')) as UnansweredQuestion
        return { question, language, atMs: row.noted_at_ms }
      })
    },
  }
}

/** Longer than most conversations; where one is kept longer for its case, what was asked in it is not. */
const keptMs = 90 * 24 * 60 * 60_000

function place(id: string) {
  return { table: 'unanswered', row: id, column: 'body' }
}
