import type { Conversation } from '../bot/turn.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { findPlaces } from '../knowledge/places.ts'
import { screen } from '../knowledge/screen.ts'
import { rank } from '../knowledge/search/rank.ts'

/** How many of the answers that did not win are shown. */
const runnersUp = 4

/** Why a text is understood as it is: danger and what matched, then the answers that came close and the words that spoke for them. */
export function explain(text: string, conversation: Conversation | null, knowledge: Knowledge): readonly string[] {
  const danger = screen(text, knowledge)
  const places = findPlaces(text, knowledge)
  const topicBefore = conversation?.topic ?? null
  const { decision, hits } = rank(text, knowledge, {
    language: conversation?.language ?? null,
    stage: topicBefore === null ? null : (knowledge.topics.get(topicBefore)?.stage ?? null),
    topicBefore,
    country: places.named ?? conversation?.destination ?? conversation?.whereabouts ?? null,
  })
  const placed = Object.entries(places).flatMap(([what, country]) => (country === null ? [] : [`${what} ${country}`]))
  return [
    `danger ${danger.level}${danger.signal ? ` ${danger.signal}` : ''}${danger.guarded ? ', guarded' : ''}${danger.lookAlike ? `, only resembles ${danger.lookAlike}` : ''}`,
    ...danger.because.map((because) => `       ${because}`),
    ...(placed.length > 0 ? [`places ${placed.join(', ')}`] : []),
    `answer ${decision}`,
    ...hits.slice(0, 1 + runnersUp).map(({ topic, score, because }) => `       ${score.toFixed(2)} ${topic}: ${because.join('; ')}`),
  ]
}
