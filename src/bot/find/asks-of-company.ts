import type { Knowledge, Topic } from '../../knowledge/knowledge.ts'
import { rank } from '../../knowledge/search/rank.ts'
import { readWords, typedAt, type Word } from '../../knowledge/words/words.ts'
import { positionsOf } from '../hear/says-one-of.ts'
import { wordSet } from '../phrases.ts'

/** `by-name`: surely a name, which nobody knows as a word. `perhaps`: it may be one. */
export type CompanyAsked = 'by-name' | 'perhaps'

/** More words are hardly a name. */
const longestName = 4
/** A name that stands alone, behind "thế": two words may be anything. */
const longestAlone = 1

/**
 * "Còn công ty Hoàng Long thì sao", "thế esuhai": a company by its name, and nothing else is asked. Without "công ty" only behind what was
 * told, and a word that nobody knows. Pure.
 */
export function asksOfCompany(text: string, isBehind: boolean, knowledge: Knowledge): CompanyAsked | null {
  const words = readWords(text, knowledge.lexicon)
  const company = positionsOf('words.company', text, knowledge)
  const named = words.flatMap((word, at) =>
    company.some(({ from, to }) => at >= from && at < to) || isAround(word, knowledge) ? [] : [at],
  )
  const [from, to] = [named[0] ?? 0, (named.at(-1) ?? -1) + 1]
  const isOneName = named.length > 0 && to - from === named.length && named.length <= longestName
  if (!isOneName || words.slice(from, to).some((word) => isNoName(word, knowledge))) return null
  const isUnknown = rank(typedAt(words, { from, to }), knowledge, nothingBefore).evidence.unknown === 1
  if (company.length > 0) return isUnknown ? 'by-name' : 'perhaps'
  return isBehind && isUnknown && named.length <= longestAlone && from > 0 ? 'perhaps' : null
}

/** How to check that a company holds a licence. */
export function licenceTopic({ topics }: Knowledge): Topic | undefined {
  return topics.get('check-company-licence')
}

const nothingBefore = { language: null, stage: null, topicBefore: null, country: null } as const

function isAround({ plain }: Word, knowledge: Knowledge): boolean {
  const around = (['words.follow-up', 'words.courtesy', 'words.beside-company'] as const).map((key) => wordSet(knowledge, key))
  return around.some((known) => plain.some((word) => known.has(word)))
}

function isNoName({ plain }: Word, knowledge: Knowledge): boolean {
  return plain.some((word) => /\d/.test(word) || wordSet(knowledge, 'words.no-company-name').has(word))
}
