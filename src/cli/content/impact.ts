import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '../../config.ts'
import type { ContentFile } from '../../knowledge/compile/read.ts'
import { compileEarlier, survey } from '../../knowledge/compile.ts'
import { type Knowledge, languages } from '../../knowledge/knowledge.ts'
import { plain } from '../../knowledge/words/normalise.ts'
import { digest, readContent } from '../../library/read-content.ts'
import { readLibrary } from '../../library/read-library.ts'
import { askStore } from '../ask-store.ts'
import { ask, type Decided } from '../eval/ask.ts'
import { type LabelledQuestion, readQuestions } from '../eval/read-questions.ts'
import { accepts } from '../eval/score.ts'
import { tellUsage } from '../tell-usage.ts'

export const summary =
  'which questions would be answered differently than by an earlier content: impact --base REV [--questions FILE] [--json]'

/**
 * Asks the labelled questions, the redacted ones that nobody could answer, and what was told of danger and of none. Exit code 2 when the
 * earlier content cannot be read.
 */
export async function run(argv: readonly string[]): Promise<number> {
  const options = { base: { type: 'string' }, questions: { type: 'string', default: 'test/eval/questions.jsonl' } } as const
  const { values } = parseArgs({ args: [...argv], options: { ...options, json: { type: 'boolean', default: false } } })
  if (values.base === undefined) return tellUsage(summary, { of: 'content' })
  const { contentFolder: folder, keptContent } = readConfig()
  const now = await readLibrary(folder, keptContent)
  const base = contentAt(values.base, folder, now)
  const questions = await readQuestions(values.questions)
  const problem = 'problem' in base ? base.problem : 'problem' in questions ? questions.problem : null
  if ('problem' in base || 'problem' in questions) {
    console.error(problem)
    return 2
  }
  const gaps = new Map(((await askStore('unanswered')) ?? []).map(({ question }) => [plain(question) || question, question]))
  const asked = [
    ...questions.map(labelledAs),
    ...[...gaps.values()].map((text): Asked => ({ text, from: 'gaps', isRight: null })),
    ...(await toldIn(folder, now)),
  ]
  const changes = changedAnswers(asked, base.knowledge, now)
  console.log(values.json ? JSON.stringify(changes) : tellChanges(changes, asked))
  return 0
}

/** What is asked, and where it stands: a labelled question, one that people asked in vain, a line told of danger or of none. */
export interface Asked {
  readonly text: string
  readonly from: 'questions' | 'gaps' | 'told'
  /** Whether it was decided rightly; null where nobody has said what is right. */
  readonly isRight: ((decided: Decided, knowledge: Knowledge) => boolean) | null
}

export function labelledAs(question: LabelledQuestion): Asked {
  const isRight = ({ shown: [first] }: Decided, knowledge: Knowledge) => first !== undefined && accepts(question, first, knowledge)
  return { text: question.text, from: 'questions', isRight }
}

/** What tells of grave danger is right when it is raised, what only sounds like it when it is not. */
async function toldIn(folder: string, { signals }: Knowledge): Promise<readonly Asked[]> {
  const { draft } = survey(await readContent(folder), digest)
  const isGrave = (id: string | null) => signals.some((signal) => signal.id === id && signal.level >= 3)
  return draft.told.flatMap(({ examples: { signal, told, notDanger } }) =>
    languages.flatMap((language) => [
      ...(isGrave(signal) ? told[language].map((text) => toldAs(text, true)) : []),
      ...notDanger[language].map((text) => toldAs(text, false)),
    ]),
  )
}

export function toldAs(text: string, isDanger: boolean): Asked {
  return { text, from: 'told', isRight: ({ level }) => level >= 3 === isDanger }
}

/** A message that is answered differently now. */
export interface Change {
  readonly text: string
  readonly from: Asked['from']
  /**
   * `answer brokerage-fee`, `choices a, b`, `none`, `danger 4 violence`; of a told line only whether it is raised, and whose steps it has.
   */
  readonly before: string
  readonly now: string
  /** Null where nobody has said what is right. */
  readonly turned: 'right' | 'wrong' | 'neither' | null
}

/** In the order in which they were asked. */
export function changedAnswers(asked: readonly Asked[], base: Knowledge, now: Knowledge): readonly Change[] {
  return asked.flatMap(({ text, from, isRight }): readonly Change[] => {
    const [before, after] = [ask(text, base), ask(text, now)]
    const [said, says] = [before, after].map((decided) => decidedAs(decided, from)) as [string, string]
    if (said === says) return []
    const [was, is] = [isRight?.(before, base), isRight?.(after, now)]
    const turned = isRight === null ? null : was === is ? 'neither' : is ? 'right' : 'wrong'
    return [{ text, from, before: said, now: says, turned }]
  })
}

function decidedAs({ decision, shown, level }: Decided, from: Asked['from']): string {
  if (from === 'told') return level >= 3 ? `raised ${level} ${shown[0] ?? ''}`.trim() : 'not raised'
  return [decision, ...(level >= 3 ? [level] : []), shown.join(', ')].join(' ').trim()
}

const order = ['wrong', 'right', null, 'neither'] as const
const marks = { wrong: '-', right: '+', 'asked-in-vain': '?', neither: ' ' } as const

/** A paragraph a change, those that turned wrong first. */
export function tellChanges(changes: readonly Change[], asked: readonly Asked[]): string {
  const sorted = changes.toSorted((a, b) => order.indexOf(a.turned) - order.indexOf(b.turned))
  const heading = (['questions', 'gaps', 'told'] as const).map((from) => {
    const changed = changes.filter((change) => change.from === from)
    const count = (turned: Change['turned']) => changed.filter((change) => change.turned === turned).length
    const share = `${changed.length} of ${asked.filter((one) => one.from === from).length} ${heads[from]} differently`
    return from === 'gaps' ? share : `${share}: ${count('right')} turned right, ${count('wrong')} turned wrong`
  })
  const told = sorted.map(({ text, before, now, turned }) => `${marks[turned ?? 'asked-in-vain']} ${text}\n    ${before}\n    ${now}`)
  return [heading.join('\n'), ...told].join('\n\n')
}

const heads = {
  questions: 'questions are answered',
  gaps: 'that people asked in vain are answered',
  told: 'lines told of danger or of none are heard',
} as const

/**
 * The content folder as the repository had it at a revision, compiled by the program as it is now; of a copy that no repository keeps, the
 * project's own.
 */
function contentAt(
  revision: string,
  folder: string,
  { phrases }: Knowledge,
): { readonly knowledge: Knowledge } | { readonly problem: string } {
  const kept = namesIn(folder, revision)
  const own = join(process.cwd(), 'content')
  const [from, names] = kept.length > 0 ? [folder, kept] : [own, namesIn(own, revision)]
  if (names.length === 0) return { problem: `git knows no content at ${revision}` }
  const files = cutBatch(git(from, ['cat-file', '--batch'], names.map((name) => `${revision}:./${name}\n`).join('')), names)
  const compiled = compileEarlier(files, digest, phrases)
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
