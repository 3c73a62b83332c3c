import { formatDate } from '../../knowledge/dates.ts'
import { type Country, type Entry, home, type Knowledge, type Topic } from '../../knowledge/knowledge.ts'
import { onceForEach } from '../../knowledge/once-for-each.ts'
import { withoutSafetyQuestion } from '../danger/guard.ts'
import { onDuty } from '../danger/on-duty.ts'
import { withLineForChildren } from '../danger/with-numbers.ts'
import type { PhraseKey } from '../phrases.ts'
import type { Block, Choice, Reply } from '../reply.ts'
import { choiceOf, consentChoice, labelled, personChoice } from '../say/choices.ts'
import { countryName } from '../say/country-name.ts'
import { render, renderPhrase } from '../say/render.ts'
import { replyOf } from '../say/say.ts'
import type { Setting } from '../setting.ts'
import { entryFor, textFor } from './entry-for.ts'
import { meantChoices, nextBut, nextChoices } from './next-choices.ts'
import { isPastReview, sourceBlock } from './source-block.ts'

export interface Telling {
  readonly part: 'text' | 'more'
  /** The country the answer is about; null while it is not known. */
  readonly country: Country | null
  /**
   * How the answer came up: found by the bot, so that it may be the wrong one; the one before, for another
   * country; or picked by the person.
   */
  readonly by: 'question' | 'follow-up' | 'choice'
  /** What may have been meant instead; left out where nothing comes near. */
  readonly others?: readonly Topic[]
  /** What was written, where it was found for words. */
  readonly asked?: string
}

const mostNext = 3
/** The second part of an answer names them all. */
const mostSources = 3
/** Beside a question, for the country or for what was meant, the way on can wait. */
const mostNextBesideQuestion = 1
const mostCountries = 6

/**
 * An answer: what the person should know, how sure it is and from where, then where to go on. Past its review date it says so; advice
 * that weighs on a decision (`caution`, `review`) then gives way to contacts and a person.
 */
export function sayEntry(topic: Topic, { part, country, by, others = [] }: Telling, setting: Setting): Reply {
  const { language, nowMs } = setting
  const entry = entryFor(topic, country, language)
  const whereabouts = isAskedAtHome(topic) ? setting.whereabouts : placeOfNumbers(country, by, setting)
  const there = { ...setting, stage: topic.stage, whereabouts }
  const origin = { from: 'entry', id: entry.id, part, version: entry.version } as const
  const past = isPastReview(entry, nowMs)
  if (past && (topic.risk === 'caution' || topic.risk === 'review')) {
    const withheld = renderPhrase(there, 'past.withheld', { compiled: formatDate(entry.compiled, language), title: entry.title })
    return replyOf(origin, withheld, [personChoice(setting), ...nextChoices(entry.next.slice(0, mostNext), setting)])
  }
  const asksCountry = part === 'text' && country === null && topic.variants.size > 1 // one alone would be no choice but a guess
  const text = withoutSafetyQuestion(render(part === 'more' ? (entry.more ?? []) : textFor(setting.writer, entry), there), setting)
  const blocks = [
    ...(topic.risk === 'urgent' && part === 'text' ? withLineForChildren(text, there) : text),
    ...(topic.variants.size > 0 || by === 'follow-up' ? variantNote(topic, entry, country, there) : []),
    ...(past ? renderPhrase(there, 'past.line', { compiled: formatDate(entry.compiled, language) }) : []),
    ...(topic.risk === 'review' && part === 'text' ? renderPhrase(there, reviewOffer(there)) : []),
    sourceBlock({ ...entry, risk: topic.risk }, setting, part === 'text' && entry.more ? mostSources : undefined),
    ...(asksCountry ? renderPhrase(there, 'variant.choose') : []),
    ...(others.length > 0 ? renderPhrase(there, 'meant') : []),
  ]
  const countries = asksCountry ? countryChoices(topic, setting) : []
  const next = nextChoices(
    nextBut(others, entry.next).slice(0, asksCountry || others.length > 0 ? mostNextBesideQuestion : mostNext),
    setting,
  )
  const meant = meantChoices(others, setting)
  const more = part === 'text' && entry.more ? [labelled(setting, 'label.more', { kind: 'more', topic: topic.id, country })] : []
  const wrong = by !== 'choice' ? [labelled(setting, 'label.not-this', { kind: 'command', command: 'none' })] : []
  return replyOf(origin, blocks, [...countries, ...meant, ...more, ...next, ...person(topic, setting), ...wrong])
}

/** Whoever has not left yet, or is back, names a country without being there. */
function isAskedAtHome({ stage }: Topic): boolean {
  return stage === 'before' || stage === 'after'
}

/**
 * Whoever asks about another country, or picks it, is given its numbers: those of where they are help nobody there. A country that merely
 * stands in a question does not say where help is needed; and at home nothing else can be dialled.
 */
function placeOfNumbers(country: Country | null, by: Telling['by'], { whereabouts }: Setting): Country | null {
  const isAskedFor = by !== 'question' && country !== null && country !== home && whereabouts !== home
  return isAskedFor ? country : (whereabouts ?? country)
}

/** Whether there is a second part to this answer. */
export function hasMore(topic: Topic, country: Country | null, { language }: Setting): boolean {
  return entryFor(topic, country, language).more !== null
}

/** The countries in which a topic has an answer of its own, those with most such answers in the whole content first. */
function countryChoices(topic: Topic, setting: Setting): readonly Choice[] {
  const weight = variantsByCountry(setting.knowledge)
  return [...topic.variants.keys()]
    .sort((a, b) => (weight.get(b) ?? 0) - (weight.get(a) ?? 0))
    .slice(0, mostCountries)
    .map((country) => choiceOf(countryName(country, setting), { kind: 'topic', topic: topic.id, country }))
}

/** The person asked about a country for which nothing of its own is written: the answer that holds everywhere is said to be that. */
function variantNote(topic: Topic, entry: Entry, country: Country | null, setting: Setting): readonly Block[] {
  if (country === null || setting.guarded || entry.id !== topic.entry[setting.language].id) return []
  return renderPhrase(setting, 'variant.missing', { country: countryName(country, setting) })
}

function reviewOffer({ knowledge, nowMs }: Setting): PhraseKey {
  return onDuty(knowledge, nowMs) ? 'review.offer' : 'review.offer-nobody'
}

function person(topic: Topic, setting: Setting): readonly Choice[] {
  if (topic.risk === 'review') return [consentChoice(2, setting)]
  return topic.risk === 'caution' ? [personChoice(setting)] : []
}

const variantsByCountry = onceForEach(({ topics }: Knowledge): ReadonlyMap<Country, number> => {
  const counts = new Map<Country, number>()
  for (const { variants } of topics.values()) for (const country of variants.keys()) counts.set(country, (counts.get(country) ?? 0) + 1)
  return counts
})
