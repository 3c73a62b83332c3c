import type { KeyObject } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import type { ConversationId } from '../../bot/conversation.ts'
import type { Lane, Origin } from '../../bot/reply.ts'
import type { Bubble } from '../../bot/say/bubble.ts'
import type { OutgoingBubble } from '../decide-store.ts'
import { openJson, seal, unseal } from '../keys/seal.ts'
import type { OutboxId, OutboxRow, OutboxState, Settlement } from '../outbox-store.ts'
import { type ConversationNumber, repliesLeft } from './conversation-statements.ts'
import type { Opened } from './conversations.ts'

/** A row of the outbox as it lies in the table. */
export interface SendRow {
  readonly number: number
  readonly conversation: ConversationId
  readonly line: number
  readonly author: 'bot' | 'person'
  readonly epoch: number
  readonly lane: Lane
  readonly if_uncertain: 'repeat' | 'once'
  readonly state: OutboxState
  readonly code: string | null
  readonly tries: number
  readonly expires_at_ms: number
  readonly body: Buffer
  readonly queued_at_ms: number
  readonly settled_at_ms: number | null
  readonly heard_at_ms: number
  readonly replies_left: number | null
}

/** By how much a row of the lane may overtake older ones. It grows old like all others, so nothing waits for ever. */
const headStartMs: Readonly<Record<Lane, number>> = { danger: 60 * 60_000, person: 20 * 60_000, bot: 10 * 60_000, broadcast: 0 }

const rows = `SELECT o.number, c.id AS conversation, line, author, o.epoch, lane, if_uncertain, o.state, code, tries, expires_at_ms, body,
  queued_at_ms, settled_at_ms, c.heard_at_ms, ${repliesLeft} FROM outbox o JOIN conversations c ON c.number = o.conversation`
/** It is, or stands behind, a row of staff's that was tried and put off: that may take hours. */
const stuck = `EXISTS (SELECT 1 FROM outbox s WHERE s.conversation = e.conversation AND s.settled_at_ms IS NULL AND s.line <= e.line
  AND s.state = 'due' AND s.author = 'person' AND s.tries > 0)`
/** One at a time and in order; only danger does not wait behind what is stuck. */
const firstOfItsConversation = `NOT EXISTS
  (SELECT 1 FROM outbox e WHERE e.conversation = o.conversation AND e.settled_at_ms IS NULL AND e.number <> o.number
     AND (e.state = 'leaving' OR (e.line < o.line AND NOT (o.lane = 'danger' AND e.lane <> 'danger' AND ${stuck}))))`
/** Somebody may be reading along, or the person has gone. */
const nothingPushed = 'EXISTS (SELECT 1 FROM conversations c WHERE c.number = o.conversation AND (c.guarded = 1 OR c.reachable = 0))'
const epochIsOld = 'epoch <> (SELECT c.epoch FROM conversations c WHERE c.number = o.conversation)'
/** A person has taken over since a machine's row was written, or it is a notice and nothing may be pushed. */
const mustNotLeave = `(author = 'bot' AND (${epochIsOld} OR (notice = 1 AND ${nothingPushed})))`

/** Why what was to be said is not said any more. */
type Withdrawal = (typeof withdrawals)[number]
const withdrawals = ['taken', 'overtaken', 'left', 'erased', 'guarded'] as const
/** What is leaving bears the reason until its try has ended: it may arrive, and is not tried again. */
const withdraw = `UPDATE outbox SET code = ?, state = iif(state = 'due', ?, state), settled_at_ms = iif(state = 'due', ?, NULL)
  WHERE conversation = ? AND settled_at_ms IS NULL AND state IN ('due', 'leaving')`

/** Where in its conversation a bubble stands. */
interface Placed {
  readonly line: number
  readonly epoch: number
  /** A person holds the conversation: what the machine says is kept for the record, and only its notices are sent. */
  readonly held: boolean
}

export type Outgoing = ReturnType<typeof outgoingTable>

/** What leaves, one row a bubble; the machine's and the staff's half of the transcript. */
export function outgoingTable(db: Database) {
  const insert = db.prepare(
    `INSERT INTO outbox (conversation, line, channel, author, epoch, lane, if_uncertain, state, code, due_at_ms, expires_at_ms, rank_ms,
                         body, queued_at_ms, settled_at_ms, notice)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const heads = db.prepare<[string, number, number], SendRow>(
    `${rows} WHERE o.channel = +? AND o.state = 'due' AND o.due_at_ms <= +? AND ${firstOfItsConversation} ORDER BY o.rank_ms, o.number LIMIT ?`,
  )
  const nextDueAt = db
    .prepare<[string], number | null>(
      `SELECT min(due_at_ms) FROM outbox o WHERE channel = ? AND state = 'due' AND ${firstOfItsConversation}`,
    )
    .pluck()
  const expireDue = db.prepare(
    `UPDATE outbox SET state = 'dead', code = 'expired', settled_at_ms = ?
     WHERE channel = ? AND state = 'due' AND due_at_ms <= ? AND expires_at_ms <= ?`,
  )
  const bury = db.prepare(
    `UPDATE outbox SET state = 'dead', code = 'unreadable', settled_at_ms = ? WHERE number = ? AND settled_at_ms IS NULL`,
  )
  const begin = db.prepare(
    `UPDATE outbox AS o SET state = 'leaving', tries = tries + 1
     WHERE conversation = +? AND line = +? AND state = 'due' AND due_at_ms <= +? AND expires_at_ms > +? AND ${firstOfItsConversation}
       AND NOT ${mustNotLeave}`,
  )
  const dropOvertakenRow = db.prepare(
    `UPDATE outbox AS o SET state = 'cancelled', code = 'taken', settled_at_ms = ?
     WHERE conversation = ? AND line = ? AND state = 'due' AND ${mustNotLeave}`,
  )
  const settle = db.prepare(
    `UPDATE outbox SET state = ?, code = ?, due_at_ms = coalesce(?, due_at_ms), remote_id = ?, settled_at_ms = ?
     WHERE conversation = ? AND line = ? AND settled_at_ms IS NULL`,
  )
  const endWithdrawn = db.prepare(
    `UPDATE outbox SET state = iif(code = 'guarded', 'dead', 'cancelled'), settled_at_ms = ?
     WHERE conversation = ? AND line = ? AND state = 'leaving' AND code IN (${withdrawals.map((code) => `'${code}'`).join(', ')})`,
  )
  const withdrawAll = db.prepare(withdraw)
  const withdrawBot = db.prepare(`${withdraw} AND author = 'bot'`)
  const withdrawStaff = db.prepare(`${withdraw} AND author = 'person'`)
  const killDue = db.prepare(
    `UPDATE outbox SET state = iif(author = 'bot', 'cancelled', 'dead'), code = 'unreachable', settled_at_ms = ?
     WHERE conversation = ? AND settled_at_ms IS NULL AND state = 'due'`,
  )
  const leaving = db.prepare<[], SendRow>(`${rows} WHERE o.state = 'leaving' ORDER BY o.number`)
  const unread = db.prepare<[number], 1>(`SELECT 1 FROM outbox WHERE conversation = ? AND settled_at_ms IS NULL AND state = 'due' LIMIT 1`)
  const dropLate = db.prepare(
    `UPDATE outbox SET state = 'expired', code = 'unread', settled_at_ms = ?
     WHERE conversation = ? AND settled_at_ms IS NULL AND state = 'due' AND expires_at_ms <= ?`,
  )
  const dropHidden = db.prepare(
    `UPDATE outbox SET state = 'expired', code = 'left', settled_at_ms = ?
     WHERE conversation = ? AND settled_at_ms IS NULL AND state = 'due' AND line <= ?`,
  )
  const dropOvertaken = db.prepare(
    `UPDATE outbox AS o SET state = 'cancelled', code = 'taken', settled_at_ms = ?
     WHERE conversation = ? AND settled_at_ms IS NULL AND state = 'due' AND ${mustNotLeave}`,
  )
  const readDue = db.prepare(
    `UPDATE outbox SET state = 'sent', tries = tries + 1, settled_at_ms = ?
     WHERE conversation = ? AND line > ? AND settled_at_ms IS NULL AND state = 'due'`,
  )
  const sentAfter = db.prepare<[number, number], SendRow>(
    `${rows} WHERE o.conversation = +? AND o.line > +? AND o.state = 'sent' ORDER BY o.line`,
  )
  const all = db.prepare<[number], SendRow>(`${rows} WHERE o.conversation = +? ORDER BY o.line`)
  const forPeople = db.prepare<[], SendRow>(`${rows} WHERE o.state IN ('dead', 'for-staff') ORDER BY o.settled_at_ms, o.number`)
  const lost = db.prepare<[number], { channel: string; count: number }>(
    `SELECT o.channel, count(*) AS count FROM outbox o JOIN conversations c ON c.number = o.conversation
     WHERE o.state IN ('dead', 'for-staff') AND o.settled_at_ms > +? AND o.author = 'bot' AND c.reachable = 1 GROUP BY o.channel`,
  )
  const forgetUnread = db.prepare(
    `UPDATE outbox SET state = 'expired', code = 'unread', settled_at_ms = ?
     WHERE settled_at_ms IS NULL AND state = 'due' AND expires_at_ms <= ?`,
  )

  return {
    queue({ id, number, key, address }: Opened, bubble: OutgoingBubble, { line, epoch, held }: Placed, nowMs: number) {
      const body = seal(key, JSON.stringify({ bubble: bubble.bubble, origin: bubble.origin }), place(id, line, 'body'))
      const author = bubble.origin.from === 'person' ? 'person' : 'bot'
      const [state, code, settledAtMs] = held && author === 'bot' && !bubble.notice ? ['cancelled', 'held', nowMs] : ['due', null, null]
      const rankMs = nowMs - headStartMs[bubble.lane]
      insert.run(
        ...[number, line, address.channel, author, epoch, bubble.lane, bubble.ifUncertain, state, code],
        ...[nowMs, bubble.expiresAtMs, rankMs, body, nowMs, settledAtMs, bubble.notice ? 1 : 0],
      )
    },

    heads: (channel: string, nowMs: number, limit: number) => heads.all(channel, nowMs, limit),
    nextDueAt: (channel: string) => nextDueAt.get(channel) ?? null,
    expireDue: (channel: string, nowMs: number) => expireDue.run(nowMs, channel, nowMs, nowMs),
    /** It cannot be opened, so it can never be sent; the rows behind it can. */
    bury: (row: SendRow, nowMs: number) => bury.run(nowMs, row.number),

    begin(conversation: ConversationNumber, line: number, nowMs: number): boolean {
      if (begin.run(conversation, line, nowMs, nowMs).changes === 1) return true
      dropOvertakenRow.run(nowMs, conversation, line)
      return false
    },

    /** False when it was settled before. Without a key the channel's id of the message is not kept. What was withdrawn is not put off. */
    settle(conversation: ConversationNumber, line: number, settlement: Settlement, sealedRemoteId: Buffer | null, nowMs: number): boolean {
      if (settlement.state === 'due' && endWithdrawn.run(nowMs, conversation, line).changes === 1) return true
      const settledAtMs = settlement.state === 'due' ? null : nowMs
      const dueAtMs = settlement.state === 'due' ? settlement.dueAtMs : null
      const code = settlement.state === 'sent' ? null : settlement.code
      return settle.run(settlement.state, code, dueAtMs, sealedRemoteId, settledAtMs, conversation, line).changes === 1
    },

    cancelBot: (conversation: ConversationNumber, code: Withdrawal, nowMs: number) =>
      withdrawBot.run(code, 'cancelled', nowMs, conversation),
    /** Of staff, too: nobody is there to read it. */
    cancelAll: (conversation: ConversationNumber, code: Withdrawal, nowMs: number) =>
      withdrawAll.run(code, 'cancelled', nowMs, conversation),
    /** From now on somebody may be reading along: what staff wrote before is not for their eyes, and they hear that it did not leave. */
    stopStaff: (conversation: ConversationNumber, nowMs: number) => withdrawStaff.run('guarded', 'dead', nowMs, conversation),
    killDue: (conversation: ConversationNumber, nowMs: number) => killDue.run(nowMs, conversation),
    leaving: () => leaving.all(),
    hasUnread: (conversation: ConversationNumber) => unread.get(conversation) !== undefined,

    /**
     * Settles what the reader may see as sent; what came too late, stood before they left, or before a person took over as not to be seen.
     */
    read(conversation: ConversationNumber, afterLine: number, leftAtLine: number, nowMs: number) {
      dropLate.run(nowMs, conversation, nowMs)
      dropHidden.run(nowMs, conversation, leftAtLine)
      dropOvertaken.run(nowMs, conversation)
      readDue.run(nowMs, conversation, afterLine)
    },

    sentAfter: (conversation: ConversationNumber, afterLine: number) => sentAfter.all(conversation, afterLine),
    all: (conversation: ConversationNumber) => all.all(conversation),
    forPeople: () => forPeople.all(),
    lost: (sinceMs: number) => lost.all(sinceMs),

    /** Rows that nobody came to read, or whose channel is gone, long after their time. */
    tidy: (nowMs: number) => forgetUnread.run(nowMs, nowMs - unreadKeptMs),
  }
}

const unreadKeptMs = 60 * 60 * 1000

/** Null when it cannot be opened. */
export function openBody(row: Pick<SendRow, 'conversation' | 'line' | 'body'>, key: KeyObject): { bubble: Bubble; origin: Origin } | null {
  return openJson(key, row.body, place(row.conversation, row.line, 'body'))
}

export function sealRemoteId({ id, key }: Opened, line: number, remoteId: string): Buffer {
  return seal(key, remoteId, place(id, line, 'remote_id'))
}

/** Null when it cannot be opened. */
export function openRemoteId({ id, key }: Pick<Opened, 'id' | 'key'>, line: number, sealed: Buffer): string | null {
  try {
    return unseal(key, sealed, place(id, line, 'remote_id')).toString('utf8')
  } catch {
    return null
  }
}

export function toOutboxRow(row: SendRow, bubble: Bubble, { address }: Opened): OutboxRow {
  return {
    id: outboxId(row.conversation, row.line),
    conversation: row.conversation,
    to: address,
    seq: row.line,
    bubble,
    author: row.author,
    epoch: row.epoch,
    tries: row.tries,
    ifUncertain: row.if_uncertain,
    lane: row.lane,
    expiresAtMs: row.expires_at_ms,
    heardAtMs: row.heard_at_ms,
    repliesLeft: row.replies_left,
  }
}

/** A row is known by its conversation and its line in it: no other row ever has both. */
function outboxId(conversation: ConversationId, line: number): OutboxId {
  return `${conversation}/${line}` as OutboxId
}

export function readOutboxId(id: OutboxId): { readonly conversation: ConversationId; readonly line: number } {
  const [conversation = '', line = ''] = id.split('/')
  return { conversation: conversation as ConversationId, line: Number(line) }
}

function place(conversation: ConversationId, line: number, column: string) {
  return { table: 'outbox', row: outboxId(conversation, line), column }
}
