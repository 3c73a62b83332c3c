import type { Danger } from '../../knowledge/danger/danger.ts'
import { whoIsInNeed } from '../../knowledge/danger/who/happens-to.ts'
import { isOfOther } from '../../knowledge/danger/who/spoken-of.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Signal } from '../../knowledge/words/wording.ts'
import type { Heard } from '../hear/listen.ts'
import { saysOneOf, saysOneOfBut } from '../hear/says-one-of.ts'
import { callsAmbulance, givenSteps, isGuarded, isIllBesides } from './steps-for-the-ill.ts'
import { isGivenToRelativesAlone } from './steps-given.ts'

/**
 * Steps for who writes for another keep standing, with what is told of an ambulance; but for those that begin with one, which are for
 * whoever is ill at home over what was told, and for whom nobody holds.
 */
export function illOfAnother(danger: Danger, met: readonly Signal[], heard: Heard, knowledge: Knowledge): Danger {
  const [ill, ...others] = met.filter(({ level }) => level >= 3)
  const isOnlyIll = ill?.needsAmbulance === true && others.length === 0
  const isBesides =
    isOnlyIll && !isPassedOn(heard, knowledge) && (isIllBesides(heard, knowledge) || isTakenForHeld(danger, heard, knowledge))
  const given = givenSteps(heard.conversation)
  const isForThem = isGuarded(given, knowledge) || isGivenToRelativesAlone(given, knowledge)
  const isOfGiven = isOnlyIll && given !== null && isForThem && tellsOfThem(heard, knowledge)
  const topic = isBesides ? ill.topic : isOfGiven ? given : danger.topic
  if (topic === null || callsAmbulance(topic, knowledge)) return { ...danger, topic }
  return { ...danger, level: 4, topic, guarded: danger.guarded || isOfGiven, needsAmbulance: true }
}

/** "Nó ngất xỉu rồi" is of whoever the steps are for; "tôi đau ngực quá" is of whoever writes, "bà nội nó ngất xỉu" of somebody at home. */
function tellsOfThem({ said, before }: Heard, knowledge: Knowledge): boolean {
  if (said.kind !== 'words') return false
  if (whoIsInNeed(said.text, knowledge, before) === 'relative' || isOfOther(said.text, before, knowledge)) return true
  return saysOneOfBut('words.of-them', 'words.kin-of-them', said.text, knowledge) || saysOneOf('words.they-tell', said.text, knowledge)
}

/** "Nó nhắn mẹ ơi con đau ngực": nobody else is named, whatever stands in what they tell. */
function isPassedOn({ burst }: Heard, knowledge: Knowledge): boolean {
  return saysOneOf('words.of-them', burst, knowledge) && saysOneOf('words.they-tell', burst, knowledge)
}

/** "My son is choking on food" is told like one who is missing; what they tell of themselves from afar may be just that. */
function isTakenForHeld({ topic }: Danger, { burst, conversation }: Heard, knowledge: Knowledge): boolean {
  if (givenSteps(conversation) !== null || !isGivenToRelativesAlone(topic, knowledge)) return false
  return !saysOneOf('words.they-tell', burst, knowledge) && !saysOneOf('words.held', burst, knowledge)
}
