import type { Country, Knowledge } from '../../knowledge/knowledge.ts'
import { onceForEach, onceForEachKey } from '../../knowledge/once-for-each.ts'
import { fold, plain, stripMarks, syllables } from '../../knowledge/words/normalise.ts'
import { wordSet } from '../phrases.ts'
import { saysOneOf } from './says-one-of.ts'

/** Whether nothing is said but a country and words that follow something up: "còn Nhật thì sao?", "ở Campuchia". */
export function onlyNames(text: string, country: Country, knowledge: Knowledge): boolean {
  const typed = ` ${plain(text)} `
  const name = longestFirst(knowledge, country).find((one) => typed.includes(` ${one} `))
  if (name === undefined) return false
  const rest = typed.replace(` ${name} `, ' ').trim()
  return rest === '' || rest.split(' ').every((word) => wordSet(knowledge, 'words.follow-up').has(word))
}

/** Its names in plain form. */
const longestFirst = onceForEachKey((knowledge: Knowledge, country: Country): readonly string[] =>
  namesOf(country, knowledge)
    .map(plain)
    .sort((a, b) => b.length - a.length),
)

/** The country that the whole text is a name of, with its marks or without any; null where there is none. "Phí" is no "Phi". */
export function countryCalled(text: string, knowledge: Knowledge): Country | null {
  const typed = fold(text)
  const { marked, unmarked } = countriesByName(knowledge)
  return (stripMarks(typed) === typed ? unmarked : marked).get(typed) ?? null
}

/** Every name with its marks and without; where two countries share one, it is the first one's. */
const countriesByName = onceForEach((knowledge: Knowledge) => {
  const named = [...knowledge.countries.keys()]
    .reverse()
    .flatMap((country) => namesOf(country, knowledge).map((name) => [name, country] as const))
  return {
    marked: new Map(named.map(([name, country]) => [fold(name), country])),
    unmarked: new Map(named.map(([name, country]) => [plain(name), country])),
  }
})

/** Whether, typed without its marks, it is an everyday word far more often: "phi" is "phí". */
export function isDoubtful(text: string, country: Country, { countries }: Knowledge): boolean {
  const typed = fold(text)
  return stripMarks(typed) === typed && (countries.get(country)?.doubtful.vi ?? []).some((name) => plain(name) === typed)
}

/**
 * "Con nhat thi sao", "the con uc": the country that is asked about next, by a short name without its marks between words that ask on.
 * Null where the name may as well be another word, one of `spokenOf` among them, or somebody ("còn anh").
 */
export function countryAskedNext(text: string, spokenOf: string, knowledge: Knowledge): Country | null {
  const typed = plain(text)
  const begins = [...wordSet(knowledge, 'words.follow-up-openers')].some((opener) => typed.startsWith(`${opener} `))
  if (!begins && !saysOneOf('words.follow-up-ends', text, knowledge)) return null
  const around = wordSet(knowledge, 'words.follow-up')
  const name = syllables(text)
    .filter((word) => !around.has(stripMarks(word)))
    .join(' ')
  const country = countryCalled(name, knowledge)
  if (country === null || isDoubtful(name, country, knowledge) || wordSet(knowledge, 'words.courtesy').has(plain(name))) return null
  return ` ${plain(spokenOf)} `.includes(` ${plain(name)} `) ? null : country
}

function namesOf(country: Country, { countries }: Knowledge): readonly string[] {
  const names = countries.get(country)
  return names ? [names.name, names.also, names.short].flatMap(({ vi, en }) => [vi, en].flat()) : []
}
