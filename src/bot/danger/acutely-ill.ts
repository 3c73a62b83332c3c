import type { Danger } from '../../knowledge/danger/danger.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Signal } from '../../knowledge/words/wording.ts'
import type { Conversation } from '../conversation.ts'
import type { Heard } from '../hear/listen.ts'
import { saysOneOf } from '../hear/says-one-of.ts'
import { isOnlyCried } from './cries-for-the-ill.ts'
import { illBehindSteps } from './ill-behind-steps.ts'
import { hasCaseOfDanger } from './in-danger.ts'
import { signalsMet } from './signals-met.ts'
import { wantsToDie } from './wants-to-die.ts'

/**
 * "Em bị nhốt, sốt cao khó thở": whoever cannot walk out keeps the steps for that, with an ambulance beside them;
 * "tới bệnh viện" is no step for them, and somebody may be near. Also where that they are held was told before. Whoever is not held and
 * tells it behind other steps ("chồng đánh", then "chảy máu nhiều quá") reads those for who is hurt, which begin with an ambulance. Pure.
 */
export function acutelyIll(danger: Danger, heard: Heard, knowledge: Knowledge): Danger {
  const { burst, conversation } = heard
  const isOnlyAlike = danger.because.every(({ kind }) => kind === 'alike')
  const behind = danger.level < 3 || isOnlyAlike ? illBehindSteps(danger, heard, knowledge) : danger
  if (danger.level < 3 || behind !== danger) return behind
  const met = signalsMet(danger.because, knowledge).filter((signal) => !isOnlyCried(signal, danger, knowledge))
  const isIll = met.some(({ needsAmbulance }) => needsAmbulance) || saysOneOf('words.acutely-ill', burst, knowledge)
  if (!isIll) return danger
  if (conversation.writer !== 'self') return illOfAnother(danger, knowledge)
  if (knowledge.signals.some(({ id, runsOutOfAir }) => runsOutOfAir && id === danger.signal)) return danger
  const holding = knowledge.signals.filter(({ holds }) => holds)
  const isHolding = (topic: Danger['topic']) => holding.some((signal) => signal.topic === topic)
  if (isHolding(danger.topic)) return { ...danger, level: 4, needsAmbulance: true }
  const isOfIllness = knowledge.signals.some(({ needsAmbulance, topic }) => needsAmbulance && topic === danger.topic)
  const held = isOfIllness ? toldOfHolding(met, burst, conversation, holding, knowledge) : null
  if (held !== null) return { ...danger, level: 4, topic: held, guarded: true, needsAmbulance: true }
  const hurt = met.find(({ needsAmbulance }) => needsAmbulance)
  return hurt && hasCaseOfDanger(conversation) && !wantsToDie(conversation, knowledge) ? { ...danger, topic: hurt.topic } : danger
}

/** Steps for who writes for another keep standing, with what is told of an ambulance; but for those that begin with one. */
function illOfAnother(danger: Danger, { signals, topics }: Knowledge): Danger {
  const callsAmbulance = signals.some(({ needsAmbulance, topic }) => needsAmbulance && topic === danger.topic)
  if (danger.topic === null || callsAmbulance || topics.get(danger.topic)?.grimTitle === true) return danger
  return { ...danger, level: 4, needsAmbulance: true }
}

/** The entry of the steps that were given, where they are for who is held. */
function givenHolding(conversation: Conversation, { signals }: Knowledge): Danger['topic'] {
  const given = hasCaseOfDanger(conversation) && !conversation.danger?.forAnother ? (conversation.danger?.topic ?? null) : null
  return signals.some(({ holds, topic }) => holds && topic === given) ? given : null
}

/** The entry for who is held: by a phrase that was met, by the steps of the open case, or by words that are danger only beside this. */
function toldOfHolding(
  met: readonly Signal[],
  burst: string,
  conversation: Conversation,
  holding: readonly Signal[],
  knowledge: Knowledge,
): Danger['topic'] {
  const told = met.find(({ holds }) => holds)
  if (told) return told.topic
  const given = givenHolding(conversation, knowledge)
  if (given !== null) return given
  return saysOneOf('words.held', burst, knowledge) ? (holding.at(-1)?.topic ?? null) : null // the least particular stands last
}
