import { z } from 'zod'
import type { Country } from '../knowledge.ts'
import type { CountryNames, Lexicon } from '../wording.ts'
import type { Report } from './finding.ts'
import { type Listed, readMapFile } from './read-listed.ts'
import { readShape } from './read-shape.ts'
import { readYaml } from './read-yaml.ts'
import * as shapes from './shapes.ts'

export const countriesFile = 'content/lexicon/countries.yaml'

/** Ideas are looked up by their words: gaps, choices and classes are for danger, frames and advertisements. */
const plainWords = shapes.text.regex(/^[^*|!<>]+$/, 'plain-words')

const lexicon = shapes.map({
  synonyms: z.record(z.string(), z.array(plainWords, 'texts').min(1, 'texts'), 'map'),
  short: z.record(z.string(), shapes.text, 'map'),
  common: shapes.texts,
  greetings: shapes.texts,
  elsewhere: shapes.optional(z.record(z.string(), shapes.texts, 'map')).transform((kinds) => kinds ?? {}),
})

/** The words of one language. */
export function readLexicon(file: string, text: string, report: Report): Lexicon | null {
  const yaml = readYaml(file, text, 1, report)
  return yaml && readShape(lexicon, yaml, [], report)
}

const names = shapes.map({ name: shapes.text, also: shapes.texts, short: shapes.optional(shapes.texts) })
const country = shapes.perLanguage(names).transform(
  ({ vi, en }): CountryNames => ({
    name: { vi: vi.name, en: en.name },
    also: { vi: vi.also, en: en.also },
    short: { vi: vi.short ?? [], en: en.short ?? [] },
  }),
)

/** The countries that content may name, and how people write them. */
export function readCountries(text: string, report: Report): Listed<CountryNames> | null {
  const countries = readMapFile(countriesFile, text, country, report)
  for (const code of countries?.ids ?? []) {
    if (!/^[a-z]{2}$/.test(code)) report('unknown-country', countriesFile, countries?.lineOf(code) ?? 0, { country: code })
  }
  return countries
}

/** The countries under the type that the rest of the program asks by. */
export function byCountry(countries: Listed<CountryNames>): ReadonlyMap<Country, CountryNames> {
  return new Map([...countries.items].map(([code, item]) => [code as Country, item]))
}
