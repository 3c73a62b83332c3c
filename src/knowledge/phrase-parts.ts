/**
 * What a phrase is made of. A word of a phrase is met by the same word typed with its marks, without its tone, or without any marks; a word
 * typed with other marks is another word. A word with `!` behind it (`chú!`) is met only where marks tell it from every other: "chu" may be
 * "chủ", the boss.
 */
import type { PerLanguage } from './knowledge.ts'
import { fold, stripMarks, stripTones } from './normalise.ts'
import type { Lexicon } from './wording.ts'
import { spellOut } from './words.ts'

export type Part = WordPart | { readonly kind: 'class'; readonly name: string } | { readonly kind: 'gap' }

export interface WordPart {
  readonly kind: 'word'
  readonly exact: ReadonlySet<string>
  /** The same without marks, as numbers. */
  readonly numbers: readonly number[]
  readonly hurried: ReadonlySet<string>
  /** Those of `exact` that are doubtful where nobody typed marks. */
  readonly doubtful: ReadonlySet<string>
}

/** The parts of a phrase as curators write it. */
export function readPhrase(text: string, lexicon: PerLanguage<Lexicon>): readonly Part[] {
  return text.split(/\s+/).flatMap((piece): readonly Part[] => {
    if (piece === '') return []
    if (piece === '*') return [{ kind: 'gap' }]
    if (/^<.+>$/.test(piece)) return [{ kind: 'class', name: piece.slice(1, -1) }]
    return wordParts(piece, lexicon)
  })
}

const wordPartsOf = new WeakMap<PerLanguage<Lexicon>, Map<string, readonly WordPart[]>>()

/** The same few thousand words stand in all phrases, so each is read once. */
function wordParts(piece: string, lexicon: PerLanguage<Lexicon>): readonly WordPart[] {
  const kept = wordPartsOf.get(lexicon) ?? new Map<string, readonly WordPart[]>()
  wordPartsOf.set(lexicon, kept)
  const parts = kept.get(piece) ?? readWordParts(piece, lexicon)
  kept.set(piece, parts)
  return parts
}

function readWordParts(piece: string, lexicon: PerLanguage<Lexicon>): readonly WordPart[] {
  if (/[|!]/.test(piece)) return [wordPart(piece.split('|'))]
  const words = fold(piece)
    .split(' ')
    .filter((word) => word !== '')
  return words.flatMap((word) => [...spellOut(word, lexicon)].map(wordPart))
}

function wordPart(written: readonly string[]): WordPart {
  const firm = written.filter((form) => !form.endsWith('!')).map(fold)
  return {
    kind: 'word',
    exact: new Set(written.map(fold)),
    numbers: [...new Set(written.map((form) => numberOf(stripMarks(fold(form)))))],
    hurried: new Set(firm.flatMap((form) => [stripTones(form), stripMarks(form)])),
    doubtful: new Set(written.filter((form) => form.endsWith('!')).map((form) => stripMarks(fold(form)))),
  }
}

export function isWord(part: Part): part is WordPart {
  return part.kind === 'word'
}

const numbers = new Map<string, number>()

/** Plain forms that stand in any phrase are numbered, so that a message is looked up in all books by arithmetic. */
export function numberOf(plain: string): number {
  const number = numbers.get(plain) ?? numbers.size
  numbers.set(plain, number)
  return number
}

/** Undefined for a form that stands in no phrase: what people write gets no number. */
export function knownNumberOf(plain: string): number | undefined {
  return numbers.get(plain)
}

/** Grows while phrases are read. */
export function howManyNumbers(): number {
  return numbers.size
}
