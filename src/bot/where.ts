import type { Country, Knowledge } from '../knowledge/knowledge.ts'
import { callOf, citizenLines, forNeed } from './calls.ts'
import { renderPhrase } from './render.ts'
import { choiceOf, labelled, phraseOrigin, replyOf } from './reply.ts'
import type { Setting } from './setting.ts'
import type { Choice, Reply } from './turn.ts'

/** More would bury the others on a small screen; any other country can be typed. */
const mostCountries = 7

/** Where the person may be, as choices: those where the need is greatest first. */
export function whereChoices({ knowledge, language }: Setting): readonly Choice[] {
  return countriesByNeed(knowledge)
    .slice(0, mostCountries)
    .map((country) => choiceOf(knowledge.countries.get(country)?.name[language] ?? country, { kind: 'country', country }))
}

/** The numbers for where the person is, nearest first. */
export function sayNumbersThere(setting: Setting): Reply {
  const found = [...forNeed('emergency', setting), ...forNeed('trafficking', setting), ...citizenLines(setting)]
  const contacts = [...found.filter(({ helpsIn }) => helpsIn !== 'anywhere'), ...found.filter(({ helpsIn }) => helpsIn === 'anywhere')]
  const calls = [...new Map(contacts.map((contact) => [contact.number, callOf(contact, setting)])).values()]
  const blocks = [...renderPhrase(setting, 'danger.numbers-there'), { kind: 'calls', calls } as const]
  const menu = labelled(setting, 'label.menu', { kind: 'command', command: 'menu' })
  return { ...replyOf(phraseOrigin(setting, 'danger.numbers-there'), blocks, [menu]), lane: 'danger' }
}

const known = new WeakMap<Knowledge, readonly Country[]>()

/** Where urgent answers differ by country, people were in danger before; then by how many lines are known there. */
function countriesByNeed(knowledge: Knowledge): readonly Country[] {
  const before = known.get(knowledge)
  if (before) return before
  const weight = new Map<Country, number>()
  const add = (countries: Iterable<Country>, by: number) => {
    for (const country of countries) weight.set(country, (weight.get(country) ?? 0) + by)
  }
  for (const { risk, variants } of knowledge.topics.values()) if (risk === 'urgent') add(variants.keys(), urgentVariant)
  for (const { helpsIn, publish } of knowledge.contacts.values()) if (helpsIn !== 'anywhere' && publish !== 'no') add(helpsIn, 1)
  const sorted = [...weight].filter(([country]) => knowledge.countries.has(country)).sort((a, b) => b[1] - a[1])
  const made = sorted.map(([country]) => country)
  known.set(knowledge, made)
  return made
}

/** Against one for each contact. */
const urgentVariant = 5
