import type { OutboxStore } from './outbox-store.ts'
import { readDeadLetters, readRow, readRows, readSent } from './reading-outbox.ts'
import type { Running } from './running.ts'
import { settleSend } from './settle-send.ts'
import { readOutboxId } from './tables/outgoing.ts'
import type { Tables } from './tables.ts'

export function openOutbox(tables: Tables, running: Running): OutboxStore {
  const { writer, conversations, outgoing } = tables
  return {
    async nextToSend(channel, nowMs, limit) {
      for (;;) {
        const heads = outgoing.heads(channel, nowMs, limit)
        const expired = heads.some((row) => row.expires_at_ms <= nowMs)
        const read = heads.map((row) => readRow(tables, row))
        const rows = read.filter((row) => row !== null)
        if (!expired && rows.length === heads.length) return { rows, nextDueAtMs: rows.length > 0 ? nowMs : outgoing.nextDueAt(channel) }
        await writer.write(() => {
          if (expired) outgoing.expireDue(channel, nowMs)
          for (const [at, row] of heads.entries()) if (read[at] === null) outgoing.bury(row, nowMs)
        })
      }
    },

    beginSend: (row, nowMs) => {
      const { conversation, line } = readOutboxId(row)
      return writer.write(() => {
        const number = conversations.numberOf(conversation)
        return number !== null && outgoing.begin(number, line, nowMs)
      })
    },

    settle: (row, settlement, nowMs) => writer.write(() => settleSend(tables, row, settlement, nowMs)),

    async interruptedSends() {
      const leaving = outgoing.leaving()
      const unreadable = leaving.filter((row) => readRow(tables, row) === null)
      const bury = () => {
        for (const row of unreadable) outgoing.bury(row, running.now())
      }
      if (unreadable.length > 0) await writer.write(bury)
      return readRows(tables, leaving)
    },

    async readOutbox(id, afterSeq, nowMs) {
      const number = conversations.numberOf(id)
      if (number === null) return { rows: [], news: false, leftAtSeq: 0 }
      const news = outgoing.hasUnread(number)
      if (news) await writer.write(() => outgoing.read(number, afterSeq, conversations.leftAt(number), nowMs))
      const leftAtSeq = conversations.leftAt(number)
      return { rows: readSent(tables, id, Math.max(afterSeq, leftAtSeq)), news, leftAtSeq }
    },

    deadLetters: async () => readDeadLetters(tables),
    lostReplies: async (sinceMs) => new Map(outgoing.lost(sinceMs).map(({ channel, count }) => [channel, count])),
  }
}
