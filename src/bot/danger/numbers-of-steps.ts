import { contactsFor } from '../../knowledge/contacts.ts'
import { type Contact, type Country, home, type Need, type Topic, type TopicId } from '../../knowledge/knowledge.ts'
import { entryFor, stepsFor } from '../answer/entry-for.ts'
import type { PhraseKey, Slots } from '../phrases.ts'
import type { Block } from '../reply.ts'
import { countryName } from '../say/country-name.ts'
import { callsIn, leadsUp } from '../say/each-number-once.ts'
import { render, renderPhrase } from '../say/render.ts'
import type { Setting } from '../setting.ts'
import { callOf, citizenLines, writesFromAbroad } from './calls.ts'

/** The cards that the steps of a danger give, each with the words right above it that lead up to it. */
export function numbersOf(topic: Topic, setting: Setting): readonly Block[] {
  const blocks = render(stepsFor(setting.writer, entryFor(topic, setting.whereabouts, setting.language)), setting)
  const numbers = blocks.filter((block, i) => block.kind === 'calls' || (leadsUp(block) && blocks[i + 1]?.kind === 'calls'))
  return [...numbers, ...numbersBeside(topic, setting)]
}

/** As many lines of another place as are read beside those that the steps give, and as many of them for an emergency. */
const mostBeside = { all: 4, urgent: 2 } as const

/**
 * A relative of whoever writes from abroad may be at home, as long as nothing else is known than where the writer is, and what a family
 * does at home may be there: under words of their own, the lines of the one place beside those of the other.
 */
export function numbersBeside({ id }: Topic, setting: Setting): readonly Block[] {
  const { knowledge, whereabouts, writesFrom } = setting
  if (setting.writer !== 'relative' || !writesFrom || !writesFromAbroad(setting)) return []
  if (whereabouts === writesFrom) return ledBy('danger.numbers-if-home', {}, linesIn(home, setting), setting)
  const isOfFamily = knowledge.signals.some(({ topic, atHome }) => atHome && topic === id)
  if (whereabouts !== home || !isOfFamily) return []
  return ledBy('danger.numbers-with-writer', { country: countryName(writesFrom, setting) }, linesIn(writesFrom, setting), setting)
}

/**
 * For whoever cannot wait for a doctor, beside steps that name none: what to tell, and the ambulance of the place where that is known; else
 * of home, where they may be.
 */
export function ambulanceBeside(setting: Setting): readonly Block[] {
  const { whereabouts, writer } = setting
  const [told, ifHome] =
    writer === 'self'
      ? (['danger.ill-while-held', 'danger.ambulance-if-home'] as const)
      : (['danger.ill-while-held-another', 'danger.numbers-if-home'] as const)
  const lead = whereabouts === null ? ifHome : 'danger.ambulance'
  return [...renderPhrase(setting, told), ...ambulanceIn(whereabouts ?? home, lead, setting)]
}

function ambulanceIn(whereabouts: Country, lead: PhraseKey, setting: Setting): readonly Block[] {
  const { knowledge, nowMs } = setting
  const lines = contactsFor(knowledge, { need: 'ambulance', whereabouts, nowMs })
  const calls = lines.filter(({ needs }) => needs.includes('ambulance')).slice(0, 1)
  return ledBy(lead, {}, calls, setting)
}

function linesIn(place: Country, { knowledge, nowMs }: Setting): readonly Contact[] {
  const lines = (need: Need) => contactsFor(knowledge, { need, whereabouts: place, nowMs }).filter(({ helpsIn }) => helpsIn !== 'anywhere')
  const all = [...lines('emergency').slice(0, mostBeside.urgent), ...lines('children'), ...lines('women')]
  return [...new Set(all)].slice(0, mostBeside.all)
}

function ledBy(lead: PhraseKey, slots: Slots, contacts: readonly Contact[], setting: Setting): readonly Block[] {
  const calls = contacts.map((contact) => callOf(contact, setting))
  return calls.length === 0 ? [] : [...renderPhrase(setting, lead, slots), { kind: 'calls', calls }]
}

/**
 * The same of the danger whose steps were given, always with words that lead up to them. Nothing where its steps name no line but those for
 * citizens anywhere: whoever is hurt needs one that is near.
 */
export function numbersAgain(danger: TopicId | null, setting: Setting): readonly Block[] {
  const topic = danger === null ? undefined : setting.knowledge.topics.get(danger)
  const numbers = topic ? numbersOf(topic, setting) : []
  const forAll = citizenLines(setting).map(({ number }) => number)
  if (callsIn(numbers).every(({ number }) => forAll.includes(number))) return []
  return numbers[0]?.kind === 'calls' ? [...renderPhrase(setting, 'danger.numbers'), ...numbers] : numbers
}
