import type { ConversationId } from '../../src/bot/conversation.ts'
import type { InboundMessage } from '../../src/bot/message.ts'
import { newConversation } from '../../src/bot/new-conversation.ts'
import { respond } from '../../src/bot/respond.ts'
import type { Knowledge } from '../../src/knowledge/knowledge.ts'
import { bestOf, type Metrics, quantile, timeEach } from '../measure.ts'
import { questionsOf } from '../talk.ts'

const nowMs = Date.UTC(2026, 10, 25, 3)

/** One decision on the real content, each question the first message of a fresh conversation. */
export function benchRespond(knowledge: Knowledge): Metrics {
  const messages = questionsOf(knowledge).map((text, at): InboundMessage => {
    const from = { channel: 'bench', account: 'bench', id: String(at) }
    return { eventId: String(at), from, sentAtMs: nowMs, content: { kind: 'text', text } }
  })
  const conversation = newConversation('bench' as ConversationId)
  const round = (warmUp: number) => timeEach(messages, (message) => respond(conversation, message, knowledge, nowMs), warmUp)
  const samples = round(messages.length)
  const best = bestOf([samples, round(0), round(0)])
  return {
    'respond.questions': samples.length,
    'respond.p50Ms': quantile(samples, 0.5),
    'respond.p99Ms': quantile(samples, 0.99),
    'respond.maxMs': quantile(samples, 1),
    'respond.bestP50Ms': quantile(best, 0.5),
    'respond.bestP99Ms': quantile(best, 0.99),
  }
}
