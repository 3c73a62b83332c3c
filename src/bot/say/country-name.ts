import type { Country } from '../../knowledge/knowledge.ts'
import type { Setting } from '../setting.ts'

/** What the country is called in the person's language; its code where content has no name for it. */
export function countryName(country: Country, { knowledge, language }: Pick<Setting, 'knowledge' | 'language'>): string {
  return knowledge.countries.get(country)?.name[language] ?? country.toUpperCase()
}
