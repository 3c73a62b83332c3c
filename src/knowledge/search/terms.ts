/**
 * What a message is ranked by: its words and what stands beside them (knowledge/words/terms.ts), and beyond the words
 *   i passport    an idea of the lexicon or a country, the same in both languages
 *   j wage        an idea that one short word without marks may mean ("luong"), and may not
 *   x pay sign    two ideas in one text
 */

import { namesIn, type PlaceBook } from '../places/place-book.ts'
import { keptPiece, type Piece, pieceOf } from '../words/piece.ts'
import { eachTerm, nameOf, type SeeTerm, type WordKind } from '../words/terms.ts'
import type { Word } from '../words/words.ts'
import { eachIdea, type IdeaBook } from './ideas.ts'

export type SearchKind = WordKind | 'i' | 'j' | 'x'

/** How much a term counts by its kind. */
export const kindWeights: Readonly<Record<SearchKind, number>> = { w: 1, m: 0.6, g: 0.25, p: 0.8, s: 0, t: 0, i: 1.4, j: 0.6, x: 0.8 }

export interface TermSource {
  readonly ideas: IdeaBook
  readonly places: PlaceBook
  /** Finds the sentences of a story that ask (story.ts). */
  readonly asking: RegExp
}

/** Shows every term of the words, one as often as it stands there. */
export function eachSearchTerm(words: readonly Word[], source: TermSource, see: SeeTerm<SearchKind>): void {
  eachTerm(words, false, see)
  const ideas = new Map<Piece, number>()
  eachIdea(words, source.ideas, (name, from, certain) => {
    see('j', from, name)
    if (certain && !ideas.has(name)) ideas.set(name, from)
  })
  eachPair(ideas, see)
  for (const [name, from] of ideas) see('i', from, name)
  for (const { country, from } of namesIn(words, source.places)) {
    see('i', from, abroad)
    see('i', from, keptPiece(`country ${country}`))
  }
}

/** The names of a text's terms, each once: for learning and for explaining. */
export function termNames(words: readonly Word[], source: TermSource): ReadonlySet<string> {
  const names = new Set<string>()
  eachSearchTerm(words, source, (...term) => names.add(nameOf(term[0], term[2], term[3], term[4])))
  return names
}

/** Stories hold many ideas; pairs of all of them would say nothing. */
const mostPaired = 8

function eachPair(ideas: ReadonlyMap<Piece, number>, see: SeeTerm<SearchKind>): void {
  if (ideas.size < 2) return
  const names = [...ideas.keys()].sort((a, b) => (a.text < b.text ? -1 : 1)).slice(0, mostPaired)
  for (let one = 0; one < names.length; one += 1) {
    for (let other = one + 1; other < names.length; other += 1) {
      const [first, second] = [names[one], names[other]]
      if (first && second) see('x', ideas.get(first) ?? 0, first, second)
    }
  }
}

const abroad = pieceOf('abroad')
