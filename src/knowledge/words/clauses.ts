import type { Found } from './find-phrases.ts'
import type { Word } from './words.ts'

/** Whether two words, by their numbers, stand in one clause. Pure, as all of these. */
export function shareClause(words: readonly Word[], one: number, other: number): boolean {
  return words[one]?.clause === words[other]?.clause
}

/** Whether no comma parts the words of what was found. */
export function isOneClause(words: readonly Word[], { from, to }: Pick<Found<unknown>, 'from' | 'to'>): boolean {
  return shareClause(words, from, to - 1)
}

/** Whether a clause, or the message, begins or ends right before this word. */
export function isClauseBreak(words: readonly Word[], at: number): boolean {
  return !shareClause(words, at - 1, at)
}
