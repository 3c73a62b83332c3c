import { isOpen } from './hours.ts'
import { type Contact, type Country, home, type Knowledge, type Need } from './knowledge.ts'
import { onceForEachKey } from './once-for-each.ts'

export interface ContactWish {
  /** `open-now` asks for whoever answers at this moment, whatever the need. */
  readonly need: Need | 'open-now'
  /** Where the person is; null while nobody knows. Nothing is assumed then, not even Việt Nam. */
  readonly whereabouts: Country | null
  readonly nowMs: number
}

/** As many lines as somebody in need can read and try. */
const mostOpenNow = 3

/**
 * The numbers to give for a need, best first. None that cannot be dialled from where the person is, or that cannot help there. A
 * nearer line stands before a farther one, sure or not; equally near, a sure one stands first, but in an emergency whoever comes, before
 * a mission. Where an ambulance is needed it stands before the police. An unsure one never stands alone: where no sure line has this need,
 * one that has another is put beside it, and where there is none at all, nothing is given.
 */
export function contactsFor(knowledge: Pick<Knowledge, 'contacts'>, wish: ContactWish): readonly Contact[] {
  const within = bestFirst(reaching(knowledge.contacts, wish.whereabouts), wish)
  const fitting = within.filter((contact) => serves(contact, wish))
  if (fitting.length === 0 || fitting.some(isSure)) return wish.need === 'open-now' ? firstWithSure(mostOpenNow, fitting) : fitting
  const beside = within.find(isSure)
  return beside ? [...fitting, beside] : []
}

/** Heard by a person, or published by the dossier without reserve. Any other line is shown with the words that nobody has called it. */
export function isSure(contact: Contact): boolean {
  return contact.publish === 'yes' || contact.confirmed !== null
}

/** Whether this one contact may be given to somebody who is there: it is never withheld for being unsure, only for being of no use. */
export function reaches(contact: Contact, whereabouts: Country | null): boolean {
  return contact.publish !== 'no' && includes(contact.dialFrom, whereabouts) && includes(contact.helpsIn, whereabouts)
}

/** A call from inside Việt Nam gets through, whether it helps there or not. */
export function dialsFromHome({ dialFrom }: Pick<Contact, 'dialFrom'>): boolean {
  return includes(dialFrom, home)
}

/** Read once for each country: of some hundred lines a dozen can be dialled from one. */
const reaching = onceForEachKey((contacts: Knowledge['contacts'], whereabouts: Country | null): readonly Contact[] =>
  [...contacts.values()].filter((contact) => reaches(contact, whereabouts)),
)

function includes(places: Contact['dialFrom'], whereabouts: Country | null): boolean {
  return places === 'anywhere' || (whereabouts !== null && places.includes(whereabouts))
}

function serves(contact: Contact, { need, nowMs }: ContactWish): boolean {
  if (need === 'open-now') return isOpen(contact.hours, nowMs)
  return contact.needs.includes(isForWhoComes(need) ? 'emergency' : need)
}

/** Whoever needs an ambulance reads the lines for an emergency, in another order. */
export function isForWhoComes(need: ContactWish['need']): boolean {
  return need === 'emergency' || need === 'ambulance'
}

/** Sorting keeps the order of contacts.yaml among equals. */
function bestFirst(contacts: readonly Contact[], wish: ContactWish): readonly Contact[] {
  const places = contacts.map((contact) => ({ contact, place: placeOf(contact, wish) }))
  return places.sort((a, b) => a.place - b.place).map(({ contact }) => contact)
}

/** The first digit outweighs all others: nearer, then coming themselves, then sure, then open now, then with the need that matters most. */
function placeOf(contact: Contact, { need, nowMs }: ContactWish): number {
  const far = contact.helpsIn === 'anywhere' ? 1 : 0
  const turn = turnOf(contact, need)
  const unsure = isSure(contact) ? 0 : 1
  const closed = isOpen(contact.hours, nowMs) ? 0 : contact.hours.kind === 'unknown' ? 1 : 2
  const other = need === 'open-now' && !contact.needs.includes('trafficking') ? 1 : 0
  return far * 10_000 + turn * 1000 + unsure * 100 + closed * 10 + other
}

function turnOf({ needs }: Contact, need: ContactWish['need']): number {
  if (!isForWhoComes(need)) return 0
  if (needs.includes('consular')) return 2
  return need === 'ambulance' && !needs.includes('ambulance') ? 1 : 0
}

/** The first so many, with a sure one among them where there is one. */
export function firstWithSure(most: number, contacts: readonly Contact[]): readonly Contact[] {
  const first = contacts.slice(0, most)
  const sure = contacts.find(isSure)
  return sure === undefined || first.includes(sure) ? first : [...first.slice(0, most - 1), sure]
}
