/**
 * What a word that nobody knows may have been meant to be: Vietnamese typed with the input method off (`toois` for tối), or two words run
 * together. Slips of the finger are read by the parts of the word that they left whole.
 */
import { stripMarks } from '../normalise.ts'
import { readAsKeys } from '../telex.ts'
import { rowOf, type TermTable } from '../term-table.ts'
import { termOfWord } from '../terms.ts'
import type { Word } from '../words.ts'

/** Text of nothing but unknown words is no Vietnamese and no English; looking at all of them would only cost time. */
const mostGuesses = 12
const shortestRun = 5

/** The same words come back where all are known. */
export function asMeant(words: readonly Word[], table: TermTable): readonly Word[] {
  let guesses = 0
  const read = words.flatMap((word): readonly Word[] => {
    if (guesses >= mostGuesses || isKnown(word.meant, table)) return [word]
    const meant = guess(stripMarks(word.meant), table)
    if (meant === null) return [word]
    guesses += 1
    return meant.map((form) => ({ ...word, meant: form, forms: [form], plain: [stripMarks(form)] }))
  })
  return guesses === 0 ? words : read
}

function isKnown(word: string, table: TermTable): boolean {
  return rowOf(termOfWord(word), table) >= 0
}

function guess(word: string, table: TermTable): readonly string[] | null {
  const keys = readAsKeys(word)
  if (keys !== null && isKnown(keys, table)) return [keys]
  for (let at = 2; word.length >= shortestRun && at <= word.length - 2; at += 1) {
    const [left, right] = [word.slice(0, at), word.slice(at)]
    if (isKnown(left, table) && isKnown(right, table)) return [left, right]
  }
  return null
}
