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
  readonly exact: ReadonlySet<string>
  /** The same without marks, by `hashOf`. */
  readonly hashes: readonly number[]
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
    return wordParts(lexicon, piece)
  })
}

/** The same few thousand words stand in all phrases, so each is read once. */
const wordParts = onceForEachKey((lexicon: PerLanguage<Lexicon>, piece: string): readonly WordPart[] => {
  if (/[|!]/.test(piece)) return [wordPart(piece.split('|'))]
  const words = fold(piece)
    .split(' ')
    .filter((word) => word !== '')
  return words.flatMap((word) => [...spellOut(word, lexicon)].map(wordPart))
})

function wordPart(written: readonly string[]): WordPart {
  const firm = written.filter((form) => !form.endsWith('!')).map(fold)
  return {
    kind: 'word',
    exact: new Set(written.map(fold)),
    hashes: [...new Set(written.map((form) => hashOf(stripMarks(fold(form)))))],
    hurried: new Set(firm.flatMap((form) => [stripTones(form), stripMarks(form)])),
    doubtful: new Set(written.filter((form) => form.endsWith('!')).map((form) => stripMarks(fold(form)))),
  }
}

export function isWord(part: Part): part is WordPart {
  return part.kind === 'word'
}

/**
 * A plain form as a number, the same in every process, for books of phrases are kept in files. Two forms may share one: it is what a phrase is
 * looked up by, and then the forms themselves are compared.
 */
export function hashOf(plain: string): number {
  return pieceOf(plain).hash
}
