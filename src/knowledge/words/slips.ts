/**
 * Slips of the finger in words of danger: a letter lost, typed twice, changed, or out of place ("nhtố", "lockedd"). What was typed stays;
 * the word that was meant stands beside it. Only a word that is none in either language is read so: a name is no slip of anything.
 */
import { keepingFew } from '../keeping-few.ts'
import type { Knowledge } from '../knowledge.ts'
import { onceForEach } from '../once-for-each.ts'
import { fold, stripMarks } from './normalise.ts'
import { isSyllable } from './telex.ts'
import { rowOf } from './term-table.ts'
import { termOfWord } from './terms.ts'
import { spelling, type Word } from './words.ts'

/** Shorter words have too many neighbours. */
const shortest = 4

/** Pure; the same words come back where nothing was read as a slip. What was read is kept with the words. */
export function readSlips(words: readonly Word[], knowledge: Knowledge): readonly Word[] {
  const kept = lastRead.get(words)
  if (kept?.by === knowledge.danger.slips) return kept.found
  const guess = guessesBy(knowledge)
  const isSlip = ({ plain: [typed = ''] }: Word) => guess(typed) !== ''
  const found = words.some(isSlip) ? words.map((word) => mended(word, guess)) : words
  lastRead.set(words, { by: knowledge.danger.slips, found })
  return found
}

const lastRead = new WeakMap<readonly Word[], { readonly by: SlipBook; readonly found: readonly Word[] }>()

/** The one word of danger that is a slip away from a plain word; empty where there is none, or more than one. */
type Guess = (typed: string) => string

function mended(word: Word, guess: Guess): Word {
  const meant = guess(word.plain[0] ?? '')
  return meant === '' ? word : { ...word, ...spelling([...word.forms, meant], word.meant) }
}

const mostGuesses = 4_000
const longestGuessed = 24

/** The same few thousand words come again and again. */
const guessesBy = onceForEach(
  (knowledge: Knowledge): Guess => keepingFew((typed) => guessAnew(typed, knowledge), mostGuesses, longestGuessed),
)

function guessAnew(typed: string, { search, danger: { slips: book } }: Knowledge): string {
  if (typed.length < shortest || isSyllable(typed) || !/^[a-z]+$/.test(typed)) return ''
  if (book.words.has(typed) || rowOf(termOfWord(typed), search.table) >= 0) return ''
  const near = new Set(book.byShorter.get(typed))
  for (const shorter of shortened(typed)) {
    if (book.words.has(shorter)) near.add(shorter)
    for (const word of book.byShorter.get(shorter) ?? []) near.add(word)
  }
  const alike = [...near].filter((word) => word[0] === typed[0])
  return alike.length === 1 ? (alike[0] ?? '') : ''
}

/** The words that phrases of danger are made of. */
export interface SlipBook {
  readonly words: ReadonlySet<string>
  /** Words by what is left of them without one of their letters. */
  readonly byShorter: ReadonlyMap<string, readonly string[]>
}

export function makeSlipBook(phrases: readonly string[]): SlipBook {
  const words = new Set(phrases.flatMap((text) => stripMarks(fold(text)).split(' ')).filter((word) => word.length >= shortest))
  const byShorter = new Map<string, string[]>()
  for (const word of words) {
    for (const shorter of shortened(word)) {
      const list = byShorter.get(shorter)
      if (list) list.push(word)
      else byShorter.set(shorter, [word])
    }
  }
  return { words, byShorter }
}

/** The word without each of its letters but the first in turn. */
function shortened(word: string): ReadonlySet<string> {
  return new Set(Array.from({ length: word.length - 1 }, (_, at) => word.slice(0, at + 1) + word.slice(at + 2)))
}
