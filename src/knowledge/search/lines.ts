import type { Country } from '../knowledge.ts'
import { kindWeights, type SearchKind } from './terms.ts'
import type { FieldText } from './texts.ts'

/** Ways of asking: titles and `ask` lines, those of one subject after those of another. Their words stand in the topics; see `linesOf`. */
export interface Lines {
  /** By line. */
  readonly subjects: Uint16Array
  readonly countries: readonly (Country | null)[]
  /** The lines that hold the term of row `r` stand in `holding` from `from[r]` to `from[r + 1]`; none for a term that very many hold. */
  readonly from: Uint32Array
  readonly holding: Uint32Array
  /** By row: what the term weighs in a line. */
  readonly weights: Float32Array
  /** Length of the vector that the weights of a line's terms make. */
  readonly norms: Float32Array
}

/** A term of more lines than this tells none of them from another, and would cost each question the time of all. */
const mostHolding = 80

/** `rows` are the terms of each line of each subject, `names` the name of each row. */
export function layLines(
  subjects: readonly (readonly FieldText[])[],
  rows: readonly (readonly (readonly number[])[])[],
  names: readonly string[],
  rarity: Float32Array,
): Lines {
  const lines = rows.flat()
  const times = new Uint32Array(names.length)
  for (const row of lines.flat()) times[row] = (times[row] ?? 0) + 1
  const held = times.map((of) => (of > mostHolding ? 0 : of))
  const weights = Float32Array.from(names, (name, row) => (held[row] === 0 ? 0 : weightOf(name) * (rarity[row] ?? 0)))
  const texts = subjects.flat()
  return {
    subjects: Uint16Array.from(subjects.flatMap((of, subject) => of.map(() => subject))),
    countries: texts.map(({ country }) => country),
    ...post(lines, held),
    weights,
    norms: Float32Array.from(lines, (line) => Math.sqrt(line.reduce((sum, row) => sum + (weights[row] ?? 0) ** 2, 0))),
  }
}

function weightOf(name: string): number {
  return kindWeights[name[0] as SearchKind]
}

function post(lines: readonly (readonly number[])[], held: Uint32Array): Pick<Lines, 'from' | 'holding'> {
  const from = new Uint32Array(held.length + 1)
  for (let row = 0; row < held.length; row += 1) from[row + 1] = (from[row] ?? 0) + (held[row] ?? 0)
  const next = from.slice()
  const holding = new Uint32Array(from.at(-1) ?? 0)
  lines.forEach((rows, line) => {
    for (const row of rows) {
      if (held[row] === 0) continue
      const place = next[row] ?? 0
      holding[place] = line
      next[row] = place + 1
    }
  })
  return { from, holding }
}
