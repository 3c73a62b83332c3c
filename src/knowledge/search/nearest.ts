/** How closely the lines of each subject resemble a question. */
import type { Country } from '../knowledge.ts'
import type { Lines } from './lines.ts'
import type { Question } from './question.ts'
import type { SearchIndex } from './search-index.ts'

/** By subject. */
export interface Nearest {
  /** 0 to 1, and a little above for a line of its own country. */
  readonly scores: Float32Array
  /** The same of the nearest line alone. */
  readonly firsts: Float32Array
  /** Number of the nearest line; -1 where none shares a term. */
  readonly lines: Int32Array
}

/** What the nearest, the second and the third nearest line count: evidence of many lines is worth more than of one. */
const placeWeights = { first: 1, second: 0.35, third: 0.2 } as const
const allPlaces = placeWeights.first + placeWeights.second + placeWeights.third
/** A line written for the country that the talk is about is preferred to its equal. */
const ownCountry = 0.02

/**
 * Only lines that share a term with the question are visited. What is returned holds until the next question is asked of the same index.
 */
export function nearestLines({ rows, weights, norm }: Question, { topics, lines }: SearchIndex, country: Country | null): Nearest {
  const subjects = topics.length + 1
  const buffers = buffersOf(lines, subjects)
  const { shared, touched, scores, second, third, nearest, firsts } = buffers
  for (const ofSubjects of [scores, second, third]) ofSubjects.fill(0)
  nearest.fill(-1)
  let many = 0
  for (let n = 0; n < rows.length; n += 1) {
    const row = rows[n] ?? 0
    const worth = (weights[n] ?? 0) * (lines.weights[row] ?? 0)
    if (worth <= 0) continue
    const end = lines.from[row + 1] ?? 0
    for (let at = lines.from[row] ?? 0; at < end; at += 1) {
      const line = lines.holding[at] ?? 0
      const before = shared[line] ?? 0
      if (before === 0) {
        touched[many] = line
        many += 1
      }
      shared[line] = before + worth
    }
  }
  for (let n = 0; n < many; n += 1) {
    const line = touched[n] ?? 0
    const near = Math.min(1, (shared[line] ?? 0) / (norm * (lines.norms[line] ?? 0) + 1e-9))
    shared[line] = 0
    const own = country !== null && lines.countries[line] === country ? ownCountry : 0
    keep(buffers, line, lines.subjects[line] ?? 0, Math.fround(near + own))
  }
  firsts.set(scores)
  for (let subject = 0; subject < subjects; subject += 1) {
    const first = placeWeights.first * (scores[subject] ?? 0)
    const others = placeWeights.second * (second[subject] ?? 0) + placeWeights.third * (third[subject] ?? 0)
    scores[subject] = (first + others) / allPlaces
  }
  return { scores, firsts, lines: nearest }
}

/** Of two lines that are equally near the one that stands first is the nearest. */
function keep({ scores, second, third, nearest }: Buffers, line: number, subject: number, near: number): void {
  if (near <= (third[subject] ?? 0)) return
  const first = scores[subject] ?? 0
  if (near > first || (near === first && line < (nearest[subject] ?? 0))) {
    third[subject] = second[subject] ?? 0
    second[subject] = first
    scores[subject] = near
    nearest[subject] = line
  } else if (near > (second[subject] ?? 0)) {
    third[subject] = second[subject] ?? 0
    second[subject] = near
  } else third[subject] = near
}

interface Buffers {
  /** By line: what it shares with the question. All 0 between questions. */
  readonly shared: Float32Array
  /** The lines that share something, in the order in which they were met. */
  readonly touched: Uint32Array
  /** By subject: how near its nearest line is, the second and the third, and which the nearest is. */
  readonly scores: Float32Array
  readonly second: Float32Array
  readonly third: Float32Array
  readonly nearest: Int32Array
  readonly firsts: Float32Array
}

const buffersByLines = new WeakMap<Lines, Buffers>()

/** One set for each index: ranking is synchronous, so two questions never use it at once. */
function buffersOf(lines: Lines, subjects: number): Buffers {
  const known = buffersByLines.get(lines)
  if (known) return known
  const { length } = lines.subjects
  const bySubject = () => new Float32Array(subjects)
  const ofLines = { shared: new Float32Array(length), touched: new Uint32Array(length) }
  const nearest = new Int32Array(subjects)
  const made = { ...ofLines, scores: bySubject(), second: bySubject(), third: bySubject(), nearest, firsts: bySubject() }
  buffersByLines.set(lines, made)
  return made
}
