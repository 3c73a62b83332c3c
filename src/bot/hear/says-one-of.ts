import type { Knowledge } from '../../knowledge/knowledge.ts'
import { onceForEachKey } from '../../knowledge/once-for-each.ts'
import { findPhrases } from '../../knowledge/words/find-phrases.ts'
import { fold, stripMarks } from '../../knowledge/words/normalise.ts'
import { makePhraseBook, type PhraseBook } from '../../knowledge/words/phrase-book.ts'
import { readWords, type Word } from '../../knowledge/words/words.ts'
import { messagesOf, type PhraseKey, wordSet, wordsOf } from '../phrases.ts'

/** Whether a phrase of that list stands anywhere in the text, with gaps and short forms as in phrases of danger. Pure. */
export function saysOneOf(list: PhraseKey, text: string, knowledge: Knowledge): boolean {
  return findPhrases(bookOf(knowledge, list), readWords(text, knowledge.lexicon)).length > 0
}

/** Where phrases of that list stand in the text, by the words of `readWords`. Pure. */
export function positionsOf(
  list: PhraseKey,
  text: string,
  knowledge: Knowledge,
): readonly { readonly from: number; readonly to: number }[] {
  return findPhrases(bookOf(knowledge, list), readWords(text, knowledge.lexicon))
}

/** The same, where it is no part of a phrase of the other list: "chủ có phải trả" is not "phải trả". Pure. */
export function saysOneOfBut(list: PhraseKey, but: PhraseKey, text: string, knowledge: Knowledge): boolean {
  const words = readWords(text, knowledge.lexicon)
  const said = findPhrases(bookOf(knowledge, list), words)
  if (said.length === 0) return false
  const others = findPhrases(bookOf(knowledge, but), words)
  return said.some(({ from, to }) => others.every((other) => other.to <= from || other.from >= to))
}

/** Whether the whole text is a phrase of that list; words of courtesy, and those that follow something up, may stand around it. Pure. */
export function saysOnly(list: PhraseKey, text: string, knowledge: Knowledge): boolean {
  const words = readWords(text, knowledge.lexicon)
  const found = findPhrases(bookOf(knowledge, list), words)
  if (found.length === 0) return false
  const around = [wordSet(knowledge, 'words.courtesy'), wordSet(knowledge, 'words.follow-up')]
  const mayStandAround = words.map(({ plain }) => around.some((known) => plain.some((word) => known.has(word))))
  return found.some(({ from, to }) => mayStandAround.every((may, at) => may || (at >= from && at < to)))
}

/** Whether the text is a phrase of that list and nothing else at all. Pure. */
export function saysExactly(list: PhraseKey, text: string, knowledge: Knowledge): boolean {
  const words = readWords(text, knowledge.lexicon)
  return findPhrases(bookOf(knowledge, list), words).some(({ from, to }) => from === 0 && to === words.length)
}

/**
 * Whether phrases of those lists are all of the text, but for words of the other list between and around them. A word that has its marks
 * stands there as itself: "đưa" is no "đứa". Pure.
 */
export function saysNothingBut(lists: PhraseKey | readonly PhraseKey[], around: PhraseKey, text: string, knowledge: Knowledge): boolean {
  const words = readWords(text, knowledge.lexicon)
  const said = [lists].flat().flatMap((list) => findPhrases(bookOf(knowledge, list), words))
  const isAround = ({ forms }: Word) => forms.some((form) => isWordOf(around, form, knowledge))
  return said.length > 0 && words.every((word, at) => isAround(word) || said.some(({ from, to }) => at >= from && at < to))
}

/** Whether a folded word is one of that list, with its own marks or without any. Pure. */
export function isWordOf(list: PhraseKey, word: string, knowledge: Knowledge): boolean {
  return markedSet(knowledge, list).has(word) || (stripMarks(word) === word && wordSet(knowledge, list).has(word))
}

/** The words of a list as they are written. */
const markedSet = onceForEachKey(
  (knowledge: Knowledge, list: PhraseKey): ReadonlySet<string> => new Set(messagesOf(knowledge, list).map(fold)),
)

const bookOf = onceForEachKey((knowledge: Knowledge, list: PhraseKey): PhraseBook<true> => {
  const phrases = wordsOf(knowledge, list).map((phrase) => [phrase, true] as const)
  return makePhraseBook(phrases, knowledge.lexicon)
})
