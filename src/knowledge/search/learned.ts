/**
 * What was learnt about terms: which topics each speaks for and against. It stands in content/learned.txt, written by
 * `npm run content -- learn`; content without it is ranked by its lines alone.
 */
import type { TopicId } from '../knowledge.ts'
import type { Question } from './question.ts'

/** As it stands in the file. Classes are the topics in order, and behind them one for what is somebody else's to answer. */
export interface LearnedWeights {
  readonly topics: readonly TopicId[]
  /** How many texts it was learnt from. */
  readonly texts: number
  /** What a weight of 1 is worth, in log-odds for a question that is this term alone. */
  readonly step: number
  readonly biases: readonly number[]
  readonly lines: readonly LearnedLine[]
}

export interface LearnedLine {
  /** Its name. */
  readonly term: string
  /** How many of the texts hold it. */
  readonly times: number
  /** Class and weight, -127 to 127, by turns: a million of them in arrays of two took a hundred megabytes while content is read. */
  readonly pairs: readonly number[]
}

/** As ranking reads it: the classes of row `r` stand from `from[r]` to `from[r + 1]`, and beside them what they weigh. */
export interface Learned {
  /** The class of each topic of the index; -1 for a topic that came after the learning. */
  readonly classOf: Int16Array
  readonly step: number
  readonly biases: Float32Array
  readonly from: Uint32Array
  /** A million and more, so in no more bytes than their numbers need. */
  readonly classes: Uint8Array | Uint16Array
  readonly weights: Int8Array
}

/** Rows are the lines in their order. */
export function placeLearned({ topics: learnt, step, biases, lines }: LearnedWeights, topics: readonly TopicId[]): Learned {
  const Numbers = learnt.length < 2 ** 8 ? Uint8Array : Uint16Array
  const { from, columns: classes, weights } = placePairs<Learned['classes']>(lines, (count) => new Numbers(count))
  return {
    classOf: Int16Array.from(topics, (topic) => learnt.indexOf(topic)),
    step,
    biases: Float32Array.from(biases),
    from,
    classes,
    weights,
  }
}

/** The pairs of all lines one behind the other: those of line `r` stand from `from[r]` to `from[r + 1]`. */
export function placePairs<Columns extends Uint8Array | Uint16Array>(
  lines: readonly LearnedLine[],
  columnsFor: (count: number) => Columns,
): { readonly from: Uint32Array; readonly columns: Columns; readonly weights: Int8Array } {
  const from = new Uint32Array(lines.length + 1)
  lines.forEach(({ pairs }, row) => {
    from[row + 1] = (from[row] ?? 0) + pairs.length / 2
  })
  const count = from[lines.length] ?? 0
  const [columns, weights] = [columnsFor(count), new Int8Array(count)]
  lines.forEach(({ pairs }, row) => {
    const start = from[row] ?? 0
    for (let at = 0; 2 * at < pairs.length; at += 1) {
      columns[start + at] = pairs[2 * at] ?? 0
      weights[start + at] = pairs[2 * at + 1] ?? 0
    }
  })
  return { from, columns, weights }
}

/**
 * The logarithm of how likely each class is; the last is what is somebody else's to answer. Written into
 * `sums`, which has a place for each.
 */
export function logLikelihoods(
  { rows, weights, norm }: Question,
  learned: Learned,
  sums: Float32Array = new Float32Array(learned.biases.length),
): Float32Array {
  sums.set(learned.biases)
  const unit = learned.step / (norm + 1e-6)
  const known = learned.from.length - 1
  for (let n = 0; n < rows.length; n += 1) {
    const row = rows[n] ?? 0
    if (row >= known) continue
    const value = (weights[n] ?? 0) * unit
    const end = learned.from[row + 1] ?? 0
    for (let at = learned.from[row] ?? 0; at < end; at += 1) {
      const one = learned.classes[at] ?? 0
      sums[one] = (sums[one] ?? 0) + value * (learned.weights[at] ?? 0)
    }
  }
  return normalise(sums)
}

/** Turns odds into the logarithms of shares of 1, in place. Counted through, for an iterator leaves a number behind for each class. */
export function normalise(sums: Float32Array): Float32Array {
  let highest = -Infinity
  for (let one = 0; one < sums.length; one += 1) highest = Math.max(highest, sums[one] ?? 0)
  let total = 0
  for (let one = 0; one < sums.length; one += 1) total += Math.exp((sums[one] ?? 0) - highest)
  const shift = highest + Math.log(total)
  for (let one = 0; one < sums.length; one += 1) sums[one] = (sums[one] ?? 0) - shift
  return sums
}
