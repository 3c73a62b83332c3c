/**
 * What a told example is compared by: its words and what stands beside them (knowledge/terms.ts), the common ones too, for "không cho ra"
 * is made of nothing else, and beyond the words
 *   f kin    what frames.yaml knows of the sentence: whose story it is, asked in general, over, happening now
 */
import type { FrameName } from '../danger-books.ts'
import type { Found } from '../phrase.ts'
import { keptPiece } from '../piece.ts'
import { eachTerm, nameOf, type SeeTerm, type Term, termOf, type WordKind } from '../terms.ts'
import type { Word } from '../words.ts'

export type ToldKind = WordKind | 'f'

/** How much a term counts by its kind. */
const kindWeights: Readonly<Record<ToldKind, number>> = { w: 1, m: 0.6, g: 0.3, p: 0.8, s: 0.6, t: 0.6, f: 0.5 }

/** The terms of each sentence, each with what it counts. */
export function toldTerms(words: readonly Word[], frames: readonly Found<FrameName>[]): readonly ReadonlyMap<Term, number>[] {
  const sentences: Map<Term, number>[] = []
  eachToldTerm(words, frames, (kind, at, first, second, third) => {
    const sentence = words[at]?.sentence ?? 0
    const terms = sentences[sentence] ?? new Map<Term, number>()
    sentences[sentence] = terms
    terms.set(termOf(kind, first, second, third), kindWeights[kind])
  })
  return sentences.filter((terms) => terms !== undefined)
}

/** What a message is read as: each sentence, each with the next, and all together. */
export function partsOf(sentences: readonly ReadonlyMap<Term, number>[]): readonly ReadonlyMap<Term, number>[] {
  const pairs = sentences.slice(1).map((terms, at) => new Map([...(sentences[at] ?? []), ...terms]))
  const whole = sentences.length > 2 ? [new Map(sentences.flatMap((terms) => [...terms]))] : []
  return [...sentences, ...pairs, ...whole]
}

/** The name of each term of the words: for learning and for explaining. */
export function toldNames(words: readonly Word[], frames: readonly Found<FrameName>[]): ReadonlyMap<Term, string> {
  const names = new Map<Term, string>()
  eachToldTerm(words, frames, (kind, _, ...pieces) => names.set(termOf(kind, ...pieces), nameOf(kind, ...pieces)))
  return names
}

function eachToldTerm(words: readonly Word[], frames: readonly Found<FrameName>[], see: SeeTerm<ToldKind>): void {
  eachTerm(words, true, see)
  for (const { means, from } of frames) see('f', from, keptPiece(means))
}
