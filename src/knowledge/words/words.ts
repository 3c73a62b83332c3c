/**
 * A message as words: what the ranker and the danger screen read. Short forms are spelt out beside what was typed, never instead
 * of it, and every word knows its sentence and clause.
 */
import { keepingFew } from '../keeping-few.ts'
import type { PerLanguage } from '../knowledge.ts'
import { onceForEach } from '../once-for-each.ts'
import { fold, stripMarks } from './normalise.ts'
import { type Piece, pieceOf } from './piece.ts'
import { type Syllable, syllableOf } from './syllable.ts'
import { readAsKeys } from './telex.ts'
import type { Lexicon } from './wording.ts'

/** One syllable of Vietnamese or one word of English, in every form in which it may be meant, wherever it stands. */
export interface Spelling {
  /** As typed (folded) first, then what it may be short for. Never empty. */
  readonly forms: readonly string[]
  /** The forms without marks, in the same order. */
  readonly plain: readonly string[]
  /** The plain forms, each once: what phrases are looked up by. */
  readonly pieces: readonly Piece[]
  /** The form that it is compared by: what a short form stands for, else what was typed. */
  readonly meant: string
  /** That form as terms are made of it. */
  readonly syllable: Syllable
}

/** A word where it stands in a message. */
export interface Word extends Spelling {
  /** Most of its message has no marks, so this word may have lost its own. */
  readonly unmarked: boolean
  /** Counts from 0; a comma ends a clause, a full stop, a line end or a question mark a sentence. */
  readonly clause: number
  readonly sentence: number
  /** Its sentence ends with a question mark. */
  readonly asked: boolean
}

/** The words from one number to another (exclusive), as they were typed. */
export function typedAt(words: readonly Word[], { from, to }: { readonly from: number; readonly to: number }): string {
  return words
    .slice(from, to)
    .map(({ forms }) => forms[0])
    .join(' ')
}

/** Longer messages are read up to here: a pasted book must not cost seconds. */
const maxWords = 600
const maxCharacters = 6_000

/** Pure, and never throws; text of signs alone has no words. The few texts read last are kept: one turn reads its message many times. */
export function readWords(text: string, lexicon: PerLanguage<Lexicon>): readonly Word[] {
  const kept = lastReadBy(lexicon)
  const words = kept.get(text) ?? read(text, lexicon)
  if (!kept.has(text)) {
    if (kept.size >= mostKept) kept.clear()
    kept.set(text, words)
  }
  return words
}

const lastReadBy = onceForEach((_: PerLanguage<Lexicon>) => new Map<string, readonly Word[]>())
const mostKept = 4

function read(text: string, lexicon: PerLanguage<Lexicon>): readonly Word[] {
  const parts = partsOf(text.slice(0, maxCharacters))
  const unmarked = isUnmarked(parts)
  const spellings = spellingsBy(lexicon)
  const words: Word[] = []
  let clause = 0
  let sentence = 0
  for (const { typed, endsWith } of parts) {
    const asked = endsWith === '?'
    for (const word of typed) {
      if (word === '' || words.length >= maxWords) continue
      for (const { forms, plain, pieces, meant, syllable } of spellings(word)) {
        words.push({ forms, plain, pieces, meant, syllable, unmarked, clause, sentence, asked })
      }
    }
    clause += 1
    if (endsWith !== ',') sentence += 1
  }
  return words
}

/** Vietnamese with its marks has them on two words of three; fewer than one in four is a keyboard without them. */
function isUnmarked(parts: readonly Part[]): boolean {
  let all = 0
  let withMarks = 0
  for (const { typed } of parts) {
    all += typed.length
    for (const word of typed) if (marked.test(word)) withMarks += 1
  }
  return withMarks * 4 < all
}

const marked = /[^a-z0-9]/

interface Part {
  /** Folded. */
  readonly typed: readonly string[]
  readonly endsWith: '?' | '.' | ','
}

/** Cuts at marks that end a clause or a sentence; marks inside numbers (`20.000`) cut nothing. */
function partsOf(text: string): readonly Part[] {
  const cut: Part[] = []
  for (const part of text.match(/(?:[^.!?…;,:()\n]+|[.,:](?=\d))+|[.!?…;,:()\n]+/g) ?? []) {
    const before = cut.at(-1)
    if (/^\s*$/u.test(part) || !/^[.!?…;,:()\n]/u.test(part)) cut.push({ typed: fold(part).split(' '), endsWith: '.' })
    else if (before) cut[cut.length - 1] = { ...before, endsWith: part.includes('?') ? '?' : /[.!…;\n]/u.test(part) ? '.' : ',' }
  }
  return cut
}

/** A word that may be meant in these forms. */
export function spelling(forms: readonly string[], meant: string): Spelling {
  const plain = forms.map(stripMarks)
  return { forms, plain, pieces: [...new Set(plain)].map(pieceOf), meant, syllable: syllableOf(meant) }
}

const mostSpellings = 4_000

/** Every way a typed word may be meant. The same few thousand words come again and again. */
const spellingsBy = onceForEach((lexicon: PerLanguage<Lexicon>) => keepingFew((typed) => spell(typed, lexicon), mostSpellings))

/** "Now how" is no "nợ họ": a common English word is no keys. */
function spell(typed: string, lexicon: PerLanguage<Lexicon>): readonly Spelling[] {
  const keys = commonInEnglish(lexicon).has(typed) ? null : readAsKeys(typed)
  const asKeys = keys === null ? [] : [keys, stripMarks(keys)]
  return [...spellOut(typed, lexicon)].map((forms) => spelling([...forms, ...asKeys], forms.at(-1) ?? typed))
}

const commonInEnglish = onceForEach(({ en }: PerLanguage<Lexicon>): ReadonlySet<string> => new Set(en.common))

/** A folded word's forms; a short form of several words becomes several, the first of which keeps what was typed. */
export function* spellOut(typed: string, lexicon: PerLanguage<Lexicon>): Generator<readonly string[]> {
  const forms = [typed]
  const rest: string[] = []
  for (const { short } of [lexicon.vi, lexicon.en]) {
    const long = Object.hasOwn(short, typed) ? short[typed] : undefined
    if (long === undefined) continue
    const [first, ...others] = fold(long).split(' ')
    if (first !== undefined && !forms.includes(first)) forms.push(first)
    if (rest.length === 0) rest.push(...others)
  }
  yield forms
  for (const word of rest) yield [word]
}
