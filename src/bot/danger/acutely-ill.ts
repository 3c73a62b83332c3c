import type { Danger } from '../../knowledge/danger/danger.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Signal } from '../../knowledge/words/wording.ts'
import type { Heard } from '../hear/listen.ts'
import { saysOneOf } from '../hear/says-one-of.ts'
import { isOnlyCried } from './cries-for-the-ill.ts'
import { illBehindSteps } from './ill-behind-steps.ts'
import { hasCaseOfDanger } from './in-danger.ts'
import { signalsMet } from './signals-met.ts'
import { callsAmbulance, givenSteps, isForHeld } from './steps-for-the-ill.ts'

/**
 * "Em bị nhốt, sốt cao khó thở": whoever cannot walk out keeps the steps for that, with an ambulance beside them;
 * "tới bệnh viện" is no step for them, and somebody may be near. Also where that they are held was told before. So does whoever is beaten.
 * Whoever else tells it behind other steps reads those for who is hurt, which begin with an ambulance. Pure.
 */
export function acutelyIll(danger: Danger, heard: Heard, knowledge: Knowledge): Danger {
  const isOnlyAlike = danger.because.every(({ kind }) => kind === 'alike')
  const behind = danger.level < 3 || isOnlyAlike ? illBehindSteps(danger, heard, knowledge) : null
  if (behind !== null || danger.level < 3) return behind ?? danger
  const met = signalsMet(danger.because, knowledge).filter((signal) => !isOnlyCried(signal, danger, knowledge))
  const isIll = met.some(({ needsAmbulance }) => needsAmbulance) || saysOneOf('words.acutely-ill', heard.burst, knowledge)
  if (!isIll) return danger
  return heard.conversation.writer === 'self' ? illThemselves(danger, met, heard, knowledge) : illOfAnother(danger, knowledge)
}

/** Steps for who writes for another keep standing, with what is told of an ambulance; but for those that begin with one. */
function illOfAnother(danger: Danger, knowledge: Knowledge): Danger {
  return danger.topic === null || callsAmbulance(danger.topic, knowledge) ? danger : { ...danger, level: 4, needsAmbulance: true }
}

function illThemselves(danger: Danger, met: readonly Signal[], heard: Heard, knowledge: Knowledge): Danger {
  if (knowledge.signals.some(({ id, runsOutOfAir }) => runsOutOfAir && id === danger.signal)) return danger
  const kept = heldIn(danger, met, heard, knowledge) ?? beatenIn(danger, met, knowledge)
  if (kept !== null) return { ...danger, level: 4, topic: kept, guarded: true, needsAmbulance: true }
  const hurt = met.find(({ needsAmbulance }) => needsAmbulance)
  if (hurt === undefined || !hasCaseOfDanger(heard.conversation)) return danger
  const given = givenSteps(heard.conversation)
  if (danger.topic === hurt.topic) return callsAmbulance(given, knowledge) ? { ...danger, topic: given } : danger
  return callsAmbulance(danger.topic, knowledge) ? danger : { ...danger, topic: hurt.topic }
}

/**
 * The entry for who is held: the one that was found, or, instead of steps for the ill and of those that lead away, by a phrase that was
 * met, by the steps of the open case, or by words that are danger only beside this.
 */
function heldIn({ topic }: Danger, met: readonly Signal[], { burst, conversation }: Heard, knowledge: Knowledge): Danger['topic'] {
  if (isForHeld(topic, knowledge)) return topic
  const isOf = (which: 'needsAmbulance' | 'leadsAway') => knowledge.signals.some((signal) => signal[which] && signal.topic === topic)
  if (!isOf('needsAmbulance') && !isOf('leadsAway')) return null
  const given = givenSteps(conversation)
  const told = met.find(({ holds }) => holds)?.topic ?? (isForHeld(given, knowledge) ? given : null)
  if (told !== null || !isOf('needsAmbulance') || !saysOneOf('words.held', burst, knowledge)) return told
  return knowledge.signals.findLast(({ holds }) => holds)?.topic ?? null // the least particular stands last
}

/** The entry for who is beaten or choked, where it was found, or stands beside that for the ill. */
function beatenIn({ topic }: Danger, met: readonly Signal[], { signals }: Knowledge): Danger['topic'] {
  const isOfIllness = signals.some((signal) => signal.needsAmbulance && signal.topic === topic)
  const beaten = met.find((signal) => signal.leadsAway && signal.guarded && (isOfIllness || signal.topic === topic))
  return beaten?.topic ?? null
}
