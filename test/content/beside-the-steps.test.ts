import { describe, expect, test } from 'vitest'
import { readChoice } from '../../src/bot/hear/choice-data.ts'
import { screen } from '../../src/knowledge/danger/screen.ts'
import { rank } from '../../src/knowledge/search/rank.ts'
import { realKnowledge } from '../bot/fixture-knowledge.ts'
import { talk, tap, text } from '../bot/path/walking.ts'

const knowledge = await realKnowledge()

describe('what the words of danger ask for', () => {
  const asked = [...knowledge.topics.values()].flatMap(({ entry }) => entry.vi.ask.slice(0, 2))
  const cries = asked.map((line) => `${line}, em không muốn sống nữa`)
  const seen = cries.flatMap((cry) => {
    const danger = screen(cry, knowledge)
    const { hits } = rank(cry, knowledge, { language: null, stage: null, topicBefore: null, country: null })
    return danger.level >= 3 ? [{ danger, hits }] : []
  })
  const isGrim = (id: string) => knowledge.topics.get(id)?.grimTitle === true

  test('is every answer that has a tenth of the ranking, the likeliest first; one with a grim title needs three', () => {
    expect(seen.length).toBeGreaterThan(50)
    for (const { danger, hits } of seen) {
      const near = hits.filter(({ topic, score }) => score >= (isGrim(topic) ? 0.3 : 0.1))
      expect(danger.asksFor).toEqual(near.map(({ topic }) => topic))
    }
  })

  test('leaves grim titles out that a wide guess would have shown', () => {
    const left = seen.filter(({ danger, hits }) =>
      hits.some(({ topic, score }) => isGrim(topic) && score >= 0.1 && !danger.asksFor.includes(topic)),
    )
    expect(left.length).toBeGreaterThan(5)
  })

  test('is nothing where no danger was raised', () => {
    for (const line of asked) {
      const danger = screen(line, knowledge)
      if (danger.level < 3) expect(danger.asksFor).toEqual([])
    }
  })
})

test('a title is grim where it says what nobody should read who did not say it', () => {
  const grim = [...knowledge.topics.values()].filter(({ grimTitle }) => grimTitle).map(({ id }) => id)
  expect(grim).toEqual(['organ-sale', 'sex-work-forced', 'suicidal'])
})

test('who despairs and cannot sleep is one press away from the answer about that, and where they are is all they are asked', () => {
  const said = 'em không muốn sống nữa, em buồn và mất ngủ mấy tháng nay'
  const turns = talk([text(said), tap('meant:mental-health')], knowledge)
  const [steps, picked] = turns.map(({ replies }) => replies[0])
  expect(steps?.origin).toMatchObject({ from: 'entry', id: 'suicidal' })
  expect(steps?.choices.flatMap(({ data }) => (readChoice(data)?.kind === 'meant' ? [data] : []))).toEqual(['meant:mental-health'])
  expect(picked?.origin).toMatchObject({ from: 'entry', id: 'mental-health' })
})
