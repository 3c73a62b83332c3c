/**
 * What was learnt from told examples of danger: how much each term speaks for danger, and for which signal. It stands in
 * content/danger/learned.txt, written by `npm run content -- learn`; content without it is screened by phrases alone.
 */
import type { ToldTerm } from './terms.ts'

/** As it stands in the file. Column 0 is danger as such; behind it come the signals in their order. */
export interface ToldWeights {
  readonly signals: readonly string[]
  readonly biases: readonly number[]
  readonly lines: readonly ToldLine[]
}

export interface ToldLine {
  readonly term: ToldTerm
  /** Column and weight, -127 to 127 steps. */
  readonly pairs: readonly (readonly [number, number])[]
}

/** What a weight of 1 is worth, in log-odds for a text that is this term alone. */
export const toldStep = 0.05

/** As the screen reads it: the columns of term `t` stand from `from[t]` to `from[t + 1]`, and beside them what they weigh. */
export interface Told {
  readonly signals: readonly string[]
  readonly biases: Float32Array
  readonly terms: ReadonlyMap<ToldTerm, number>
  readonly from: Uint32Array
  readonly columns: Uint8Array
  readonly weights: Int8Array
}

export function placeTold({ signals, biases, lines }: ToldWeights): Told {
  const from = new Uint32Array(lines.length + 1)
  lines.forEach(({ pairs }, at) => {
    from[at + 1] = (from[at] ?? 0) + pairs.length
  })
  return {
    signals,
    biases: Float32Array.from(biases),
    terms: new Map(lines.map(({ term }, at) => [term, at])),
    from,
    columns: Uint8Array.from(lines.flatMap(({ pairs }) => pairs.map(([column]) => column))),
    weights: Int8Array.from(lines.flatMap(({ pairs }) => pairs.map(([, weight]) => weight))),
  }
}
