import { expect, test } from 'vitest'
import { countryFor, entryFor, stepsFor, textFor } from '../../../src/bot/answer/entry-for.ts'
import type { Country, Topic } from '../../../src/knowledge/knowledge.ts'
import { talkKnowledge } from '../fixture-knowledge.ts'
import { begin } from '../path/walking.ts'

const knowledge = talkKnowledge()
const [before, during] = ['service-fee-cap', 'unpaid-wages'].map((id) => knowledge.topics.get(id) as Topic) as [Topic, Topic]
const at = (code: string | null) => code as Country | null

const cases = [
  { name: 'the country of the question holds', topic: during, named: 'tw', there: 'jp', to: 'kr', country: 'tw' },
  { name: 'before leaving: where somebody wants to go', topic: before, named: null, there: 'jp', to: 'kr', country: 'kr' },
  { name: 'before leaving: else where they are', topic: before, named: null, there: 'jp', to: null, country: 'jp' },
  { name: 'abroad: where they are', topic: during, named: null, there: 'jp', to: 'kr', country: 'jp' },
  { name: 'abroad: else where they want to go', topic: during, named: null, there: null, to: 'kr', country: 'kr' },
  { name: 'at home is not abroad', topic: during, named: null, there: 'vn', to: null, country: null },
  { name: 'home that is named is no country of the question either', topic: during, named: 'vn', there: null, to: 'jp', country: 'jp' },
  { name: 'nobody knows', topic: during, named: null, there: null, to: null, country: null },
] as const
for (const { name, topic, named, there, to, country } of cases) {
  test(`the country of an answer: ${name}`, () => {
    expect(countryFor(topic, begin({ whereabouts: at(there), destination: at(to) }), at(named))).toBe(country)
  })
}

test('an answer has the form of its country, else the one that holds everywhere', () => {
  expect(entryFor(during, at('jp'), 'en').id).toBe('unpaid-wages@jp')
  expect(entryFor(during, at('kh'), 'en').id).toBe('unpaid-wages')
  expect(entryFor(during, null, 'vi').id).toBe('unpaid-wages')
})

test('whoever writes for another is told what is for them, where there is such a text', () => {
  const entry = entryFor(before, null, 'vi')
  const forAnother = [{ kind: 'paragraph', text: ['Giúp họ.'] }] as const
  const said = (['self', 'relative', 'witness'] as const).map((writer) => textFor(writer, { ...entry, forAnother }))
  expect(said).toEqual([entry.text, forAnother, forAnother])
  expect(textFor('relative', { ...entry, forAnother: null })).toBe(entry.text)
})

test('as steps for danger an answer says what is for whoever is in it, but to whoever writes for another what is for them', () => {
  const entry = entryFor(before, null, 'vi')
  const inDanger = [{ kind: 'paragraph', text: ['Ra ngoài trước.'] }] as const
  const forAnother = [{ kind: 'paragraph', text: ['Giúp họ.'] }] as const
  expect(stepsFor('self', { ...entry, inDanger, forAnother })).toBe(inDanger)
  expect(stepsFor('relative', { ...entry, inDanger, forAnother })).toBe(forAnother)
  expect(stepsFor('relative', { ...entry, inDanger, forAnother: null })).toBe(inDanger)
  expect(stepsFor('self', { ...entry, inDanger: null })).toBe(entry.text)
  expect(textFor('self', { ...entry, inDanger })).toBe(entry.text)
})
