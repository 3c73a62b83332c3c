import type { Knowledge } from '../../knowledge/knowledge.ts'
import { onceForEachKey } from '../../knowledge/once-for-each.ts'
import { stripMarks } from '../../knowledge/words/normalise.ts'
import { readWords } from '../../knowledge/words/words.ts'
import { messagesOf, type PhraseKey, wordSet } from '../phrases.ts'
import { isWordOf } from './says-one-of.ts'
import { withoutCourtesy } from './without-courtesy.ts'

/**
 * Of a label or an echo, which stand under message after message: spelt out each time, they drove the message
 * itself out of what was read last.
 */
export const spelling = onceForEachKey((knowledge: Knowledge, label: string) => spelt(label, knowledge))

/** Whether a text, behind a yes or none, is one of a list, whole. */
export function isListed(text: string, list: PhraseKey, knowledge: Knowledge): boolean {
  return spellings(knowledge, list).has(behindAssent(spelt(text, knowledge), knowledge))
}

export const spellings = onceForEachKey(
  (knowledge: Knowledge, key: PhraseKey): ReadonlySet<string> =>
    new Set(messagesOf(knowledge, key).map((words) => spelt(words, knowledge))),
)

/** "Ok giờ an toàn rồi", "vâng ạ an toàn": what stands behind the assent is what is said. "Ok" alone, and "ok rồi", say it themselves. */
export function behindAssent(said: string, knowledge: Knowledge): string {
  const [first = '', ...rest] = said.split(' ')
  const isAnswer = (['words.safe-no', 'words.safe-unsure', 'words.safe-echo', 'words.over'] as const).some((key) =>
    spellings(knowledge, key).has(said),
  )
  return isAnswer || !spellings(knowledge, 'words.assent').has(first) || rest.length === 0
    ? said
    : withoutCourtesy(rest.join(' '), wordSet(knowledge, 'words.courtesy'))
}

/** Short forms spelt out ("ko" is "không"), without marks and without words of courtesy around: "nó đá em" is no "no, dạ, em". */
export function spelt(text: string, knowledge: Knowledge): string {
  const words = readWords(text, knowledge.lexicon).map(({ meant }) => meant)
  const tells = (word: string) => !isWordOf('words.courtesy', word, knowledge)
  const [from, to] = [words.findIndex(tells), words.findLastIndex(tells) + 1]
  return (from < 0 ? [] : words.slice(from, to)).map(stripMarks).join(' ')
}
