/** How closely the lines of topics resemble a question. */
import type { Country } from '../knowledge.ts'
import type { SearchIndex } from './index.ts'
import type { Question } from './question.ts'

export interface Nearest {
  /** 0 to 1. */
  readonly score: number
  /** Number of the nearest line; -1 where none shares a term. */
  readonly line: number
}

/** What the nearest, the second and the third nearest line count: evidence of many lines is worth more than of one. */
const placeWeights = { first: 1, second: 0.35, third: 0.2 } as const
const allPlaces = placeWeights.first + placeWeights.second + placeWeights.third
/** A line written for the country that the talk is about is preferred to its equal. */
const ownCountry = 0.02

/** The nearest lines of each of these topics, in the order of `topics`. Only lines that share a term with the question are visited. */
export function nearestLines(
  { terms, weights, norm }: Question,
  topics: readonly number[],
  index: SearchIndex,
  country: Country | null,
): readonly Nearest[] {
  const { spoken, lines } = index
  const { shared, wanted } = buffersOf(index)
  for (const topic of topics) wanted[topic] = 1
  for (let n = 0; n < terms.length; n += 1) {
    const term = terms[n] ?? 0
    const worth = (weights[n] ?? 0) * (index.weights[term] ?? 0)
    const end = spoken.from[term + 1] ?? 0
    for (let at = spoken.from[term] ?? 0; at < end; at += 1) {
      if (wanted[spoken.topics[at] ?? 0] === 0) continue
      const last = lines.from[at + 1] ?? 0
      for (let one = lines.from[at] ?? 0; one < last; one += 1) {
        const line = lines.holding[one] ?? 0
        shared[line] = (shared[line] ?? 0) + worth
      }
    }
  }
  const nearest = topics.map((topic) => nearestOf(topic, norm, shared, index, country))
  for (const topic of topics) {
    wanted[topic] = 0
    shared.fill(0, lines.ofTopic[topic], lines.ofTopic[topic + 1])
  }
  return nearest
}

function nearestOf(topic: number, norm: number, shared: Float64Array, { lines }: SearchIndex, country: Country | null): Nearest {
  let [first, second, third, nearest] = [0, 0, 0, -1]
  const end = lines.ofTopic[topic + 1] ?? 0
  for (let line = lines.ofTopic[topic] ?? 0; line < end; line += 1) {
    const near = (shared[line] ?? 0) / (norm * (lines.norms[line] ?? 0) + 1e-9)
    const score = country !== null && lines.countries[line] === country ? near + ownCountry : near
    if (score <= third) continue
    if (score > first) {
      third = second
      second = first
      first = score
      nearest = line
    } else if (score > second) {
      third = second
      second = score
    } else third = score
  }
  return { score: (placeWeights.first * first + placeWeights.second * second + placeWeights.third * third) / allPlaces, line: nearest }
}

interface Buffers {
  /** By line: what it shares with the question. All 0 between questions. */
  readonly shared: Float64Array
  /** By topic: whether its lines are looked at. All 0 between questions. */
  readonly wanted: Uint8Array
}

const buffers = new WeakMap<SearchIndex, Buffers>()

/** One set for each index: ranking is synchronous, so two questions never use it at once. */
function buffersOf(index: SearchIndex): Buffers {
  const known = buffers.get(index) ?? { shared: new Float64Array(index.lines.texts.length), wanted: new Uint8Array(index.subjects) }
  buffers.set(index, known)
  return known
}
