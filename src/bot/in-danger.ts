import type { Conversation } from './turn.ts'

/** While a case of level 3 or 4 is open. */
export function hasCaseOfDanger({ openCase }: Conversation): boolean {
  return (openCase?.level ?? 0) >= 3
}

/** While a case of danger is open, or somebody may be reading along. */
export function inDanger(conversation: Conversation): boolean {
  return conversation.guarded || hasCaseOfDanger(conversation)
}

/** Steps were given once, or danger is there now. */
export function toldOfDanger(conversation: Conversation): boolean {
  return conversation.danger !== null || inDanger(conversation)
}
