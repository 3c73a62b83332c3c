import { contactsFor, dialsFromHome, firstWithSure, isForWhoComes, isSure, reaches } from '../../knowledge/contacts.ts'
import { isOpen } from '../../knowledge/hours.ts'
import {
  type Contact,
  type ContactPlaceholder,
  type Country,
  type Hours,
  home,
  type Language,
  type Need,
} from '../../knowledge/knowledge.ts'
import { called, spokenTo } from '../hear/called.ts'
import type { Call } from '../reply.ts'
import { countryName } from '../say/country-name.ts'
import type { Setting } from '../setting.ts'
import { weekInWords } from './opening-hours.ts'

/** As many as a person in need reads before trying one. */
const mostForNeed = 4

/**
 * The lines that a placeholder stands for, for this person: none that cannot be dialled from where the writer is. A single contact that
 * is of no use there gives way to those that meet the same need. Empty only where content has no number at all.
 */
export function contactsOf(placeholder: ContactPlaceholder, setting: Setting): readonly Contact[] {
  if (placeholder.kind === 'contacts') return forNeed(placeholder.need, setting)
  const contact = setting.knowledge.contacts.get(placeholder.id)
  return contact && isOfUse(contact, setting) ? [contact] : forNeed(contact?.needs[0] ?? 'emergency', setting)
}

/** The sure line that stands beside a single unsure one; null where the lines need none. */
export function sureOneBeside([contact, ...others]: readonly Contact[], setting: Setting): Contact | null {
  if (contact === undefined || others.length > 0 || isSure(contact)) return null
  const there = isAtHome(setting) ? sureAtHome(setting) : undefined
  return there ?? forNeed(contact.needs[0] ?? 'emergency', setting).find(isSure) ?? null
}

/** Whether what is said now speaks to somebody at home, as far as anybody knows. */
export function isAtHome({ whereabouts, stage }: Setting): boolean {
  return (whereabouts ?? home) === home && (stage === 'before' || stage === 'after')
}

/** The lines for citizens abroad are no use to somebody who has not left: a line of the country itself is. */
export function sureAtHome({ knowledge, nowMs }: Setting): Contact | undefined {
  const lines = contactsFor(knowledge, { need: 'trafficking', whereabouts: home, nowMs })
  return lines.find((contact) => isSure(contact) && contact.helpsIn !== 'anywhere')
}

/**
 * Lines for a need, nearest first; where there are none for it, whoever helps citizens anywhere. Of whoever answers now, somebody young
 * has the line for children first.
 */
export function forNeed(need: Need | 'open-now', setting: Setting): readonly Contact[] {
  const forYoung = need === 'open-now' && setting.young === true ? lineForChildren(setting) : undefined
  const found = [...new Set([...(forYoung ? [forYoung] : []), ...within(need, setting)])]
  if (found.length > 0) return firstWithSure(mostForNeed, found)
  return [...new Set([...within('consular', setting), ...within('emergency', setting)])].slice(0, 2)
}

/**
 * The lines of the state for its citizens abroad, that can be dialled and help from anywhere: right before it is known where somebody is.
 */
export function citizenLines(setting: Setting): readonly Contact[] {
  return within('consular', { ...setting, whereabouts: null }).filter((contact) => contact.needs.includes('emergency'))
}

/** "Line 111 (for those who …)": what stands in brackets says what a number is for. */
export function withoutPurpose(name: string): string {
  return name.replace(/ \([^)]*\)/g, '')
}

/**
 * The line for children nearest to somebody young who writes: the one at home while nobody knows where they are, or where there is none,
 * for it can be dialled for them.
 */
export function lineForChildren(setting: Setting): Contact | undefined {
  const { knowledge, nowMs } = setting
  const lines = [placeOfWriter(setting) ?? home, home].flatMap((place) =>
    contactsFor(knowledge, { need: 'children', whereabouts: place, nowMs }),
  )
  return lines.find(({ needs }) => needs.includes('children'))
}

/** Whether the line for children stands before all others: to somebody young who writes, unless the danger is known to be abroad. */
export function isForChildrenFirst({ young, whereabouts }: Setting): boolean {
  return young === true && (whereabouts ?? home) === home
}

/**
 * A contact as a card: name, number, and what to know before dialling. Where somebody may be reading along, nothing tells what it is for.
 */
export function callOf(contact: Contact, setting: Setting): Call {
  const whole = contact.name[setting.language]
  const name = setting.guarded ? withoutPurpose(whole) : whole
  const card = { name, number: contact.number, shown: contact.shown, note: noteOf(contact, setting) }
  const onlyFrom = onlyDialledFrom(contact, setting)
  if (onlyFrom === null) return card
  return { ...card, onlyFrom, ...(certainlyDials(contact, setting) && { byReader: true }) }
}

function onlyDialledFrom(contact: Contact, setting: Setting): 'there' | 'home' | null {
  const { whereabouts } = setting
  if (!dialsFromHome(contact)) return 'there'
  if (contact.dialFrom === 'anywhere') return null
  if (whereabouts === home) return writesFromAbroad(setting) ? 'home' : null
  return whereabouts !== null && contact.dialFrom.includes(whereabouts) ? null : 'home'
}

/** The number inside a sentence, with what must not be left unsaid. */
export function numberInText(contact: Contact, setting: Setting): string {
  const warnings = [dialFrom(contact, setting), isSure(contact) ? '' : spokenTo(setting, 'call.unconfirmed')].filter((part) => part !== '')
  return warnings.length === 0 ? contact.shown : `${contact.shown} (${warnings.join('; ')})`
}

/**
 * Whoever writes for a relative abroad is given what helps over there and what can be dialled at home, the latter first. The police
 * and the ambulance at home are no help to somebody in another country.
 */
function within(need: Need | 'open-now', setting: Setting): readonly Contact[] {
  const { knowledge, whereabouts, nowMs } = setting
  const there = contactsFor(knowledge, { need, whereabouts, nowMs })
  if (whereabouts === home || !isFarOff(setting)) return there
  const atHome = isForWhoComes(need) || need === 'open-now' ? [] : contactsFor(knowledge, { need, whereabouts: home, nowMs })
  const both = [...new Set([...atHome, ...there])]
  return [...both.filter(dialsFromHome), ...both.filter((contact) => !dialsFromHome(contact))]
}

/**
 * While nobody knows where a person is, one line that a curator names is given with the words from where it can be dialled. So it is to
 * whoever has not left yet: "once you are there, call" is read at home and kept, and in another country,
 * where somebody asks about the next.
 */
function isOfUse(contact: Contact, setting: Setting): boolean {
  const { whereabouts, writer, stage } = setting
  if (contact.publish === 'no') return false
  if (whereabouts === null || (stage === 'before' && (whereabouts === home || !dialsFromHome(contact)))) return true
  return reaches(contact, whereabouts) || ((writer === 'relative' || isFarOff(setting)) && dialsFromHome(contact))
}

function noteOf(contact: Contact, setting: Setting): string {
  const { language } = setting
  const parts = [
    isSure(contact) ? '' : spokenTo(setting, 'call.unconfirmed'),
    dialFrom(contact, setting),
    called(contact.note?.[language] ?? '', setting),
    hoursNote(contact.hours, setting),
    contact.vietnamese === 'no' ? spokenTo(setting, 'call.no-vietnamese') : '',
    contact.vietnamese === 'interpreter' ? spokenTo(setting, 'call.interpreter') : '',
  ]
  return parts
    .filter((part) => part !== '')
    .map(sentence)
    .join(' ')
}

function sentence(text: string): string {
  const first = text.slice(0, 1).toUpperCase() + text.slice(1)
  return /[.!?]$/.test(first) ? first : `${first}.`
}

/** It is known where the writer is, and that the number can be dialled from there. */
function certainlyDials({ dialFrom }: Contact, setting: Setting): boolean {
  const place = placeOfWriter(setting)
  return dialFrom !== 'anywhere' && place !== null && dialFrom.includes(place)
}

/** Where they said; else a relative is at home, as far as anybody knows, and whoever else writes where the danger is. */
export function placeOfWriter({ writer, whereabouts, writesFrom }: Setting): Country | null {
  if (writer === 'self') return whereabouts
  return writesFrom ?? (writer === 'relative' ? home : whereabouts)
}

/** Whether whoever writes for another is abroad themselves. */
export function writesFromAbroad({ writer, writesFrom }: Setting): boolean {
  return writer !== 'self' && (writesFrom ?? home) !== home
}

/** Whether whoever writes for another is not with them: a relative at home never is. */
export function isFarOff(setting: Setting): boolean {
  if (setting.writer === 'relative') return !writesFromAbroad(setting) || setting.writesFrom !== setting.whereabouts
  return placeOfWriter(setting) !== setting.whereabouts
}

/** Said where it is not certain that the number works from where the writer is. */
function dialFrom(contact: Contact, setting: Setting): string {
  if (contact.dialFrom === 'anywhere' || certainlyDials(contact, setting)) return ''
  const names = contact.dialFrom.map((country) => countryName(country, setting))
  return spokenTo(setting, 'call.dial-from', { country: anyOf(names, setting.language) })
}

/** `a, b hoặc c`, `a, b or c`. */
export function anyOf(names: readonly string[], language: Language): string {
  return lists[language].format(names)
}

const lists = { vi: new Intl.ListFormat('vi', { type: 'disjunction' }), en: new Intl.ListFormat('en', { type: 'disjunction' }) } as const

function hoursNote(hours: Hours, setting: Setting): string {
  if (hours.kind === 'always') return ''
  if (hours.kind === 'unknown') return spokenTo(setting, 'call.hours-unknown')
  const said = spokenTo(setting, 'call.hours', { hours: weekInWords(hours, setting.language) })
  return isOpen(hours, setting.nowMs) ? said : `${said}, ${spokenTo(setting, 'call.closed')}`
}
