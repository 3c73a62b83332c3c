import type { KeyObject } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import type { Language } from '../knowledge/knowledge.ts'
import { seal, unseal } from './seal.ts'
import type { UnansweredQuestion } from './store.ts'

interface Row {
  readonly id: string
  readonly body: Buffer
  readonly noted_at_ms: number
}

export type Unanswered = ReturnType<typeof unansweredTable>

/** Questions without an answer, for curators: redacted before they come here, and bound to no conversation. */
export function unansweredTable(db: Database, key: KeyObject, newId: (nowMs: number) => string) {
  const insert = db.prepare('INSERT INTO unanswered (id, body, noted_at_ms) VALUES (?, ?, ?)')
  const since = db.prepare<[number], Row>('SELECT id, body, noted_at_ms FROM unanswered WHERE noted_at_ms >= ? ORDER BY noted_at_ms, id')

  return {
    note(question: string, language: Language, nowMs: number) {
      const id = newId(nowMs)
      insert.run(id, seal(key, JSON.stringify({ question, language }), place(id)), nowMs)
    },

    since(sinceMs: number): readonly UnansweredQuestion[] {
      return since.all(sinceMs).map((row) => {
        const { question, language } = JSON.parse(unseal(key, row.body, place(row.id)).toString('utf8')) as UnansweredQuestion
        return { question, language, atMs: row.noted_at_ms }
      })
    },
  }
}

function place(id: string) {
  return { table: 'unanswered', row: id, column: 'body' }
}
