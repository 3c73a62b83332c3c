import type { Conversation } from '../conversation.ts'

/** While a case of level 3 or 4 is open. */
export function hasCaseOfDanger({ openCase }: Conversation): boolean {
  return (openCase?.level ?? 0) >= 3
}

/** While a case of danger is open, or somebody may be reading along. */
export function inDanger(conversation: Conversation): boolean {
  return conversation.guarded || hasCaseOfDanger(conversation)
}

/**
 * In danger, as far as anybody can tell. What was only told like danger and taken back is left to whoever has the case: what is asked
 * then is answered as anywhere else.
 */
export function answeredAsInDanger(conversation: Conversation): boolean {
  return inDanger(conversation) && conversation.danger?.byLikeness !== 'taken-back'
}

/** Steps were given once, or danger is there now. */
export function toldOfDanger(conversation: Conversation): boolean {
  return conversation.danger !== null || inDanger(conversation)
}

const mayBeOverAfterMs = 7 * 24 * 3_600_000

/** What was told of danger longer ago may be over: a passport that was held, a lorry on its way, a hand that hit. */
export function stillCounts({ atMs }: { readonly atMs: number }, nowMs: number): boolean {
  return nowMs - atMs < mayBeOverAfterMs
}
