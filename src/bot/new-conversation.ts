import type { Conversation, ConversationId } from './conversation.ts'

/** A conversation in which nothing has been said yet. */
export function newConversation(id: ConversationId): Conversation {
  return {
    id,
    holder: 'bot',
    openCase: null,
    language: null,
    addressed: null,
    place: { at: 'open' },
    whereabouts: null,
    writesFrom: null,
    writer: 'self',
    toldOfSelf: false,
    young: false,
    spokenOf: null,
    destination: null,
    topic: null,
    answered: null,
    misses: 0,
    offered: [],
    openQuestion: null,
    recent: [],
    danger: null,
    signs: [],
    toldOf: null,
    guarded: false,
    writingNow: null,
  }
}

/**
 * What is left after somebody went away or had everything erased: nothing of what was said, so that whoever holds the phone next
 * learns nothing. Who holds the conversation, its open case and its silence stay; the language stays, for the next words.
 */
export function forgetful(conversation: Conversation): Conversation {
  const { id, holder, openCase, language, guarded } = conversation
  return { ...newConversation(id), holder, openCase, language, guarded }
}
