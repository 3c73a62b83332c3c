import { keepingFew } from '../keeping-few.ts'

/** A text as a number, and a part of the names of terms (terms.ts). The same in every process: books are kept in files. */
export interface Piece {
  readonly text: string
  readonly hash: number
  /** What the hash of a text before it is multiplied by. */
  readonly power: number
}

export const base = 0x01000193

export function pieceOf(text: string): Piece {
  let [hash, power] = [0, 1]
  for (let at = 0; at < text.length; at += 1) {
    hash = (Math.imul(hash, base) + text.charCodeAt(at)) | 0
    power = Math.imul(power, base)
  }
  return { text, hash, power }
}

/** Names of frames and countries. */
const mostNames = 500

/** The same as `pieceOf`, kept: for the few names that come again and again. */
export const keptPiece = keepingFew(pieceOf, mostNames)
