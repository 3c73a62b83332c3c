import { createHmac, randomBytes } from 'node:crypto'
import type { ConversationId } from '../../bot/turn.ts'
import { Remembered } from '../../store/remembered.ts'

/** Which talks of the web chat came over the same line. In memory: the line itself is not kept, and after a start nobody knows. */
export interface Crowds {
  began(conversation: ConversationId, caller: string): void
  /** The same for talks of the same line; null: nobody knows. */
  of(conversation: ConversationId): string | null
}

const mostKept = 20_000

export function openCrowds(): Crowds {
  const key = randomBytes(32)
  const crowdOf = new Remembered<ConversationId, string>(mostKept)
  return {
    began(conversation, caller) {
      crowdOf.set(conversation, createHmac('sha256', key).update(caller).digest('base64url').slice(0, 16))
    },
    of: (conversation) => crowdOf.get(conversation) ?? null,
  }
}
