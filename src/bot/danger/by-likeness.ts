import type { Danger } from '../../knowledge/danger/danger.ts'
import type { Conversation, GivenSteps } from '../conversation.ts'
import type { Reason } from '../reason.ts'
import { hasCaseOfDanger } from './in-danger.ts'

/**
 * Whether nothing but likeness speaks for a danger that is raised now: no phrase, no other sign so far, nothing that was chosen or asked,
 * and nothing more in the case that is open.
 */
export function onlyAlike(conversation: Conversation, because: readonly Reason[]): boolean {
  const alike = because.flatMap((reason) => (reason.kind === 'alike' ? [reason.signal] : []))
  if (alike.length === 0 || alike.length < because.length) return false
  const { danger, signs } = conversation
  if (danger !== null && hasCaseOfDanger(conversation)) return danger.byLikeness !== undefined
  return signs.every(({ signal }) => alike.includes(signal))
}

/** What was told of before, after more was heard: a phrase outlives that it was taken back, and so does a further likeness. */
export function withMoreHeard(given: GivenSteps | null, { level, because, lookAlike, perhaps, against }: Danger): GivenSteps | null {
  if (given?.byLikeness === undefined) return given
  if (because.some(({ kind }) => kind !== 'alike') || against?.why === 'weighed') return inWords(given)
  const isDenied = against?.why === 'negation'
  return level >= 3 || perhaps !== null || (lookAlike !== null && !isDenied) ? { ...given, byLikeness: 'alone' } : given
}

/** There was more than a likeness. */
export function inWords({ byLikeness: _, ...given }: GivenSteps): GivenSteps {
  return given
}

/** What was only told like danger, from whoever says that it is over or that nobody harms them. */
export function takenBack(given: GivenSteps | null): GivenSteps | null {
  return given?.byLikeness === undefined ? given : { ...given, byLikeness: 'taken-back' }
}
