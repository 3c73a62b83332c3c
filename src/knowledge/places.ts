/** The countries of a message: where the person (or the relative they write for) is, where somebody wants to go, or merely a name. */
import type { Country, Knowledge } from './knowledge.ts'
import { type NamedPlace, namesIn, tellOfLeaving } from './place-book.ts'
import { readWords } from './words.ts'

export interface Places {
  /** Where the person or their relative is now. */
  readonly whereabouts: Country | null
  /** Where they want to go, or are told to. */
  readonly destination: Country | null
  /** Any country of the text, the first when there are several. */
  readonly named: Country | null
}

/** Pure. Việt Nam is a place like any other. */
export function findPlaces(text: string, knowledge: Knowledge): Places {
  const book = knowledge.search.source.places
  const words = readWords(text, knowledge.lexicon)
  const read = namesIn(words, book)
  const reached = read.length > 0 && tellOfLeaving(words, book) ? placeReached(read) : undefined
  const here = reached ?? read.find(({ role }) => role === 'being')
  const there = read.find(({ role, country }) => role === 'going' && country !== reached?.country)
  return { whereabouts: here?.country ?? null, destination: there?.country ?? null, named: (reached ?? read[0])?.country ?? null }
}

/** "Vừa chạy từ Myanmar sang Thái Lan": whoever got out is where they got to, and the talk is about that place. */
function placeReached(read: readonly NamedPlace[]): NamedPlace | undefined {
  const last = read.findLast(({ moved }) => moved) ?? read.findLast(({ role }) => role === 'being')
  return read.some(({ country }) => country !== last?.country) ? last : undefined
}
