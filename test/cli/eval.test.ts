import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { measure } from '../../src/cli/eval/measure.ts'
import { type LabelledQuestion, readQuestions } from '../../src/cli/eval/read-questions.ts'
import { type Answered, confusions, interval, score } from '../../src/cli/eval/score.ts'
import { toJson, toTable } from '../../src/cli/eval/tell.ts'
import { run } from '../../src/cli/eval.ts'
import { talkKnowledge } from '../bot/fixture-knowledge.ts'

const knowledge = talkKnowledge()
const folder = mkdtempSync(join(tmpdir(), 'questions-'))
const good = { id: 'q-1', text: 'chủ không trả lương', lang: 'vi', kind: 'in-scope', accept: ['unpaid-wages'], level: 2, source: 'a page' }

function fileOf(...lines: readonly string[]): string {
  const file = join(folder, `${lines.length}-${lines.join('').length}.jsonl`)
  writeFileSync(file, lines.join('\n'))
  return file
}

afterEach(() => {
  vi.restoreAllMocks()
})

const malformed = [
  { name: 'no JSON', line: '{"id":', reason: 'is not JSON' },
  { name: 'no object', line: '[1]', reason: 'is not a JSON object' },
  { name: 'no id', line: JSON.stringify({ ...good, id: 7 }), reason: 'id must be a text' },
  { name: 'an empty text', line: JSON.stringify({ ...good, id: 'q-2', text: ' ' }), reason: 'text must be a text' },
  { name: 'another language', line: JSON.stringify({ ...good, id: 'q-2', lang: 'fr' }), reason: 'lang must be vi or en' },
  { name: 'another kind', line: JSON.stringify({ ...good, id: 'q-2', kind: 'x' }), reason: 'kind must be in-scope, off-topic or danger' },
  {
    name: 'accept that is no list',
    line: JSON.stringify({ ...good, id: 'q-2', accept: 'x' }),
    reason: 'accept must be a list of topic ids',
  },
  { name: 'a level of five', line: JSON.stringify({ ...good, id: 'q-2', level: 5 }), reason: 'level must be 0 to 4' },
  { name: 'an id that stands twice', line: JSON.stringify(good), reason: 'id q-1 stands twice' },
]
for (const { name, line, reason } of malformed) {
  test(`a malformed line is named with its number and reason, exit code 2: ${name}`, async () => {
    const file = fileOf(JSON.stringify(good), '', line)
    const told = vi.spyOn(console, 'error').mockReturnValue()
    expect(await run(['--questions', file, '--json'])).toBe(2)
    expect(told.mock.calls).toEqual([[`${file}:3: ${reason}`]])
  })
}

test('a file that is not there, or no file named, is one clear line and exit code 2', async () => {
  const told = vi.spyOn(console, 'error').mockReturnValue()
  expect(await run(['--questions', join(folder, 'nowhere.jsonl')])).toBe(2)
  expect(await run([])).toBe(2)
  expect(await run(['--question', 'x'])).toBe(2)
  expect(told.mock.calls.map(([line]) => String(line).split('\n').length)).toEqual([1, 1, 1])
})

const question = (parts: Partial<LabelledQuestion>): LabelledQuestion => ({
  ...{ id: 'q', text: 'x', language: 'vi', kind: 'in-scope', accept: ['unpaid-wages'], level: 0, tags: [] },
  ...parts,
})
const answered = (parts: Partial<LabelledQuestion>, decided: Partial<Answered['decided']>): Answered => ({
  question: question(parts),
  decided: { decision: 'answer', shown: ['unpaid-wages'], level: 0, asksWhether: false, language: 'vi', tookMs: 0, ...decided },
})

test('lines are scored as the format says', () => {
  const lines: readonly Answered[] = [
    answered({}, {}),
    answered({}, { decision: 'choices', shown: ['brokerage-fee', 'unpaid-wages'] }),
    answered({}, { decision: 'none', shown: [] }),
    answered({ language: 'en' }, { shown: ['brokerage-fee'], level: 3 }),
    answered({ kind: 'off-topic', accept: [] }, { shown: ['brokerage-fee'] }),
    answered({ kind: 'off-topic', accept: [] }, { shown: ['who-are-you'] }),
    answered({ kind: 'off-topic', accept: [] }, { decision: 'none', shown: [], asksWhether: true }),
    answered({ kind: 'danger', level: 4, accept: ['violence'] }, { decision: 'danger', shown: ['violence'], level: 4 }),
    answered({ kind: 'danger', level: 3, accept: [] }, { decision: 'choices', shown: ['brokerage-fee'], level: 2, asksWhether: true }),
  ]
  expect(score(lines, knowledge)).toEqual({
    n: 9,
    top1: { hits: 2, of: 5 },
    top3: { hits: 3, of: 5 },
    precision: { hits: 2, of: 5 },
    coverage: { hits: 2, of: 4 },
    refused: { hits: 2, of: 3 },
    dangerRecall: { hits: 1, of: 2 },
    overRaised: { hits: 1, of: 7 },
    languageRight: { hits: 8, of: 9 },
    dangerHeard: { hits: 2, of: 2 },
    overAsked: { hits: 1, of: 7 },
  })
  expect(confusions(lines, knowledge)).toEqual([
    { wanted: 'unpaid-wages', got: 'brokerage-fee', times: 2 },
    { wanted: 'unpaid-wages', got: 'nothing', times: 1 },
  ])
})

test('an entry that leads on to an accepted tree first counts for the tree', () => {
  const topic = [...knowledge.topics.values()].find(({ entry }) => entry.vi.next[0]?.to === 'tree')
  const next = topic?.entry.vi.next[0]
  expect(next).toBeDefined()
  const line = answered({ accept: [`tree:${next?.id}`] }, { shown: [topic?.id ?? ''] })
  expect(score([line], knowledge).top1).toEqual({ hits: 1, of: 1 })
})

test('an interval holds its share and narrows with more lines', () => {
  expect(interval({ hits: 8, of: 10 }).map((bound) => Math.round(bound * 100))).toEqual([49, 94])
  expect(interval({ hits: 800, of: 1000 }).map((bound) => Math.round(bound * 100))).toEqual([77, 82])
  expect(interval({ hits: 0, of: 0 })).toEqual([0, 1])
})

test('questions go through the bot: answers, danger and what is not ours, as written and without marks', async () => {
  const file = fileOf(
    JSON.stringify({ ...good, text: 'Chủ không trả lương thì làm gì?', tags: ['short'] }),
    JSON.stringify({ ...good, id: 'q-2', text: 'họ nhốt em, không cho ra ngoài', kind: 'danger', accept: ['cannot-leave'], level: 4 }),
    JSON.stringify({ ...good, id: 'q-3', text: 'what is the weather like', lang: 'en', kind: 'off-topic', accept: [], level: 0 }),
  )
  const questions = await readQuestions(file)
  if ('problem' in questions) throw new Error(questions.problem)
  const measured = measure(questions, knowledge)
  const json = JSON.parse(toJson(measured))
  expect(json.questions).toBe(3)
  expect(Object.keys(json.slices)).toEqual(['as-written', 'plain', 'all-teencode', 'all-slips', 'short', 'off-topic', 'danger'])
  expect(json.slices['as-written'].all).toEqual({
    ...{
      n: 3,
      top1: 1,
      top3: 1,
      precision: 1,
      coverage: 1,
      refused: 1,
      dangerRecall: 1,
      overRaised: 0,
      languageRight: 1,
      dangerHeard: 1,
      overAsked: 0,
    },
  })
  expect(json.slices.plain.vi.top1).toBe(1)
  expect(json.slices.short.en.top1).toBeNull()
  expect(json.decisions).toHaveLength(6)
  expect(json.decisions[1]).toEqual({
    id: 'q-2',
    slice: 'as-written',
    decision: 'danger',
    shown: ['cannot-leave'],
    level: 4,
    language: 'vi',
  })
  expect(toTable(measured)).toMatch(/as-written +all/)
})
