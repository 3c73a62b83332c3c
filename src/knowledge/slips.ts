/**
 * Slips of the finger in words of danger: a letter lost, typed twice, changed, or out of place ("nhtố", "lockedd"). What was typed stays;
 * the word that was meant stands beside it. Only a word that is none in either language is read so: a name is no slip of anything.
 */
import type { Knowledge } from './knowledge.ts'
import { fold, stripMarks } from './normalise.ts'
import { isSyllable } from './telex.ts'
import { rowOf } from './term-table.ts'
import { termOfWord } from './terms.ts'
import type { Word } from './words.ts'

/** Shorter words have too many neighbours. */
const shortest = 4

/** Pure; the same words come back where nothing was read as a slip. What was read is kept with the words. */
export function readSlips(words: readonly Word[], knowledge: Knowledge): readonly Word[] {
  const kept = lastRead.get(words)
  if (kept?.by === knowledge.danger.slips) return kept.found
  const mended = words.map((word): Word => {
    const meant = guess(word, knowledge)
    return meant === null ? word : { ...word, forms: [...word.forms, meant], plain: [...word.plain, meant] }
  })
  const found = mended.some((word, at) => word !== words[at]) ? mended : words
  lastRead.set(words, { by: knowledge.danger.slips, found })
  return found
}

const lastRead = new WeakMap<readonly Word[], { readonly by: SlipBook; readonly found: readonly Word[] }>()

/** The one word of danger that is a slip away; null where there is none, or more than one. */
function guess({ plain: [typed = ''] }: Word, { search, danger: { slips: book } }: Knowledge): string | null {
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
