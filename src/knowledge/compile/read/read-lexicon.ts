import { z } from 'zod'
import type { Country } from '../../knowledge.ts'
import type { Addressing, CountryNames, Lexicon, SentenceWords } from '../../words/wording.ts'
import type { Report } from '../flaw.ts'
import { expectedTexts } from '../problem-texts.ts'
import { type Listed, readMapFile } from './read-listed.ts'
import { readShape } from './read-shape.ts'
import { readYaml, type Yaml } from './read-yaml.ts'
import * as shapes from './shapes.ts'

export const countriesFile = 'content/lexicon/countries.yaml'

/** Ideas are looked up by their words: gaps, choices and classes are for danger, frames and advertisements. */
const plainWords = shapes.text.regex(/^[^*|!<>]+$/, 'plain-words')

/** Signs of place are phrases without classes. */
const placePhrase = shapes.text.regex(/^[^!<>]+$/, 'plain-words')

const sure = shapes.optional(z.boolean('one-of: true, false')).transform((written) => written ?? false)
const placeWords = shapes.map({
  says: shapes.oneOf('being', 'brought', 'going', 'promised', 'ahead', 'leaving', 'naming', 'back', 'since', 'not-gone', 'firm'),
  asked: sure,
  arrives: sure,
  loose: sure,
  unmarked: sure,
  words: z.array(placePhrase, 'texts').min(1, 'texts'),
})

/** Looked for without marks, letter for letter: nothing but words, and gaps between them. */
const storyWords = shapes.text.regex(/^[\p{L}\p{N} ]+(?: \* [\p{L}\p{N} ]+)*$/u, 'plain-words')

const sentences = shapes
  .map({
    words: z.record(z.string(), shapes.texts, 'map'),
    somebody: shapes.texts,
    'asking-politely': shapes.texts,
    question: shapes.texts,
    story: z.array(storyWords, 'texts').min(1, 'texts'),
    begins: z.array(plainWords, 'texts'),
    ends: z.array(plainWords, 'texts'),
    'behind-the-end': z.array(plainWords, 'texts'),
    writer: z.array(plainWords, 'texts'),
    openings: shapes.texts,
  })
  .transform(
    ({ 'asking-politely': askingPolitely, 'behind-the-end': behindTheEnd, ...rest }): SentenceWords => ({
      ...rest,
      askingPolitely,
      behindTheEnd,
    }),
  )

const ways = z.record(z.string(), shapes.texts, 'map')
const addressed = shapes
  .map({ perhaps: ways, neutral: ways, clear: ways, others: shapes.texts, named: shapes.optional(ways) })
  .transform(({ others, named, ...ways }): Addressing => ({ ways, others, named: named ?? {} }))

const lexicon = shapes.map({
  synonyms: z.record(z.string(), z.array(plainWords, 'texts').min(1, 'texts'), 'map'),
  short: z.record(z.string(), shapes.text, 'map'),
  common: shapes.texts,
  greetings: shapes.texts,
  elsewhere: shapes.optional(z.record(z.string(), shapes.texts, 'map')).transform((kinds) => kinds ?? {}),
  places: z.array(placeWords, 'list'),
  'not-places': z.array(plainWords, 'texts'),
  sentences,
  children: shapes.optional(z.array(plainWords, 'texts')).transform((words) => words ?? []),
  'before-names': shapes.optional(z.array(plainWords, 'texts')).transform((words) => words ?? []),
  addressed: shapes.optional(addressed).transform((ways) => ways ?? null),
})

/** The words of one language, and where they stand. */
export interface DraftLexicon {
  readonly file: string
  readonly lexicon: Lexicon
  readonly lineOf: Yaml['lineOf']
}

/** The words of one language. */
export function readLexicon(file: string, text: string, report: Report): DraftLexicon | null {
  const yaml = readYaml(file, text, 1, report)
  const written = yaml && readShape(lexicon, yaml, [], report)
  if (!written) return null
  const { 'not-places': notPlaces, 'before-names': beforeNames, ...rest } = written
  return { file, lexicon: { ...rest, notPlaces, beforeNames }, lineOf: yaml.lineOf }
}

const names = shapes
  .map({ name: shapes.text, also: shapes.texts, short: shapes.optional(shapes.texts), doubtful: shapes.optional(shapes.texts) })
  .transform(({ name, also, short, doubtful }) => ({
    name,
    also,
    short: [...(short ?? []), ...(doubtful ?? [])],
    doubtful: doubtful ?? [],
  }))
const country = shapes.perLanguage(names).transform(
  ({ vi, en }): CountryNames => ({
    name: { vi: vi.name, en: en.name },
    also: { vi: vi.also, en: en.also },
    short: { vi: vi.short, en: en.short },
    doubtful: { vi: vi.doubtful, en: en.doubtful },
  }),
)

/** The countries that content may name, and how people write them. */
export function readCountries(text: string, report: Report): Listed<CountryNames> | null {
  const countries = readMapFile(countriesFile, text, country, report)
  for (const code of countries?.ids ?? []) {
    if (!/^[a-z]{2}$/.test(code))
      report('wrong-value', countriesFile, countries?.lineOf(code) ?? 0, { key: code, expected: expectedTexts.country })
  }
  return countries
}

/** The countries under the type that the rest of the program asks by. */
export function byCountry(countries: Listed<CountryNames>): ReadonlyMap<Country, CountryNames> {
  return new Map([...countries.items].map(([code, item]) => [code as Country, item]))
}
