/**
 * The second eye of the danger screen: how much a message is like what people told who were in danger. Phrases find what somebody
 * thought of; this finds what was told like it, and names the words that weighed most.
 */

import type { Found } from '../../words/find-phrases.ts'
import { rowOf } from '../../words/term-table.ts'
import type { Term } from '../../words/terms.ts'
import type { Word } from '../../words/words.ts'
import type { FrameName } from '../danger-books.ts'
import { lengthOf, partsOf, type ToldTerms, together, toldNames, toldTerms } from './terms.ts'
import { type LearnedDanger, toldStep } from './weights.ts'

/** A danger, with its share of all that it may be; together 1. */
export interface LikelySignal {
  readonly id: string
  readonly chance: number
}

export interface Likeness {
  /** Log-odds of danger: of the message as a whole, and of the worst of its sentences, alone or with the next. */
  readonly whole: number
  readonly worst: number
  /** How many words the message has. */
  readonly length: number
  /** The terms of the worst: what `likelySignals` and `spokeMost` tell of. */
  readonly terms: ToldTerms
}

/** Of longer messages the last so many sentences are read one by one: who tells a long story ends with what is now. */
const mostSentences = 40
const mostWords = 4

/** Pure. Null for text without words. */
export function liken(words: readonly Word[], frames: readonly Found<FrameName>[], learned: LearnedDanger): Likeness | null {
  const sentences = toldTerms(words, frames)
  if (sentences.length === 0) return null
  const read = partsOf(sentences.slice(-mostSentences)).map((terms) => ({ terms, odds: oddsOf(terms, learned) }))
  const worst = read.reduce((a, b) => (b.odds > a.odds ? b : a))
  const isAllRead = sentences.length <= mostSentences
  const whole = (isAllRead ? read.at(-1)?.odds : undefined) ?? oddsOf(together(sentences), learned)
  return { whole, worst: worst.odds, length: words.length, terms: worst.terms }
}

/** The same, with each clause read as a sentence of its own. Null where no clause stands beside another. */
export function likenClauses(words: readonly Word[], frames: readonly Found<FrameName>[], learned: LearnedDanger): Likeness | null {
  if (words.at(-1)?.clause === words[0]?.clause) return null
  const apart = words.map((word) => ({ ...word, sentence: word.clause }))
  return liken(apart, frames, learned)
}

function oddsOf(of: ToldTerms, learned: LearnedDanger): number {
  const { terms, counts } = of
  let sum = 0
  for (let n = 0; n < terms.length; n += 1) sum += (counts[n] ?? 0) * dangerOf(terms[n] ?? 0, learned)
  return (learned.biases[0] ?? 0) + (sum * toldStep) / lengthOf(of)
}

/** Column 0 stands first where a term has it. */
function dangerOf(term: Term, { table, from, columns, weights }: LearnedDanger): number {
  const row = rowOf(term, table)
  if (row < 0) return 0
  const at = from[row] ?? 0
  return at < (from[row + 1] ?? 0) && columns[at] === 0 ? (weights[at] ?? 0) : 0
}

/** Which danger it would be, the likeliest first. */
export function likelySignals({ terms: of }: Likeness, learned: LearnedDanger): readonly LikelySignal[] {
  const sums = learned.biases.slice()
  const unit = toldStep / lengthOf(of)
  for (let n = 0; n < of.terms.length; n += 1) {
    const row = rowOf(of.terms[n] ?? 0, learned.table)
    if (row < 0) continue
    const weight = of.counts[n] ?? 0
    for (let at = learned.from[row] ?? 0; at < (learned.from[row + 1] ?? 0); at += 1) {
      const column = learned.columns[at] ?? 0
      sums[column] = (sums[column] ?? 0) + weight * unit * (learned.weights[at] ?? 0)
    }
  }
  const ofSignals = sums.subarray(1)
  const highest = ofSignals.reduce((a, b) => Math.max(a, b))
  const total = ofSignals.reduce((sum, odds) => sum + Math.exp(odds - highest), 0)
  return learned.signals
    .map((id, at) => ({ id, chance: Math.exp((ofSignals[at] ?? 0) - highest) / total }))
    .toSorted((a, b) => b.chance - a.chance)
}

/**
 * The words that spoke most for danger, the strongest first, as people know them: parts of words and frames say nothing to a responder. A
 * word inside a longer piece is not told again.
 */
export function spokeMost(
  { terms: { terms, counts } }: Likeness,
  words: readonly Word[],
  frames: readonly Found<FrameName>[],
  learned: LearnedDanger,
): readonly string[] {
  const names = toldNames(words, frames)
  const weighed = terms.flatMap((term, at) => {
    const [weight, name = 'g'] = [(counts[at] ?? 0) * dangerOf(term, learned), names.get(term)]
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
