import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { phraseKeys } from '../../bot/phrases.ts'
import { readConfig } from '../../config.ts'
import type { ContentFile } from '../../knowledge/compile/read.ts'
import { compileEarlier } from '../../knowledge/compile.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { plain } from '../../knowledge/words/normalise.ts'
import { digest } from '../../library/read-content.ts'
import { readLibrary } from '../../library/read-library.ts'
import { askStore } from '../ask-store.ts'
import { ask } from '../eval/ask.ts'
import { readQuestions } from '../eval/read-questions.ts'
import { accepts } from '../eval/score.ts'
import { tellUsage } from '../tell-usage.ts'

export const summary =
  'which questions would be answered differently than by an earlier content: impact --base REV [--questions FILE] [--json]'

/** Asks the labelled questions and the redacted ones that nobody could answer. Exit code 2 when the earlier content cannot be read. */
export async function run(argv: readonly string[]): Promise<number> {
  const options = { base: { type: 'string' }, questions: { type: 'string', default: 'test/eval/questions.jsonl' } } as const
  const { values } = parseArgs({ args: [...argv], options: { ...options, json: { type: 'boolean', default: false } } })
  if (values.base === undefined) return tellUsage(summary, { of: 'content' })
  const { contentFolder: folder, keptContent } = readConfig()
  const base = contentAt(values.base, folder)
  const questions = await readQuestions(values.questions)
  const problem = 'problem' in base ? base.problem : 'problem' in questions ? questions.problem : null
  if ('problem' in base || 'problem' in questions) {
    console.error(problem)
    return 2
  }
  const gaps = new Map(((await askStore('unanswered')) ?? []).map(({ question }) => [plain(question) || question, question]))
  const asked = [
    ...questions.map((question): Asked => ({ text: question.text, question })),
    ...[...gaps.values()].map((text): Asked => ({ text, question: null })),
  ]
  const changes = changedAnswers(asked, base.knowledge, await readLibrary(folder, keptContent))
  console.log(values.json ? JSON.stringify(changes) : tellChanges(changes, asked))
  return 0
}

export interface Asked {
  readonly text: string
  /** What a right answer is; null for a question that nobody could answer. */
  readonly question: Parameters<typeof accepts>[0] | null
}

/** A message that is answered differently now. */
export interface Change {
  readonly text: string
  /** `answer brokerage-fee`, `choices a, b`, `none`, `danger 4 violence`. */
  readonly before: string
  readonly now: string
  /** Null where nobody has said what is right. */
  readonly turned: 'right' | 'wrong' | 'neither' | null
}

/** In the order in which they were asked. */
export function changedAnswers(asked: readonly Asked[], base: Knowledge, now: Knowledge): readonly Change[] {
  return asked.flatMap(({ text, question }): readonly Change[] => {
    const [before, after] = [ask(text, base), ask(text, now)]
    const [said, says] = [before, after].map(({ decision, shown, level }) =>
      [decision, ...(level >= 3 ? [level] : []), shown.join(', ')].join(' ').trim(),
    ) as [string, string]
    if (said === says) return []
    if (question === null) return [{ text, before: said, now: says, turned: null }]
    const right = (shown: readonly string[], knowledge: Knowledge) => shown[0] !== undefined && accepts(question, shown[0], knowledge)
    const [was, is] = [right(before.shown, base), right(after.shown, now)]
    return [{ text, before: said, now: says, turned: was === is ? 'neither' : is ? 'right' : 'wrong' }]
  })
}

const order = ['wrong', 'right', null, 'neither'] as const
const marks = { wrong: '-', right: '+', 'asked-in-vain': '?', neither: ' ' } as const

/** A paragraph a change, those that turned wrong first. */
export function tellChanges(changes: readonly Change[], asked: readonly Asked[]): string {
  const inVain = asked.filter(({ question }) => question === null).length
  const sorted = changes.toSorted((a, b) => order.indexOf(a.turned) - order.indexOf(b.turned))
  const count = (turned: Change['turned']) => changes.filter((change) => change.turned === turned).length
  const labelled = `${changes.length - count(null)} of ${asked.length - inVain} questions are answered differently: ${count('right')} turned right, ${count('wrong')} turned wrong`
  const heading = `${labelled}\n${count(null)} of ${inVain} that people asked in vain are answered differently`
  const told = sorted.map(({ text, before, now, turned }) => `${marks[turned ?? 'asked-in-vain']} ${text}\n    ${before}\n    ${now}`)
  return [heading, ...told].join('\n\n')
}

/** The content folder as the repository had it at a revision, compiled by the program as it is now; of a copy that no repository keeps, the project's own. */
function contentAt(revision: string, folder: string): { readonly knowledge: Knowledge } | { readonly problem: string } {
  const kept = namesIn(folder, revision)
  const own = join(process.cwd(), 'content')
  const [from, names] = kept.length > 0 ? [folder, kept] : [own, namesIn(own, revision)]
  if (names.length === 0) return { problem: `git knows no content at ${revision}` }
  const files = cutBatch(git(from, ['cat-file', '--batch'], names.map((name) => `${revision}:./${name}\n`).join('')), names)
  const compiled = compileEarlier(files, digest, phraseKeys)
  if ('knowledge' in compiled) return compiled
  const [first] = compiled.problems
  return {
    problem: `the content at ${revision} is not whole for the program as it is now: ${first?.file}:${first?.line} ${first?.problem}`,
  }
}

/** None where the folder is not the repository's. */
function namesIn(folder: string, revision: string): readonly string[] {
  try {
    return git(folder, ['ls-tree', '-r', '-z', '--name-only', revision, '.']).toString().split('\0').filter(Boolean)
  } catch {
    return []
  }
}

/** What `git cat-file --batch` says: for each file a line that ends in its size in bytes, the bytes, and a line end. */
function cutBatch(batch: Buffer, names: readonly string[]): readonly ContentFile[] {
  let at = 0
  return names.map((name) => {
    const from = batch.indexOf(10, at) + 1
    const size = Number(batch.subarray(at, from).toString().trim().split(' ').at(-1))
    at = from + size + 1
    return { path: `content/${name}`, text: batch.subarray(from, from + size).toString() }
  })
}

/** Throws when git ends with an error. */
function git(folder: string, words: readonly string[], input = ''): Buffer {
  return execFileSync('git', [...words], { cwd: folder, input, maxBuffer: 2 ** 26, stdio: ['pipe', 'pipe', 'ignore'] })
}
