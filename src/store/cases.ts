import type { KeyObject } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import type { CaseId, ConversationId } from '../bot/turn.ts'
import type { Level, TopicId } from '../knowledge/knowledge.ts'
import type { ConversationNumber, Opened } from './conversations.ts'
import { seal, unseal } from './seal.ts'

/** Why a person has to look: sealed, for it holds words of the person. */
export interface Why {
  readonly topic: TopicId | null
  readonly because: readonly string[]
}

export interface OpenCaseRow {
  readonly id: CaseId
  readonly conversation: ConversationId
  readonly channel: string
  readonly state: 'waiting' | 'taken'
  readonly level: Level
  readonly why: Buffer
  readonly opened_at_ms: number
  readonly guarded: number
  readonly erase_asked_at_ms: number | null
}

type CaseRow = Pick<OpenCaseRow, 'id' | 'state' | 'level' | 'why'>

/** Reasons pile up with every message in danger; the oldest and the newest tell the story. */
const mostReasons = 40

export type Cases = ReturnType<typeof caseTable>

/** The cases of the hotline. A conversation has at most one that is not closed; the database holds it to that. */
export function caseTable(db: Database, newId: (nowMs: number) => string) {
  const insert = db.prepare(`INSERT INTO cases (id, conversation, state, level, why, opened_at_ms) VALUES (?, ?, 'waiting', ?, ?, ?)`)
  const open = db.prepare<[number], CaseRow>(`SELECT id, state, level, why FROM cases WHERE conversation = ? AND state <> 'closed'`)
  const change = db.prepare('UPDATE cases SET level = ?, why = ? WHERE id = ?')
  const pass = db.prepare(`UPDATE cases SET unanswered_at_ms = coalesce(unanswered_at_ms, ?) WHERE conversation = ? AND state <> 'closed'`)
  const answer = db.prepare(`UPDATE cases SET unanswered_at_ms = NULL WHERE conversation = ? AND state <> 'closed'`)
  const take = db.prepare(`UPDATE cases SET state = 'taken', responder = ?, taken_at_ms = ? WHERE conversation = ? AND state = 'waiting'`)
  const giveBack = db.prepare(`UPDATE cases SET state = 'waiting', responder = NULL WHERE conversation = ? AND state = 'taken'`)
  const close = db.prepare(`UPDATE cases SET state = 'closed', closed_at_ms = ? WHERE conversation = ? AND state <> 'closed'`)
  const queue = db.prepare<[], OpenCaseRow>(
    `SELECT cases.id, c.id AS conversation, channel, cases.state, level, why, opened_at_ms, guarded, erase_asked_at_ms
     FROM cases JOIN conversations c ON c.number = cases.conversation
     WHERE cases.state <> 'closed' ORDER BY level DESC, opened_at_ms, cases.id`,
  )

  return {
    /** Opens a case, or raises the one that is open: never two, never lower. */
    open({ number, key }: Opened, level: Level, why: Why, nowMs: number) {
      const row = open.get(number)
      if (row !== undefined) change.run(Math.max(row.level, level), added(row, key, why), row.id)
      else {
        const id = newId(nowMs)
        insert.run(id, number, level, seal(key, JSON.stringify(why), place(id)), nowMs)
      }
    },

    /** Adds reasons to the open case; nothing where none is open. */
    add({ number, key }: Opened, because: readonly string[]) {
      const row = open.get(number)
      if (row !== undefined) change.run(row.level, added(row, key, { topic: null, because }), row.id)
    },

    openOf: (conversation: ConversationNumber) => open.get(conversation) ?? null,
    passed: (conversation: ConversationNumber, atMs: number) => pass.run(atMs, conversation),
    answered: (conversation: ConversationNumber) => answer.run(conversation),

    /** @throws Error when no case waits: whoever decides has seen the conversation and knows better */
    take(conversation: ConversationNumber, responder: string, nowMs: number) {
      if (take.run(responder, nowMs, conversation).changes !== 1) throw new Error('no case of this conversation waits')
    },

    giveBack: (conversation: ConversationNumber) => giveBack.run(conversation),
    close: (conversation: ConversationNumber, nowMs: number) => close.run(nowMs, conversation),
    queue: () => queue.all(),
  }
}

/** Null when it cannot be opened. */
export function openWhy(id: string, why: Buffer, key: KeyObject): Why | null {
  try {
    return JSON.parse(unseal(key, why, place(id)).toString('utf8')) as Why
  } catch {
    return null
  }
}

function added(row: CaseRow, key: KeyObject, why: Why): Buffer {
  const before = openWhy(row.id, row.why, key)
  const all = [...new Set([...(before?.because ?? []), ...why.because])]
  const because = all.length <= mostReasons ? all : [...all.slice(0, mostReasons / 2), ...all.slice(-mostReasons / 2)]
  return seal(key, JSON.stringify({ topic: before?.topic ?? why.topic, because }), place(row.id))
}

function place(id: string) {
  return { table: 'cases', row: id, column: 'why' }
}
