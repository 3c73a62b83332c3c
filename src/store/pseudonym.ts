import type { ConversationId } from '../bot/conversation.ts'

/** No letters and digits that are taken for one another when read out. */
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const length = 5

/** What staff call a conversation by, the same for as long as it lives: `K7-Q2M`. Tells nothing of the person. */
export function pseudonymOf(id: ConversationId): string {
  const bits = Number.parseInt(id.slice(-7), 16) // 28 random bits; 25 are used
  let name = ''
  for (let at = 0; at < length; at++) name += alphabet[(bits >> (5 * at)) & 31]
  return `${name.slice(0, 2)}-${name.slice(2)}`
}
