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

/** The steps of the open case, where they were for whom it is told of now: the writer themselves, or another. */
export function givenToSame(conversation: Conversation): Danger['topic'] {
  const { danger, writer } = conversation
  if (danger === null || !hasCaseOfDanger(conversation)) return null
  return (danger.forAnother ?? false) === (writer !== 'self') ? danger.topic : null
}
