import { webLimits } from '../../adapters/web/web-channel.ts'
import type { ConversationId } from '../../bot/conversation.ts'
import type { InboundMessage } from '../../bot/message.ts'
import { newConversation } from '../../bot/new-conversation.ts'
import { respond } from '../../bot/respond.ts'
import { shape } from '../../bot/say/shape.ts'
import type { Knowledge, Language } from '../../knowledge/knowledge.ts'
import type { Hello } from './wire.ts'

/** What a new conversation hears first, asked without one: a page that was only looked at leaves no trace. */
export function firstWords(knowledge: Knowledge, nowMs: number): Hello {
  return { vi: hello('vi', knowledge, nowMs), en: hello('en', knowledge, nowMs) }
}

function hello(language: Language, knowledge: Knowledge, nowMs: number): Hello['vi'] {
  const conversation = { ...newConversation('nobody' as ConversationId), language }
  const started: InboundMessage = {
    eventId: 'page',
    from: { channel: 'web', account: 'web', id: 'nobody' },
    sentAtMs: nowMs,
    content: { kind: 'started', payload: null },
    languageHint: language,
  }
  return respond(conversation, started, knowledge, nowMs).replies.flatMap((reply) => shape(reply, webLimits))
}
