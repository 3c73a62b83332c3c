import type { Knowledge, Topic, Tree } from '../../knowledge/knowledge.ts'
import type { Ranked } from '../../knowledge/search/rank.ts'
import { type NamedTree, namedTree } from '../hear/named-tree.ts'
import type { Asked } from './asked.ts'
import { rankAsked } from './rank-asked.ts'

/** A question, and what it may be about. */
export interface RankedQuestion extends Asked {
  readonly ranked: Ranked
  /** The topics of its hits. */
  readonly topics: readonly Topic[]
  readonly called: NamedTree | null
  /** The guided path that was called, or reckons with the sum that was told. */
  readonly path: Tree | null
}

/** Pure. */
export function rankQuestion(asked: Asked, knowledge: Knowledge): RankedQuestion {
  const ranked = rankAsked(asked, knowledge)
  const topics = ranked.hits.flatMap(({ topic }) => knowledge.topics.get(topic) ?? [])
  const called = namedTree(asked.text, knowledge)
  return { ...asked, ranked, topics, called, path: called?.tree ?? asked.ofSum }
}
