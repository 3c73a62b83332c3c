/**
 * What a word that nobody knows may have been meant to be: Vietnamese typed with the input method off (`toois` for tối), or two words run
 * together. Slips of the finger are read by the parts of the word that they left whole.
 */
import { stripMarks } from '../words/normalise.ts'
import { readAsKeys } from '../words/telex.ts'
import { rowOf, type TermTable } from '../words/term-table.ts'
import { termOf, termOfWord } from '../words/terms.ts'
import { spelling, type Word } from '../words/words.ts'

/** Text of nothing but unknown words is no Vietnamese and no English; looking at all of them would only cost time. */
const mostTried = 12
const shortestRun = 5
/** Three words run together; of what is longer there are too many cuts. */
const longestRun = 20

/** The same words come back where all are known. */
export function asMeant(words: readonly Word[], table: TermTable): readonly Word[] {
  if (words.every((word) => isKnown(word, table))) return words
  let [tried, guessed] = [0, false]
  const read = words.flatMap((word): readonly Word[] => {
    if (tried >= mostTried || isKnown(word, table)) return [word]
    tried += 1
    const meant = guess(stripMarks(word.meant), table)
    if (meant === null) return [word]
    guessed = true
    return meant.map((form) => ({ ...word, ...spelling([form], form) }))
  })
  return guessed ? read : words
}

function isKnown({ syllable }: Word, table: TermTable): boolean {
  return rowOf(termOf('w', syllable.bare), table) >= 0
}

function isWord(text: string, table: TermTable): boolean {
  return rowOf(termOfWord(text), table) >= 0
}

function guess(word: string, table: TermTable): readonly string[] | null {
  const keys = readAsKeys(word)
  if (keys !== null && isWord(keys, table)) return [keys]
  if (word.length < shortestRun || word.length > longestRun || /\d/.test(word)) return null
  for (let at = 2; at <= word.length - 2; at += 1) {
    const [left, right] = [word.slice(0, at), word.slice(at)]
    if (isWord(left, table) && isWord(right, table)) return [left, right]
  }
  return null
}
