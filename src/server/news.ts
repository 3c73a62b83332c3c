import type { ConversationId } from '../bot/turn.ts'

/** Tells open pages that their conversation has something new. Inside one process only; pages look on their own as well. */
export interface News {
  tell(id: ConversationId): void
  /** `listener` is called after every `tell` of this conversation, until the returned function is called. */
  listen(id: ConversationId, listener: () => void): () => void
}

export function openNews(): News {
  const listeners = new Map<ConversationId, Set<() => void>>()
  return {
    tell(id) {
      for (const listener of [...(listeners.get(id) ?? [])]) listener()
    },
    listen(id, listener) {
      const others = listeners.get(id) ?? new Set()
      listeners.set(id, others.add(listener))
      return () => {
        others.delete(listener)
        if (others.size === 0 && listeners.get(id) === others) listeners.delete(id)
      }
    },
  }
}
