import type { CaseId, Conversation, ConversationId } from '../../../src/bot/conversation.ts'
import type { InboundContent, InboundMessage } from '../../../src/bot/message.ts'
import { newConversation } from '../../../src/bot/new-conversation.ts'
import { respond } from '../../../src/bot/respond.ts'
import type { Turn } from '../../../src/bot/turn.ts'
import type { Knowledge } from '../../../src/knowledge/knowledge.ts'

/** Tuesday, 1 December 2026, nine in the morning in Việt Nam. */
export const nowMs = Date.UTC(2026, 11, 1, 2)

export function begin(over: Partial<Conversation> = {}): Conversation {
  return { ...newConversation('talk' as ConversationId), ...over }
}

export function message(content: InboundContent, sentAtMs = nowMs): InboundMessage {
  return { eventId: `event-${sentAtMs}`, from: { channel: 'telegram', account: 'bot', id: 'somebody' }, sentAtMs, content }
}

export const text = (words: string): InboundContent => ({ kind: 'text', text: words })
export const tap = (data: string): InboundContent => ({ kind: 'tap', data })

/** Everything that was sent in order, with cases opened as the store opens them. */
export function talk(
  contents: readonly InboundContent[],
  knowledge: Knowledge,
  from: Conversation = begin(),
  everyMs = 1_000,
): readonly Turn[] {
  const turns: Turn[] = []
  let conversation = from
  for (const [i, content] of contents.entries()) {
    const atMs = nowMs + i * everyMs
    const turn = respond(conversation, message(content, atMs), knowledge, atMs)
    turns.push(turn)
    conversation = afterwards(turn)
  }
  return turns
}

/** The conversation as the store would load it for the next message. */
export function afterwards({ conversation, effects }: Turn): Conversation {
  const last = effects.findLast((effect) => effect.kind === 'open-case' || effect.kind === 'raise-case')
  return last && 'level' in last ? { ...conversation, openCase: { id: 'case' as CaseId, level: last.level, waits: true } } : conversation
}
