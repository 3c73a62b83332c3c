import type { Database } from 'better-sqlite3'
import type { ChannelAddress } from '../../bot/message.ts'
import type { GroupCommit } from '../group-commit.ts'
import type { KeyRing } from '../keys/key-ring.ts'
import { openJson, seal } from '../keys/seal.ts'
import type { Opened } from '../tables/conversations.ts'
import { openMessage } from '../tables/inbox.ts'
import { openRemoteId } from '../tables/outgoing.ts'

/** Messages of both sides that the channel is asked to delete, after somebody left or had everything erased. */
export interface TakeBackStore {
  /** What is to be taken back now, oldest first. What cannot be opened any more is gone from the table and named once. */
  due(nowMs: number, limit: number): Promise<DueTakeBacks>
  /** A message that arrived only after its person had gone. */
  add(to: ChannelAddress, message: SentMessage, nowMs: number): Promise<void>
  /** Those left are tried again at `dueAtMs`; with none left it is done. Twice is the same as once. */
  settle(one: TakeBack, left: readonly SentMessage[], dueAtMs: number): Promise<void>
}

export type TakeBackId = string & { readonly __id: 'take-back' }

export interface TakeBack {
  readonly id: TakeBackId
  readonly to: ChannelAddress
  readonly messages: readonly SentMessage[]
  /** Those before this one. */
  readonly tries: number
}

export interface SentMessage {
  readonly remoteId: string
  readonly atMs: number
}

export interface DueTakeBacks {
  readonly open: readonly TakeBack[]
  /** The channel of each: nobody knows any more which messages they were. */
  readonly unreadable: readonly string[]
}

type Body = Pick<TakeBack, 'to' | 'messages'>

interface ReceivedRow {
  readonly id: string
  readonly body: Buffer
  readonly kept_at_ms: number
}

interface DueRow {
  readonly id: TakeBackId
  readonly channel: string
  readonly body: Buffer
  readonly tries: number
}

interface SentRow {
  readonly line: number
  readonly remote_id: Buffer
  readonly settled_at_ms: number
}

export type TakeBacks = ReturnType<typeof takeBackTable>

/** No channel takes back what is older. */
const oldestMs = 7 * 24 * 60 * 60 * 1000

/** What is taken back lies sealed by the store's own key, for the conversation's may be gone by then. */
export function takeBackTable(db: Database, ring: KeyRing, newId: (nowMs: number) => string) {
  const received = db.prepare<[number, number, number], ReceivedRow>(
    `SELECT id, body, kept_at_ms FROM inbox WHERE conversation = ? AND kind = 'message' AND body IS NOT NULL AND kept_at_ms >= ? AND arrival <= ?`,
  )
  const sent = db.prepare<[number, number], SentRow>(
    'SELECT line, remote_id, settled_at_ms FROM outbox WHERE conversation = ? AND remote_id IS NOT NULL AND settled_at_ms >= ?',
  )
  const insert = db.prepare('INSERT INTO take_backs (id, channel, body, due_at_ms) VALUES (?, ?, ?, ?)')
  const due = db.prepare<[number, number], DueRow>(
    'SELECT id, channel, body, tries FROM take_backs WHERE due_at_ms <= ? ORDER BY due_at_ms LIMIT ?',
  )
  const again = db.prepare('UPDATE take_backs SET body = ?, tries = tries + 1, due_at_ms = ? WHERE id = ?')
  const remove = db.prepare('DELETE FROM take_backs WHERE id = ?')

  function add(to: ChannelAddress, messages: readonly SentMessage[], nowMs: number): void {
    if (messages.length === 0) return
    const id = newId(nowMs)
    insert.run(id, to.channel, sealed(id, { to, messages }), nowMs)
  }

  function sealed(id: string, body: Body): Buffer {
    return seal(ring.store, JSON.stringify(body), place(id))
  }

  /** Null when it is damaged: one row must not keep the others. */
  function open({ id, body, tries }: DueRow): TakeBack | null {
    const opened = openJson<Body>(ring.store, body, place(id))
    return opened && { id, ...opened, tries }
  }

  return {
    add,

    /** Everything of this conversation that has an id with its channel, up to the message of this arrival. */
    collect({ id, number, key, address }: Opened, upToArrival: number, nowMs: number) {
      const fromPerson = received.all(number, nowMs - oldestMs, upToArrival).flatMap((row) => {
        const remoteId = openMessage(row.id, row.body, key)?.remoteId
        return remoteId === undefined ? [] : [{ remoteId, atMs: row.kept_at_ms }]
      })
      const fromUs = sent.all(number, nowMs - oldestMs).flatMap((row) => {
        const remoteId = openRemoteId({ id, key }, row.line, row.remote_id)
        return remoteId === null ? [] : [{ remoteId, atMs: row.settled_at_ms }]
      })
      const once = new Map([...fromPerson, ...fromUs].map((message) => [message.remoteId, message]))
      add(address, [...once.values()], nowMs)
    },

    due: (nowMs: number, limit: number) => due.all(nowMs, limit).map((row) => ({ row, opened: open(row) })),
    remove: (id: TakeBackId) => remove.run(id),

    settle({ id, to }: TakeBack, left: readonly SentMessage[], dueAtMs: number) {
      if (left.length === 0) remove.run(id)
      else again.run(sealed(id, { to, messages: left }), dueAtMs, id)
    },
  }
}

/** `Store.takeBacks` over the table. */
export function openTakeBacks(takeBacks: TakeBacks, writer: GroupCommit): TakeBackStore {
  return {
    async due(nowMs, limit) {
      const due = takeBacks.due(nowMs, limit)
      const unreadable = due.flatMap(({ row, opened }) => (opened === null ? row : []))
      const bury = () => {
        for (const { id } of unreadable) takeBacks.remove(id)
      }
      if (unreadable.length > 0) await writer.write(bury)
      return { open: due.flatMap(({ opened }) => opened ?? []), unreadable: unreadable.map(({ channel }) => channel) }
    },
    add: (to, message, nowMs) => writer.write(() => takeBacks.add(to, [message], nowMs)),
    settle: (one, left, dueAtMs) => writer.write(() => takeBacks.settle(one, left, dueAtMs)),
  }
}

function place(id: string) {
  return { table: 'take_backs', row: id, column: 'body' }
}
