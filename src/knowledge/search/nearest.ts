/** How closely a topic's own lines resemble a question. */
import type { Country } from '../knowledge.ts'
import type { SearchIndex } from './index.ts'
import type { Question } from './question.ts'

export interface Nearest {
  /** 0 to 1. */
  readonly score: number
  readonly line: string | null
}

/** What the nearest, the second and the third nearest line count: evidence of many lines is worth more than of one. */
const placeWeights = [1, 0.35, 0.2]
/** A line written for the country that the talk is about is preferred to its equal. */
const ownCountry = 0.02

/** `laidOut` holds the question's weights by term number. */
export function nearestLines(
  { norm }: Question,
  laidOut: Float32Array,
  topic: number,
  index: SearchIndex,
  country: Country | null,
): Nearest {
  const { ofTopic, texts, countries, from, terms, weights, norms } = index.lines
  const best = placeWeights.map(() => 0)
  let nearest: string | null = null
  for (let line = ofTopic[topic] ?? 0; line < (ofTopic[topic + 1] ?? 0); line += 1) {
    let shared = 0
    const end = from[line + 1] ?? 0
    for (let at = from[line] ?? 0; at < end; at += 1) shared += (laidOut[terms[at] ?? 0] ?? 0) * (weights[at] ?? 0)
    const near = shared / (norm * (norms[line] ?? 0) + 1e-9)
    const score = near + (country !== null && countries[line] === country ? ownCountry : 0)
    if (score > (best[0] ?? 0)) nearest = texts[line] ?? null
    keepBest(best, score)
  }
  const total = placeWeights.reduce((sum, weight) => sum + weight, 0)
  return { score: placeWeights.reduce((sum, weight, place) => sum + weight * (best[place] ?? 0), 0) / total, line: nearest }
}

function keepBest(best: number[], score: number): void {
  let kept = score
  for (let place = 0; place < best.length; place += 1) {
    const before = best[place] ?? 0
    if (kept <= before) continue
    best[place] = kept
    kept = before
  }
}

/** Runs `compare` with the question laid out by term number. The buffer is one for each index: comparing never overlaps. */
export function withLaidOut<T>({ terms, weights }: Question, index: SearchIndex, compare: (laidOut: Float32Array) => T): T {
  const laidOut = buffers.get(index) ?? new Float32Array(index.terms.size)
  buffers.set(index, laidOut)
  terms.forEach((term, at) => {
    laidOut[term] = weights[at] ?? 0
  })
  try {
    return compare(laidOut)
  } finally {
    for (const term of terms) laidOut[term] = 0
  }
}

const buffers = new WeakMap<SearchIndex, Float32Array>()
