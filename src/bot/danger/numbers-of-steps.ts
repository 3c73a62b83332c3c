import type { Topic, TopicId } from '../../knowledge/knowledge.ts'
import { entryFor, stepsFor } from '../answer/entry-for.ts'
import { callsIn, leadsUp } from '../say/each-number-once.ts'
import { render, renderPhrase } from '../say/render.ts'
import type { Setting } from '../setting.ts'
import type { Block } from '../turn.ts'
import { citizenLines } from './calls.ts'

/** The cards that the steps of a danger give, each with the words right above it that lead up to it. */
export function numbersOf(topic: Topic, setting: Setting): readonly Block[] {
  const blocks = render(stepsFor(setting.writer, entryFor(topic, setting.whereabouts, setting.language)), setting)
  return blocks.filter((block, i) => block.kind === 'calls' || (leadsUp(block) && blocks[i + 1]?.kind === 'calls'))
}

/**
 * The same of the danger whose steps were given, always with words that lead up to them. Nothing where its steps name no line but those for
 * citizens anywhere: whoever is hurt needs one that is near.
 */
export function numbersAgain(danger: TopicId | null, setting: Setting): readonly Block[] {
  const topic = danger === null ? undefined : setting.knowledge.topics.get(danger)
  const numbers = topic ? numbersOf(topic, setting) : []
  const forAll = citizenLines(setting).map(({ number }) => number)
  if (callsIn(numbers).every(({ number }) => forAll.includes(number))) return []
  return numbers[0]?.kind === 'calls' ? [...renderPhrase(setting, 'danger.numbers'), ...numbers] : numbers
}
