import type { Conversation } from './turn.ts'

/** An answer uses up what was written, and ends a row of misses. */
export function settled(conversation: Conversation): Conversation {
  return { ...conversation, recent: [], misses: 0 }
}
