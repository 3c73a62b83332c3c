import type { Knowledge, TopicId } from '../knowledge.ts'
import { type Hit, rank } from '../search/rank.ts'
import type { Signal } from '../words/wording.ts'
import { mayBeMeant } from './may-be-meant.ts'

/** What a message asks for by its words alone, whoever wrote it and from wherever. */
export function hitsOf(text: string, knowledge: Knowledge): readonly Hit[] {
  return rank(text, knowledge, { language: null, stage: null, topicBefore: null, country: null }).hits
}

/**
 * How likely it is that the message asks for an answer that people in danger are given, 0 to 1; even where nothing was learnt about
 * answers. That of a danger which was met is one, though others ask for it as well: "gả sang Trung Quốc" asks for
 * what is said to girls under 18.
 */
export function shareOfDanger(hits: readonly Hit[], met: readonly Signal[], { topics, search }: Knowledge): number {
  if (search.learned === null) return 0.5
  const isOfDanger = (id: TopicId) => topics.get(id)?.risk === 'urgent' || met.some(({ topic }) => topic === id)
  return hits.reduce((sum, { topic, score }) => (isOfDanger(topic) ? sum + score : sum), 0)
}

/** The answers that may be meant beside the steps, the likeliest first; none where nothing was learnt about answers. */
export function askedFor(hits: readonly Hit[], knowledge: Knowledge): readonly TopicId[] {
  if (knowledge.search.learned === null) return []
  return mayBeMeant(hits, 'steps', knowledge).map(({ id }) => id)
}
