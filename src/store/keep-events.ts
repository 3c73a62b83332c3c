import type { ConversationId } from '../bot/conversation.ts'
import type { InboundMessage } from '../bot/message.ts'
import type { InboxEvent } from './decide-store.ts'
import { isMoved } from './tables/inbox.ts'
import type { Tables } from './tables.ts'

type Gap = Extract<InboxEvent, { kind: 'gap' }>

/** Keeps what a channel delivered; returns the conversations that have something new to decide, each once. Runs inside a transaction. */
export function keepEvents(tables: Tables, events: readonly InboxEvent[], nowMs: number): readonly ConversationId[] {
  const news = events.map((event) => (event.kind === 'message' ? keepMessage(tables, event.message, nowMs) : keepGap(tables, event, nowMs)))
  return [...new Set(news.filter((id) => id !== null))]
}

/** Null: it was kept before, or its person is not there. */
function keepMessage(tables: Tables, message: InboundMessage, nowMs: number): ConversationId | null {
  const { from, eventId } = message
  if (isMoved(message) && !tables.conversations.isHere(from)) return null
  if (!isNew(tables, from.channel, from.account, eventId, nowMs)) return null
  const opened = tables.conversations.forMessageOf(from, nowMs)
  tables.at('before-inbox-insert')
  tables.inbox.keepMessage(opened, message, nowMs)
  return opened.id
}

/** Null: it was kept before, or nobody can be answered. */
function keepGap(tables: Tables, { channel, from, eventId, body }: Gap, nowMs: number): ConversationId | null {
  if (!isNew(tables, channel, from?.account ?? '', eventId, nowMs)) return null
  if (from === null) {
    tables.inbox.keepStray(tables.ring.store, body, nowMs)
    return null
  }
  const opened = tables.conversations.forMessageOf(from, nowMs)
  tables.at('before-inbox-insert')
  tables.inbox.keepGap(opened, body, nowMs)
  return opened.id
}

function isNew({ inbox, ring }: Tables, channel: string, account: string, eventId: string, nowMs: number): boolean {
  return inbox.see(ring.event(channel, account, eventId), nowMs)
}
