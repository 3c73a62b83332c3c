import type { Knowledge, TopicId } from '../../knowledge/knowledge.ts'
import type { Conversation, GivenSteps } from '../conversation.ts'
import type { Alarm } from './alarm.ts'
import { inWords, onlyAlike } from './by-likeness.ts'
import { hasCaseOfDanger } from './in-danger.ts'
import { signalsMet } from './signals-met.ts'

/** Steps that were given are not given again so soon. */
const againWithinMs = 30 * 60_000

/**
 * Whether the steps for this danger, or for a greater one, were given within the last half hour, in a case that goes on. What was picked is
 * given at once, what no title may name (to whoever says that they want to die nothing could be offered instead), and what makes the steps
 * above wrong: to be out, to be taken elsewhere, to be hurt. So are the steps for oneself, where those above were for another.
 */
export function isAgain(conversation: Conversation, alarm: Alarm, knowledge: Knowledge, nowMs: number): boolean {
  const danger = stillGiven(conversation, nowMs)
  if (danger === null || alarm.level > danger.level) return false
  if (conversation.writer === 'self' && danger.forAnother) return false
  if ((alarm.needsAmbulance && !danger.needsAmbulance) || (alarm.isAtSea && !danger.isAtSea)) return false
  return alarm.topic === danger.topic || !isGivenAtOnce(alarm, knowledge)
}

/** Words that tell of it are needed to leave other steps behind; what is only told like it is offered. */
function isGivenAtOnce({ topic, picked, because }: Alarm, knowledge: Knowledge): boolean {
  if (picked || (topic !== null && knowledge.topics.get(topic)?.grimTitle === true)) return true
  return signalsMet(because, knowledge).some((signal) => signal.overtakes && signal.topic === topic)
}

/** Whether steps that were given for this level or a greater one, in a case that goes on, stand close above. */
export function stepsStandFor(conversation: Conversation, { level }: Alarm, nowMs: number): boolean {
  const danger = stillGiven(conversation, nowMs)
  return danger !== null && level <= danger.level
}

/** The danger whose steps stand close above and whose case is open: what somebody has closed is over, and the next is another. */
function stillGiven(conversation: Conversation, nowMs: number): GivenSteps | null {
  const { danger } = conversation
  return danger !== null && hasCaseOfDanger(conversation) && standAbove(danger, nowMs) ? danger : null
}

/** Whether the steps for it stand close above, for whoever reads now. */
export function standAbove({ steps, atMs }: GivenSteps, nowMs: number): boolean {
  return steps === 'above' && nowMs - atMs < againWithinMs
}

/** Whether those steps are for who is far from whoever may be held or missing, and for nobody else. */
export function isGivenToRelativesAlone(topic: TopicId | null, { signals }: Knowledge): boolean {
  return signals.some((signal) => signal.forRelative === topic && signal.topic !== topic)
}

/** What is remembered of a danger once its steps were given; those that are given beside steps for a greater one do not make it less. */
export function stepsGiven(before: Conversation, { level, topic, because, needsAmbulance, isAtSea }: Alarm, nowMs: number): GivenSteps {
  const still = stillGiven(before, nowMs)
  return {
    level: still !== null && still.level > level ? still.level : level,
    topic,
    atMs: nowMs,
    steps: 'above',
    ...(before.writer !== 'self' && { forAnother: true }),
    ...(needsAmbulance && { needsAmbulance }),
    ...(isAtSea && { isAtSea }),
    ...(onlyAlike(before, because) && { byLikeness: 'alone' }),
  }
}

/** The same danger, once more was told of it. */
export function heardAgain(before: Conversation, { because }: Alarm): GivenSteps | null {
  return before.danger && !onlyAlike(before, because) ? inWords(before.danger) : before.danger
}
