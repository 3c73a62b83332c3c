import type { Database } from 'better-sqlite3'
import type { ConversationId } from '../../bot/conversation.ts'
import type { InboundContent, MediaId } from '../../bot/message.ts'
import { makeKey, openJson, seal, unseal, unwrapKey } from '../keys/seal.ts'
import type { ConversationNumber } from '../tables/conversation-statements.ts'
import type { Opened } from '../tables/conversations.ts'
import type { CheckedFile, LeftOut, MediaNote, MediaSettlement } from './media.ts'

type FileMessage = Extract<InboundContent, { readonly kind: 'file' }>

/** What is sealed of a file that lies with its channel. */
export type Remote = Pick<FileMessage, 'what' | 'file'>

interface MediaRow {
  readonly number: number
  readonly id: MediaId
  readonly conversation: ConversationId
  readonly line: number | null
  readonly state: MediaNote['state']
  readonly tries: number
  readonly remote: Buffer | null
  readonly wrapped: Buffer | null
  readonly type: string | null
  readonly bytes: number
  readonly noted_at_ms: number
}

export type Media = ReturnType<typeof mediaTable>

/** One part is sealed and written at a time, so that no long file holds up the others. */
const partBytes = 256 * 1024

const dayMs = 24 * 60 * 60 * 1000
/** As short as whoever helps can do with. */
const keptMs = 14 * dayMs

const rows = `SELECT m.number, m.id, c.id AS conversation, line, m.state, tries, remote, wrapped, type, bytes, noted_at_ms
  FROM media m JOIN conversations c ON c.number = m.conversation`

/** The files. What changes anything has to run inside a job of the writer. */
export function mediaTable(db: Database, newId: (nowMs: number) => string) {
  const insert = db.prepare(
    `INSERT INTO media (id, conversation, line, state, due_at_ms, remote, wrapped, type, noted_at_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const belongsTo = db.prepare(`UPDATE media SET line = ? WHERE id = ? AND conversation = ? AND line IS NULL`)
  const wantAll = db.prepare(`UPDATE media SET state = 'wanted', due_at_ms = ? WHERE conversation = ? AND state = 'remote'`)
  const wanted = db.prepare<[number, string, string, number], MediaRow>(
    `${rows} LEFT JOIN cases k ON k.conversation = c.number AND k.state <> 'closed'
     WHERE m.state = 'wanted' AND due_at_ms <= +?
       AND c.channel NOT IN (SELECT value FROM json_each(?)) AND c.id NOT IN (SELECT value FROM json_each(?))
     ORDER BY coalesce(k.level, 0) DESC, due_at_ms, m.number LIMIT ?`,
  )
  const nextWantedAt = db.prepare<[], number | null>(`SELECT min(due_at_ms) FROM media WHERE state = 'wanted'`).pluck()
  const byId = db.prepare<[string], MediaRow>(`${rows} WHERE m.id = +?`)
  const all = db.prepare<[number], MediaNote>('SELECT id, line, state, code, type, bytes FROM media WHERE conversation = ? ORDER BY number')
  const beside = db.prepare<[number], { files: number; bytes: number }>(
    `SELECT count(*) AS files, coalesce(sum(bytes), 0) AS bytes FROM media
     WHERE conversation = ? AND (state = 'kept' OR code IN ('unreadable-picture', 'unknown-type'))`,
  )
  const again = db.prepare(`UPDATE media SET due_at_ms = ?, code = ?, tries = tries + 1 WHERE id = ? AND state = 'wanted'`)
  const refuse = db.prepare(
    `UPDATE media SET state = 'refused', code = ?, due_at_ms = NULL, remote = NULL, tries = tries + 1 WHERE id = ? AND state = 'wanted'`,
  )
  const setKey = db.prepare('UPDATE media SET wrapped = ? WHERE number = ?')
  const setKept = db.prepare(
    `UPDATE media SET state = 'kept', code = NULL, due_at_ms = NULL, remote = NULL, type = ?, bytes = ? WHERE number = ?`,
  )
  const insertPart = db.prepare('INSERT INTO media_parts (media, part, body) VALUES (?, ?, ?)')
  const dropParts = db.prepare('DELETE FROM media_parts WHERE media = ?')
  const part = db.prepare<[number, number], Buffer>('SELECT body FROM media_parts WHERE media = ? AND part = ?').pluck()
  const old = db.prepare<[number], number>(`SELECT number FROM media WHERE state <> 'forgotten' AND noted_at_ms < ? LIMIT 500`).pluck()
  const forget = db.prepare(
    `UPDATE media SET state = 'forgotten', due_at_ms = NULL, remote = NULL, wrapped = zeroblob(length(wrapped)), bytes = 0 WHERE number = ?`,
  )

  return {
    /** A file came with the message on this line: it is here already, or `wanted` where somebody will look at it. */
    note({ number, key }: Opened, line: number, { what, file }: FileMessage, isWanted: boolean, nowMs: number) {
      if (file.kept !== undefined && belongsTo.run(line, file.kept, number).changes === 1) return
      const id = newId(nowMs)
      const remote = seal(key, JSON.stringify({ what, file } satisfies Remote), place(id, 'remote'))
      insert.run(id, number, line, isWanted ? 'wanted' : 'remote', isWanted ? nowMs : null, remote, null, null, nowMs)
    },

    /** Somebody will look at this conversation: what its person sent before is wanted, too. */
    wantAll: (conversation: ConversationNumber, nowMs: number) => wantAll.run(nowMs, conversation),

    wanted: (nowMs: number, limit: number, { channels, conversations }: LeftOut) =>
      wanted.all(nowMs, JSON.stringify(channels), JSON.stringify(conversations), limit),
    nextWantedAt: () => nextWantedAt.get() ?? null,
    find: (id: MediaId) => byId.get(id) ?? null,
    all: (conversation: ConversationNumber) => all.all(conversation),
    beside: (conversation: ConversationNumber) => beside.get(conversation) ?? { files: 0, bytes: 0 },

    settle(id: MediaId, settlement: MediaSettlement) {
      if (settlement.state === 'wanted') again.run(settlement.dueAtMs, settlement.code, id)
      else refuse.run(settlement.code, id)
    },

    /** Made beforehand, its bytes follow. */
    attach({ number }: Opened, nowMs: number): MediaId {
      const id = newId(nowMs) as MediaId
      insert.run(id, number, null, 'wanted', null, null, null, null, nowMs)
      return id
    },

    /** Everything for its bytes to be written, part by part; what an interrupted writing left is dropped. */
    begin(row: MediaRow, { key }: Opened) {
      dropParts.run(row.number)
      const made = makeKey(key, place(row.id, 'wrapped'))
      setKey.run(made.wrapped, row.number)
      return made.key
    },
    writePart(row: MediaRow, key: ReturnType<typeof unwrapKey>, at: number, bytes: Buffer) {
      const piece = bytes.subarray(at * partBytes, (at + 1) * partBytes)
      insertPart.run(row.number, at, seal(key, piece, partPlace(row.id, at)))
    },
    end: (row: MediaRow, { type, bytes }: CheckedFile) => setKept.run(type, bytes.length, row.number),

    /** Null when it cannot be opened. */
    readPart(row: MediaRow, { key }: Opened, at: number): Buffer | null {
      const body = part.get(row.number, at)
      if (body === undefined || row.wrapped === null) return null
      try {
        return unseal(unwrapKey(key, row.wrapped, place(row.id, 'wrapped')), body, partPlace(row.id, at))
      } catch {
        return null
      }
    },

    /** True when something went. */
    tidy(nowMs: number): boolean {
      const gone = old.all(nowMs - keptMs)
      for (const number of gone) {
        dropParts.run(number)
        forget.run(number)
      }
      return gone.length > 0
    },
  }
}

/** In how many rows so many bytes lie. */
export function partsOf(bytes: number): number {
  return Math.ceil(bytes / partBytes)
}

/** Null when it cannot be opened. */
export function openRemote({ id, remote }: MediaRow, { key }: Opened): Remote | null {
  return remote === null ? null : openJson(key, remote, place(id, 'remote'))
}

function place(id: string, column: string) {
  return { table: 'media', row: id, column }
}

function partPlace(id: string, part: number) {
  return { table: 'media_parts', row: `${id}/${part}`, column: 'body' }
}
