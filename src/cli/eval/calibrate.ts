import type { Knowledge } from '../../knowledge/knowledge.ts'
import { type Calibration, type Evidence, evidenceKinds, logOdds, type Weights } from '../../knowledge/search/calibration.ts'
import { rank } from '../../knowledge/search/rank.ts'
import { withoutMarks } from '../../knowledge/search/vary.ts'
import { fitLogistic } from './fit-logistic.ts'
import type { LabelledQuestion } from './read-questions.ts'
import { accepts } from './score.ts'
import { slips } from './styles.ts'

/** What the thresholds are set for. */
export interface Aim {
  /** Of the questions answered straight away, the share that is right. */
  readonly precision: number
  /** Of the off-topic questions, the share that is refused. */
  readonly refused: number
}

/** Chosen, not learnt: a single word that three answers share is a question, not an order. */
const leastLead = 0.03

interface Example {
  readonly evidence: Evidence
  readonly right: boolean
  readonly ours: boolean
}

/**
 * Learns the ranking's calibration from labelled questions, each as written, without marks, and with slips. The same
 * questions give the same numbers.
 */
export function calibrate(questions: readonly LabelledQuestion[], knowledge: Knowledge, aim: Aim): Calibration {
  const examples = questions
    .filter(({ kind }) => kind !== 'danger')
    .flatMap((question) =>
      [question.text, withoutMarks(question.text), slips(question.text)].map((text) => exampleOf(text, question, knowledge)),
    )
  const right = learn(examples, pull.right, (example) => example.right)
  const ours = learn(examples, pull.ours, (example) => example.ours)
  const oursFrom = thresholdFor(
    examples.filter((example) => !example.ours).map(({ evidence }) => logOdds(evidence, ours)),
    aim.refused,
  )
  const kept = examples.filter(({ evidence }) => evidence.lead >= leastLead)
  return { right, ours, sureFrom: sureFrom(kept, right, aim.precision), leastLead, oursFrom }
}

function exampleOf(text: string, question: LabelledQuestion, knowledge: Knowledge): Example {
  const { hits, evidence } = rank(text, knowledge, { language: null, stage: null, topicBefore: null, country: null })
  const right = hits[0] !== undefined && accepts(question, hits[0].topic, knowledge)
  return { evidence, right, ours: question.kind !== 'off-topic' || right }
}

/**
 * Keeps weights small where the examples say little, so that other questions are judged as well as these. What is off topic is of endless
 * kinds, and a sample holds few of them: there all evidence had better be believed a little.
 */
const pull = { right: 0.01, ours: 0.1 } as const

function learn(examples: readonly Example[], pulled: number, holds: (example: Example) => boolean): Weights {
  const fitted = fitLogistic(
    examples.map(({ evidence }) => evidence),
    evidenceKinds,
    examples.map(holds),
    pulled,
  )
  return { constant: fitted.constant, ...fitted.weights }
}

/** The lowest threshold that this share of the values stays under. */
function thresholdFor(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return Math.round(((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) + 0.0005) * 1000) / 1000
}

/** The lowest log-odds from which on answers are right often enough. */
function sureFrom(examples: readonly Example[], weights: Weights, precision: number): number {
  const sorted = examples.map(({ evidence, right }) => ({ odds: logOdds(evidence, weights), right })).sort((a, b) => b.odds - a.odds)
  let from = sorted[0]?.odds ?? 0
  let good = 0
  sorted.forEach(({ odds, right }, at) => {
    good += right ? 1 : 0
    if (good / (at + 1) >= precision) from = odds
  })
  return Math.round(from * 1000) / 1000
}
