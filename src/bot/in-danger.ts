import type { Conversation } from './turn.ts'

/** While a case of danger is open, or somebody may be reading along. */
export function inDanger({ openCase, guarded }: Conversation): boolean {
  return guarded || (openCase?.level ?? 0) >= 3
}

/** Steps were given once, or danger is there now. */
export function toldOfDanger(conversation: Conversation): boolean {
  return conversation.danger !== null || inDanger(conversation)
}
