import type { KeyObject } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import type { Bubble } from '../bot/bubble.ts'
import type { ChannelAddress, ConversationId, Lane, Origin } from '../bot/turn.ts'
import { seal, unseal } from './seal.ts'
import type { OutboxId, OutboxRow, OutgoingBubble, Settlement } from './store.ts'

/** A row of the outbox with what is needed to open it. */
export interface SendRow {
  readonly id: OutboxId
  readonly conversation: ConversationId
  readonly data_key: Buffer
  readonly address: Buffer
  readonly line: number
  readonly author: 'bot' | 'person'
  readonly epoch: number
  readonly lane: Lane
  readonly if_uncertain: 'repeat' | 'once'
  readonly state: string
  readonly code: string | null
  readonly tries: number
  readonly expires_at_ms: number
  readonly body: Buffer
  readonly queued_at_ms: number
  readonly settled_at_ms: number | null
}

/** By how much a row of the lane may overtake older ones. It grows old like all others, so nothing waits for ever. */
const headStartMs: Readonly<Record<Lane, number>> = { danger: 60 * 60_000, person: 20 * 60_000, bot: 10 * 60_000, broadcast: 0 }

const columns = `o.id, o.conversation, o.line, author, o.epoch, lane, if_uncertain, o.state, code, tries, expires_at_ms, body, queued_at_ms,
  settled_at_ms, data_key, address`
const firstOfItsConversation = `NOT EXISTS
  (SELECT 1 FROM outbox e WHERE e.conversation = o.conversation AND e.settled_at_ms IS NULL AND e.line < o.line)`

export type Outgoing = ReturnType<typeof outgoingTable>

/** What leaves, one row a bubble; the machine's and the staff's half of the transcript. */
export function outgoingTable(db: Database, newId: (nowMs: number) => string) {
  const insert = db.prepare(
    `INSERT INTO outbox (id, conversation, channel, line, author, epoch, lane, if_uncertain, state, code, due_at_ms, expires_at_ms, rank_ms,
                         body, queued_at_ms, settled_at_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const heads = db.prepare<[string, number, number], SendRow>(
    `SELECT ${columns} FROM outbox o JOIN conversations c ON c.id = o.conversation
     WHERE o.channel = +? AND o.state = 'due' AND o.due_at_ms <= +? AND ${firstOfItsConversation} ORDER BY o.rank_ms, o.id LIMIT ?`,
  )
  const nextDueAt = db.prepare<[string], number>(
    `SELECT due_at_ms FROM outbox o WHERE channel = +? AND state = 'due' AND ${firstOfItsConversation} ORDER BY due_at_ms LIMIT 1`,
  )
  const expireDue = db.prepare(
    `UPDATE outbox SET state = 'dead', code = 'expired', settled_at_ms = ?
     WHERE channel = ? AND state = 'due' AND due_at_ms <= ? AND expires_at_ms <= ?`,
  )
  const bury = db.prepare(`UPDATE outbox SET state = 'dead', code = 'unreadable', settled_at_ms = ? WHERE id = ? AND state = 'due'`)
  const begin = db.prepare(
    `UPDATE outbox AS o SET state = 'leaving', tries = tries + 1
     WHERE id = +? AND state = 'due' AND due_at_ms <= +? AND expires_at_ms > +? AND ${firstOfItsConversation}
       AND (author = 'person' OR epoch = (SELECT epoch FROM conversations WHERE id = o.conversation))`,
  )
  const overtaken = db.prepare(
    `UPDATE outbox AS o SET state = 'cancelled', code = 'taken', settled_at_ms = ?
     WHERE id = ? AND state = 'due' AND author = 'bot' AND epoch <> (SELECT epoch FROM conversations WHERE id = o.conversation)`,
  )
  const settle = db.prepare(
    `UPDATE outbox SET state = ?, code = ?, due_at_ms = coalesce(?, due_at_ms), remote_id = ?, settled_at_ms = ?
     WHERE id = ? AND settled_at_ms IS NULL`,
  )
  const find = db.prepare<[string], { conversation: ConversationId; data_key: Buffer; address: Buffer }>(
    'SELECT o.conversation, data_key, address FROM outbox o JOIN conversations c ON c.id = o.conversation WHERE o.id = +?',
  )
  const cancelBot = db.prepare(
    `UPDATE outbox SET state = 'cancelled', code = ?, settled_at_ms = ?
     WHERE conversation = ? AND settled_at_ms IS NULL AND state = 'due' AND author = 'bot'`,
  )
  const killDue = db.prepare(
    `UPDATE outbox SET state = iif(author = 'bot', 'cancelled', 'dead'), code = 'unreachable', settled_at_ms = ?
     WHERE conversation = ? AND settled_at_ms IS NULL AND state = 'due'`,
  )
  const leaving = db.prepare<[], SendRow>(
    `SELECT ${columns} FROM outbox o JOIN conversations c ON c.id = o.conversation WHERE o.state = 'leaving' ORDER BY o.id`,
  )
  const unread = db.prepare<[string], 1>(`SELECT 1 FROM outbox WHERE conversation = ? AND settled_at_ms IS NULL AND state = 'due' LIMIT 1`)
  const dropLate = db.prepare(
    `UPDATE outbox SET state = 'expired', code = 'unread', settled_at_ms = ?
     WHERE conversation = ? AND settled_at_ms IS NULL AND state = 'due' AND expires_at_ms <= ?`,
  )
  const dropOvertaken = db.prepare(
    `UPDATE outbox AS o SET state = 'cancelled', code = 'taken', settled_at_ms = ?
     WHERE conversation = ? AND settled_at_ms IS NULL AND state = 'due' AND author = 'bot'
       AND epoch <> (SELECT epoch FROM conversations WHERE id = o.conversation)`,
  )
  const readDue = db.prepare(
    `UPDATE outbox SET state = 'sent', tries = tries + 1, settled_at_ms = ?
     WHERE conversation = ? AND line > ? AND settled_at_ms IS NULL AND state = 'due'`,
  )
  const sentAfter = db.prepare<[string, number], SendRow>(
    `SELECT ${columns} FROM outbox o JOIN conversations c ON c.id = o.conversation
     WHERE o.conversation = +? AND o.line > +? AND o.state = 'sent' ORDER BY o.line`,
  )
  const all = db.prepare<[string], SendRow>(
    `SELECT ${columns} FROM outbox o JOIN conversations c ON c.id = o.conversation WHERE o.conversation = +? ORDER BY o.line`,
  )
  const forPeople = db.prepare<[], SendRow>(
    `SELECT ${columns} FROM outbox o JOIN conversations c ON c.id = o.conversation
     WHERE o.state IN ('dead', 'for-staff') ORDER BY o.settled_at_ms, o.id`,
  )
  const forgetUnread = db.prepare(
    `UPDATE outbox SET state = 'expired', code = 'unread', settled_at_ms = ? WHERE settled_at_ms IS NULL AND state = 'due' AND expires_at_ms <= ?`,
  )

  return {
    /** `held` bubbles are the machine's while a person holds the conversation: kept for the record, never sent. */
    queue(
      conversation: { readonly id: ConversationId; readonly key: KeyObject; readonly epoch: number; readonly channel: string },
      line: number,
      bubble: OutgoingBubble,
      held: boolean,
      nowMs: number,
    ) {
      const id = newId(nowMs)
      const body = seal(conversation.key, JSON.stringify({ bubble: bubble.bubble, origin: bubble.origin }), place(id, 'body'))
      const author = bubble.origin.from === 'person' ? 'person' : 'bot'
      const [state, code, settledAtMs] = held && author === 'bot' ? ['cancelled', 'held', nowMs] : ['due', null, null]
      insert.run(
        id,
        conversation.id,
        conversation.channel,
        line,
        author,
        conversation.epoch,
        bubble.lane,
        bubble.ifUncertain,
        state,
        code,
        nowMs,
        bubble.expiresAtMs,
        nowMs - headStartMs[bubble.lane],
        body,
        nowMs,
        settledAtMs,
      )
    },

    heads: (channel: string, nowMs: number, limit: number) => heads.all(channel, nowMs, limit),
    nextDueAt: (channel: string) => nextDueAt.pluck().get(channel) ?? null,
    expireDue: (channel: string, nowMs: number) => expireDue.run(nowMs, channel, nowMs, nowMs),

    /** It cannot be opened, so it can never be sent; the rows behind it can. */
    bury: (id: OutboxId, nowMs: number) => bury.run(nowMs, id),

    begin(id: OutboxId, nowMs: number): boolean {
      if (begin.run(id, nowMs, nowMs).changes === 1) return true
      overtaken.run(nowMs, id)
      return false
    },

    find: (id: OutboxId) => find.get(id) ?? null,

    settle(id: OutboxId, key: KeyObject | null, settlement: Settlement, nowMs: number): boolean {
      const settledAtMs = settlement.state === 'due' ? null : nowMs
      const dueAtMs = settlement.state === 'due' ? settlement.dueAtMs : null
      const code = settlement.state === 'sent' ? null : settlement.code
      const remoteId =
        settlement.state === 'sent' && settlement.remoteId !== null && key !== null
          ? seal(key, settlement.remoteId, place(id, 'remote_id'))
          : null
      return settle.run(settlement.state, code, dueAtMs, remoteId, settledAtMs, id).changes === 1
    },

    cancelBot: (conversation: ConversationId, code: string, nowMs: number) => cancelBot.run(code, nowMs, conversation),
    killDue: (conversation: ConversationId, nowMs: number) => killDue.run(nowMs, conversation),
    leaving: () => leaving.all(),
    hasUnread: (conversation: ConversationId) => unread.get(conversation) !== undefined,

    /** Settles what the reader may see as sent, and what came too late or from before a person took over as not to be seen. */
    readUpTo(conversation: ConversationId, afterLine: number, nowMs: number) {
      dropLate.run(nowMs, conversation, nowMs)
      dropOvertaken.run(nowMs, conversation)
      readDue.run(nowMs, conversation, afterLine)
    },

    sentAfter: (conversation: ConversationId, afterLine: number) => sentAfter.all(conversation, afterLine),
    all: (conversation: ConversationId) => all.all(conversation),
    forPeople: () => forPeople.all(),

    /** Rows that nobody came to read, or whose channel is gone, long after their time. */
    tidy: (nowMs: number) => forgetUnread.run(nowMs, nowMs - unreadKeptMs),
  }
}

const unreadKeptMs = 60 * 60 * 1000

/** Null when it cannot be opened. */
export function openBody(row: Pick<SendRow, 'id' | 'body'>, key: KeyObject): { readonly bubble: Bubble; readonly origin: Origin } | null {
  try {
    return JSON.parse(unseal(key, row.body, place(row.id, 'body')).toString('utf8')) as { bubble: Bubble; origin: Origin }
  } catch {
    return null
  }
}

export function toOutboxRow(row: SendRow, bubble: Bubble, to: ChannelAddress): OutboxRow {
  return {
    id: row.id,
    conversation: row.conversation,
    to,
    seq: row.line,
    bubble,
    author: row.author,
    epoch: row.epoch,
    tries: row.tries,
    ifUncertain: row.if_uncertain,
    lane: row.lane,
    expiresAtMs: row.expires_at_ms,
  }
}

function place(id: string, column: string) {
  return { table: 'outbox', row: id, column }
}
