/**
 * What messages are compared by: their words, parts of words, and words that stand together. The ranker and the second eye of the danger
 * screen learn about the same terms:
 *   w passport       a word without its marks (English words without their endings)
 *   m hộ             the same word with its marks, where it was typed with any
 *   g pass           four letters of a longer word, so that a slip leaves something
 *   p ho chieu       two words in a row
 *   s khong ra       two words with one between them
 *   t khong cho ra   three words in a row
 * Words of different sentences stand beside nothing.
 */
import { base, type Piece, pieceOf } from './piece.ts'
import { type Syllable, syllableOf } from './syllable.ts'
import type { Word } from './words.ts'

/**
 * The hash of a term's name, which is its kind and its words with spaces between. A turn makes hundreds of terms; as numbers they are
 * joined from hashes of words and leave nothing to collect. Names stand in files and in what is explained.
 */
export type Term = number

export type WordKind = 'w' | 'm' | 'g' | 'p' | 's' | 't'

/** Is shown every term: its kind, the number of the word that it begins with, and the pieces of its name. */
export type SeeTerm<Kind extends string> = (kind: Kind, at: number, first: Piece, second?: Piece, third?: Piece) => void

const space = 32

/** The term of this name: `termNamed('p ho chieu')` is `termOf('p', ho, chieu)`. */
export function termNamed(name: string): Term {
  return pieceOf(name).hash
}

export function termOf(kind: string, first: Piece, second?: Piece, third?: Piece): Term {
  const one = joined(kind.charCodeAt(0), first)
  if (second === undefined) return one
  const two = joined(one, second)
  return third === undefined ? two : joined(two, third)
}

/** The term whose name is that of the one before, a space, and the piece. */
export function joined(before: Term, { hash, power }: Piece): Term {
  return (Math.imul(Math.imul(before, base) + space, power) + hash) | 0
}

export function nameOf(kind: string, first: Piece, second?: Piece, third?: Piece): string {
  const two = second === undefined ? '' : ` ${second.text}`
  return `${kind} ${first.text}${two}${third === undefined ? '' : ` ${third.text}`}`
}

/** The term of kind `w` that a word makes. */
export function termOfWord(meant: string): Term {
  return termOf('w', syllableOf(meant).bare)
}

/** Shows every term of the words, one as often as it stands there; those of more than two words only where `further` is asked for. */
export function eachTerm(words: readonly Word[], further: boolean, see: SeeTerm<WordKind>): void {
  let [before, beforeThat]: (Syllable | null)[] = [null, null]
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at]
    if (word === undefined) continue
    const { syllable, sentence } = word
    see('w', at, syllable.bare)
    if (syllable.marked !== null) see('m', at, syllable.marked)
    for (const part of syllable.parts) see('g', at, part)
    if (words[at - 1]?.sentence !== sentence) before = null
    if (words[at - 2]?.sentence !== sentence) beforeThat = null
    if (before) see('p', at - 1, before.bare, syllable.bare)
    if (further && before && beforeThat) {
      see('s', at - 2, beforeThat.bare, syllable.bare)
      see('t', at - 2, beforeThat.bare, before.bare, syllable.bare)
    }
    beforeThat = before
    before = syllable
  }
}
