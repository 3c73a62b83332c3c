import type { ChannelLimits } from '../bot/channel-limits.ts'
import { respond, respondToClock, respondToGap } from '../bot/respond.ts'
import { shape } from '../bot/shape.ts'
import type { Conversation, ConversationId, Turn } from '../bot/turn.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Decide, Decided, Decision, Happening, Store } from '../store/store.ts'

/** What a channel can carry, by its name. */
export type LimitsOf = (channel: string) => ChannelLimits

/** Decides the conversation's next kept message, and nothing when there is none left. */
export function takeTurn(
  id: ConversationId,
  store: Store,
  knowledge: Knowledge,
  limitsOf: LimitsOf,
  nowMs: number,
): Promise<Decided | null> {
  return store.decide(id, { cause: 'next-message' }, decideWith(knowledge, limitsOf, nowMs), nowMs)
}

/** The bot as the store's door takes it: pure and synchronous, for messages, gaps and clocks alike. */
export function decideWith(knowledge: Knowledge, limitsOf: LimitsOf, nowMs: number): Decide {
  return (conversation, happening, address) => shaped(turnFor(conversation, happening, knowledge, nowMs), limitsOf(address.channel), nowMs)
}

function turnFor(conversation: Conversation, happening: Happening, knowledge: Knowledge, nowMs: number): Turn {
  switch (happening.kind) {
    case 'message':
      return respond(conversation, happening.message, knowledge, nowMs)
    case 'gap':
      return respondToGap(conversation, knowledge, nowMs)
    case 'clock':
      return respondToClock(conversation, happening.clock, knowledge, nowMs)
    case 'act':
      return { conversation, replies: [], effects: [] }
  }
}

/** A turn with its replies cut to what the channel carries, in order. */
function shaped(turn: Turn, limits: ChannelLimits, nowMs: number): Decision {
  const bubbles = turn.replies.flatMap((reply) =>
    shape(reply, limits).map((bubble) => ({
      bubble,
      ifUncertain: reply.ifUncertain,
      lane: reply.lane,
      origin: reply.origin,
      expiresAtMs: nowMs + reply.expiresAfterMs,
    })),
  )
  return { conversation: turn.conversation, bubbles, effects: turn.effects }
}
