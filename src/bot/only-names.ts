import type { Country, Knowledge } from '../knowledge/knowledge.ts'
import { plain } from '../knowledge/normalise.ts'
import { wordSet } from './phrases.ts'

/** Whether nothing is said but a country and words that follow something up: "còn Nhật thì sao?", "ở Campuchia". */
export function onlyNames(text: string, country: Country, knowledge: Knowledge): boolean {
  const names = knowledge.countries.get(country)
  if (!names) return false
  const all = [names.name, names.also, names.short].flatMap(({ vi, en }) => [vi, en].flat()).map(plain)
  const longestFirst = all.sort((a, b) => b.length - a.length)
  const typed = ` ${plain(text)} `
  const name = longestFirst.find((one) => typed.includes(` ${one} `))
  if (name === undefined) return false
  const rest = typed.replace(` ${name} `, ' ').trim()
  return rest === '' || rest.split(' ').every((word) => wordSet(knowledge, 'words.follow-up').has(word))
}
