import type { Level, TopicId } from '../../knowledge/knowledge.ts'
import type { Conversation } from '../conversation.ts'
import type { Reason } from '../reason.ts'
import type { Effect, Turn } from '../turn.ts'
import { hasCaseOfDanger } from './in-danger.ts'

/** What a person has to look at: how urgent, about which entry, and why. */
export interface Matter {
  readonly level: Level
  readonly topic: TopicId | null
  readonly because: readonly Reason[]
}

/** What brings a conversation before a person of the hotline: a case, or more on the open one. A level is only ever raised here. */
export function tellHotline({ openCase }: Pick<Conversation, 'openCase'>, { level, topic, because }: Matter): Effect {
  if (openCase === null) return { kind: 'open-case', level, topic, because }
  return level > openCase.level ? { kind: 'raise-case', level, because } : { kind: 'add-to-case', because }
}

/**
 * Whoever is in danger asks on, and tells of a debt or a threat with it: that is answered, and its signs belong to what the hotline knows
 * of them while their case waits; what is only asked rings for nobody. A case that is parked has an owner and a day: that brings it back
 * no sooner.
 */
export function withHeard(turn: Turn, heard: readonly Reason[]): Turn {
  const { openCase } = turn.conversation
  if (heard.length === 0 || !hasCaseOfDanger(turn.conversation) || openCase?.waits !== true) return turn
  return { ...turn, effects: [...turn.effects, { kind: 'add-to-case', because: heard }] }
}
