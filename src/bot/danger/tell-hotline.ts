import type { Level, TopicId } from '../../knowledge/knowledge.ts'
import type { Conversation } from '../conversation.ts'
import type { Reason } from '../reason.ts'
import type { Effect } from '../turn.ts'

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
