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
import { keepingFew } from './keeping-few.ts'
import { stripMarks } from './normalise.ts'
import type { Word } from './words.ts'

/**
 * The hash of a term's name, which is its kind and its words with spaces between. A turn makes hundreds of terms; as numbers they are
 * joined from hashes of words and leave nothing to collect. Names stand in files and in what is explained.
 */
export type Term = number

/** A part of a name. */
export interface Piece {
  readonly text: string
  readonly hash: number
  /** What the hash of a text before it is multiplied by. */
  readonly power: number
}

export type WordKind = 'w' | 'm' | 'g' | 'p' | 's' | 't'

/** Is shown every term: its kind, the number of the word that it begins with, and the pieces of its name. */
export type SeeTerm<Kind extends string> = (kind: Kind, at: number, first: Piece, second?: Piece, third?: Piece) => void

const base = 0x01000193
const space = 32

export function pieceOf(text: string): Piece {
  let [hash, power] = [0, 1]
  for (let at = 0; at < text.length; at += 1) {
    hash = (Math.imul(hash, base) + text.charCodeAt(at)) | 0
    power = Math.imul(power, base)
  }
  return { text, hash, power }
}

/** No word of either language is longer; of what is, only the beginning has parts, and it is not kept. */
const longestWord = 24
/** The same few thousand words come again and again. */
const mostWords = 4_000

/** The same as `pieceOf`, kept; what is no word of any language is not. */
export const keptPiece = keepingFew(pieceOf, mostWords, longestWord)

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
  return termOf('w', pieceOf(bareForm(stripMarks(meant))))
}

/** Shows every term of the words, one as often as it stands there; those of more than two words only where `further` is asked for. */
export function eachTerm(words: readonly Word[], further: boolean, see: SeeTerm<WordKind>): void {
  let [before, beforeThat]: (Syllable | null)[] = [null, null]
  for (let at = 0; at < words.length; at += 1) {
    const { meant = '', sentence = 0 } = words[at] ?? {}
    const syllable = readSyllable(meant)
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

/** A word as terms are made of it. */
interface Syllable {
  readonly bare: Piece
  readonly marked: Piece | null
  readonly parts: readonly Piece[]
}

const shortestInParts = 5
const part = 4

const readSyllable = keepingFew(readAnew, mostWords, longestWord)

function readAnew(meant: string): Syllable {
  const plain = stripMarks(meant)
  const bare = bareForm(plain)
  const starts = bare.length < shortestInParts ? 0 : Math.min(bare.length, longestWord) - part + 1
  return {
    bare: pieceOf(bare),
    marked: meant === plain ? null : pieceOf(meant),
    parts: Array.from({ length: starts }, (_, from) => pieceOf(bare.slice(from, from + part))),
  }
}

/** English words without their commonest endings. No Vietnamese syllable ends in them, so both languages go through the same door. */
function bareForm(word: string): string {
  if (word.length < 4) return word
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`
  const bare = word.replace(/(?:ings?|ed|(?<=[cgsvzkdtlnrmpxh])es|(?<!s)s|ly|(?<=[cgsvzkdtlnrmp])e)$/, '')
  return bare.length < 3 ? word : bare.replace(/([bdglmnprt])\1$/, '$1')
}
