/**
 * Learns which terms speak for and against each topic, from the lines that curators wrote and from ways in which people would write
 * them. The same content gives the same weights.
 */
import { type Knowledge, languages, type PerLanguage, type Topic, type TopicId } from '../knowledge.ts'
import type { Lexicon } from '../words/wording.ts'
import { readWords } from '../words/words.ts'
import { descend, type Example, meanOf, type Pace, type Trained } from './descend.ts'
import type { LearnedLine, LearnedWeights } from './learned.ts'
import { readQuestion } from './question.ts'
import { buildSearchIndex, type SearchIndex, termSource } from './search-index.ts'
import { termNames } from './terms.ts'
import { elsewhereTexts, type Field, type FieldText, textsOf } from './texts.ts'
import { chanceFrom, chanceOf, waysToWrite } from './vary.ts'
import type { Way } from './ways.ts'

const seed = 7
const pace: Pace = { rounds: 3, firstStep: 0.25 }
/** No answer should hang on the slips that lines were given, nor on the order in which they are read: each variation has its own. */
const variations = 4
/** What a text of each field counts; what is not here is not learnt from. */
const fieldWeight: Partial<Readonly<Record<Field, number>>> = { title: 1.5, ask: 1, scope: 0.5, elsewhere: 1 }
/** What a way of asking that stands beside the answers counts. */
const wayWeight = 1
/** A term of fewer texts than this says nothing in general. */
const fewestTexts = 3
/** Weights nearer to 0 than this are left out: they are many and say little. */
const leastWeight = 0.4
/** The largest weight stands as this whole number. */
const largest = 127

/** What is learnt from. */
export type Teaching = Pick<Knowledge, 'topics' | 'lexicon' | 'countries'>

/** Takes five minutes for the whole content. Ways that ask for a topic that is not there are left out. */
export function learn(teaching: Teaching, ways: readonly Way[] = []): LearnedWeights {
  const { topics, lexicon, countries } = teaching
  const chance = chanceFrom(seed)
  const classes = topics.size + 1
  const lines = [...linesOf(topics, lexicon), ...labelled(ways, [...topics.keys()])].filter(({ weight }) => weight > 0)
  const untaught = vocabularyOf(lines, teaching)
  const index = buildSearchIndex(topics, lexicon, countries, untaught)
  const trained = Array.from({ length: variations }, (_, time) => {
    const texts = varied(lines, lexicon, seed + time)
    const examples = texts.map(({ text, topic, weight }) => exampleOf(text, topic, weight, lexicon, index))
    return descend({ examples, terms: untaught.lines.length, classes }, pace, chance)
  })
  return write(untaught, meanOf(trained), classes)
}

/** The terms that something can be learnt about, with nothing learnt about them yet. */
function vocabularyOf(texts: readonly Labelled[], { topics, lexicon, countries }: Teaching): LearnedWeights {
  const source = termSource(lexicon, countries)
  const times = new Map<string, number>()
  for (const { text } of texts) for (const term of termNames(readWords(text, lexicon), source)) times.set(term, (times.get(term) ?? 0) + 1)
  const lines = [...times].flatMap(([term, of]): readonly LearnedLine[] => (of >= fewestTexts ? [{ term, times: of, pairs: [] }] : []))
  const biases = Array.from({ length: topics.size + 1 }, () => 0)
  return { topics: [...topics.keys()], texts: texts.length, step: 1, biases, lines }
}

interface Labelled {
  readonly text: string
  readonly topic: number
  readonly weight: number
}

/** What is somebody else's to answer is one topic more, the last. */
function* linesOf(topics: ReadonlyMap<TopicId, Topic>, lexicon: PerLanguage<Lexicon>): Generator<Labelled & Pick<FieldText, 'language'>> {
  const label = ({ text, field, language }: FieldText, topic: number) => ({ text, topic, language, weight: fieldWeight[field] ?? 0 })
  for (const [topic, texts] of [...topics.values()].map(textsOf).entries()) for (const text of texts) yield label(text, topic)
  for (const text of elsewhereTexts(lexicon).flat()) yield label(text, topics.size)
}

function labelled(ways: readonly Way[], topics: readonly TopicId[]): readonly (Labelled & Pick<FieldText, 'language'>)[] {
  return ways.flatMap(({ text, topic, language }) => {
    const number = topic === null ? topics.length : topics.indexOf(topic)
    return number < 0 ? [] : [{ text, topic: number, language, weight: wayWeight }]
  })
}

function varied(
  lines: readonly (Labelled & Pick<FieldText, 'language'>)[],
  lexicon: PerLanguage<Lexicon>,
  seed: number,
): readonly Labelled[] {
  const openings = languages.flatMap((one) => lexicon[one].sentences.openings)
  const alike = Map.groupBy(lines, ({ topic, language }) => `${topic} ${language}`)
  return lines.flatMap(({ text, topic, weight, language }) => {
    const chance = chanceOf(text, seed)
    const others = alike.get(`${topic} ${language}`) ?? []
    const other = others[Math.floor(chance() * others.length)]?.text ?? text
    return waysToWrite(text, other, openings, chance).map((way) => ({ text: way, topic, weight }))
  })
}

function exampleOf(text: string, topic: number, weight: number, lexicon: PerLanguage<Lexicon>, index: SearchIndex): Example {
  const { rows, weights, norm } = readQuestion(readWords(text, lexicon), index)
  const learnt = rows.flatMap((row, n) => (row < index.learnedRows ? [[row, (weights[n] ?? 0) / (norm + 1e-6)] as const] : []))
  return { terms: learnt.map(([row]) => row), values: learnt.map(([, value]) => value), topic, weight }
}

/** What a term says against nearly every topic alike tells none of them from another: it is taken as the zero of that term. */
function write(untaught: LearnedWeights, { weights, biases }: Trained, classes: number): LearnedWeights {
  const step = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / largest || 1
  const lines = untaught.lines.map(({ term, times }, row): LearnedLine => {
    const own = weights.subarray(row * classes, (row + 1) * classes)
    const zero = own.toSorted()[Math.floor(classes / 2)] ?? 0
    const pairs = [...own].flatMap((weight, one) => {
      const whole = Math.max(-largest, Math.min(largest, Math.round((weight - zero) / step)))
      return Math.abs(weight - zero) >= leastWeight && whole !== 0 ? [one, whole] : []
    })
    return { term, times, pairs }
  })
  return { ...untaught, step, biases: Array.from(biases, (bias) => Math.round(bias * 1000) / 1000), lines }
}
