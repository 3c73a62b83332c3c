/**
 * The second eye of the danger screen: how much a message is like what people told who were in danger. Phrases find what somebody
 * thought of; this finds what was told like it, and names the words that weighed most.
 */
import type { FrameName } from '../danger-books.ts'
import type { Found } from '../phrase.ts'
import { rowOf } from '../term-table.ts'
import type { Term } from '../terms.ts'
import type { Word } from '../words.ts'
import { partsOf, type ToldTerms, toldNames, toldTerms } from './terms.ts'
import { type Told, toldStep } from './weights.ts'

export interface Likeness {
  /** How likely it is that danger is told, 0 to 1. */
  readonly chance: number
  /** How many words the message has. */
  readonly length: number
  /** Which danger it would be: every signal with its share, the likeliest first; together 1. */
  readonly signals: readonly { readonly id: string; readonly chance: number }[]
  /** The words that spoke most for danger, the strongest first. */
  readonly words: readonly string[]
}

/** Of longer messages so many sentences are read one by one. */
const mostSentences = 40
const mostWords = 4

/**
 * Pure. A message is as dangerous as the worst of its sentences, alone or with the next: who tells a long story and one sentence of
 * danger is in danger. Null below the chance `atLeast`, as most messages are, and for text without words.
 */
export function liken(words: readonly Word[], frames: readonly Found<FrameName>[], told: Told, atLeast: number): Likeness | null {
  const sentences = toldTerms(words, frames).slice(0, mostSentences)
  let worst: { readonly terms: ToldTerms; readonly odds: number } | null = null
  for (const terms of partsOf(sentences)) {
    const odds = oddsOf(terms, told)
    if (worst === null || odds > worst.odds) worst = { terms, odds }
  }
  if (worst === null) return null
  const { terms, odds } = worst
  const chance = 1 / (1 + Math.exp(-odds))
  if (chance < atLeast) return null
  return { length: words.length, chance, signals: likelySignals(terms, told), words: spokeMost(terms, toldNames(words, frames), told) }
}

/** Unknown terms make a text longer, and what is known in it weigh less. */
function lengthOf({ counts }: ToldTerms): number {
  let squares = 0
  for (const count of counts) squares += count ** 2
  return Math.sqrt(squares) + 1e-6
}

function oddsOf(of: ToldTerms, told: Told): number {
  const { terms, counts } = of
  let sum = 0
  for (let n = 0; n < terms.length; n += 1) sum += (counts[n] ?? 0) * dangerOf(terms[n] ?? 0, told)
  return (told.biases[0] ?? 0) + (sum * toldStep) / lengthOf(of)
}

/** Column 0 stands first where a term has it. */
function dangerOf(term: Term, { table, from, columns, weights }: Told): number {
  const row = rowOf(term, table)
  if (row < 0) return 0
  const at = from[row] ?? 0
  return at < (from[row + 1] ?? 0) && columns[at] === 0 ? (weights[at] ?? 0) : 0
}

function likelySignals(of: ToldTerms, told: Told): Likeness['signals'] {
  const sums = told.biases.slice()
  const unit = toldStep / lengthOf(of)
  for (let n = 0; n < of.terms.length; n += 1) {
    const row = rowOf(of.terms[n] ?? 0, told.table)
    if (row < 0) continue
    const weight = of.counts[n] ?? 0
    for (let at = told.from[row] ?? 0; at < (told.from[row + 1] ?? 0); at += 1) {
      const column = told.columns[at] ?? 0
      sums[column] = (sums[column] ?? 0) + weight * unit * (told.weights[at] ?? 0)
    }
  }
  const ofSignals = sums.subarray(1)
  const highest = ofSignals.reduce((a, b) => Math.max(a, b))
  const total = ofSignals.reduce((sum, odds) => sum + Math.exp(odds - highest), 0)
  return told.signals
    .map((id, at) => ({ id, chance: Math.exp((ofSignals[at] ?? 0) - highest) / total }))
    .toSorted((a, b) => b.chance - a.chance)
}

/** Words as people know them: parts of words and frames say nothing to a responder. A word inside a longer piece is not told again. */
function spokeMost({ terms, counts }: ToldTerms, names: ReadonlyMap<Term, string>, told: Told): readonly string[] {
  const weighed = terms.flatMap((term, at) => {
    const [weight, name = 'g'] = [(counts[at] ?? 0) * dangerOf(term, told), names.get(term)]
    return weight > 0 && name[0] !== 'g' && name[0] !== 'f' ? [{ text: readable(name), weight }] : []
  })
  const found: string[] = []
  for (const { text } of weighed.sort((a, b) => b.weight - a.weight || (a.text < b.text ? -1 : 1))) {
    if (found.length < mostWords && !found.some((other) => other.includes(text) || text.includes(other))) found.push(text)
  }
  return found
}

function readable(name: string): string {
  return name[0] === 's' ? name.slice(2).replace(' ', ' … ') : name.slice(2)
}
