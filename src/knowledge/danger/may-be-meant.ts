import type { Knowledge, Topic, TopicId } from '../knowledge.ts'
import { onceForEach } from '../once-for-each.ts'
import type { Hit } from '../search/rank.ts'

/** What is said, with the titles of other answers under it that may have been meant. */
export type SaidFirst = 'answer' | 'answer-in-danger' | 'steps' | 'steps-asked-for' | 'steps-again'

const never = Number.POSITIVE_INFINITY

/**
 * From which share of the ranking on a title is offered. In danger, one of another danger frightens whoever did not tell of it, and a grim
 * one ("I do not want to live any more") whoever told of something else.
 */
const offeredFrom: Readonly<Record<SaidFirst, Readonly<Record<'calm' | 'danger' | 'grim', number>>>> = {
  /** What is hardly likely is no help to whoever looks for their question. */
  answer: { calm: 0.02, danger: 0.02, grim: 0.15 },
  'answer-in-danger': { calm: 0.02, danger: never, grim: never },
  steps: { calm: 0.1, danger: 0.1, grim: 0.3 },
  /** Nobody told of danger: the ranking alone found these steps. */
  'steps-asked-for': { calm: 0.02, danger: 0.02, grim: never },
  /** Of what ranks higher about every second is what was asked; below it hardly anything. */
  'steps-again': { calm: 0.3, danger: never, grim: never },
}

/** The answers that may have been meant and may be offered by title, the likeliest first. Pure. */
export function mayBeMeant(hits: readonly Hit[], said: SaidFirst, knowledge: Knowledge): readonly Topic[] {
  return hits.flatMap(({ topic: id, score }) => {
    const topic = knowledge.topics.get(id)
    return topic && score >= offeredFrom[said][titleOf(topic, knowledge)] ? [topic] : []
  })
}

/** Whether a title may stand there at all, however likely. Pure. */
export function mayBeOffered(topic: Topic, said: SaidFirst, knowledge: Knowledge): boolean {
  return offeredFrom[said][titleOf(topic, knowledge)] < never
}

function titleOf({ id, risk, grimTitle }: Topic, knowledge: Knowledge): 'calm' | 'danger' | 'grim' {
  if (grimTitle) return 'grim'
  return risk === 'urgent' || topicsOfDanger(knowledge).has(id) ? 'danger' : 'calm'
}

const topicsOfDanger = onceForEach(
  ({ signals }: Knowledge): ReadonlySet<TopicId> => new Set(signals.flatMap(({ topic, level }) => (level >= 3 ? [topic] : []))),
)
