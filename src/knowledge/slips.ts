/**
 * Slips of the finger in words of danger: a letter lost, typed twice, changed, or out of place ("nhtố", "lockedd"). What was typed stays;
 * the word that was meant stands beside it. Only a word that is none in either language is read so: a name is no slip of anything.
 */
import type { Knowledge } from './knowledge.ts'
import { languages } from './knowledge.ts'
import { fold, stripMarks } from './normalise.ts'
import { isSyllable } from './telex.ts'
import { rowOf } from './term-table.ts'
import { termOfWord } from './terms.ts'
import type { Word } from './words.ts'

/** Shorter words have too many neighbours. */
const shortest = 4

/** Pure; the same words come back where nothing was read as a slip. What was read is kept with the words. */
export function readSlips(words: readonly Word[], knowledge: Knowledge): readonly Word[] {
  const book = slipBook(knowledge)
  const kept = book.read.get(words)
  if (kept) return kept
  const mended = words.map((word): Word => {
    const meant = guess(word, book, knowledge)
    return meant === null ? word : { ...word, forms: [...word.forms, meant], plain: [...word.plain, meant] }
  })
  const found = mended.some((word, at) => word !== words[at]) ? mended : words
  book.read.set(words, found)
  return found
}

/** The one word of danger that is a slip away; null where there is none, or more than one. */
function guess({ plain: [typed = ''] }: Word, book: SlipBook, { search }: Knowledge): string | null {
  if (typed.length < shortest || isSyllable(typed) || !/^[a-z]+$/.test(typed)) return null
  if (book.words.has(typed) || rowOf(termOfWord(typed), search.table) >= 0) return null
  const near = new Set(book.byShorter.get(typed))
  for (const shorter of shortened(typed)) {
    if (book.words.has(shorter)) near.add(shorter)
    for (const word of book.byShorter.get(shorter) ?? []) near.add(word)
  }
  const alike = [...near].filter((word) => word[0] === typed[0])
  return alike.length === 1 ? (alike[0] ?? null) : null
}

interface SlipBook {
  readonly words: ReadonlySet<string>
  /** Words by what is left of them without one of their letters. */
  readonly byShorter: ReadonlyMap<string, readonly string[]>
  readonly read: WeakMap<readonly Word[], readonly Word[]>
}

const books = new WeakMap<Knowledge, SlipBook>()

function slipBook(knowledge: Knowledge): SlipBook {
  const known = books.get(knowledge)
  if (known) return known
  const texts = knowledge.signals.flatMap(({ phrases }) => languages.flatMap((language) => phrases[language]))
  const words = new Set(texts.flatMap((text) => stripMarks(fold(text)).split(' ')).filter((word) => word.length >= shortest))
  const byShorter = new Map<string, string[]>()
  for (const word of words) {
    for (const shorter of shortened(word)) {
      const list = byShorter.get(shorter)
      if (list) list.push(word)
      else byShorter.set(shorter, [word])
    }
  }
  const book = { words, byShorter, read: new WeakMap<readonly Word[], readonly Word[]>() }
  books.set(knowledge, book)
  return book
}

/** The word without each of its letters but the first in turn. */
function shortened(word: string): ReadonlySet<string> {
  return new Set(Array.from({ length: word.length - 1 }, (_, at) => word.slice(0, at + 1) + word.slice(at + 2)))
}
