import { parseArgs } from 'node:util'
import { readConfig } from '../config.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { stripMarks } from '../knowledge/normalise.ts'
import { readLibrary } from '../library/read-library.ts'
import { ask } from './eval/ask.ts'
import { calibrate } from './eval/calibrate.ts'
import { leaveOneOut } from './eval/leave-one-out.ts'
import { type LabelledQuestion, readQuestions } from './eval/read-questions.ts'
import { type Answered, confusions, scoreByLanguage } from './eval/score.ts'
import { type Measured, toJson, toTable } from './eval/tell.ts'
import { leftOutJson, leftOutTable } from './eval/tell-left-out.ts'

export const summary =
  'measure understanding on labelled questions, or on the ask lines: eval --questions FILE | --leave-one-out [--json] [--calibrate]'

/** Exit code 0 when it ran, whatever the scores; 2 with one line when the questions cannot be read. */
export async function run(argv: readonly string[]): Promise<number> {
  const options = readOptions(argv)
  if (typeof options === 'string') {
    console.error(options)
    return 2
  }
  if (options.questions === null) {
    const lines = leaveOneOut(await readLibrary(readConfig().contentFolder))
    console.log(options.json ? leftOutJson(lines) : leftOutTable(lines))
    return 0
  }
  const questions = await readQuestions(options.questions)
  if ('problem' in questions) {
    console.error(questions.problem)
    return 2
  }
  const knowledge = await readLibrary(readConfig().contentFolder)
  if (options.calibrate) {
    console.log(JSON.stringify(calibrate(questions, knowledge, withoutMarks, aim), null, 2))
    return 0
  }
  const measured = measure(questions, knowledge)
  console.log(options.json ? toJson(measured) : toTable(measured))
  return 0
}

/** What the numbers in src/knowledge/search/calibration.ts are set for. */
const aim = { precision: 0.93, refused: 0.9 } as const

interface Options {
  /** Null asks the content's own ask lines instead, each while it is not there. */
  readonly questions: string | null
  readonly json: boolean
  readonly calibrate: boolean
}

function readOptions(argv: readonly string[]): Options | string {
  const flag = { type: 'boolean', default: false } as const
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: { questions: { type: 'string' }, 'leave-one-out': flag, json: flag, calibrate: flag },
    })
    const { questions, json, calibrate } = values
    if (values['leave-one-out']) return { questions: null, json, calibrate }
    return questions === undefined ? '--questions names a file of labelled questions' : { questions, json, calibrate }
  } catch (error) {
    return (error as Error).message
  }
}

/** Every question as written and, where it is Vietnamese, with its marks taken away; the tags of a file are slices of their own. */
export function measure(questions: readonly LabelledQuestion[], knowledge: Knowledge): Measured {
  for (const { text } of questions.slice(0, warmUps)) ask(text, knowledge)
  const asWritten = questions.map((question): Answered => ({ question, decided: ask(question.text, knowledge) }))
  const plain = questions.map((question): Answered => {
    const text = question.language === 'vi' ? withoutMarks(question.text) : question.text
    return { question, decided: ask(text, knowledge) }
  })
  const tags = [...new Set(questions.flatMap((question) => question.tags))]
  const tagged = tags.map(
    (tag) =>
      [
        tag,
        scoreByLanguage(
          asWritten.filter(({ question }) => question.tags.includes(tag)),
          knowledge,
        ),
      ] as const,
  )
  const took = [...asWritten, ...plain].map(({ decided }) => decided.tookMs).sort((a, b) => a - b)
  const quantile = (share: number) => took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0
  return {
    questions: questions.length,
    slices: {
      'as-written': scoreByLanguage(asWritten, knowledge),
      plain: scoreByLanguage(plain, knowledge),
      ...Object.fromEntries(tagged),
    },
    latencyMs: { p50: quantile(0.5), p99: quantile(0.99) },
    decided: [...asWritten.map((line) => ({ ...line, slice: 'as-written' })), ...plain.map((line) => ({ ...line, slice: 'plain' }))],
    confusions: confusions(asWritten, knowledge),
  }
}

/** Code runs slowly until it has run a few hundred times; the server's first conversations are not what is measured. */
const warmUps = 300

/** As people type without a Vietnamese keyboard: everything stays but the marks. */
function withoutMarks(text: string): string {
  return stripMarks(text.normalize('NFC')).replaceAll('Đ', 'D')
}
