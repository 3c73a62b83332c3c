import type { Knowledge } from '../../knowledge/knowledge.ts'
import { type Calibration, type Evidence, evidenceKinds, logOdds, type Weights } from '../../knowledge/search/calibration.ts'
import { rank } from '../../knowledge/search/rank.ts'
import { withoutMarks } from '../../knowledge/search/vary.ts'
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

/** Learns the ranking's calibration from labelled questions, each as written, without marks, and with slips. The same questions give the same numbers. */
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

const rounds = 1_500
const step = 0.5
/**
 * Keeps weights small where the examples say little, so that other questions are judged as well as these. What is off topic is of endless
 * kinds, and a sample holds few of them: there all evidence had better be believed a little.
 */
const pull = { right: 0.01, ours: 0.1 } as const

/**
 * Logistic regression by plain gradient descent, from nothing, so that nothing is random. Every kind of evidence is brought to the same
 * scale first: what is told in large numbers would make each step too wide.
 */
function learn(examples: readonly Example[], pulled: number, holds: (example: Example) => boolean): Weights {
  const scales = evidenceKinds.map((kind) => scaleOf(examples.map(({ evidence }) => evidence[kind])))
  const rows = examples.map(({ evidence }) => [1, ...evidenceKinds.map((kind, place) => scaled(evidence[kind], scales[place]))])
  const wanted = examples.map((example) => (holds(example) ? 1 : 0))
  const weights = rows[0]?.map(() => 0) ?? []
  for (let round = 0; round < rounds; round += 1) {
    const slope = weights.map(() => 0)
    rows.forEach((row, at) => {
      const sum = row.reduce((total, value, place) => total + value * (weights[place] ?? 0), 0)
      const miss = 1 / (1 + Math.exp(-sum)) - (wanted[at] ?? 0)
      row.forEach((value, place) => {
        slope[place] = (slope[place] ?? 0) + miss * value
      })
    })
    weights.forEach((weight, place) => {
      weights[place] = weight - step * ((slope[place] ?? 0) / rows.length + (place === 0 ? 0 : pulled * weight))
    })
  }
  return unscaled(weights, scales)
}

interface Scale {
  readonly mean: number
  /** Standard deviation; 1 where there is none. */
  readonly spread: number
}

function scaleOf(values: readonly number[]): Scale {
  const mean = values.reduce((a, b) => a + b, 0) / (values.length || 1)
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length || 1)
  return { mean, spread: Math.sqrt(variance) || 1 }
}

function scaled(value: number, { mean, spread }: Scale = { mean: 0, spread: 1 }): number {
  return (value - mean) / spread
}

/** The same weights for evidence as it comes. */
function unscaled([constant = 0, ...others]: readonly number[], scales: readonly Scale[]): Weights {
  const whole = (value: number) => Math.round(value * 1000) / 1000
  const bare = scales.map(({ spread }, place) => (others[place] ?? 0) / spread)
  const shift = scales.reduce((sum, { mean }, place) => sum + mean * (bare[place] ?? 0), 0)
  return {
    constant: whole(constant - shift),
    ...Object.fromEntries(evidenceKinds.map((kind, place) => [kind, whole(bare[place] ?? 0)])),
  } as Weights
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
