import type { Knowledge } from '../knowledge/knowledge.ts'
import { onceForEach } from '../knowledge/once-for-each.ts'
import { findPhrases, makePhraseBook, type PhraseBook } from '../knowledge/phrase.ts'
import { readWords } from '../knowledge/words.ts'
import { type PhraseKey, wordsOf } from './phrases.ts'

/** Whether a phrase of that list stands anywhere in the text, with gaps and short forms as in phrases of danger. Pure. */
export function saysOneOf(list: PhraseKey, text: string, knowledge: Knowledge): boolean {
  const books = booksOf(knowledge)
  const book = books.get(list) ?? bookOf(list, knowledge)
  books.set(list, book)
  return findPhrases(book, readWords(text, knowledge.lexicon)).length > 0
}

const booksOf = onceForEach((_: Knowledge) => new Map<PhraseKey, PhraseBook<true>>())

function bookOf(list: PhraseKey, knowledge: Knowledge): PhraseBook<true> {
  const phrases = wordsOf(knowledge, list).map((phrase) => [phrase, true] as const)
  return makePhraseBook(phrases, knowledge.lexicon)
}
