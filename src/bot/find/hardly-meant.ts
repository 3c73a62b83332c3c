import type { Knowledge, Topic } from '../../knowledge/knowledge.ts'
import type { Ranked } from '../../knowledge/search/rank.ts'
import { saysOnly } from '../hear/says-one-of.ts'
import type { Asked } from './asked.ts'

/** A best guess about the service itself that has less than this is mostly small talk: the other guesses are hardly ever right then. */
export const weakBelow = 0.25
/** Less says less than the menu. */
export const fewestMeant = 0.1

/**
 * "Nhiều quá", "làm hết rồi" behind an answer: where that leads on to is nearer than what ranks first with so little, or
 * that the service itself is meant. Pure.
 */
export function isHardlyMeant(first: Topic | undefined, { hits }: Ranked): boolean {
  return (hits[0]?.score ?? 0) < (first?.stage === 'about' ? weakBelow : fewestMeant)
}

/** "Có tính phí không", behind an answer, does not ask what the service itself costs. Pure. */
export function isOurPrice({ stage }: Topic, { text, before }: Asked, knowledge: Knowledge): boolean {
  return stage === 'about' && before !== undefined && before.stage !== 'about' && saysOnly('words.asks-price', text, knowledge)
}
