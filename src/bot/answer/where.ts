import { reaches } from '../../knowledge/contacts.ts'
import { type Country, home, type Knowledge, type TopicId } from '../../knowledge/knowledge.ts'
import { onceForEach } from '../../knowledge/once-for-each.ts'
import { callOf, citizenLines, forNeed, isFarOff, lineForChildren, placeOfWriter } from '../danger/calls.ts'
import { byWhoDials } from '../danger/who-dials.ts'
import type { Block, Call, Choice, Reply } from '../reply.ts'
import { choiceOf, menuChoice } from '../say/choices.ts'
import { countryName } from '../say/country-name.ts'
import { callsIn, oneCardEach } from '../say/each-number-once.ts'
import { render, renderPhrase } from '../say/render.ts'
import { phraseOrigin, replyOf } from '../say/say.ts'
import type { Setting } from '../setting.ts'
import { entryFor, stepsFor } from './entry-for.ts'

/** More would bury the others on a small screen; any other country can be typed. */
const mostCountries = 7

/** Where the person may be, as choices: those where the need is greatest first, home last. */
export function whereChoices(setting: Setting): readonly Choice[] {
  const { knowledge } = setting
  const abroad = countriesByNeed(knowledge).filter((country) => country !== home)
  return [...abroad.slice(0, mostCountries - 1), ...(knowledge.countries.has(home) ? [home] : [])].map((country) =>
    choiceOf(countryName(country, setting), { kind: 'country', country }),
  )
}

/**
 * The numbers for where the person in need is, nearest first; among those near, first the ones that the steps of their danger name
 * there (an ambulance for who wants to die). For a relative at home first what can be dialled at home.
 */
export function sayNumbersThere(danger: TopicId | null, setting: Setting): Reply {
  const steps = namedBySteps(danger, setting)
  const found = [...forNeed('emergency', setting), ...forNeed('trafficking', setting)].filter(({ helpsIn }) => helpsIn !== 'anywhere')
  const near = [...steps.filter((call) => isNear(call, setting)), ...found.map((contact) => callOf(contact, setting))]
  const anywhere = citizenLines(setting).map((contact) => callOf(contact, setting))
  const children = setting.young ? lineForChildren(setting) : undefined
  const nearest = children && reaches(children, placeOfWriter(setting)) ? [callOf(children, setting), ...near] : near
  const all = isFarOff(setting) ? [...anywhere, ...nearest] : [...nearest, ...anywhere]
  const calls: Block = { kind: 'calls', calls: oneCardEach(all).slice(0, mostNumbers) }
  const forSelf = [...renderPhrase(setting, 'danger.numbers-there'), calls]
  const blocks = setting.guarded || isFarOff(setting) ? byWhoDials([calls], setting) : forSelf
  return { ...replyOf(phraseOrigin(setting, 'danger.numbers-there'), blocks, [menuChoice(setting)]), lane: 'danger' }
}

/** Cards that the entry of a danger has for this place. */
function namedBySteps(danger: TopicId | null, setting: Setting): readonly Call[] {
  const topic = danger === null ? undefined : setting.knowledge.topics.get(danger)
  if (!topic) return []
  return callsIn(render(stepsFor('self', entryFor(topic, setting.whereabouts, setting.language)), setting))
}

function isNear({ number }: Call, { knowledge, whereabouts }: Setting): boolean {
  return [...knowledge.contacts.values()].some(
    (contact) => contact.number === number && contact.helpsIn !== 'anywhere' && reaches(contact, whereabouts),
  )
}

/** As many as can be read in need. */
const mostNumbers = 7

/** Where urgent answers differ by country, people were in danger before; then by how many lines are known there. */
const countriesByNeed = onceForEach(({ topics, contacts, countries }: Knowledge): readonly Country[] => {
  const weight = new Map<Country, number>()
  const add = (some: Iterable<Country>, by: number) => {
    for (const country of some) weight.set(country, (weight.get(country) ?? 0) + by)
  }
  for (const { risk, variants } of topics.values()) if (risk === 'urgent') add(variants.keys(), urgentVariant)
  for (const { helpsIn, publish } of contacts.values()) if (helpsIn !== 'anywhere' && publish !== 'no') add(helpsIn, 1)
  const sorted = [...weight].filter(([country]) => countries.has(country)).sort((a, b) => b[1] - a[1])
  return sorted.map(([country]) => country)
})

/** Against one for each contact. */
const urgentVariant = 5
