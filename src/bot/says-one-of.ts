import type { Knowledge } from '../knowledge/knowledge.ts'
import { onceForEachKey } from '../knowledge/once-for-each.ts'
import { findPhrases, makePhraseBook, type PhraseBook } from '../knowledge/phrase.ts'
import { readWords } from '../knowledge/words.ts'
import { type PhraseKey, wordsOf } from './phrases.ts'

/** Whether a phrase of that list stands anywhere in the text, with gaps and short forms as in phrases of danger. Pure. */
export function saysOneOf(list: PhraseKey, text: string, knowledge: Knowledge): boolean {
  return findPhrases(bookOf(knowledge, list), readWords(text, knowledge.lexicon)).length > 0
}

const bookOf = onceForEachKey((knowledge: Knowledge, list: PhraseKey): PhraseBook<true> => {
  const phrases = wordsOf(knowledge, list).map((phrase) => [phrase, true] as const)
  return makePhraseBook(phrases, knowledge.lexicon)
})
