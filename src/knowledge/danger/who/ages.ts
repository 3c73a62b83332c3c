import type { Knowledge } from '../../knowledge.ts'
import { readAddress } from '../../words/addressed.ts'
import { isClauseBreak, isOneClause, shareClause } from '../../words/clauses.ts'
import type { Found } from '../../words/find-phrases.ts'
import type { Word } from '../../words/words.ts'
import { type FrameName, framesIn } from '../danger-books.ts'
import { belongsToWriter } from './belongs-to-writer.ts'

/**
 * "Con gái tôi, 15 tuổi, bị giữ", "mẹ tôi 52 tuổi bị lừa": without the age of somebody who belongs to the writer. Where it is a clause of
 * its own, what stands around it is one. "Em là con gái, 15 tuổi" tells of oneself. Pure.
 */
export function withoutAge(words: readonly Word[], where: 'apart' | 'within', knowledge: Knowledge): readonly Word[] {
  const found = framesIn(words, knowledge).filter((one) => isOneClause(words, one))
  const isTheirs = (one: Found<FrameName>) => one.means === 'beside' || (one.means === 'kin' && belongsToWriter(one, words, knowledge))
  const [aside] = found
    .filter(
      ({ means, from, to }) =>
        means === 'age' &&
        [from - 1, to].every((at) => shareClause(words, at, from) === (where === 'within')) &&
        found.some((one) => one.to === from && isTheirs(one)),
    )
    .toSorted((a, b) => b.to - a.to)
  if (aside === undefined) return words
  const [before, behind] = [words[aside.from - 1], words[aside.to]]
  if (before === undefined || behind === undefined || before.sentence !== behind.sentence) return words
  const joined = (word: Word) => (word.clause === behind.clause ? { ...word, clause: before.clause } : word)
  return [...words.slice(0, aside.from), ...words.slice(aside.to).map(joined)]
}

/**
 * "Con 13 tuổi" is whoever writes, unless they call themselves otherwise: "con 13 tuổi, tôi sợ". In "con gái em 15 tuổi" the clause begins
 * with another, and "em 15 triệu" goes on. Pure.
 */
export function tellsOfYouth(text: string, words: readonly Word[], young: readonly Found<FrameName>[], knowledge: Knowledge): boolean {
  const said = young.some(({ phrase, from, to }) => {
    const stands = isOneClause(words, { from, to }) && isClauseBreak(words, from)
    return stands && (!shareClause(words, from, to) || !phrase.endsWith('<aged>'))
  })
  return said && youngWays.includes(readAddress(text, knowledge)?.as ?? null)
}

/** As children call themselves; in English everybody is "I". */
const youngWays: readonly (string | null)[] = ['em', 'cháu', null]
