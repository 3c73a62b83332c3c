import { describe, expect, test } from 'vitest'
import { readChoice } from '../../src/bot/hear/choice-data.ts'
import { menuChoices, sayStage } from '../../src/bot/menu.ts'
import { settingOf } from '../../src/bot/setting.ts'
import type { Knowledge, Topic } from '../../src/knowledge/knowledge.ts'
import { talkKnowledge } from './fixture-knowledge.ts'
import { begin, nowMs } from './path/walking.ts'

const small = talkKnowledge()
const example = small.topics.get('brokerage-fee') as Topic

/** So many topics before leaving, and no other. */
function withTopics(count: number): Knowledge {
  const topics = Array.from({ length: count }, (_, i) => [`topic-${i}`, { ...example, id: `topic-${i}` }] as const)
  return { ...small, topics: new Map(topics) }
}
const setting = (knowledge: Knowledge) => settingOf(begin(), knowledge, nowMs)
const page = (knowledge: Knowledge, number: number) =>
  sayStage({ kind: 'stage', stage: 'before', page: number }, setting(knowledge)).choices.map(({ data }) => data)

describe('the questions of a stage', () => {
  for (const count of [1, 6, 7, 12, 13]) {
    test(`${count} of them all come up, page by page, each once`, () => {
      const seen: string[] = []
      for (let next: number | null = 1; next !== null; ) {
        const choices = page(withTopics(count), next)
        seen.push(...choices.filter((data) => data.startsWith('topic:')))
        const more = choices.map(readChoice).find((choice) => choice?.kind === 'stage')
        next = more?.kind === 'stage' ? more.page : null
      }
      expect(seen).toEqual(Array.from({ length: count }, (_, i) => `topic:topic-${i}`))
    })
  }

  test('have a way to the menu on every page, and a page that is not there is the first', () => {
    for (const number of [1, 2, 99]) expect(page(withTopics(8), number).at(-1)).toBe('cmd:menu')
    expect(page(withTopics(8), 99)).toEqual(page(withTopics(8), 1))
  })
})

test('the menu names no stage that has no answer, and no paths where there are none', () => {
  const data = (knowledge: Knowledge) => menuChoices(setting(knowledge)).map((choice) => choice.data)
  expect(data(small)).toEqual(['stage:before:1', 'stage:during:1', 'stage:after:1', 'stage:about:1', 'cmd:guides', 'cmd:person', 'cmd:en'])
  expect(data({ ...withTopics(1), trees: new Map() })).toEqual(['stage:before:1', 'cmd:person', 'cmd:en'])
})
