/**
 * Further ways of asking, which only learning reads. They cost the running bot nothing, so there may be many of them; what is learnt
 * from them stands in content/learned.txt with the rest.
 */
import type { Country, Language, PerLanguage, TopicId } from '../knowledge.ts'
import type { CountryNames, Lexicon } from '../wording.ts'
import { readWords } from '../words.ts'
import { termSource } from './index.ts'
import { type Term, termsOf } from './terms.ts'

export interface Way {
  readonly text: string
  readonly language: Language
  /** Null for what is somebody else's to answer. */
  readonly topic: TopicId | null
}

/** A term of fewer ways than this says nothing in general. */
const leastWays = 2

/** Terms that stand in several of these ways, whether or not the answers hold them. */
export function termsOfWays(
  ways: readonly Way[],
  lexicon: PerLanguage<Lexicon>,
  countries: ReadonlyMap<Country, CountryNames>,
): readonly Term[] {
  const source = termSource(lexicon, countries)
  const counts = new Map<Term, number>()
  for (const { text } of ways) {
    for (const term of termsOf(readWords(text, lexicon), source).keys()) counts.set(term, (counts.get(term) ?? 0) + 1)
  }
  return [...counts].flatMap(([term, times]) => (times >= leastWays ? [term] : []))
}
