import { expect, test } from 'vitest'
import { messagesOf, spoken } from '../../src/bot/phrases.ts'
import type { Knowledge, Prose } from '../../src/knowledge/knowledge.ts'
import { talkKnowledge } from './fixture-knowledge.ts'

const others = (...text: string[]): Prose => [{ kind: 'paragraph', text: [...text, { kind: 'slot', name: 'count' }] }]
const knowledge: Knowledge = {
  ...talkKnowledge(),
  phrases: {
    vi: { 'source.others': others('nguồn ') },
    en: { 'source.others': others('more: '), 'source.others_one': others('one more: ') },
  },
}

test('a list that is compared has each of its messages written out', () => {
  const items = (...said: string[]): Prose => [{ kind: 'list', items: said.map((one) => [one]) }]
  const phrases = { vi: { 'words.over': items('đỡ rồi', 'mẹ|con tôi|em về nhà rồi') }, en: { 'words.over': items('safe|fine') } }
  expect(messagesOf({ ...knowledge, phrases }, 'words.over')).toEqual([
    'đỡ rồi',
    ...['mẹ tôi về nhà rồi', 'mẹ em về nhà rồi', 'con tôi về nhà rồi', 'con em về nhà rồi'],
    ...['safe', 'fine'],
  ])
})

const cases = [
  { name: 'one, in a language that has a form for it', language: 'en', count: '1', said: 'one more: 1' },
  { name: 'several', language: 'en', count: '4', said: 'more: 4' },
  { name: 'one, in a language that has none', language: 'vi', count: '1', said: 'nguồn 1' },
  { name: 'no number at all', language: 'en', count: 'a few', said: 'more: a few' },
] as const

for (const { name, language, count, said } of cases) {
  test(`a phrase that counts: ${name}`, () => {
    expect(spoken(knowledge, language, 'source.others', { count })).toBe(said)
  })
}
