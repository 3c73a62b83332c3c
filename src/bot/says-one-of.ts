import type { Knowledge } from '../knowledge/knowledge.ts'
import { onceForEachKey } from '../knowledge/once-for-each.ts'
import { findPhrases, makePhraseBook, type PhraseBook } from '../knowledge/phrase.ts'
import { readWords } from '../knowledge/words.ts'
import { type PhraseKey, wordsOf } from './phrases.ts'

/** Whether a phrase of that list stands anywhere in the text, with gaps and short forms as in phrases of danger. Pure. */
export function saysOneOf(list: PhraseKey, text: string, knowledge: Knowledge): boolean {
  return findPhrases(bookOf(knowledge, list), readWords(text, knowledge.lexicon)).length > 0
}

/** The same, where it is no part of a phrase of the other list: "chủ có phải trả" is not "phải trả". Pure. */
export function saysOneOfBut(list: PhraseKey, but: PhraseKey, text: string, knowledge: Knowledge): boolean {
  const words = readWords(text, knowledge.lexicon)
  const others = findPhrases(bookOf(knowledge, but), words)
  return findPhrases(bookOf(knowledge, list), words).some(({ from, to }) => others.every((other) => other.to <= from || other.from >= to))
}

const bookOf = onceForEachKey((knowledge: Knowledge, list: PhraseKey): PhraseBook<true> => {
  const phrases = wordsOf(knowledge, list).map((phrase) => [phrase, true] as const)
  return makePhraseBook(phrases, knowledge.lexicon)
})
