import type { Danger } from '../../knowledge/danger/danger.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Conversation } from '../conversation.ts'
import type { Heard } from '../hear/listen.ts'
import { saysOneOfBut } from '../hear/says-one-of.ts'
import { hasCaseOfDanger } from './in-danger.ts'
import { isGivenToRelativesAlone } from './steps-given.ts'

/**
 * "Em đi tàu cá, bị đánh, không cho lên bờ": nobody can walk off a ship. Steps that lead away, or speak to relatives, give way to those for
 * who is held, and what can be done on board and in port stands beside them. Who wants to die, sinks, or is out already reads what was
 * written for that. Pure.
 */
export function atSea(danger: Danger, { burst, conversation }: Heard, knowledge: Knowledge): Danger {
  if (danger.level < 3 || !(isToldAbove(danger, conversation) || saysOneOfBut('words.at-sea', 'words.not-at-sea', burst, knowledge)))
    return danger
  const { signals, topics } = knowledge
  const ofSteps = signals.filter(({ id, topic }) => id === danger.signal || topic === danger.topic)
  const isGrim = danger.topic !== null && topics.get(danger.topic)?.grimTitle === true
  const isOther = ofSteps.some(({ neverOutweighed, overtakes, needsAmbulance }) => !needsAmbulance && (neverOutweighed || overtakes))
  if (isGrim || isOther) return danger
  const isAtSea = { ...danger, isAtSea: true }
  if (conversation.writer !== 'self') return isAtSea
  const isForRelatives = isGivenToRelativesAlone(danger.topic, knowledge)
  const isWrong = danger.topic === null || isForRelatives || ofSteps.some(({ leadsAway, topic }) => leadsAway && topic === danger.topic)
  const held = signals.findLast(({ holds }) => holds)
  return isWrong && held ? { ...isAtSea, topic: held.topic, guarded: true } : isAtSea
}

/** The same steps stand above with what can be done on a ship. */
function isToldAbove({ topic }: Danger, conversation: Conversation): boolean {
  const { danger } = conversation
  return hasCaseOfDanger(conversation) && danger?.isAtSea === true && danger.topic === topic
}
