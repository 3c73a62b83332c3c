import type { Conversation } from './conversation.ts'

/** An answer uses up what was written, and ends a row of misses. */
export function settled(conversation: Conversation): Conversation {
  return { ...conversation, recent: [], misses: 0 }
}
