/**
 * What was learnt about terms: which topics each speaks for and against. It stands in content/learned.txt, written by
 * `npm run content -- learn`; content without it is ranked by its words alone.
 */
import type { TopicId } from '../knowledge.ts'
import type { Question } from './question.ts'
import type { Term } from './terms.ts'

/** As it stands in the file. Classes are the topics in order, and behind them one for what is somebody else's to answer. */
export interface LearnedWeights {
  readonly topics: readonly TopicId[]
  /** What a weight of 1 is worth, in log-odds for a question that is this term alone. */
  readonly step: number
  readonly biases: readonly number[]
  readonly lines: readonly LearnedLine[]
}

export interface LearnedLine {
  readonly term: Term
  /** Class and weight, -127 to 127. */
  readonly pairs: readonly (readonly [number, number])[]
}

/** As ranking reads it: the classes of term `t` stand from `from[t]` to `from[t + 1]`, and beside them what they weigh. */
export interface Learned {
  /** The class of each topic of the index; -1 for a topic that came after the learning. */
  readonly classOf: Int16Array
  readonly step: number
  readonly biases: Float32Array
  readonly from: Uint32Array
  readonly classes: Uint16Array
  readonly weights: Int8Array
}

/** What the index does not know any more falls away. */
export function placeLearned(learned: LearnedWeights, topics: readonly TopicId[], terms: ReadonlyMap<Term, number>): Learned {
  const byTerm = new Map(learned.lines.map(({ term, pairs }) => [term, pairs]))
  const from = new Uint32Array(terms.size + 1)
  const classes: number[] = []
  const weights: number[] = []
  for (const [term, number] of terms) {
    for (const [one, weight] of byTerm.get(term) ?? []) {
      classes.push(one)
      weights.push(weight)
    }
    from[number + 1] = classes.length
  }
  return {
    classOf: Int16Array.from(topics, (topic) => learned.topics.indexOf(topic)),
    step: learned.step,
    biases: Float32Array.from(learned.biases),
    from,
    classes: Uint16Array.from(classes),
    weights: Int8Array.from(weights),
  }
}

/** How likely each class is, 0 to 1; together 1. The last is what is somebody else's to answer. */
export function likelihoods({ terms, weights, learnedNorm }: Question, learned: Learned): Float32Array {
  const sums = Float32Array.from(learned.biases)
  const unit = learned.step / (learnedNorm + 1e-6)
  for (let n = 0; n < terms.length; n += 1) {
    const term = terms[n] ?? 0
    const value = (weights[n] ?? 0) * unit
    const end = learned.from[term + 1] ?? 0
    for (let at = learned.from[term] ?? 0; at < end; at += 1) {
      const one = learned.classes[at] ?? 0
      sums[one] = (sums[one] ?? 0) + value * (learned.weights[at] ?? 0)
    }
  }
  let highest = -Infinity
  for (const sum of sums) if (sum > highest) highest = sum
  let total = 0
  for (let one = 0; one < sums.length; one += 1) {
    sums[one] = Math.exp((sums[one] ?? 0) - highest)
    total += sums[one] ?? 0
  }
  for (let one = 0; one < sums.length; one += 1) sums[one] = (sums[one] ?? 0) / total
  return sums
}
