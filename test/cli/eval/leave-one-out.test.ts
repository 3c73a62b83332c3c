import { expect, test } from 'vitest'
import { type LeftOut, leaveOneOut } from '../../../src/cli/eval/leave-one-out.ts'
import { confusedPairs, leftOutJson, leftOutTable, scoreLeftOut } from '../../../src/cli/eval/tell-left-out.ts'
import type { Knowledge } from '../../../src/knowledge/knowledge.ts'
import { languages } from '../../../src/knowledge/knowledge.ts'
import { learn } from '../../../src/knowledge/search/learn.ts'
import { buildSearchIndex } from '../../../src/knowledge/search/search-index.ts'
import { talkKnowledge } from '../../bot/fixture-knowledge.ts'

const knowledge = talkKnowledge()

test('every way of asking is asked once, in both languages', () => {
  const written = [...knowledge.topics.values()].flatMap(({ id, entry, variants }) =>
    languages.flatMap((language) =>
      [...new Set([entry, ...variants.values()].flatMap((texts) => texts[language].ask))].map((line) => `${id} ${language} ${line}`),
    ),
  )
  const asked = leaveOneOut(knowledge).map(({ topic, language, text }) => `${topic} ${language} ${text}`)
  expect(asked.toSorted()).toEqual(written.toSorted())
})

/** One topic whose every line is made of words of its own: nothing is left of a line that is taken away. */
function withStrangeLines(lines: readonly string[]): Knowledge {
  const [id, topic] = [...knowledge.topics].find(([, { variants }]) => variants.size > 0) ?? []
  if (id === undefined || topic === undefined) throw new Error('a topic with a variant is needed')
  const strange = { vi: { ...topic.entry.vi, ask: lines }, en: { ...topic.entry.en, ask: [] } }
  const variants = new Map([...topic.variants].map(([country]) => [country, strange]))
  return { ...knowledge, topics: new Map([[id, { ...topic, entry: strange, variants }]]) }
}

test('a line is not there while it is asked, nor in a variant that inherits it', () => {
  const lines = leaveOneOut(withStrangeLines(['zuxi wafo', 'qibe jolu']))
  expect(lines.map(({ text, place, decision }) => [text, place, decision])).toEqual([
    ['zuxi wafo', null, 'no'],
    ['qibe jolu', null, 'no'],
  ])
})

test('weights that were learnt from a line are not there either while it is asked', () => {
  const plain = withStrangeLines(['zuxi wafo', 'qibe jolu'])
  const { topics, lexicon, countries } = plain
  const learned = { ...plain, search: buildSearchIndex(topics, lexicon, countries, learn(plain)) }
  expect(learned.search.learned).not.toBeNull()
  expect(leaveOneOut(learned).map(({ text, place }) => [text, place])).toEqual([
    ['zuxi wafo', null],
    ['qibe jolu', null],
  ])
})

test('a line is found by its likes that stay', () => {
  const lines = leaveOneOut(withStrangeLines(['zuxi wafo', 'zuxi wafo nhé']))
  expect(lines.map(({ place }) => place)).toEqual([1, 1])
})

const line = (over: Partial<LeftOut>): LeftOut => ({
  ...{ text: 'x', language: 'vi', topic: 'a', place: 1, first: 'a', decision: 'sure' },
  ...over,
})
const lines = [
  line({}),
  line({ place: 3, first: 'b' }),
  line({ place: 4, first: 'c', decision: 'unsure' }),
  line({ topic: 'b', place: 2, first: 'a', language: 'en' }),
  line({ topic: 'b', place: null, first: null, decision: 'no' }),
]

test('shares count the topic at the first and among the first three places, and what is answered straight away', () => {
  expect(scoreLeftOut(lines)).toEqual({
    all: { lines: 5, top1: { hits: 1, of: 5 }, top3: { hits: 3, of: 5 }, sureAndRight: { hits: 1, of: 3 } },
    vi: { lines: 4, top1: { hits: 1, of: 4 }, top3: { hits: 2, of: 4 }, sureAndRight: { hits: 1, of: 2 } },
    en: { lines: 1, top1: { hits: 0, of: 1 }, top3: { hits: 1, of: 1 }, sureAndRight: { hits: 0, of: 1 } },
  })
})

test('pairs are counted in both directions, the worst first', () => {
  expect(confusedPairs(lines).map(({ pair, times }) => [...pair, times])).toEqual([
    ['a', 'b', 2],
    ['a', 'c', 1],
    ['b', 'nothing', 1],
  ])
})

test('the table and the JSON say the same', () => {
  expect(leftOutTable(lines)).toContain('vi        4  25.0 (')
  expect(leftOutTable(lines)).toContain('  a  b  2\n')
  const json = JSON.parse(leftOutJson(lines))
  expect(json.scores.en).toEqual({ lines: 1, top1: 0, top3: 1, sureAndRight: 0 })
  expect(json.pairs[0]).toEqual({ pair: ['a', 'b'], times: 2, lines: [lines[1], lines[3]] })
  expect(JSON.parse(leftOutJson([])).scores.all.top1).toBeNull()
})
