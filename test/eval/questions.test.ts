import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type LabelledQuestion, readQuestions } from '../../src/cli/eval/read-questions.ts'
import { plain } from '../../src/knowledge/words/normalise.ts'

async function questionsIn(file: string): Promise<readonly LabelledQuestion[]> {
  const read = await readQuestions(join(import.meta.dirname, file))
  if ('problem' in read) throw new Error(read.problem)
  return read
}

const questions = await questionsIn('questions.jsonl')
const apart = await questionsIn('apart.jsonl')
const all = [...questions, ...apart]
const content = join(import.meta.dirname, '../../content')

test('there are enough of every kind, two thirds of them Vietnamese', () => {
  const dangerous = questions.filter(({ level }) => level >= 3)
  const alike = questions.filter(({ tags }) => tags.includes('look-alike'))
  const others = questions.filter((one) => !dangerous.includes(one) && !alike.includes(one))
  expect(others.length).toBeGreaterThanOrEqual(400)
  expect(dangerous.length).toBeGreaterThanOrEqual(200)
  expect(alike.length).toBeGreaterThanOrEqual(300)
  const vietnamese = questions.filter(({ language }) => language === 'vi').length
  expect(vietnamese / questions.length).toBeGreaterThan(0.64)
  expect(vietnamese / questions.length).toBeLessThan(0.72)
})

test('what was written apart holds cries, harmless messages that sound like one, everyday questions and what is off topic', () => {
  const count = (holds: (one: LabelledQuestion) => boolean) => apart.filter(holds).length
  expect(count(({ level }) => level >= 3)).toBeGreaterThanOrEqual(300)
  expect(count(({ kind, level }) => kind === 'in-scope' && level < 3)).toBeGreaterThanOrEqual(500)
  expect(count(({ kind }) => kind === 'off-topic')).toBeGreaterThanOrEqual(200)
})

test('a look-alike is harmless, and nothing is accepted for what is off topic', () => {
  for (const { id, tags, level } of questions) if (tags.includes('look-alike')) expect(level, id).toBeLessThan(3)
  for (const { id, kind, accept } of all) if (kind === 'off-topic') expect(accept, id).toEqual([])
})

test('every label names a topic or a tree of the content', () => {
  const ids = new Set(
    ['before', 'during', 'after', 'about'].flatMap((stage) =>
      readdirSync(join(content, 'faq', stage)).map((file) => file.split('.')[0] ?? ''),
    ),
  )
  const trees = new Set(readdirSync(join(content, 'trees')).map((file) => `tree:${file.split('.')[0]}`))
  for (const { id, accept } of all) for (const label of accept) expect(ids.has(label) || trees.has(label), `${id}: ${label}`).toBe(true)
})

test('no text stands twice, and none is an ask line or a further way of the content', () => {
  const asks = new Set<string>()
  for (const file of readdirSync(join(content, 'faq'), { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.md')) continue
    const [, front = ''] = readFileSync(join(content, 'faq', file), 'utf8').split(/^---$/m)
    for (const [, line = ''] of front.matchAll(/^\s+- (.+)$/gm)) asks.add(plain(line))
  }
  for (const file of readdirSync(join(content, 'ways'))) {
    for (const line of readFileSync(join(content, 'ways', file), 'utf8').split('\n')) asks.add(plain(line))
  }
  expect(asks.size).toBeGreaterThan(1000)
  const texts = all.map(({ text }) => plain(text)).filter((text) => text.split(' ').length > 4)
  expect(new Set(all.map(({ text }) => text)).size).toBe(all.length)
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
  expect(texts.filter((text) => asks.has(text))).toEqual([])
})
