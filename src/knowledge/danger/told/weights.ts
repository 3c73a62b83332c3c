/**
 * What was learnt from told examples of danger: how much each term speaks for danger, and for which signal. It stands in
 * content/danger/learned.txt, written by `npm run content -- learn`; content without it is screened by phrases alone.
 */
import { type LearnedLine, placePairs } from '../../search/learned.ts'
import { makeTermTable, type TermTable } from '../../words/term-table.ts'
import { termNamed } from '../../words/terms.ts'

/** As it stands in the file. Column 0 is danger as such; behind it come the signals in their order. */
export interface ToldWeights {
  readonly signals: readonly string[]
  readonly biases: readonly number[]
  /** Of each term the columns, and -127 to 127 steps. */
  readonly lines: readonly LearnedLine[]
}

/** What a weight of 1 is worth, in log-odds for a text that is this term alone. */
export const toldStep = 0.05

/** As the screen reads it: the columns of row `r` stand from `from[r]` to `from[r + 1]`, and beside them what they weigh. */
export interface LearnedDanger {
  readonly signals: readonly string[]
  readonly biases: Float32Array
  readonly table: TermTable
  readonly from: Uint32Array
  readonly columns: Uint8Array
  readonly weights: Int8Array
}

export function placeTold({ signals, biases, lines }: ToldWeights): LearnedDanger {
  return {
    signals,
    biases: Float32Array.from(biases),
    table: makeTermTable(lines.map(({ term }) => termNamed(term))),
    ...placePairs(lines, (count) => new Uint8Array(count)),
  }
}
