/**
 * Learns from told examples which terms speak for danger, and for which signal: logistic regression, by the same descent as the
 * ranker's. The same content gives the same weights.
 */
import { dangerBooks } from '../danger-books.ts'
import type { Knowledge, Language } from '../knowledge.ts'
import { languages } from '../knowledge.ts'
import { findPhrases } from '../phrase.ts'
import { screen } from '../screen.ts'
import { descend, type Example } from '../search/learn.ts'
import { elsewhereTexts, textsOf } from '../search/texts.ts'
import { type Chance, chanceFrom, waysToWrite } from '../search/vary.ts'
import { readWords } from '../words.ts'
import type { ToldExamples } from './examples.ts'
import { spellPhrase } from './spell-phrase.ts'
import { type ToldTerm, toldTerms, toldWeight } from './terms.ts'
import { type ToldLine, type ToldWeights, toldStep } from './weights.ts'

const seed = 11
/** What a line counts by where it comes from. People's own words say most; a phrase is a scrap that the phrases find anyway. */
const countsFor = { told: 2, phrase: 0.2, asked: 0.5 } as const
/** A term that stands in one line alone says nothing about the next line. */
const fewestLines = 2
const largest = 127

interface Labelled {
  readonly text: string
  readonly language: Language
  /** The signal it tells of; null for what is no danger. */
  readonly signal: string | null
  readonly counts: number
}

/** Takes half a minute for the whole content. What was learnt before plays no part. */
export function learnTold(examples: readonly ToldExamples[], content: Knowledge): ToldWeights {
  const knowledge = { ...content, told: null }
  const chance = chanceFrom(seed)
  const signals = knowledge.signals.filter(({ level }) => level >= 3).map(({ id }) => id)
  const lines = [...toldLines(examples, knowledge), ...phraseLines(knowledge, chance), ...askedLines(knowledge)]
  const terms = numberTerms(lines, knowledge)
  const varied = lines.flatMap((line) => waysOf(line, chance).map((text) => ({ ...line, text })))
  const read = varied.map((line) => ({ ...line, ...valuesOf(line.text, terms, knowledge) }))
  const danger = read.map(({ signal, counts, ...rest }): Example => ({ ...rest, topic: signal === null ? 1 : 0, weight: counts }))
  const which = read.flatMap(({ signal, counts, ...rest }): readonly Example[] =>
    signal === null ? [] : [{ ...rest, topic: signals.indexOf(signal), weight: counts }],
  )
  const one = descend(danger, terms.size, 2, chance)
  const many = descend(which, terms.size, signals.length, chance)
  const column = (term: number, at: number): number => {
    if (at === 0) return (one.weights[2 * term] ?? 0) - (one.weights[2 * term + 1] ?? 0)
    const own = many.weights.subarray(term * signals.length, (term + 1) * signals.length)
    return (own[at - 1] ?? 0) - own.reduce((a, b) => a + b, 0) / signals.length
  }
  const biases = [(one.biases[0] ?? 0) - (one.biases[1] ?? 0), ...many.biases].map((bias) => Math.round(bias * 1000) / 1000)
  const written = [...terms].flatMap(([term, number]): readonly ToldLine[] => {
    const pairs = Array.from({ length: signals.length + 1 }, (_, at) => [at, steps(column(number, at))] as const)
    const said = pairs.filter(([at, weight]) => Math.abs(weight) >= (at === 0 ? 1 : leastOfSignal))
    return said.length === 0 ? [] : [{ term, pairs: said }]
  })
  return { signals, biases, lines: written }
}

/** Steps; what says less about a signal is left out: there are many. */
const leastOfSignal = 6

function steps(weight: number): number {
  return Math.max(-largest, Math.min(largest, Math.round(weight / toldStep)))
}

/** What is told of a signal below level 3 is abuse, and no emergency. */
function toldLines(examples: readonly ToldExamples[], { signals }: Knowledge): readonly Labelled[] {
  return examples.flatMap(({ signal, told, notDanger }) => {
    const isDanger = signals.some(({ id, level }) => id === signal && level >= 3)
    return languages.flatMap((language) => [
      ...told[language].map((text) => ({ text, language, signal: isDanger ? signal : null, counts: countsFor.told })),
      ...notDanger[language].map((text) => ({ text, language, signal: null, counts: countsFor.told })),
    ])
  })
}

function phraseLines({ signals, frames }: Knowledge, chance: Chance): readonly Labelled[] {
  return signals.flatMap(({ id, level, phrases, lookAlikes }) =>
    languages.flatMap((language) => {
      const spelt = (phrase: string) => spellPhrase(phrase, frames[language].words, chance)
      return [
        ...phrases[language].map((phrase) => ({ text: spelt(phrase), language, signal: level >= 3 ? id : null, counts: countsFor.phrase })),
        ...lookAlikes[language].map((phrase) => ({ text: spelt(phrase), language, signal: null, counts: countsFor.phrase })),
      ]
    }),
  )
}

/** Ways of asking are no danger, but for those about danger: they say neither. */
function askedLines(knowledge: Knowledge): readonly Labelled[] {
  const aboutDanger = new Set(knowledge.signals.filter(({ level }) => level >= 3).flatMap(({ topic, forRelative }) => [topic, forRelative]))
  const harmless = [...knowledge.topics.values()].filter(({ id, risk }) => risk !== 'urgent' && !aboutDanger.has(id))
  const asked = [...harmless.flatMap((topic) => [...textsOf(topic)]), ...elsewhereTexts(knowledge.lexicon).flat()]
  const greetings = languages.flatMap((language) =>
    knowledge.lexicon[language].greetings.map((text) => ({ text, language, signal: null, counts: countsFor.asked })),
  )
  const lines = asked
    .filter(({ field, text }) => (field === 'title' || field === 'ask' || field === 'elsewhere') && screen(text, knowledge).level < 3)
    .map(({ text, language }) => ({ text, language, signal: null, counts: countsFor.asked }))
  return [...greetings, ...lines]
}

/** Run together with other lines nothing is learnt: a message is read sentence by sentence. */
function waysOf({ text }: Labelled, chance: Chance): readonly string[] {
  return waysToWrite(text, text, chance).slice(0, -1)
}

function termsIn(text: string, knowledge: Knowledge): ReadonlySet<ToldTerm> {
  const words = readWords(text, knowledge.lexicon)
  const books = dangerBooks(knowledge)
  const frames = languages.flatMap((language) => findPhrases(books[language].frames, words))
  return new Set(toldTerms(words, frames).flatMap((terms) => [...terms]))
}

function numberTerms(lines: readonly Labelled[], knowledge: Knowledge): ReadonlyMap<ToldTerm, number> {
  const times = new Map<ToldTerm, number>()
  for (const { text } of lines) for (const term of termsIn(text, knowledge)) times.set(term, (times.get(term) ?? 0) + 1)
  const kept = [...times].filter(([, lines]) => lines >= fewestLines).map(([term]) => term)
  return new Map(kept.map((term, number) => [term, number]))
}

function valuesOf(text: string, terms: ReadonlyMap<ToldTerm, number>, knowledge: Knowledge): Pick<Example, 'terms' | 'values'> {
  const found = [...termsIn(text, knowledge)]
  const length = Math.sqrt(found.reduce((sum, term) => sum + toldWeight(term) ** 2, 0)) + 1e-6
  const known = found.filter((term) => terms.has(term))
  return { terms: known.map((term) => terms.get(term) ?? 0), values: known.map((term) => toldWeight(term) / length) }
}
