import { describe, expect, test } from 'vitest'
import type { Origin } from '../../src/bot/reply.ts'
import type { Country } from '../../src/knowledge/knowledge.ts'
import { talkKnowledge } from './fixture-knowledge.ts'
import { begin, talk, tap, text } from './path/walking.ts'

const knowledge = talkKnowledge()
const entry = (topic: string, country: string | null = null) => {
  const known = knowledge.topics.get(topic)
  const found = country === null ? known?.entry : known?.variants.get(country as Country)
  if (!found) throw new Error(`the fixture has no ${topic}`)
  return found.vi
}
const origins = (...said: readonly ReturnType<typeof text>[]): readonly Origin[] =>
  talk(said, knowledge, begin({ language: 'vi' }))
    .at(-1)
    ?.replies.map(({ origin }) => origin) ?? []

/** A wrong answer can only be put right later when it is known what was said, to the version. */
describe('each reply records the entry or node and the version it came from:', () => {
  const brokerage = entry('brokerage-fee')
  const cases: readonly { readonly name: string; readonly said: readonly ReturnType<typeof text>[]; readonly from: Origin }[] = [
    {
      name: 'an answer',
      said: [tap('topic:brokerage-fee')],
      from: { from: 'entry', id: 'brokerage-fee', part: 'text', version: brokerage.version },
    },
    {
      name: 'its second part',
      said: [tap('more:brokerage-fee')],
      from: { from: 'entry', id: 'brokerage-fee', part: 'more', version: brokerage.version },
    },
    {
      name: 'an answer for a country',
      said: [tap('topic:unpaid-wages@tw')],
      from: { from: 'entry', id: 'unpaid-wages@tw', part: 'text', version: entry('unpaid-wages', 'tw').version },
    },
    {
      name: 'the steps in danger',
      said: [text('họ nhốt em, không cho ra ngoài')],
      from: { from: 'entry', id: 'cannot-leave', part: 'text', version: entry('cannot-leave').version },
    },
    {
      name: 'a step of a path',
      said: [tap('tree:job-offer'), text('2')],
      from: { from: 'tree', id: 'job-offer', node: 'contract', version: knowledge.trees.get('job-offer')?.version ?? '' },
    },
    {
      name: 'the end of a path',
      said: [tap('tree:leave-job'), text('3'), text('2')],
      from: { from: 'tree', id: 'leave-job', node: 'out', version: knowledge.trees.get('leave-job')?.version ?? '' },
    },
    { name: 'what the bot says of itself', said: [text('menu')], from: { from: 'phrase', id: 'menu', version: knowledge.version } },
  ]
  for (const { name, said, from } of cases) {
    test(name, () => {
      expect(origins(...said)).toEqual([from])
    })
  }

  test('versions tell languages and variants apart', () => {
    const versions = [brokerage, knowledge.topics.get('brokerage-fee')?.entry.en, entry('unpaid-wages'), entry('unpaid-wages', 'tw')]
    expect(new Set(versions.map((one) => one?.version)).size).toBe(4)
  })
})
