import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Conversation } from './conversation.ts'
import type { Leave } from './hear/choice-data.ts'
import { numberOf } from './hear/number-of.ts'
import type { InboundMessage } from './message.ts'
import { forgetful } from './new-conversation.ts'
import { renderPhrase } from './say/render.ts'
import { say } from './say/say.ts'
import { settingOf } from './setting.ts'
import type { Turn } from './turn.ts'

/**
 * Goes, or has everything erased, at once and without asking back. One neutral line, always the same, and nothing is left of what was
 * said. While a person holds the conversation the bot says nothing.
 */
export function leave(before: Conversation, how: Leave['how'], message: InboundMessage, knowledge: Knowledge, nowMs: number): Turn {
  const conversation = forgetful({ ...before, language: before.language ?? message.languageHint ?? null })
  const setting = settingOf({ ...conversation, addressed: before.addressed }, knowledge, nowMs)
  const receipt = receiptOf(message)
  const line = how === 'exit' ? say(setting, 'exit') : say(setting, 'erase', [], { receipt })
  const leftBehind = {
    older: renderPhrase(setting, 'left-behind.older'),
    everything: renderPhrase(setting, 'left-behind.everything'),
    anywhere: renderPhrase(setting, 'left-behind.anywhere'),
  }
  return {
    conversation,
    replies: before.holder === 'person' ? [] : [{ ...line, ifUncertain: 'once', leftBehind }],
    effects: [how === 'exit' ? { kind: 'leave' } : { kind: 'erase', receipt }],
  }
}

/** A code that looks like an order number, made of the event alone: deciding again after a crash gives the same one. */
function receiptOf({ eventId, from, sentAtMs }: InboundMessage): string {
  const number = numberOf(`${from.channel}/${from.account}/${eventId}/${sentAtMs}`)
  const digits = String(number % 100_000_000).padStart(8, '0')
  return `${digits.slice(0, 4)}-${digits.slice(4)}`
}
