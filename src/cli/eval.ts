import { readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { readConfig } from '../config.ts'
import { readLibrary } from '../library/read-library.ts'
import { readFurtherWays } from './content/read-further-ways.ts'
import { type Baseline, dropsSince, tellDrops, toBaseline } from './eval/baseline.ts'
import { calibrate } from './eval/calibrate.ts'
import { calibrateDanger } from './eval/calibrate-danger.ts'
import { compare, tellCompared } from './eval/compare.ts'
import { leaveOneOut } from './eval/leave-one-out.ts'
import { measure } from './eval/measure.ts'
import { type LabelledQuestion, readQuestions, type Unreadable } from './eval/read-questions.ts'
import { toJson, toTable } from './eval/tell.ts'
import { leftOutJson, leftOutTable } from './eval/tell-left-out.ts'

export const summary =
  'measure understanding on labelled questions, or on the ask lines: eval --questions FILE [--questions FILE] | --leave-one-out [--json] [--calibrate] [--compare] [--baseline FILE] [--keep FILE]'

/**
 * Exit code 0 when it ran, whatever the scores; 2 with one line when the questions cannot be read. With `--baseline` 1 when a measure came
 * out lower than that by more than chance explains.
 */
export async function run(argv: readonly string[]): Promise<number> {
  const options = readOptions(argv)
  if (typeof options === 'string') {
    console.error(options)
    return 2
  }
  const { contentFolder, keptContent } = readConfig()
  if (options.questions === null) {
    const lines = leaveOneOut(await readLibrary(contentFolder, keptContent), await readFurtherWays(contentFolder))
    console.log(options.json ? leftOutJson(lines) : leftOutTable(lines))
    return 0
  }
  const questions = await readAll(options.questions)
  if ('problem' in questions) {
    console.error(questions.problem)
    return 2
  }
  const knowledge = await readLibrary(contentFolder, keptContent)
  if (options.calibrate) {
    const danger = calibrateDanger(questions, knowledge, noticed)
    console.log(JSON.stringify({ answers: calibrate(questions, knowledge, aim), danger }, null, 2))
    return 0
  }
  if (options.compare) {
    const compared = await compare(questions, knowledge, await readFurtherWays(contentFolder))
    if (compared === 'no-peers') {
      console.error('--compare asks packages that an installation lacks: run it in a copy of the source, after `npm ci`')
      return 2
    }
    console.log(options.json ? JSON.stringify(compared) : tellCompared(compared))
    return 0
  }
  const measured = measure(questions, knowledge)
  console.log(options.json ? toJson(measured) : toTable(measured))
  const asWritten = measured.decided.filter(({ slice }) => slice === 'as-written')
  if (options.keep !== null) await writeFile(options.keep, `${JSON.stringify(toBaseline(asWritten, knowledge), null, 2)}\n`)
  if (options.baseline === null) return 0
  const drops = dropsSince(JSON.parse(await readFile(options.baseline, 'utf8')) as Baseline, asWritten, knowledge)
  if (drops.length > 0) console.error(tellDrops(drops))
  return drops.length === 0 ? 0 : 1
}

/** The questions of all files, one after the other. */
async function readAll(files: readonly string[]): Promise<readonly LabelledQuestion[] | Unreadable> {
  const read = await Promise.all(files.map(readQuestions))
  return read.find((one) => 'problem' in one) ?? read.flatMap((one) => ('problem' in one ? [] : one))
}

/** What the numbers in src/knowledge/search/calibration.ts are set for, and those in src/knowledge/danger/told/weigh.ts. */
const aim = { precision: 0.95, refused: 0.945 } as const
const noticed = { raised: 0.99, asked: 0.994 } as const

interface Options {
  /** Null asks the content's own ask lines instead, each while it is not there. */
  readonly questions: readonly string[] | null
  readonly json: boolean
  readonly calibrate: boolean
  /** Asks other engines the same questions over the same content. */
  readonly compare: boolean
  /** A file that `keep` wrote at an earlier time, to compare with. */
  readonly baseline: string | null
  readonly keep: string | null
}

function readOptions(argv: readonly string[]): Options | string {
  const flag = { type: 'boolean', default: false } as const
  const file = { type: 'string' } as const
  const files = { type: 'string', multiple: true } as const
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: { questions: files, 'leave-one-out': flag, json: flag, calibrate: flag, compare: flag, baseline: file, keep: file },
    })
    const { json, calibrate, compare, baseline = null, keep = null } = values
    const questions = values['leave-one-out'] ? null : values.questions
    if (questions === undefined) return '--questions names a file of labelled questions'
    return { questions, json, calibrate, compare, baseline, keep }
  } catch (error) {
    return (error as Error).message
  }
}
