/** The countries of a message: where the person (or the relative they write for) is, where somebody wants to go, or merely a name. */
import type { Country, Knowledge } from './knowledge.ts'
import { makePlaceBook, namesIn, type PlaceBook } from './place-book.ts'
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
  const book = books.get(knowledge) ?? makePlaceBook(knowledge.countries, knowledge.lexicon)
  books.set(knowledge, book)
  const read = namesIn(readWords(text, knowledge.lexicon), book)
  return {
    whereabouts: read.find(({ role }) => role === 'being')?.country ?? null,
    destination: read.find(({ role }) => role === 'going')?.country ?? null,
    named: read[0]?.country ?? null,
  }
}

const books = new WeakMap<Knowledge, PlaceBook>()
