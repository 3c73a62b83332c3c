import type { ConversationId } from '../bot/conversation.ts'
import { type Loaded, type Opened, UnreadableConversation } from './tables/conversations.ts'
import type { Tables } from './tables.ts'

/** A damaged conversation shows as empty; it must not hide the others. */
export function openOrNull({ conversations }: Tables, id: ConversationId): Opened | null {
  try {
    return conversations.open(id)
  } catch (error) {
    if (error instanceof UnreadableConversation) return null
    throw error
  }
}

export function loadOrNull(tables: Tables, id: ConversationId): Loaded | null {
  const opened = openOrNull(tables, id)
  return opened === null ? null : tables.conversations.load(opened)
}
