import type { Danger } from '../../knowledge/danger/danger.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Signal } from '../../knowledge/words/wording.ts'
import type { Heard } from '../hear/listen.ts'
import { saysOneOf } from '../hear/says-one-of.ts'
import { isOnlyCried } from './cries-for-the-ill.ts'
import { illBehindSteps } from './ill-behind-steps.ts'
import { illOfAnother } from './ill-of-another.ts'
import { hasCaseOfDanger } from './in-danger.ts'
import { signalsMet } from './signals-met.ts'
import { callsAmbulance, givenSteps, guardedSteps, isForHeld, isGuarded, isIllBesides } from './steps-for-the-ill.ts'

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

function illThemselves(danger: Danger, met: readonly Signal[], heard: Heard, knowledge: Knowledge, nowMs: number): Danger {
  if (knowledge.signals.some(({ id, runsOutOfAir }) => runsOutOfAir && id === danger.signal)) return danger
  const kept = heldIn(danger, met, heard, knowledge) ?? inHandsOf(danger, met, heard, knowledge, nowMs)
  if (kept !== null) return { ...danger, level: 4, topic: kept, guarded: true, needsAmbulance: true }
  const hurt = met.find(({ needsAmbulance }) => needsAmbulance)
  if (hurt === undefined || !hasCaseOfDanger(heard.conversation)) return danger
  if (danger.topic !== hurt.topic) return callsAmbulance(danger.topic, knowledge) ? danger : { ...danger, topic: hurt.topic }
  const given = givenSteps(heard.conversation)
  if (!callsAmbulance(given, knowledge)) return danger
  return { ...danger, topic: given, needsAmbulance: isFor('callsAmbulance', given, knowledge) } // said again, for whoever is trapped
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
 * The entry for who is in the hands of somebody: of a phrase that was met, best the one that was found, else of the open case, else one
 * that it is only told like. None where steps were found that are neither for that nor for the ill.
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
