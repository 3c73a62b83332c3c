/**
 * What ranking needs, built once from the topics: which topics each term speaks for, and the lines that people's questions are
 * laid beside. Small (a few megabytes for the whole content) and built in well under a second.
 */
import type { Country, CountryNames, Entry, Inline, Language, Lexicon, PerLanguage, Prose, Topic, TopicId } from '../knowledge.ts'
import { languages } from '../knowledge.ts'
import { fold, plain } from '../normalise.ts'
import { makePhraseBook } from '../phrase.ts'
import { makePlaceBook } from '../places.ts'
import { readWords } from '../words.ts'
import { buildSpelling, type Spelling } from './spelling.ts'
import { kindWeight, type Term, type TermSource, termsOf } from './terms.ts'

export interface SearchIndex {
  /** Numbered from 0; behind them stand the kinds of questions that are somebody else's to answer, which are no hits. */
  readonly topics: readonly TopicId[]
  /** How many there are together. */
  readonly subjects: number
  readonly source: TermSource
  /** Terms are numbered, so that comparing is arithmetic. */
  readonly terms: ReadonlyMap<Term, number>
  /** By term number: what it weighs in a question or a line. Small for terms that many topics share. */
  readonly weights: Float32Array
  /** By term number: the topics it speaks for, ascending, and how strongly, 0 to 1. */
  readonly spokenFor: readonly { readonly topics: Uint32Array; readonly strengths: Float32Array }[]
  readonly lines: readonly Line[]
  /** The lines of each topic, in the order of `topics`: `[from, to)` in `lines`. */
  readonly linesOf: readonly (readonly [from: number, to: number])[]
  /** What a word that no topic knows weighs: it is evidence that the question is about something else. */
  readonly unknownWeight: number
  readonly spelling: Spelling
}

/** One way of asking: a title or an `ask` line. */
export interface Line {
  readonly topic: number
  readonly language: Language
  readonly country: Country | null
  readonly text: string
  readonly terms: Uint32Array
  /** Length of the vector that its terms' weights make. */
  readonly norm: number
}

/** What one mention in a field adds to a term's count in its topic. */
const fieldWeight = { title: 2, ask: 1, text: 0.25, more: 0.12, scope: 0.76, elsewhere: 4 } as const
/** Counts grow towards 1 and reach the half here. */
const halfCount = 1.2

export function buildSearchIndex(
  topics: ReadonlyMap<TopicId, Topic>,
  lexicon: PerLanguage<Lexicon>,
  countries: ReadonlyMap<Country, CountryNames>,
): SearchIndex {
  const source = termSource(lexicon, countries)
  const ids = [...topics.keys()]
  const subjects = [...ids.map((id) => [...textsOf(topics.get(id))]), ...elsewhereTexts(lexicon)]
  const terms = new Map<Term, number>()
  const counts: Map<number, number>[] = []
  const spans: (readonly [number, number])[] = []
  const asked: Omit<Line, 'norm'>[] = []
  subjects.forEach((texts, topic) => {
    const from = asked.length
    for (const { field, text, language, country } of texts) {
      const numbers: number[] = []
      for (const term of termsOf(readWords(text, lexicon), source).keys()) {
        const number = terms.get(term) ?? terms.size
        terms.set(term, number)
        const byTopic = counts[number] ?? new Map<number, number>()
        counts[number] = byTopic.set(topic, (byTopic.get(topic) ?? 0) + fieldWeight[field])
        numbers.push(number)
      }
      if (field === 'title' || field === 'ask' || field === 'elsewhere') asked.push({ topic, language, country, text, terms: Uint32Array.from(numbers) })
    }
    spans.push([from, asked.length])
  })
  const spokenFor = counts.map(strengthsOf)
  const weights = new Float32Array(terms.size)
  for (const [term, number] of terms) weights[number] = kindWeight(term) * rarityOf(spokenFor[number]?.strengths ?? [], subjects.length)
  const lines = asked.map((line) => ({ ...line, norm: normOf(line.terms, weights) }))
  const unknownWeight = rarityOf([], subjects.length)
  return {
    topics: ids,
    subjects: subjects.length,
    source,
    terms,
    weights,
    spokenFor,
    lines,
    linesOf: spans,
    unknownWeight,
    spelling: buildSpelling(terms.keys()),
  }
}

function termSource(lexicon: PerLanguage<Lexicon>, countries: ReadonlyMap<Country, CountryNames>): TermSource {
  const phrases = languages.flatMap((language) =>
    Object.entries(lexicon[language].synonyms).flatMap(([name, words]) =>
      words.map((word) => [word, { name, oneMarkedWord: oneMarkedWord(word) }] as const),
    ),
  )
  const common = new Set(languages.flatMap((language) => lexicon[language].common.flatMap((word) => [fold(word), plain(word)])))
  return { ideas: makePhraseBook(phrases, lexicon), places: makePlaceBook(countries, lexicon), common }
}

function oneMarkedWord(phrase: string): string | null {
  const folded = fold(phrase)
  return folded.includes(' ') || folded === plain(phrase) ? null : folded
}

interface FieldText {
  readonly field: keyof typeof fieldWeight
  readonly text: string
  readonly language: Language
  readonly country: Country | null
}

function* textsOf(topic: Topic | undefined): Generator<FieldText> {
  if (!topic) return
  yield { field: 'scope', text: topic.scope, language: 'en', country: null }
  for (const language of languages) {
    yield* textsOfEntry(topic.entry[language], language, null, [])
    for (const [country, variant] of topic.variants) yield* textsOfEntry(variant[language], language, country, topic.entry[language].ask)
  }
}

function elsewhereTexts(lexicon: PerLanguage<Lexicon>): readonly (readonly FieldText[])[] {
  return languages.flatMap((language) =>
    Object.values(lexicon[language].elsewhere).map((lines) =>
      lines.map((text): FieldText => ({ field: 'elsewhere', text, language, country: null })),
    ),
  )
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

function strengthsOf(byTopic: ReadonlyMap<number, number>): SearchIndex['spokenFor'][number] {
  const sorted = [...byTopic].sort(([a], [b]) => a - b)
  return {
    topics: Uint32Array.from(sorted, ([topic]) => topic),
    strengths: Float32Array.from(sorted, ([, count]) => count / (count + halfCount)),
  }
}

/** What is shared by many topics is worth less than in proportion. */
const steepness = 1.3

/** 0 to 1; a term that is strong in three topics is as rare as one that is weak in nine. */
function rarityOf(strengths: Iterable<number>, topics: number): number {
  let spread = 0
  for (const strength of strengths) spread += strength
  return (Math.log(1 + topics / (spread + 0.5)) / Math.log(1 + topics / 0.5)) ** steepness
}

function normOf(terms: Uint32Array, weights: Float32Array): number {
  let squares = 0
  for (const term of terms) squares += (weights[term] ?? 0) ** 2
  return Math.sqrt(squares)
}
