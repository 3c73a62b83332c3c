import type { Danger } from '../../knowledge/danger/danger.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Conversation } from '../conversation.ts'
import { hasCaseOfDanger } from './in-danger.ts'

/** Steps that say themselves when to call an ambulance: those for who is hurt, trapped in rubble, or wants to die. */
export function callsAmbulance(topic: Danger['topic'], { signals }: Knowledge): boolean {
  const ofTopic = signals.filter((signal) => signal.topic === topic)
  return ofTopic.some((signal) => signal.needsAmbulance || signal.wantsToDie || signal.callsAmbulance)
}

/** Steps for who cannot walk out. */
export function isForHeld(topic: Danger['topic'], { signals }: Knowledge): boolean {
  return signals.some((signal) => signal.holds && signal.topic === topic)
}

/** The steps that were given in the open case. */
export function givenSteps(conversation: Conversation): Danger['topic'] {
  return hasCaseOfDanger(conversation) ? (conversation.danger?.topic ?? null) : null
}
