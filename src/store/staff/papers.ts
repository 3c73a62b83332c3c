import type { Database } from 'better-sqlite3'
import type { StaffId } from '../../hotline/case.ts'
import { seal, unseal } from '../keys/seal.ts'
import type { Opened } from '../tables/conversations.ts'
import type { NewNote, Note } from './staff-store.ts'

interface NoteRow {
  readonly id: string
  readonly staff: StaffId
  readonly body: Buffer
  readonly noted_at_ms: number
}

/**
 * Notes and drafts: sealed by the key of their conversation, and gone with it. What changes anything has to run inside a job of the writer.
 */
export function paperTables(db: Database, newId: (nowMs: number) => string) {
  const insertNote = db.prepare(
    'INSERT INTO notes (id, press, case_id, conversation, staff, body, noted_at_ms) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (case_id, press) DO NOTHING',
  )
  const notesOf = db.prepare<[number], NoteRow>('SELECT id, staff, body, noted_at_ms FROM notes WHERE conversation = ? ORDER BY id')
  const keepDraft = db.prepare(
    'INSERT INTO drafts (conversation, staff, body) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET body = excluded.body',
  )
  const dropDraft = db.prepare('DELETE FROM drafts WHERE conversation = ? AND staff = ?')
  const draftOf = db.prepare<[number, string], Buffer>('SELECT body FROM drafts WHERE conversation = ? AND staff = ?').pluck()

  return {
    /** False when this press was noted before. */
    addNote({ number, key }: Opened, { press, case: about, text }: NewNote, by: StaffId, nowMs: number): boolean {
      const id = newId(nowMs)
      return insertNote.run(id, press, about, number, by, seal(key, text, notePlace(id)), nowMs).changes === 1
    },

    notes: ({ number, key }: Opened): readonly Note[] =>
      notesOf.all(number).map(({ id, staff, body, noted_at_ms }) => ({
        ...{ id, by: staff, atMs: noted_at_ms, text: unseal(key, body, notePlace(id)).toString('utf8') },
      })),

    keepDraft({ id, number, key }: Opened, by: StaffId, text: string) {
      if (text === '') dropDraft.run(number, by)
      else keepDraft.run(number, by, seal(key, text, draftPlace(id, by)))
    },

    draft({ id, number, key }: Opened, by: StaffId): string {
      const body = draftOf.get(number, by)
      return body === undefined ? '' : unseal(key, body, draftPlace(id, by)).toString('utf8')
    },
  }
}

function notePlace(id: string) {
  return { table: 'notes', row: id, column: 'body' }
}

function draftPlace(conversation: string, by: StaffId) {
  return { table: 'drafts', row: `${conversation}/${by}`, column: 'body' }
}
