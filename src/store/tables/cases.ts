import type { KeyObject } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import type { CaseId, ConversationId } from '../../bot/conversation.ts'
import type { Reason } from '../../bot/reason.ts'
import { type Case, moveCase, noClocks } from '../../hotline/case.ts'
import type { Level, TopicId } from '../../knowledge/knowledge.ts'
import { openJson, seal } from '../keys/seal.ts'
import { parsedOrNull } from '../parsed-or-null.ts'
import { madeAtMs } from '../uuid.ts'
import type { Clocks } from './clocks.ts'
import type { ConversationNumber } from './conversation-statements.ts'
import type { Opened } from './conversations.ts'

/** Why a person has to look: sealed, for it holds words of the person. */
export interface Why {
  readonly topic: TopicId | null
  readonly because: readonly Reason[]
}

/** A case as it lies in the table; `body` is the case without its clocks. */
export interface CaseRow {
  readonly id: CaseId
  readonly number: ConversationNumber
  readonly conversation: ConversationId
  readonly channel: string
  readonly body: string
  readonly why: Buffer
}

type Kept = Pick<CaseRow, 'id' | 'body'>

interface Columns {
  readonly state: Case['state']['at']
  readonly level: Level
  readonly closed_at_ms: number | null
  readonly erase_asked_at_ms: number | null
}

/** Reasons pile up with every message in danger; the oldest and the newest tell the story. */
const mostReasons = 40

export type Cases = ReturnType<typeof caseTable>

/** The cases of the hotline. A conversation has at most one that is not closed; the database holds it to that. */
export function caseTable(db: Database, clocks: Clocks) {
  const keep = db.prepare<[string, number, string, Level, string, Buffer, number | null]>(
    `INSERT INTO cases (id, conversation, state, level, body, why, closed_at_ms) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET state = excluded.state, level = excluded.level, body = excluded.body, why = excluded.why,
       closed_at_ms = excluded.closed_at_ms`,
  )
  const keptAs = db.prepare<[string], { body: string; why: Buffer }>('SELECT body, why FROM cases WHERE id = ?')
  const bodyOf = db.prepare<[number, string], Kept>('SELECT id, body FROM cases WHERE conversation = ? AND id = ?')
  const openBody = db.prepare<[number], Kept>(`SELECT id, body FROM cases WHERE conversation = ? AND state <> 'closed'`)
  const lastBody = db.prepare<[number], Kept>('SELECT id, body FROM cases WHERE conversation = ? ORDER BY id DESC LIMIT 1')
  const columns = db.prepare<[string], Columns>(
    `SELECT cases.state, level, closed_at_ms, erase_asked_at_ms FROM cases JOIN conversations ON number = conversation WHERE cases.id = ?`,
  )
  const setDamaged = db.prepare('UPDATE conversations SET damaged = 1 WHERE number = ?')
  const rows = `SELECT cases.id, number, c.id AS conversation, channel, body, why FROM cases JOIN conversations c ON number = conversation`
  const open = db.prepare<[], CaseRow>(`${rows} WHERE cases.state <> 'closed'`)
  const openNumbers = db.prepare<[], ConversationNumber>(`SELECT conversation FROM cases WHERE state <> 'closed'`).pluck()
  const byId = db.prepare<[string], CaseRow>(`${rows} WHERE cases.id = +?`)
  const openOfNumber = db.prepare<[number], CaseRow>(`${rows} WHERE cases.conversation = +? AND cases.state <> 'closed'`)
  const closed = db.prepare<[number], CaseRow>(
    `${rows} WHERE cases.state = 'closed' AND closed_at_ms >= +? ORDER BY closed_at_ms DESC, cases.id`,
  )
  const setBody = db.prepare('UPDATE cases SET body = ? WHERE id = ?')

  /** With its clocks, which run for the open one only. */
  function read(number: ConversationNumber, kept: Kept): Case {
    const whole = wholeIn(kept) ?? madeUp(kept.id, columns.get(kept.id))
    return { ...whole, clocks: whole.state.at === 'closed' ? noClocks : clocks.ofCase(number) }
  }

  function readOrNull(number: ConversationNumber, kept: Kept | undefined): Case | null {
    return kept === undefined ? null : read(number, kept)
  }

  return {
    /**
     * Keeps the case as it is now, and what was added to the reasons for it. Clocks are kept as rows of their own. Most messages of
     * somebody who waits change nothing of their case: then nothing is written.
     */
    keep({ number, key }: Opened, one: Case, added: Why) {
      const { clocks: _, ...kept } = one
      const { state } = one
      const body = JSON.stringify(kept)
      const before = keptAs.get(one.id)
      const why = withReasons(one.id, before?.why ?? null, key, added)
      if (before !== undefined && before.body === body && before.why === why) return
      if (before !== undefined && wholeIn({ id: one.id, body: before.body }) === null) setDamaged.run(number)
      keep.run(one.id, number, state.at, one.level, body, why, state.at === 'closed' ? state.atMs : null)
    },

    openOf: (conversation: ConversationNumber) => readOrNull(conversation, openBody.get(conversation)),
    /** The open one; where there is none, the one closed last. */
    lastOf: (conversation: ConversationNumber) => readOrNull(conversation, openBody.get(conversation) ?? lastBody.get(conversation)),
    find: (conversation: ConversationNumber, id: CaseId) => readOrNull(conversation, bodyOf.get(conversation, id)),

    read,
    openNumbers: () => openNumbers.all(),
    openRow: (conversation: ConversationNumber) => openOfNumber.get(conversation) ?? null,
    row: (id: CaseId) => byId.get(id) ?? null,
    closedSince: (sinceMs: number) => closed.all(sinceMs),

    /** The wall clock was put forward or back. Clocks are moved with all others. */
    move(byMs: number) {
      for (const { id, body } of open.all()) {
        const whole = wholeIn({ id, body })
        if (whole === null) continue // nothing in it can be measured
        const { clocks: _, ...moved } = moveCase({ ...whole, clocks: noClocks }, byMs)
        setBody.run(JSON.stringify(moved), id)
      }
    },
  }
}

/** Null when it cannot be opened. */
export function openWhy(id: string, why: Buffer, key: KeyObject): Why | null {
  const kept = openJson<KeptWhy>(key, why, place(id))
  return kept && shaped(kept)
}

/** The same bytes where nothing is added to them. */
function withReasons(id: string, sealed: Buffer | null, key: KeyObject, added: Why): Buffer {
  if (sealed !== null && added.because.length === 0) return sealed
  const before = sealed === null ? null : openWhy(id, sealed, key)
  const all = eachOnce([...(before?.because ?? []), ...added.because])
  if (sealed !== null && before !== null && all.length === before.because.length) return sealed
  const because = all.length <= mostReasons ? all : [...all.slice(0, mostReasons / 2), ...all.slice(-mostReasons / 2)]
  return seal(key, JSON.stringify({ topic: before === null ? added.topic : before.topic, because }), place(id))
}

/** Reasons were sentences before they had a shape: such a one stands for itself. */
type KeptWhy = Omit<Why, 'because'> & { readonly because: readonly (Reason | string)[] }

function shaped({ topic, because }: KeptWhy): Why {
  return { topic, because: because.map((one) => (typeof one === 'string' ? { kind: 'text', text: one } : one)) }
}

function eachOnce(reasons: readonly Reason[]): readonly Reason[] {
  const seen = new Map<string, Reason>()
  for (const reason of reasons) {
    const kept = JSON.stringify(reason)
    if (!seen.has(kept)) seen.set(kept, reason)
  }
  return [...seen.values()]
}

type Whole = Omit<Case, 'clocks'>

/** What came later is missing in a case that was kept before. Null where it is damaged. */
function wholeIn({ id, body }: Kept): Whole | null {
  const kept = parsedOrNull(body) as
    | (Omit<Whole, 'coming' | 'ringing'> & {
        readonly coming?: Case['coming']
        readonly ringing: Partial<NonNullable<Case['ringing']>> | null
      })
    | null
  if (kept?.id !== id || !isState(kept.state)) return null
  const { coming = [], ringing } = kept
  return { ...kept, coming, ringing: ringing && { rung: ringing.rung ?? [], quietUntilMs: ringing.quietUntilMs ?? null } }
}

function isState(state: unknown): boolean {
  const at = typeof state === 'object' && state !== null && 'at' in state ? state.at : null
  return at === 'waiting' || at === 'taken' || at === 'parked' || at === 'closed'
}

/** Of a damaged case the columns beside it are left. Whoever it is about waits, and stands above their level in the queue. */
function madeUp(id: CaseId, kept: Columns | undefined): Whole {
  const { state = 'waiting', level = 4, closed_at_ms: closedAtMs = null, erase_asked_at_ms: eraseAskedAtMs = null } = kept ?? {}
  const openedAtMs = madeAtMs(id)
  const head = { id, level, openedAtMs, eraseAskedAtMs, ringing: null, coming: [] } as const
  if (state === 'closed') {
    const closed = { at: 'closed', outcome: 'no-longer-writes', by: null, atMs: closedAtMs ?? openedAtMs } as const
    return { ...head, state: closed, unansweredSinceMs: null, expecting: false }
  }
  const waiting = { at: 'waiting', sinceMs: openedAtMs, returned: true, rung: 0 } as const
  return { ...head, state: waiting, unansweredSinceMs: openedAtMs, expecting: true }
}

function place(id: string) {
  return { table: 'cases', row: id, column: 'why' }
}
