import { mayBeMeant } from '../../knowledge/danger/may-be-meant.ts'
import type { Knowledge, Topic } from '../../knowledge/knowledge.ts'
import type { Ranked } from '../../knowledge/search/rank.ts'
import { type FoundAnswer, mostChoices } from './found-answer.ts'
import { fewestMeant, isHardlyMeant, isOurPrice, weakBelow } from './hardly-meant.ts'
import type { RankedQuestion } from './ranked-question.ts'

/** What may be meant, where nothing is meant surely: choices, with the guided path that was called; none in danger. Pure. */
export function guess(asked: RankedQuestion, knowledge: Knowledge): FoundAnswer {
  const { heard, inDanger, before, ranked, topics, path } = asked
  const isIdle =
    ranked.decision === 'no' || namesNothing(heard.burst) || inDanger || (before !== undefined && isHardlyMeant(topics[0], ranked))
  const guesses = isIdle ? [] : guessesIn(topics, ranked, knowledge).filter((topic) => !isOurPrice(topic, asked, knowledge))
  const guessed = guesses.slice(0, path ? mostChoices - 1 : mostChoices)
  return guessed.length === 0 && !path ? { kind: 'nothing' } : { kind: 'choices', topics: guessed, path }
}

/** "3", of no choices: what it stands for is anybody's guess. */
function namesNothing(burst: string): boolean {
  return !/\p{L}/u.test(burst)
}

/**
 * Beside a weak guess about the service itself, nothing else, and one that is hardly likely says less than the menu; a grim title ("I do
 * not want to live any more") not for a share of a few in a hundred.
 */
function guessesIn(topics: readonly Topic[], { hits }: Ranked, knowledge: Knowledge): readonly Topic[] {
  const share = topics[0]?.stage === 'about' ? (hits[0]?.score ?? 0) : 1
  if (share < fewestMeant) return []
  const likely = mayBeMeant(hits, 'answer', knowledge)
  const guessed = topics.filter((topic, n) => n === 0 || topic.grimTitle !== true || likely.includes(topic)).slice(0, mostChoices)
  return share < weakBelow ? guessed.filter(({ stage }) => stage === 'about') : guessed
}
