import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { changedAnswers, run, tellChanges } from '../../src/cli/content/impact.ts'
import { buildSearchIndex } from '../../src/knowledge/search/index.ts'
import { talkKnowledge } from '../bot/fixture-knowledge.ts'

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})

const base = talkKnowledge()
const line = 'dế mèn phiêu lưu xứ bọ ngựa'
const [first] = base.topics.values()
if (!first) throw new Error('no topic')
const { vi: told, en } = first.entry
const topics = new Map([...base.topics, [first.id, { ...first, entry: { en, vi: { ...told, ask: [...told.ask, line] } } }]])
const now = { ...base, topics, search: buildSearchIndex(topics, base.lexicon, base.countries) }

const label = (accept: readonly string[]) => {
  return { id: 'q', text: '', language: 'vi', kind: 'in-scope', accept, level: 0, tags: [] } as const
}

test('what is answered differently says how before and now, and whether it turned right', () => {
  const changes = changedAnswers(
    [
      { text: line, question: label([first.id]) },
      { text: `${line} nhé`, question: label([]) },
      { text: `${line} ạ`, question: null },
      { text: told.title, question: label([first.id]) },
    ],
    base,
    now,
  )
  expect(changes.map(({ text, turned }) => [text, turned])).toEqual([
    [line, 'right'],
    [`${line} nhé`, 'neither'],
    [`${line} ạ`, null],
  ])
  expect(changes[0]).toMatchObject({ before: 'none', now: `answer ${first.id}` })
  const report = tellChanges(changes, 4)
  expect(report).toContain('3 of 4 questions are answered differently: 1 turned right, 0 turned wrong')
  expect(report).toContain(`+ ${line}\n    none\n    answer ${first.id}`)
})

test('a content folder is compared with what the repository had', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'impact-'))
  const content = join(folder, 'content')
  const root = join(import.meta.dirname, '../..')
  cpSync(join(root, 'test/fixtures/content'), content, { recursive: true })
  cpSync(join(root, 'content/phrases'), join(content, 'phrases'), { recursive: true })
  const git = (...words: string[]) => execFileSync('git', ['-C', folder, '-c', 'user.name=t', '-c', 'user.email=t@example.org', ...words])
  git('init', '-q')
  git('add', '.')
  git('commit', '-q', '-m', 'base')
  const [entry] = execFileSync('git', ['-C', folder, 'ls-files', 'content/faq/before/*.vi.md'], { encoding: 'utf8' }).split('\n')
  const file = join(folder, entry ?? '')
  writeFileSync(file, readFileSync(file, 'utf8').replace('ask:\n', `ask:\n  - con ${line}\n`))
  const questions = join(folder, 'questions.jsonl')
  const asked = { id: 'q', text: line, lang: 'vi', kind: 'in-scope', accept: [], level: 0 }
  writeFileSync(questions, JSON.stringify(asked))
  vi.stubEnv('BEN_AN_CONTENT', content)
  vi.stubEnv('BEN_AN_DATA', join(folder, 'data'))
  const said = vi.spyOn(console, 'log').mockReturnValue()
  expect(await run(['--base', 'HEAD', '--questions', questions, '--json'])).toBe(0)
  const [[json]] = said.mock.calls as [[string]]
  expect(JSON.parse(json)).toMatchObject([{ text: line, turned: 'neither' }])
  const wrong = vi.spyOn(console, 'error').mockReturnValue()
  expect(await run(['--base', 'no-such-revision', '--questions', questions])).toBe(2)
  expect(wrong.mock.calls).toEqual([['git knows no content at no-such-revision']])
})
