/**
 * A message as words: what the ranker and the danger screen read. Short forms are spelt out beside what was typed, never instead
 * of it, and every word knows its sentence and clause.
 */
import type { PerLanguage } from './knowledge.ts'
import { fold, stripMarks } from './normalise.ts'
import { readAsKeys } from './telex.ts'
import type { Lexicon } from './wording.ts'

/** One syllable of Vietnamese or one word of English, in every form in which it may be meant. */
export interface Word {
  /** As typed (folded) first, then what it may be short for. Never empty. */
  readonly forms: readonly string[]
  /** The forms without marks, in the same order. */
  readonly plain: readonly string[]
  /** The form that it is compared by: what a short form stands for, else what was typed. */
  readonly meant: string
  /** Most of its message has no marks, so this word may have lost its own. */
  readonly unmarked: boolean
  /** Counts from 0; a comma ends a clause, a full stop, a line end or a question mark a sentence. */
  readonly clause: number
  readonly sentence: number
  /** Its sentence ends with a question mark. */
  readonly asked: boolean
}

/** Longer messages are read up to here: a pasted book must not cost seconds. */
const maxWords = 600
const maxCharacters = 6_000

/** Pure, and never throws; text of signs alone has no words. The few texts read last are kept: one turn reads its message many times. */
export function readWords(text: string, lexicon: PerLanguage<Lexicon>): readonly Word[] {
  const kept = lastRead.get(lexicon) ?? new Map<string, readonly Word[]>()
  lastRead.set(lexicon, kept)
  const words = kept.get(text) ?? read(text, lexicon)
  if (!kept.has(text)) {
    if (kept.size >= mostKept) kept.clear()
    kept.set(text, words)
  }
  return words
}

const lastRead = new WeakMap<PerLanguage<Lexicon>, Map<string, readonly Word[]>>()
const mostKept = 4

function read(text: string, lexicon: PerLanguage<Lexicon>): readonly Word[] {
  const parts = pieces(text.slice(0, maxCharacters))
  const unmarked = isUnmarked(parts)
  const words: Word[] = []
  let clause = 0
  let sentence = 0
  for (const { typed, endsWith } of parts) {
    const asked = endsWith === '?'
    for (const word of typed) {
      if (word === '' || words.length >= maxWords) continue
      for (const { forms, plain, meant } of spellings(word, lexicon)) words.push({ forms, plain, meant, unmarked, clause, sentence, asked })
    }
    clause += 1
    if (endsWith !== ',') sentence += 1
  }
  return words
}

/** Vietnamese with its marks has them on two words of three; fewer than one in four is a keyboard without them. */
function isUnmarked(parts: readonly Piece[]): boolean {
  let all = 0
  let withMarks = 0
  for (const { typed } of parts) {
    all += typed.length
    for (const word of typed) if (marked.test(word)) withMarks += 1
  }
  return withMarks * 4 < all
}

const marked = /[^a-z0-9]/

interface Piece {
  /** Folded. */
  readonly typed: readonly string[]
  readonly endsWith: '?' | '.' | ','
}

/** Cuts at marks that end a clause or a sentence; marks inside numbers (`20.000`) cut nothing. */
function pieces(text: string): readonly Piece[] {
  const cut: Piece[] = []
  for (const part of text.match(/(?:[^.!?…;,:()\n]+|[.,:](?=\d))+|[.!?…;,:()\n]+/g) ?? []) {
    const before = cut.at(-1)
    if (/^\s*$/u.test(part) || !/^[.!?…;,:()\n]/u.test(part)) cut.push({ typed: fold(part).split(' '), endsWith: '.' })
    else if (before) cut[cut.length - 1] = { ...before, endsWith: part.includes('?') ? '?' : /[.!…;\n]/u.test(part) ? '.' : ',' }
  }
  return cut
}

type WordSpelling = Pick<Word, 'forms' | 'plain' | 'meant'>

const spellingsOf = new WeakMap<PerLanguage<Lexicon>, Map<string, readonly WordSpelling[]>>()
const mostSpellings = 4_000

/** Every way a typed word may be meant. The same few thousand words come again and again, so what was found is kept. */
function spellings(typed: string, lexicon: PerLanguage<Lexicon>): readonly WordSpelling[] {
  const kept = spellingsOf.get(lexicon) ?? new Map<string, readonly WordSpelling[]>()
  spellingsOf.set(lexicon, kept)
  const known = kept.get(typed)
  if (known) return known
  const keys = readAsKeys(typed)
  const found = [...spellOut(typed, lexicon)].map((forms) => {
    const all = keys === null ? forms : [...forms, keys, stripMarks(keys)]
    return { forms: all, plain: all.map(stripMarks), meant: forms.at(-1) ?? typed }
  })
  if (kept.size >= mostSpellings) kept.clear()
  kept.set(typed, found)
  return found
}

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
