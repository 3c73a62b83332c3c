/**
 * What a phrase is made of. A word of a phrase is met by the same word typed with its marks, without its tone, or without any marks; a word
 * typed with other marks is another word. A word with `!` behind it (`chú!`) is met only where marks tell it from every other: "chu" may be
 * "chủ", the boss.
 */
import type { PerLanguage } from '../knowledge.ts'
import { onceForEachKey } from '../once-for-each.ts'
import { fold, stripMarks, stripTones } from './normalise.ts'
import { pieceOf } from './piece.ts'
import type { Lexicon } from './wording.ts'
import { spellOut } from './words.ts'

export type Part = WordPart | { readonly kind: 'class'; readonly name: string } | { readonly kind: 'gap' }

export interface WordPart {
  readonly kind: 'word'
  readonly exact: readonly string[]
  /** The same without marks, by `hashOf`. */
  readonly hashes: readonly number[]
  /** Without its tone and without any marks, where that is another form. */
  readonly hurried: readonly string[]
  /** Those of `exact` that are doubtful where nobody typed marks. */
  readonly doubtful: readonly string[]
}

/** The parts of a phrase as curators write it. */
export function readPhrase(text: string, lexicon: PerLanguage<Lexicon>): readonly Part[] {
  return text.split(/\s+/).flatMap((piece): readonly Part[] => {
    if (piece === '') return []
    if (piece === '*') return gap
    if (/^<.+>$/.test(piece)) return [{ kind: 'class', name: piece.slice(1, -1) }]
    return wordParts(lexicon, piece)
  })
}

const gap: readonly Part[] = [{ kind: 'gap' }]

/** The same few thousand words stand in all phrases, so each is read once. */
const wordParts = onceForEachKey((lexicon: PerLanguage<Lexicon>, piece: string): readonly WordPart[] => {
  if (/[|!]/.test(piece)) return [wordPart(piece.split('|'))]
  const words = fold(piece)
    .split(' ')
    .filter((word) => word !== '')
  return words.flatMap((word) => [...spellOut(word, lexicon)].map(wordPart))
})

function wordPart(written: readonly string[]): WordPart {
  const exact = eachOnce(written.map(fold))
  const [firm, doubtful] = [written.filter((form) => !form.endsWith('!')), written.filter((form) => form.endsWith('!'))]
  const hurried = firm.map(fold).flatMap((form) => [stripTones(form), stripMarks(form)])
  return {
    kind: 'word',
    exact,
    hashes: eachOnce(exact.map((form) => hashOf(stripMarks(form)))),
    hurried: eachOnce(hurried.filter((form) => !exact.includes(form))),
    doubtful: eachOnce(doubtful.map((form) => stripMarks(fold(form)))),
  }
}

/** Lists of one or two, in their thousands: sets of them would take four times the memory, and the empty one is the same everywhere. */
function eachOnce<Value>(values: readonly Value[]): readonly Value[] {
  return values.length === 0 ? none : [...new Set(values)]
}

const none: readonly never[] = []

export function isWord(part: Part): part is WordPart {
  return part.kind === 'word'
}

/**
 * A plain form as a number, the same in every process, for books of phrases are kept in files. Two forms may share one: it is what a phrase
 * is looked up by, and then the forms themselves are compared.
 */
export function hashOf(plain: string): number {
  return pieceOf(plain).hash
}
