import { execFileSync } from 'node:child_process'
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { type Asked, changedAnswers, labelledAs, run, tellChanges, toldAs } from '../../../src/cli/content/impact.ts'
import { buildSearchIndex } from '../../../src/knowledge/search/search-index.ts'
import { plain } from '../../../src/knowledge/words/normalise.ts'
import { storeFile } from '../../../src/store/control.ts'
import { openKeys } from '../../../src/store/keys/keys.ts'
import { openSqliteStore } from '../../../src/store/open-store.ts'
import { talkKnowledge } from '../../bot/fixture-knowledge.ts'
import { arrived, does, turn } from '../../store/given.ts'

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
  return { id: 'q', language: 'vi', kind: 'in-scope', accept, level: 0, tags: [] } as const
}

test('what is answered differently says how before and now, and whether it turned right', () => {
  const asked = [
    labelledAs({ ...label([first.id]), text: line }),
    labelledAs({ ...label([]), text: `${line} nhé` }),
    { text: `${line} ạ`, from: 'gaps', isRight: null } satisfies Asked,
    labelledAs({ ...label([first.id]), text: told.title }),
  ]
  const changes = changedAnswers(asked, base, now)
  expect(changes.map(({ text, turned }) => [text, turned])).toEqual([
    [line, 'right'],
    [`${line} nhé`, 'neither'],
    [`${line} ạ`, null],
  ])
  expect(changes[0]).toMatchObject({ before: 'none', now: `answer ${first.id}` })
  const report = tellChanges(changes, asked)
  expect(report).toContain('2 of 3 questions are answered differently: 1 turned right, 0 turned wrong')
  expect(report).toContain('1 of 1 that people asked in vain are answered differently')
  expect(report).toContain(`? ${line} ạ\n    none\n    answer ${first.id}`)
  expect(report).toContain(`+ ${line}\n    none\n    answer ${first.id}`)
})

test('a cry that is not raised any more turned wrong, and so did what only sounds like it and is raised', () => {
  const cry = 'tụi nó nhốt em trong nhà'
  const asked = [toldAs(cry, true), toldAs(cry, false), toldAs(line, false)]
  const deaf = { ...base, danger: { ...base.danger, vi: { ...base.danger.vi, signals: base.danger.en.signals } }, told: null }
  const lost = changedAnswers(asked, base, deaf)
  expect(lost.map(({ text, now, turned }) => [text, now, turned])).toEqual([
    [cry, 'not raised', 'wrong'],
    [cry, 'not raised', 'right'],
  ])
  expect(tellChanges(lost, asked)).toContain('2 of 3 lines told of danger or of none are heard differently: 1 turned right, 1 turned wrong')
  expect(changedAnswers(asked.slice(1), deaf, base).map(({ turned }) => turned)).toEqual(['wrong'])
})

/** A repository whose content is the small one, and which the command line is pointed at. */
function repository() {
  const folder = mkdtempSync(join(tmpdir(), 'impact-'))
  const content = join(folder, 'content')
  const root = join(import.meta.dirname, '../../..')
  cpSync(join(root, 'test/fixtures/content'), content, { recursive: true })
  cpSync(join(root, 'content/phrases'), join(content, 'phrases'), { recursive: true })
  const git = (...words: string[]) =>
    execFileSync('git', ['-C', folder, '-c', 'user.name=t', '-c', 'user.email=t@example.org', ...words], { encoding: 'utf8' })
  git('init', '-q')
  const commit = () => git('add', '.') + git('commit', '-q', '-m', 'base')
  vi.stubEnv('BEN_AN_CONTENT', content)
  vi.stubEnv('BEN_AN_DATA', join(folder, 'data'))
  const questions = join(folder, 'questions.jsonl')
  writeFileSync(questions, JSON.stringify({ id: 'q', text: line, lang: 'vi', kind: 'in-scope', accept: [], level: 0 }))
  return { folder, content, questions, commit }
}

function askThatLine(content: string): void {
  const file = join(content, 'faq/before/brokerage-fee.vi.md')
  writeFileSync(file, readFileSync(file, 'utf8').replace('ask:\n', `ask:\n  - con ${line}\n`))
}

/** Compared with the last commit, that line is answered differently, and nothing else. */
async function expectThatLineAlone(questions: string): Promise<void> {
  const said = vi.spyOn(console, 'log').mockReturnValue()
  expect(await run(['--base', 'HEAD', '--questions', questions, '--json'])).toBe(0)
  expect(JSON.parse(String(said.mock.calls[0]?.[0]))).toMatchObject([{ text: line, turned: 'neither' }])
}

test('a content folder is compared with what the repository had', async () => {
  const { content, questions, commit } = repository()
  commit()
  askThatLine(content)
  await expectThatLineAlone(questions)
  const wrong = vi.spyOn(console, 'error').mockReturnValue()
  expect(await run(['--base', 'no-such-revision', '--questions', questions])).toBe(2)
  expect(wrong.mock.calls).toEqual([['git knows no content at no-such-revision']])
})

test('a copy to practise on is compared with the content that the project had', async () => {
  const { folder, content, questions, commit } = repository()
  commit()
  const practice = join(folder, 'practice')
  cpSync(content, practice, { recursive: true })
  askThatLine(practice)
  vi.stubEnv('BEN_AN_CONTENT', practice)
  vi.spyOn(process, 'cwd').mockReturnValue(folder)
  await expectThatLineAlone(questions)
})

test('content that was whole once is compared, whatever later checks find in it', async () => {
  const { content, questions, commit } = repository()
  const facts = join(content, 'facts.yaml')
  const whole = readFileSync(facts, 'utf8')
  writeFileSync(
    facts,
    `${whole}\nold-fee:\n  - { value: 1, unit: months, source: law-69-2020 }\n  - { value: 2, unit: months, source: law-69-2020 }\n`,
  )
  commit()
  writeFileSync(facts, whole)
  askThatLine(content)
  await expectThatLineAlone(questions)
})

test('content of before a phrase was said is compared with the phrase of today in its place', async () => {
  const { content, questions, commit } = repository()
  const file = join(content, 'phrases/vi.json')
  const whole = readFileSync(file, 'utf8')
  writeFileSync(file, '{}')
  appendFileSync(questions, `\n${JSON.stringify({ id: 'hi', text: 'xin chào', lang: 'vi', kind: 'off-topic', accept: [], level: 0 })}`)
  commit()
  writeFileSync(file, whole)
  askThatLine(content)
  await expectThatLineAlone(questions)
})

test('what people asked in vain is asked too, each question once', async () => {
  const { folder, content, questions, commit } = repository()
  commit()
  askThatLine(content)
  const file = storeFile(join(folder, 'data'))
  const keyFile = join(folder, 'master.key')
  vi.stubEnv('BEN_AN_KEY_FILE', keyFile)
  mkdirSync(join(folder, 'data'))
  const store = await openSqliteStore({ path: file, keys: openKeys({ key: keyFile, store: file }).keys, now: Date.now })
  const missed = [`${line} ạ`, plain(`${line} ạ`), 'học bổng']
  for (const [i, question] of missed.entries()) {
    await turn(store, arrived(String(i), `p${i}`), does({ kind: 'note-unanswered', question, language: 'vi' }))
  }
  await store.close()
  const said = vi.spyOn(console, 'log').mockReturnValue()
  expect(await run(['--base', 'HEAD', '--questions', questions])).toBe(0)
  const told = String(said.mock.calls[0]?.[0])
  expect(told).toContain('1 of 2 that people asked in vain are answered differently')
  expect(told.match(/^\? /gm)).toHaveLength(1)
})
