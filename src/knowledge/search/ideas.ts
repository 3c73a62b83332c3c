/**
 * The ideas of the lexicon as they are met in words. Their phrases are many and plain, without gaps or classes, so they are looked up by the
 * hash of their words without marks and then compared word by word, as any phrase is (knowledge/phrase.ts): typed with its marks, without
 * its tone, or without any, and common words only as themselves in a message that has its marks. Numbers alone, so that fifteen thousand
 * phrases take a megabyte and are read back in no time.
 */
import type { PerLanguage } from '../knowledge.ts'
import { languages } from '../knowledge.ts'
import { fold, stripMarks, stripTones } from '../normalise.ts'
import { makeTermTable, rowOf, type TermTable } from '../term-table.ts'
import { joined, type Piece, pieceOf, type Term } from '../terms.ts'
import type { Lexicon } from '../wording.ts'
import { spellOut, type Word } from '../words.ts'

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
  const spelt = new Map<string, number>()
  const book = { first: [] as number[], next: [] as number[], ideas: [] as number[], from: [0], words: [] as number[] }
  const rows = new Map<Term, number>()
  for (const language of languages) {
    for (const [name, phrases] of Object.entries(lexicon[language].synonyms)) {
      for (const phrase of phrases) {
        const words = wordsOf(phrase, lexicon)
        const row = words.reduce<{ readonly term: Term | null; readonly row: number }>(
          ({ term }, word) => {
            const piece = pieceOf(stripMarks(word))
            const longer = term === null ? piece.hash : joined(term, piece)
            const at = rows.get(longer) ?? rows.size
            rows.set(longer, at)
            book.first[at] ??= -1
            return { term: longer, row: at }
          },
          { term: null, row: -1 },
        ).row
        if (row < 0) continue
        book.next.push(book.first[row] ?? -1)
        book.first[row] = book.ideas.length
        book.ideas.push(names.indexOf(name))
        for (const word of words) {
          const number = spelt.get(word) ?? spelt.size
          spelt.set(word, number)
          book.words.push(number)
        }
        book.from.push(book.words.length)
      }
    }
  }
  return {
    names: names.map(pieceOf),
    table: makeTermTable([...rows.keys()]),
    first: Int32Array.from(book.first),
    next: Int32Array.from(book.next),
    ideas: Uint16Array.from(book.ideas),
    from: Uint32Array.from(book.from),
    words: Uint16Array.from(book.words),
    spelt: [...spelt.keys()].map((word): Spelt => [word, stripTones(word), stripMarks(word)]),
    common: new Set(languages.flatMap((language) => lexicon[language].common).map(fold)),
  }
}

/** Short forms are spelt out, as they are in messages. */
function wordsOf(phrase: string, lexicon: PerLanguage<Lexicon>): readonly string[] {
  const folded = fold(phrase)
  return folded === '' ? [] : folded.split(' ').flatMap((word) => [...spellOut(word, lexicon)].map((forms) => forms.at(-1) ?? word))
}

/** Shown for every phrase that is met: its idea, the word that it begins with, and whether it can mean nothing else, as one short word without its marks can. */
export type SeeIdea = (name: Piece, from: number, certain: boolean) => void

export function eachIdea(words: readonly Word[], book: IdeaBook, see: SeeIdea): void {
  for (let from = 0; from < words.length; from += 1) follow(words, from, from, null, book, see)
}

function follow(words: readonly Word[], from: number, at: number, before: Term | null, book: IdeaBook, see: SeeIdea): void {
  const forms = words[at]?.plain ?? none
  for (let n = 0; n < forms.length; n += 1) {
    const form = forms[n] ?? ''
    if (forms.indexOf(form) < n) continue
    const piece = readPiece(form)
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

const pieces = new Map<string, Piece>()
const mostPieces = 4_000

/** The same few thousand words come again and again. */
function readPiece(text: string): Piece {
  const known = pieces.get(text)
  if (known !== undefined) return known
  const piece = pieceOf(text)
  if (pieces.size >= mostPieces) pieces.clear()
  pieces.set(text, piece)
  return piece
}
