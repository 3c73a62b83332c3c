import { callOf, citizenLines, forNeed } from '../bot/calls.ts'
import type { Setting } from '../bot/setting.ts'
import type { Call } from '../bot/turn.ts'
import type { Country, Knowledge, Language, PerLanguage } from '../knowledge/knowledge.ts'

/** The numbers that stand on the page before anything is known: whoever helps citizens anywhere, then the lines inside Việt Nam. */
export type PageNumbers = PerLanguage<readonly Call[]>

/** As many as fit a small screen without scrolling far. */
const most = 6

/** Chosen and written as the bot itself would. */
export function pageNumbers(knowledge: Knowledge, nowMs: number): PageNumbers {
  return { vi: numbersIn('vi', knowledge, nowMs), en: numbersIn('en', knowledge, nowMs) }
}

function numbersIn(language: Language, knowledge: Knowledge, nowMs: number): readonly Call[] {
  const anywhere: Setting = { knowledge, language, whereabouts: null, writer: 'self', nowMs }
  const home: Setting = { ...anywhere, whereabouts: 'vn' as Country }
  const contacts = new Set([...citizenLines(anywhere), ...forNeed('trafficking', home), ...forNeed('emergency', home)])
  return [...contacts]
    .slice(0, most)
    .map((contact) => callOf(contact, { ...anywhere, whereabouts: contact.dialFrom === 'anywhere' ? null : home.whereabouts }))
}
