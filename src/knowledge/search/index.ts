/**
 * What ranking needs, built once from the topics: which topics each term speaks for, and the lines that people's questions are
 * laid beside. A few megabytes of numbers for the whole content.
 */
import type { Country, PerLanguage, Topic, TopicId } from '../knowledge.ts'
import { languages } from '../knowledge.ts'
import { fold, plain } from '../normalise.ts'
import { makePhraseBook } from '../phrase.ts'
import { makePlaceBook } from '../place-book.ts'
import type { CountryNames, Lexicon } from '../wording.ts'
import { readWords } from '../words.ts'
import { type Learned, type LearnedWeights, placeLearned } from './learned.ts'
import { buildSpelling, type Spelling } from './spelling.ts'
import { isPair, kindWeight, type Term, type TermSource, termsOf } from './terms.ts'
import { elsewhereTexts, type Field, type FieldText, textsOf } from './texts.ts'

export interface SearchIndex {
  /** Numbered from 0; behind them stand the kinds of questions that are somebody else's to answer, which are no hits. */
  readonly topics: readonly TopicId[]
  /** How many there are together. */
  readonly subjects: number
  readonly source: TermSource
  /** Terms are numbered, so that comparing is arithmetic. */
  readonly terms: ReadonlyMap<Term, number>
  /** From this number on a term stands in no topic: only what was learnt says something about it. */
  readonly spokenTerms: number
  /** By term number: what it weighs in a question or a line. Small for terms that many topics share. */
  readonly weights: Float32Array
  readonly spoken: Spoken
  readonly lines: Lines
  /** What a word that no topic knows weighs: it is evidence that the question is about something else. */
  readonly unknownWeight: number
  readonly spelling: Spelling
  /** Null where nothing was learnt: then the words alone decide. */
  readonly learned: Learned | null
}

/** Which topics each term speaks for: those of term `t` stand from `from[t]` to `from[t + 1]`, in ascending order. */
export interface Spoken {
  readonly from: Uint32Array
  readonly topics: Uint32Array
  /** How strongly, 0 to 1. */
  readonly strengths: Float32Array
}

/** Ways of asking: titles and `ask` lines, those of topic `n` from `ofTopic[n]` to `ofTopic[n + 1]`. */
export interface Lines {
  readonly ofTopic: Uint32Array
  readonly texts: readonly string[]
  readonly countries: readonly (Country | null)[]
  /** The lines of a topic that hold a term: those of place `n` in `Spoken` stand in `holding` from `from[n]` to `from[n + 1]`. */
  readonly from: Uint32Array
  readonly holding: Uint32Array
  /** Length of the vector that the weights of a line's terms make. */
  readonly norms: Float32Array
}

/** What one mention in a field adds to a term's count in its topic. */
const fieldWeight: Readonly<Record<Field, number>> = { title: 2, ask: 1, text: 0.25, more: 0.12, scope: 0.76, elsewhere: 4 }
/** Counts grow towards 1 and reach the half here. */
const halfCount = 2

/** `further` are terms of no topic that something was or will be learnt about. */
export function buildSearchIndex(
  topics: ReadonlyMap<TopicId, Topic>,
  lexicon: PerLanguage<Lexicon>,
  countries: ReadonlyMap<Country, CountryNames>,
  learned: LearnedWeights | null = null,
  further: readonly Term[] = learned?.lines.map(({ term }) => term) ?? [],
): SearchIndex {
  const source = termSource(lexicon, countries)
  const subjects = [...[...topics.values()].map((topic) => [...textsOf(topic)]), ...elsewhereTexts(lexicon)]
  const terms = new Map<Term, number>()
  const counts: Counts = { topics: [], counts: [] }
  const asked: Asked = { ofTopic: [0], texts: [], countries: [], from: [0], terms: [] }
  subjects.forEach((texts, topic) => {
    for (const text of texts) {
      const numbers = numberTerms(termsOf(readWords(text.text, lexicon), source).keys(), text.field, terms)
      for (const number of numbers) count(counts, number, topic, fieldWeight[text.field])
      if (text.field === 'title' || text.field === 'ask' || text.field === 'elsewhere') keepLine(asked, text, numbers)
    }
    asked.ofTopic.push(asked.texts.length)
  })
  const spokenTerms = terms.size
  // Joined anew, since a piece of the file that they were read from would keep the whole file.
  for (const term of further) if (!terms.has(term)) terms.set(term.split(' ').join(' '), terms.size)
  const spoken = speak(counts, terms.size)
  const weights = new Float32Array(terms.size)
  for (const [term, number] of terms) weights[number] = kindWeight(term) * rarityOf(spreadOf(number, spoken), subjects.length)
  return {
    topics: [...topics.keys()],
    subjects: subjects.length,
    source,
    terms,
    spokenTerms,
    weights,
    spoken,
    lines: lay(asked, spoken, weights),
    unknownWeight: rarityOf(0, subjects.length),
    spelling: buildSpelling(terms.keys()),
    learned: learned && placeLearned(learned, [...topics.keys()], terms),
  }
}

/** Terms are read by the lexicon and the names of countries alone. */
export function termSource(lexicon: PerLanguage<Lexicon>, countries: ReadonlyMap<Country, CountryNames>): TermSource {
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

/** In running text two words meet by chance too often to say anything; there only words and ideas count. */
function numberTerms(found: Iterable<Term>, field: Field, terms: Map<Term, number>): readonly number[] {
  const numbers: number[] = []
  for (const term of found) {
    if (isPair(term) && (field === 'text' || field === 'more' || field === 'scope')) continue
    const number = terms.get(term) ?? terms.size
    terms.set(term, number)
    numbers.push(number)
  }
  return numbers
}

/** By term number: topics in ascending order, since they are counted one after the other, and the counts beside them. */
interface Counts {
  readonly topics: number[][]
  readonly counts: number[][]
}

function count({ topics, counts }: Counts, term: number, topic: number, weight: number): void {
  const ofTerm = topics[term] ?? []
  const beside = counts[term] ?? []
  if (ofTerm.length === 0) {
    topics[term] = ofTerm
    counts[term] = beside
  }
  const last = ofTerm.length - 1
  if (ofTerm[last] === topic) beside[last] = (beside[last] ?? 0) + weight
  else {
    ofTerm.push(topic)
    beside.push(weight)
  }
}

function speak({ topics, counts }: Counts, terms: number): Spoken {
  const from = new Uint32Array(terms + 1)
  for (let term = 0; term < terms; term += 1) from[term + 1] = (from[term] ?? 0) + (topics[term]?.length ?? 0)
  return {
    from,
    topics: Uint32Array.from(topics.flat()),
    strengths: Float32Array.from(counts.flat(), (counted) => counted / (counted + halfCount)),
  }
}

/** In topics: a term that is strong in three of them is as rare as one that is weak in nine. */
function spreadOf(term: number, { from, strengths }: Spoken): number {
  let spread = 0
  for (let at = from[term] ?? 0; at < (from[term + 1] ?? 0); at += 1) spread += strengths[at] ?? 0
  return spread
}

/** What is shared by many topics is worth less than in proportion. */
const steepness = 1.5

/** 0 to 1. */
function rarityOf(spread: number, topics: number): number {
  return (Math.log(1 + topics / (spread + 0.5)) / Math.log(1 + topics / 0.5)) ** steepness
}

interface Asked {
  readonly ofTopic: number[]
  readonly texts: string[]
  readonly countries: (Country | null)[]
  readonly from: number[]
  readonly terms: number[]
}

function keepLine(asked: Asked, { text, country }: FieldText, terms: readonly number[]): void {
  asked.texts.push(text)
  asked.countries.push(country)
  for (const term of terms) asked.terms.push(term)
  asked.from.push(asked.terms.length)
}

function lay({ ofTopic, texts, countries, from, terms }: Asked, spoken: Spoken, weights: Float32Array): Lines {
  const places = placesOf({ ofTopic, from, terms }, spoken)
  const starts = new Uint32Array(spoken.topics.length + 1)
  for (const place of places) starts[place + 1] = (starts[place + 1] ?? 0) + 1
  for (let place = 0; place < spoken.topics.length; place += 1) starts[place + 1] = (starts[place + 1] ?? 0) + (starts[place] ?? 0)
  const next = starts.slice()
  const holding = new Uint32Array(places.length)
  const norms = new Float32Array(texts.length)
  for (let line = 0; line < texts.length; line += 1) {
    let squares = 0
    for (let at = from[line] ?? 0; at < (from[line + 1] ?? 0); at += 1) {
      squares += (weights[terms[at] ?? 0] ?? 0) ** 2
      const place = places[at] ?? 0
      const free = next[place] ?? 0
      holding[free] = line
      next[place] = free + 1
    }
    norms[line] = Math.sqrt(squares)
  }
  return { ofTopic: Uint32Array.from(ofTopic), texts, countries, from: starts, holding, norms }
}

/** For each term of each line its place in `spoken`. Lines stand in the order of their topics, so every term's places only go up. */
function placesOf({ ofTopic, from, terms }: Pick<Asked, 'ofTopic' | 'from' | 'terms'>, spoken: Spoken): Uint32Array {
  const places = new Uint32Array(terms.length)
  const reached = spoken.from.slice()
  for (let topic = 0; topic + 1 < ofTopic.length; topic += 1) {
    const end = from[ofTopic[topic + 1] ?? 0] ?? 0
    for (let at = from[ofTopic[topic] ?? 0] ?? 0; at < end; at += 1) {
      const term = terms[at] ?? 0
      let place = reached[term] ?? 0
      while ((spoken.topics[place] ?? topic) < topic) place += 1
      reached[term] = place
      places[at] = place
    }
  }
  return places
}
