import { stripMarks } from './normalise.ts'
import { type Piece, pieceOf } from './piece.ts'

/** A word as terms are made of it (terms.ts). */
export interface Syllable {
  readonly bare: Piece
  /** Null where it has no marks. */
  readonly marked: Piece | null
  /** Four letters in a row of a longer word. */
  readonly parts: readonly Piece[]
}

const shortestInParts = 5
const part = 4
/** No word of either language is longer; of what is, only the beginning has parts. */
const longestInParts = 24

/** Of a folded word. */
export function syllableOf(meant: string): Syllable {
  const plain = stripMarks(meant)
  const bare = bareForm(plain)
  const starts = bare.length < shortestInParts ? 0 : Math.min(bare.length, longestInParts) - part + 1
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
