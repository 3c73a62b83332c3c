import type { Danger } from '../../knowledge/danger/danger.ts'
import { whoIsInNeed } from '../../knowledge/danger/who/happens-to.ts'
import { isOfOther } from '../../knowledge/danger/who/spoken-of.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Signal } from '../../knowledge/words/wording.ts'
import type { Heard } from '../hear/listen.ts'
import { saysOneOf, saysOneOfBut } from '../hear/says-one-of.ts'
import { isOnlyCried } from './cries-for-the-ill.ts'
import { illBehindSteps } from './ill-behind-steps.ts'
import { hasCaseOfDanger } from './in-danger.ts'
import { signalsMet } from './signals-met.ts'
import { callsAmbulance, givenSteps, guardedSteps, isForHeld, isGuarded, isIllBesides } from './steps-for-the-ill.ts'
import { isGivenToRelativesAlone } from './steps-given.ts'

/**
 * "Em bị nhốt, sốt cao khó thở": whoever cannot walk out keeps the steps for that, with an ambulance beside them;
 * "tới bệnh viện" is no step for them, and somebody may be near. Also where that they are held was told before. So does whoever is
 * beaten, or made to work against the law. Whoever else tells it reads the steps for who is hurt, which begin with an ambulance. Pure.
 */
export function acutelyIll(danger: Danger, heard: Heard, knowledge: Knowledge, nowMs: number): Danger {
  const isOnlyAlike = danger.because.every(({ kind }) => kind === 'alike')
  const behind = danger.level < 3 || isOnlyAlike ? illBehindSteps(danger, heard, knowledge, nowMs) : null
  if (behind !== null || danger.level < 3) return behind ?? danger
  const met = signalsMet(danger.because, knowledge).filter((signal) => !isOnlyCried(signal, danger, knowledge))
  const isIll = met.some(({ needsAmbulance }) => needsAmbulance) || saysOneOf('words.acutely-ill', heard.burst, knowledge)
  if (!isIll) return danger
  return heard.conversation.writer === 'self'
    ? illThemselves(danger, met, heard, knowledge, nowMs)
    : illOfAnother(danger, met, heard, knowledge)
}

/**
 * Steps for who writes for another keep standing, with what is told of an ambulance; but for those that begin with one, which are for
 * whoever is ill at home over what was told, and for whom nobody holds.
 */
function illOfAnother(danger: Danger, met: readonly Signal[], heard: Heard, knowledge: Knowledge): Danger {
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

function illThemselves(danger: Danger, met: readonly Signal[], heard: Heard, knowledge: Knowledge, nowMs: number): Danger {
  if (knowledge.signals.some(({ id, runsOutOfAir }) => runsOutOfAir && id === danger.signal)) return danger
  const kept = heldIn(danger, met, heard, knowledge) ?? inHandsOf(danger, met, heard, knowledge, nowMs)
  if (kept !== null) return { ...danger, level: 4, topic: kept, guarded: true, needsAmbulance: true }
  const hurt = met.find(({ needsAmbulance }) => needsAmbulance)
  if (hurt === undefined || !hasCaseOfDanger(heard.conversation)) return danger
  const given = givenSteps(heard.conversation)
  if (danger.topic === hurt.topic && callsAmbulance(given, knowledge)) {
    return { ...danger, topic: given, needsAmbulance: isFor('callsAmbulance', given, knowledge) } // said again, for whoever is trapped
  }
  if (danger.topic === hurt.topic) return danger
  return callsAmbulance(danger.topic, knowledge) ? danger : { ...danger, topic: hurt.topic }
}

/**
 * The entry for who is held: the one that was found, or, instead of steps for the ill and of those that lead away, by a phrase that was
 * met, by the steps of the open case, or by words that are danger only beside this.
 */
function heldIn({ topic }: Danger, met: readonly Signal[], { burst, conversation }: Heard, knowledge: Knowledge): Danger['topic'] {
  if (isForHeld(topic, knowledge)) return topic
  const isForIll = isFor('needsAmbulance', topic, knowledge)
  if (!isForIll && !isFor('leadsAway', topic, knowledge)) return null
  const given = givenSteps(conversation)
  const told = met.find(({ holds }) => holds)?.topic ?? (isForHeld(given, knowledge) ? given : null)
  if (told !== null || !isForIll || !saysOneOf('words.held', burst, knowledge)) return told
  return knowledge.signals.findLast(({ holds }) => holds)?.topic ?? null // the least particular stands last
}

/**
 * The entry for who is in the hands of somebody: of a phrase that was met, best the one that was found, else of the open case, else one that
 * it is only told like. None where steps were found that are neither for that nor for the ill.
 */
function inHandsOf({ topic }: Danger, met: readonly Signal[], heard: Heard, knowledge: Knowledge, nowMs: number): Danger['topic'] {
  const found = isGuarded(topic, knowledge) ? topic : null
  if (found === null && !isFor('needsAmbulance', topic, knowledge)) return null
  const told = met.filter(({ guarded, level }) => guarded && level >= 3)
  if (told.length > 0) return found ?? told[0]?.topic ?? null
  return (isIllBesides(heard, knowledge) ? null : guardedSteps(heard.conversation, knowledge, nowMs)) ?? found
}

function isFor(which: 'needsAmbulance' | 'callsAmbulance' | 'leadsAway', topic: Danger['topic'], { signals }: Knowledge): boolean {
  return signals.some((signal) => signal[which] && signal.topic === topic)
}
