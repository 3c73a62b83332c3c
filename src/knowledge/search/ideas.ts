/**
 * The ideas of the lexicon as they are met in words. Their phrases are many and plain, without gaps or classes, so they are looked up by
 * the hash of their words without marks and then compared word by word, as any phrase is (knowledge/words/phrase.ts): typed with its marks,
 * without its tone, or without any, and common words only as themselves in a message that has its marks. Numbers alone, so that fifteen
 * thousand phrases take a megabyte and are read back in no time.
 */
import type { PerLanguage } from '../knowledge.ts'
import { languages } from '../knowledge.ts'
import { fold, stripMarks, stripTones } from '../words/normalise.ts'
import { commonWords } from '../words/phrase-book.ts'
import { type Piece, pieceOf } from '../words/piece.ts'
import { makeTermTable, rowOf, type TermTable } from '../words/term-table.ts'
import { joined, type Term } from '../words/terms.ts'
import type { Lexicon } from '../words/wording.ts'
import { spellOut, type Word } from '../words/words.ts'

export interface IdeaBook {
  readonly names: readonly Piece[]
  /** The words of phrases without marks, and how each phrase begins. */
  readonly table: TermTable
  /** By row of the table: the first phrase that reads so without marks; -1 where none ends there. */
  readonly first: Int32Array
  /** By phrase: the next one that reads the same without marks, or -1, and the idea that it means. */
  readonly next: Int32Array
  readonly ideas: Uint16Array
  /** The words of phrase `n` stand from `from[n]` to `from[n + 1]`, as numbers of `spelt`. */
  readonly from: Uint32Array
  readonly words: Uint16Array
  readonly spelt: readonly Spelt[]
  readonly common: ReadonlySet<string>
}

/** A word of a phrase: with its marks, without its tone, without any. */
type Spelt = readonly [marked: string, toneless: string, bare: string]

export function makeIdeaBook(lexicon: PerLanguage<Lexicon>): IdeaBook {
  const names = [...new Set(languages.flatMap((language) => Object.keys(lexicon[language].synonyms)))]
  const phrases = languages
    .flatMap((language) => Object.entries(lexicon[language].synonyms))
    .flatMap(([name, texts]) => texts.map((text) => ({ idea: names.indexOf(name), words: wordsOf(text, lexicon) })))
    .filter(({ words }) => words.length > 0)
  const rows = numbered(phrases.flatMap(({ words }) => beginnings(words)))
  const first = new Int32Array(rows.size).fill(-1)
  const next = phrases.map(({ words }, phrase) => {
    const row = rows.get(beginnings(words).at(-1) ?? 0) ?? 0
    const other = first[row] ?? -1
    first[row] = phrase
    return other
  })
  const spelt = numbered(phrases.flatMap(({ words }) => words))
  const from = new Uint32Array(phrases.length + 1)
  phrases.forEach(({ words }, phrase) => {
    from[phrase + 1] = (from[phrase] ?? 0) + words.length
  })
  return {
    names: names.map(pieceOf),
    table: makeTermTable([...rows.keys()]),
    first,
    next: Int32Array.from(next),
    ideas: Uint16Array.from(phrases, ({ idea }) => idea),
    from,
    words: Uint16Array.from(phrases.flatMap(({ words }) => words.map((word) => spelt.get(word) ?? 0))),
    spelt: [...spelt.keys()].map((word): Spelt => [word, stripTones(word), stripMarks(word)]),
    common: commonWords(lexicon),
  }
}

/** The terms of the first word, the first two, and so on to all of them, without marks. */
function beginnings(words: readonly string[]): readonly Term[] {
  const terms: Term[] = []
  for (const word of words) {
    const piece = pieceOf(stripMarks(word))
    const before = terms.at(-1)
    terms.push(before === undefined ? piece.hash : joined(before, piece))
  }
  return terms
}

/** Each once, in the order in which they come. */
function numbered<Key>(keys: readonly Key[]): ReadonlyMap<Key, number> {
  return new Map([...new Set(keys)].map((key, number) => [key, number]))
}

/** Short forms are spelt out, as they are in messages. */
function wordsOf(phrase: string, lexicon: PerLanguage<Lexicon>): readonly string[] {
  const folded = fold(phrase)
  return folded === '' ? [] : folded.split(' ').flatMap((word) => [...spellOut(word, lexicon)].map((forms) => forms.at(-1) ?? word))
}

/**
 * Shown for every phrase that is met: its idea, the word that it begins with, and whether it can mean nothing else, as one
 * short word without its marks can.
 */
export type SeeIdea = (name: Piece, from: number, certain: boolean) => void

export function eachIdea(words: readonly Word[], book: IdeaBook, see: SeeIdea): void {
  for (let from = 0; from < words.length; from += 1) follow(words, from, from, null, book, see)
}

function follow(words: readonly Word[], from: number, at: number, before: Term | null, book: IdeaBook, see: SeeIdea): void {
  for (const piece of words[at]?.pieces ?? none) {
    const term = before === null ? piece.hash : joined(before, piece)
    const row = rowOf(term, book.table)
    if (row < 0) continue
    for (let phrase = book.first[row] ?? -1; phrase >= 0; phrase = book.next[phrase] ?? -1) {
      if (!isMet(phrase, words, from, book)) continue
      const name = book.names[book.ideas[phrase] ?? 0]
      if (name) see(name, from, at > from || isCertain(phrase, words[from], book))
    }
    follow(words, from, at + 1, term, book, see)
  }
}

const none: readonly never[] = []

function isMet(phrase: number, words: readonly Word[], from: number, { from: starts, words: numbers, spelt, common }: IdeaBook): boolean {
  const start = starts[phrase] ?? 0
  const length = (starts[phrase + 1] ?? 0) - start
  for (let n = 0; n < length; n += 1) {
    const word = words[from + n]
    const [marked, toneless, bare] = spelt[numbers[start + n] ?? 0] ?? noWord
    if (word === undefined || !isTyped(word, marked, toneless, bare, common)) return false
  }
  return true
}

const noWord: Spelt = ['', '', '']

function isTyped({ forms, unmarked }: Word, marked: string, toneless: string, bare: string, common: ReadonlySet<string>): boolean {
  for (const form of forms) {
    if (form === marked) return true
    if ((form === toneless || form === bare) && (unmarked || !common.has(form))) return true
  }
  return false
}

/** A single word that has marks is certain where they were typed. */
function isCertain(phrase: number, word: Word | undefined, { from, words, spelt }: IdeaBook): boolean {
  const [marked, , bare] = spelt[words[from[phrase] ?? 0] ?? 0] ?? noWord
  return marked === bare || word?.forms.includes(marked) === true
}
