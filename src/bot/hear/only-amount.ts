import type { Knowledge } from '../../knowledge/knowledge.ts'
import { plain } from '../../knowledge/words/normalise.ts'
import { wordSet } from '../phrases.ts'

/** More words tell something besides. */
const mostWords = 8

/**
 * "2 tháng rồi", "khoảng 20 triệu", "about 3 years": how long or how much, and nothing else. It tells more of
 * what is spoken of already. Pure.
 */
export function tellsOnlyAmount(text: string, knowledge: Knowledge): boolean {
  const words = plain(text).split(' ')
  if (text.includes('?') || words.length > mostWords) return false
  const [units, numbers, beside] = (['words.units', 'words.numbers', 'words.beside-amount'] as const).map((key) => wordSet(knowledge, key))
  const isUnit = (word: string) => units?.has(word) === true || amountWithUnit.test(word)
  const isNumber = (word: string) => numbers?.has(word) === true || /^\d/.test(word)
  const mayStandBeside = (word: string) => beside?.has(word) === true || wordSet(knowledge, 'words.courtesy').has(word)
  const isCounted = words.some(
    (word, at) => isUnit(word) && (amountWithUnit.test(word) || words.some((other, n) => n !== at && isNumber(other))),
  )
  return isCounted && words.every((word) => isUnit(word) || isNumber(word) || mayStandBeside(word))
}

/** "20tr", "500k". */
const amountWithUnit = /^\d+(?:tr|k|m|t)\d*$/
