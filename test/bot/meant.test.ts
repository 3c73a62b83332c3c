import { expect, test } from 'vitest'
import { readChoice } from '../../src/bot/hear/choice-data.ts'
import type { Turn } from '../../src/bot/turn.ts'
import { screen } from '../../src/knowledge/danger/screen.ts'
import { likelyRight, rank } from '../../src/knowledge/search/rank.ts'
import { realKnowledge } from './fixture-knowledge.ts'
import { talk, tap, text } from './path/walking.ts'

const knowledge = await realKnowledge()
const context = { language: null, stage: null, topicBefore: null, country: null } as const

/** Ways of asking, each without its last words, so that some are hard to tell apart. */
const asked = [...knowledge.topics.values()].flatMap(({ entry }) =>
  entry.vi.ask.slice(0, 4).map((line) => line.split(' ').slice(0, 5).join(' ')),
)

function meantIn(turn: Turn | undefined): readonly string[] {
  return (turn?.replies ?? []).flatMap(({ choices }) => choices.flatMap(({ data }) => (readChoice(data)?.kind === 'meant' ? [data] : [])))
}

const answered = asked.flatMap((said) => {
  const [turn] = talk([text(said)], knowledge)
  const ranked = rank(said, knowledge, context)
  const origin = turn?.replies[0]?.origin
  const namesCountry = ranked.evidence.abroad > 0 // it is then ranked for that country
  const isAbuse = screen(said, knowledge).topic !== null // the sign names the topic
  const isAnswer =
    !namesCountry && !isAbuse && ranked.decision === 'sure' && origin?.from === 'entry' && origin.id.split('@')[0] === ranked.hits[0]?.topic
  return isAnswer && turn?.effects.length === 0 ? [{ said, turn, ranked }] : []
})

test('an answer that may be to another question names what may have been meant; a certain one does not', () => {
  const certain = answered.filter(({ ranked }) => likelyRight(ranked, knowledge) >= 0.95)
  const others = answered.filter(({ ranked }) => likelyRight(ranked, knowledge) < 0.95)
  expect(certain.length).toBeGreaterThan(50)
  expect(others.length).toBeGreaterThan(10)
  expect(certain.filter(({ turn }) => meantIn(turn).length > 0).map(({ said }) => said)).toEqual([])
  for (const { turn, ranked } of others) {
    const next = ranked.hits.slice(1).filter(({ score, topic }) => score >= (knowledge.topics.get(topic)?.grimTitle ? 0.15 : 0.02))
    expect(meantIn(turn)).toEqual(next.slice(0, 2).map(({ topic }) => `meant:${topic}`))
  }
})

test('what was meant is told when it is picked, as the answer to it', () => {
  const one = answered.find(({ turn }) => meantIn(turn).length > 0 && meantIn(turn).every((data) => risk(data) !== 'urgent'))
  const [data = ''] = meantIn(one?.turn)
  const turns = talk([text(one?.said ?? ''), tap(data)], knowledge)
  expect(turns.at(-1)?.replies[0]?.origin).toMatchObject({ from: 'entry', id: expect.stringContaining(data.slice('meant:'.length)) })
  expect(meantIn(turns.at(-1))).toEqual([])
})

test('the same question stands only once among the choices', () => {
  for (const { turn } of answered) {
    const labels = turn?.replies.flatMap(({ choices }) => choices.map(({ label }) => label)) ?? []
    expect(new Set(labels).size).toBe(labels.length)
  }
})

function risk(data: string): string | undefined {
  return knowledge.topics.get(data.slice('meant:'.length))?.risk
}
