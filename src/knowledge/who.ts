import { framesIn } from './danger-books.ts'
import type { Knowledge } from './knowledge.ts'
import { outweighs } from './phrase.ts'
import { readWords } from './words.ts'

/** The person who writes, or somebody they write for. */
export type Who = 'self' | 'relative'

/**
 * Whom a message says that something happens to; null where it does not say. Who tells of themselves and of another ("they sold my
 * friend and lock me in") is in need themselves. "Họ nhốt nó" is a relative where one is named in any sentence. Pure.
 */
export function whoIsMeant(text: string, knowledge: Knowledge): Who | null {
  const words = readWords(text, knowledge.lexicon)
  const found = framesIn(words, knowledge).filter(({ from, to }) => words[from]?.clause === words[to - 1]?.clause)
  const kin = found.filter(({ means }) => means === 'kin')
  if (found.some((one) => one.means === 'myself' && !kin.some((other) => outweighs(other, one)))) return 'self'
  if (found.some(({ means }) => means === 'relative')) return 'relative'
  return kin.length > 0 && found.some(({ means }) => means === 'another') ? 'relative' : null
}
