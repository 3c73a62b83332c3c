import { callOf, citizenLines, forNeed, withoutPurpose } from '../../bot/danger/calls.ts'
import type { Call } from '../../bot/reply.ts'
import type { Setting } from '../../bot/setting.ts'
import { dialsFromHome, isSure } from '../../knowledge/contacts.ts'
import { type Contact, home, type Knowledge, type Language, type Need, type PerLanguage } from '../../knowledge/knowledge.ts'

/** The numbers that stand on the page before anything is known: whoever helps citizens anywhere, then the lines inside Việt Nam. */
export type PageNumbers = PerLanguage<readonly PageCall[]>

/** `plain`: whose number it is and what dialling it takes, in words that anybody who looks over a shoulder may read. */
export type PageCall = Call & { readonly plain: Pick<Call, 'name' | 'note'> }

/** As many as fit a small screen without scrolling far. */
const most = 6

/**
 * Chosen and written as the bot itself would for somebody of whom it does not know where they are: what cannot
 * be dialled from abroad says so.
 */
export function pageNumbers(knowledge: Knowledge, nowMs: number): PageNumbers {
  return { vi: numbersIn('vi', knowledge, nowMs), en: numbersIn('en', knowledge, nowMs) }
}

/** The same for a page that stands still: without lines of certain hours, of which it could not say that they are closed now. */
export function lastingNumbers(knowledge: Knowledge): PageNumbers {
  const contacts = new Map([...knowledge.contacts].filter(([, { hours }]) => hours.kind !== 'weekly'))
  return pageNumbers({ ...knowledge, contacts }, 0)
}

/**
 * The same without phrases and without a clock, from the contacts alone: for when nothing else of the content can be read. Only numbers
 * that need no word of caution beside them.
 */
export function spareNumbers(contacts: readonly Contact[]): PageNumbers {
  const given = contacts
    .filter(isSure)
    .filter((contact) => contact.publish !== 'no' && dialsFromHome(contact) && contact.needs.some((need) => first.has(need)))
  const inLanguage = (language: Language) =>
    given.slice(0, most).map(({ name, number, shown }) => {
      return { name: name[language], number, shown, note: '', plain: { name: withoutPurpose(name[language]), note: '' } }
    })
  return { vi: inLanguage('vi'), en: inLanguage('en') }
}

const first: ReadonlySet<Need> = new Set(['emergency', 'trafficking'])

function numbersIn(language: Language, knowledge: Knowledge, nowMs: number): readonly PageCall[] {
  const anywhere: Setting = { knowledge, language, addressed: null, whereabouts: null, writer: 'self', guarded: false, nowMs }
  const atHome: Setting = { ...anywhere, whereabouts: home }
  const contacts = new Set([...citizenLines(anywhere), ...forNeed('trafficking', atHome), ...forNeed('emergency', atHome)])
  return [...contacts].slice(0, most).map((contact) => ({ ...callOf(contact, anywhere), plain: plainly(contact, anywhere) }))
}

/**
 * What a contact says of itself speaks of its work, too: of its note nothing stays but from where it is
 * dialled, when, and who has called it.
 */
function plainly(contact: Contact, setting: Setting): PageCall['plain'] {
  const { name, note } = callOf({ ...contact, note: null }, setting)
  return { name: withoutPurpose(name), note }
}
