import type { Danger } from '../../knowledge/danger/danger.ts'
import { whoIsInNeed } from '../../knowledge/danger/who/happens-to.ts'
import { namesSomebodyElse } from '../../knowledge/danger/who/spoken-of.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Conversation } from '../conversation.ts'
import type { Heard } from '../hear/listen.ts'
import { hasCaseOfDanger, stillCounts } from './in-danger.ts'

/** Steps that say themselves when to call an ambulance: those for who is hurt, trapped in rubble, or wants to die. */
export function callsAmbulance(topic: Danger['topic'], { signals }: Knowledge): boolean {
  const ofTopic = signals.filter((signal) => signal.topic === topic)
  return ofTopic.some((signal) => signal.needsAmbulance || signal.wantsToDie || signal.callsAmbulance)
}

/** Steps for whoever is in the hands of somebody, who may read along, and may be the employer whom steps for the hurt would have asked. */
export function isGuarded(topic: Danger['topic'], { signals }: Knowledge): boolean {
  return signals.some((signal) => signal.guarded && signal.topic === topic)
}

/** Steps for who cannot walk out. */
export function isForHeld(topic: Danger['topic'], { signals }: Knowledge): boolean {
  return signals.some((signal) => signal.holds && signal.topic === topic)
}

/**
 * "Con tôi bị nhốt", then "vợ tôi ngất xỉu"; "chồng em đánh em", then "con em không thở": the steps that were given are not for whoever
 * is ill now.
 */
export function isIllBesides({ said, before }: Heard, knowledge: Knowledge): boolean {
  if (said.kind !== 'words') return false
  if (namesSomebodyElse(said.text, before, knowledge)) return true
  return before.toldOfSelf && !isForHeld(givenSteps(before), knowledge) && whoIsInNeed(said.text, knowledge, before) === 'relative'
}

/** The steps that were given in the open case. */
export function givenSteps(conversation: Conversation): Danger['topic'] {
  return hasCaseOfDanger(conversation) ? (conversation.danger?.topic ?? null) : null
}

/** Those of who is in the hands of somebody, unless they are so old that it may be over. */
export function guardedSteps(conversation: Conversation, knowledge: Knowledge, nowMs: number): Danger['topic'] {
  const given = givenSteps(conversation)
  const { danger } = conversation
  return danger !== null && stillCounts(danger, nowMs) && isGuarded(given, knowledge) ? given : null
}
