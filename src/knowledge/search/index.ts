/**
 * What ranking needs, built once from the topics: which topics each term speaks for, and the lines that people's questions are
 * laid beside. Small (a few megabytes for the whole content) and built in well under a second.
 */
import type { Country, CountryNames, Entry, Inline, Language, Lexicon, PerLanguage, Prose, Topic, TopicId } from '../knowledge.ts'
import { languages } from '../knowledge.ts'
import { fold, plain } from '../normalise.ts'
import { makePhraseBook, type PhraseBook } from '../phrase.ts'
import { readWords } from '../words.ts'
import { buildSpelling, type Spelling } from './spelling.ts'
import { kindWeight, type Term, type TermSource, termsOf } from './terms.ts'

export interface SearchIndex {
  readonly topics: readonly TopicId[]
  readonly source: TermSource
  readonly terms: ReadonlyMap<Term, TermEntry>
  readonly lines: readonly Line[]
  /** The lines of each topic, in the order of `topics`: `[from, to)` in `lines`. */
  readonly linesOf: readonly (readonly [from: number, to: number])[]
  /** What a term that no topic knows weighs: it is evidence that the question is about something else. */
  readonly unknownRarity: number
  readonly spelling: Spelling
}

export interface TermEntry {
  /** Small for terms that many topics share. */
  readonly rarity: number
  /** Numbers of topics, ascending, and beside each how strongly the term speaks for it, 0 to 1. */
  readonly topics: Uint32Array
  readonly strengths: Float32Array
}

/** One way of asking: a title or an `ask` line. */
export interface Line {
  readonly topic: number
  readonly language: Language
  readonly country: Country | null
  readonly text: string
  readonly terms: ReadonlySet<Term>
  /** Sum of the squared weights of its terms. */
  readonly mass: number
}

/** What one mention in a field adds to a term's count in its topic. */
const fieldWeight = { title: 2, ask: 1, text: 0.25, more: 0.12, scope: 0.5 } as const
/** Counts grow towards 1 and reach the half here. */
const halfCount = 1.2

export function buildSearchIndex(
  topics: ReadonlyMap<TopicId, Topic>,
  lexicon: PerLanguage<Lexicon>,
  countries: ReadonlyMap<Country, CountryNames>,
): SearchIndex {
  const source = termSource(lexicon, countries)
  const read = (text: string) => termsOf(readWords(text, lexicon), source)
  const ids = [...topics.keys()]
  const counts = new Map<Term, Map<number, number>>()
  const spans: (readonly [number, number])[] = []
  const asked: Omit<Line, 'mass'>[] = []
  ids.forEach((id, number) => {
    const topic = topics.get(id)
    if (!topic) return
    const from = asked.length
    for (const { field, text, language, country } of textsOf(topic)) {
      const terms = read(text)
      for (const term of terms.keys()) count(counts, term, number, fieldWeight[field])
      if (field === 'title' || field === 'ask') asked.push({ topic: number, language, country, text, terms: new Set(terms.keys()) })
    }
    spans.push([from, asked.length])
  })
  const terms = new Map([...counts].map(([term, byTopic]) => [term, termEntry(byTopic, ids.length)] as const))
  const lines = asked.map((line) => ({ ...line, mass: massOf(line.terms, terms) }))
  return {
    topics: ids,
    source,
    terms,
    lines,
    linesOf: spans,
    unknownRarity: rarityOf(0, ids.length),
    spelling: buildSpelling(terms.keys()),
  }
}

/** What a term weighs in a question or a line. */
export function weightOf(term: Term, rarity: number): number {
  return (kindWeight[term[0] ?? 'w'] ?? 1) * rarity
}

function termSource(lexicon: PerLanguage<Lexicon>, countries: ReadonlyMap<Country, CountryNames>): TermSource {
  const phrases: (readonly [string, string])[] = []
  for (const language of languages) {
    for (const [idea, words] of Object.entries(lexicon[language].synonyms)) for (const word of words) phrases.push([word, idea])
    for (const [country, names] of countries) {
      for (const name of [names.name[language], ...names.also[language]]) phrases.push([name, `country-${country}`])
    }
  }
  const common = new Set(languages.flatMap((language) => lexicon[language].common.flatMap((word) => [fold(word), plain(word)])))
  const ideas: PhraseBook<string> = makePhraseBook(phrases, lexicon)
  return { ideas, common }
}

interface FieldText {
  readonly field: keyof typeof fieldWeight
  readonly text: string
  readonly language: Language
  readonly country: Country | null
}

function* textsOf(topic: Topic): Generator<FieldText> {
  yield { field: 'scope', text: topic.scope, language: 'en', country: null }
  for (const language of languages) {
    yield* textsOfEntry(topic.entry[language], language, null, [])
    for (const [country, variant] of topic.variants) yield* textsOfEntry(variant[language], language, country, topic.entry[language].ask)
  }
}

/** A variant inherits its base's `ask` lines; only those of its own are read again. */
function* textsOfEntry(entry: Entry, language: Language, country: Country | null, inherited: readonly string[]): Generator<FieldText> {
  if (country === null) yield { field: 'title', text: entry.title, language, country }
  for (const text of entry.ask) if (!inherited.includes(text)) yield { field: 'ask', text, language, country }
  if (country !== null) return
  yield { field: 'text', text: wordsOfProse(entry.text), language, country }
  if (entry.more) yield { field: 'more', text: wordsOfProse(entry.more), language, country }
}

function wordsOfProse(prose: Prose): string {
  return prose
    .flatMap((block) => (block.kind === 'paragraph' ? [block.text] : block.kind === 'contacts' ? [] : block.items))
    .map((inline: Inline) => inline.filter((part) => typeof part === 'string').join(' '))
    .join('\n')
}

function count(counts: Map<Term, Map<number, number>>, term: Term, topic: number, weight: number): void {
  const byTopic = counts.get(term) ?? new Map<number, number>()
  byTopic.set(topic, (byTopic.get(topic) ?? 0) + weight)
  counts.set(term, byTopic)
}

function termEntry(byTopic: ReadonlyMap<number, number>, topics: number): TermEntry {
  const sorted = [...byTopic].sort(([a], [b]) => a - b)
  const strengths = sorted.map(([, weight]) => weight / (weight + halfCount))
  const spread = strengths.reduce((sum, strength) => sum + strength, 0)
  return { rarity: rarityOf(spread, topics), topics: Uint32Array.from(sorted, ([topic]) => topic), strengths: Float32Array.from(strengths) }
}

/** `spread` is in topics: a term that is strong in three of them is as rare as one that is weak in nine. */
function rarityOf(spread: number, topics: number): number {
  return Math.log(1 + topics / (spread + 0.5)) / Math.log(1 + topics / 0.5)
}

function massOf(terms: ReadonlySet<Term>, entries: ReadonlyMap<Term, TermEntry>): number {
  let mass = 0
  for (const term of terms) mass += weightOf(term, entries.get(term)?.rarity ?? 1) ** 2
  return mass
}
