import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { readQuestions } from '../../src/cli/eval/read-questions.ts'
import { plain } from '../../src/knowledge/words/normalise.ts'

const read = await readQuestions(join(import.meta.dirname, 'questions.jsonl'))
if ('problem' in read) throw new Error(read.problem)
const questions = new Set(read.map(({ text }) => plain(text)))
const folder = join(import.meta.dirname, '../../content/danger')
type Lines = { readonly vi?: readonly string[]; readonly en?: readonly string[] }
const files = readdirSync(join(folder, 'told')).map((file) => {
  const { told, 'no-danger': notDanger } = parse(readFileSync(join(folder, 'told', file), 'utf8')) as { told?: Lines; 'no-danger'?: Lines }
  return { signal: file.replace('.yaml', ''), told: told ?? {}, notDanger: notDanger ?? {} }
})

test('no told line is one of the questions that are measured with', () => {
  const lines = files.flatMap(({ told, notDanger }) => [told, notDanger].flatMap(({ vi = [], en = [] }) => [...vi, ...en]))
  expect(lines.length).toBeGreaterThan(2_500)
  expect(lines.filter((line) => line.split(' ').length > 4 && questions.has(plain(line)))).toEqual([])
})

test('every danger of level 3 or more is told in both languages, and so is what only sounds like it', () => {
  const dangers = readdirSync(folder).filter((file) =>
    /^level: [34]$/m.test(file.endsWith('.yaml') ? readFileSync(join(folder, file), 'utf8') : ''),
  )
  expect(dangers.length).toBeGreaterThan(20)
  for (const file of dangers) {
    const examples = files.find(({ signal }) => `${signal}.yaml` === file)
    expect(examples?.told.vi?.length, file).toBeGreaterThanOrEqual(30)
    expect(examples?.told.en?.length, file).toBeGreaterThanOrEqual(18)
    expect(examples?.notDanger.vi?.length, file).toBeGreaterThanOrEqual(15)
    expect(examples?.notDanger.en?.length, file).toBeGreaterThanOrEqual(10)
  }
})
