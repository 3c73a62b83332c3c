/**
 * What a told example is compared by: its words and what stands beside them (knowledge/words/terms.ts), the common ones too, for "không cho
 * ra" is made of nothing else, and beyond the words
 *   f kin    what frames.yaml knows of the sentence: whose story it is, asked in general, over, happening now
 */

import type { Found } from '../../words/find-phrases.ts'
import { keptPiece } from '../../words/piece.ts'
import { TermSet } from '../../words/term-set.ts'
import { eachTerm, nameOf, type SeeTerm, type Term, termOf, type WordKind } from '../../words/terms.ts'
import type { Word } from '../../words/words.ts'
import type { FrameName } from '../danger-books.ts'

export type ToldKind = WordKind | 'f'

/** How much a term counts by its kind. */
const kindWeights: Readonly<Record<ToldKind, number>> = { w: 1, m: 0.6, g: 0.3, p: 0.8, s: 0.6, t: 0.6, f: 0.5 }

/** Of a sentence, or of several. */
export interface ToldTerms {
  /** Each once, in the order in which they were met. */
  readonly terms: readonly Term[]
  /** What each counts. */
  readonly counts: readonly number[]
}

/** The terms of each sentence that has any. */
export function toldTerms(words: readonly Word[], frames: readonly Found<FrameName>[]): readonly ToldTerms[] {
  const sentences: MutableTerms[] = []
  let latest = -1
  eachToldTerm(words, frames, (kind, at, first, second, third) => {
    const sentence = words[at]?.sentence ?? 0
    const of = sentences[sentence] ?? { terms: [], counts: [] }
    sentences[sentence] = of
    if (sentence !== latest) refill(of)
    latest = sentence
    const term = termOf(kind, first, second, third)
    if (met.add(term)) push(of, term, kindWeights[kind])
  })
  return sentences.filter((of) => of !== undefined)
}

interface MutableTerms {
  readonly terms: Term[]
  readonly counts: number[]
}

/** The terms of what is being read: one message at a time, for reading is synchronous. */
const met = new TermSet()

function refill({ terms }: ToldTerms): void {
  met.clear()
  for (const term of terms) met.add(term)
}

function push(into: MutableTerms, term: Term, counts: number): void {
  into.terms.push(term)
  into.counts.push(counts)
}

/** What a message is read as: each sentence, each with the next, and last of all the whole. */
export function partsOf(sentences: readonly ToldTerms[]): readonly ToldTerms[] {
  const pairs = sentences.slice(1).map((_, at) => together(sentences.slice(at, at + 2)))
  const whole = sentences.length > 2 ? [together(sentences)] : []
  return [...sentences, ...pairs, ...whole]
}

/** The terms of all of them, each once. */
export function together(sentences: readonly ToldTerms[]): ToldTerms {
  const all: MutableTerms = { terms: [], counts: [] }
  met.clear()
  for (const { terms, counts } of sentences) {
    terms.forEach((term, at) => {
      if (met.add(term)) push(all, term, counts[at] ?? 0)
    })
  }
  return all
}

/** Unknown terms make a text longer, and what is known in it weigh less. */
export function lengthOf({ counts }: ToldTerms): number {
  let squares = 0
  for (const count of counts) squares += count ** 2
  return Math.sqrt(squares) + 1e-6
}

/** The name of each term of the words: for learning and for explaining. */
export function toldNames(words: readonly Word[], frames: readonly Found<FrameName>[]): ReadonlyMap<Term, string> {
  const names = new Map<Term, string>()
  eachToldTerm(words, frames, (kind, _, ...pieces) => names.set(termOf(kind, ...pieces), nameOf(kind, ...pieces)))
  return names
}

/** Frames that nothing is learnt from. */
const untold: readonly FrameName[] = ['turned', 'supposed', 'wondered', 'anger', 'calm', 'age', 'grown', 'atHome', 'iAm', 'iStand', 'grim']

function eachToldTerm(words: readonly Word[], frames: readonly Found<FrameName>[], see: SeeTerm<ToldKind>): void {
  eachTerm(words, true, see)
  for (const { means, from } of frames) if (!untold.includes(means)) see('f', from, keptPiece(means))
}
