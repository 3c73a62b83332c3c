import type { Country, Knowledge } from '../../knowledge/knowledge.ts'
import { onceForEach, onceForEachKey } from '../../knowledge/once-for-each.ts'
import { fold, plain, stripMarks } from '../../knowledge/words/normalise.ts'
import { wordSet } from '../phrases.ts'

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

function namesOf(country: Country, { countries }: Knowledge): readonly string[] {
  const names = countries.get(country)
  return names ? [names.name, names.also, names.short].flatMap(({ vi, en }) => [vi, en].flat()) : []
}
