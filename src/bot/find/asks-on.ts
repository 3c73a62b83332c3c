import type { Knowledge, Language } from '../../knowledge/knowledge.ts'
import { asks } from '../../knowledge/words/asks.ts'
import { saysOneOf } from '../hear/says-one-of.ts'

/** More words have a subject of their own; Vietnamese ones are syllables. */
export const mostAskingOn = { vi: 7, en: 5 } as const

/** Pure. */
export function asksWhoOrWhat(text: string, language: Language, knowledge: Knowledge): boolean {
  return asks(text, language, knowledge) || saysOneOf('words.follow-up-asks', text, knowledge)
}

/** Also "thế thì sao", "còn phí": a question about what stands above. Pure. */
export function isQuestion(text: string, language: Language, knowledge: Knowledge): boolean {
  return asksWhoOrWhat(text, language, knowledge) || saysOneOf('words.asks-on', text, knowledge)
}
