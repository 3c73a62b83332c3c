import { tellsNothing } from '../../knowledge/danger/danger.ts'
import { home, type Knowledge, type Topic } from '../../knowledge/knowledge.ts'
import { findPlaces } from '../../knowledge/places/places.ts'
import { saysOneOf } from '../hear/says-one-of.ts'
import type { FoundAnswer } from './found-answer.ts'
import { mostChoices } from './found-answer.ts'
import type { RankedQuestion } from './ranked-question.ts'

/**
 * "Làm công ty ở Bình Dương bị nợ lương" is not ours to answer, and what holds abroad is wrong there: it is said whose it is. What was
 * meant of somebody who is back, or of work abroad after all, stands below. Null from whoever is abroad, goes there, or may be in danger.
 */
export function workAtHome({ heard, text, danger, inDanger, topics }: RankedQuestion, knowledge: Knowledge): FoundAnswer | null {
  const { whereabouts, destination } = heard.before
  const isAbroad = (whereabouts !== null && whereabouts !== home) || destination !== null
  if (inDanger || isAbroad || !(tellsNothing(danger) || isCalm(knowledge.topics.get(danger.topic ?? '')))) return null
  if (!isEmployedAtHome(text, knowledge) || !saysOneOf('words.matter-of-work', text, knowledge)) return null
  const others = topics.filter(({ stage, risk }) => (stage === 'during' || stage === 'after') && risk !== 'urgent')
  return { kind: 'not-ours', said: 'miss.work-at-home', others: others.slice(0, mostChoices - 1) }
}

function isCalm(topic: Topic | undefined): boolean {
  return topic?.risk === 'none' || topic?.risk === 'caution'
}

function isEmployedAtHome(text: string, knowledge: Knowledge): boolean {
  const { named, destination } = findPlaces(text, knowledge)
  if (destination !== null || (named !== null && named !== home) || saysOneOf('words.abroad', text, knowledge)) return false
  return saysOneOf('words.works-at-home', text, knowledge) || (named === home && saysOneOf('words.works-in', text, knowledge))
}
