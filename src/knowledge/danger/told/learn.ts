/**
 * Learns from told examples which terms speak for danger, and for which signal: logistic regression, by the same descent as the
 * ranker's. The same content gives the same weights.
 */

import type { Knowledge, Language, TopicId } from '../../knowledge.ts'
import { languages } from '../../knowledge.ts'
import { descend, descendOften, type Example, meanOf, type Pace } from '../../search/descend.ts'
import type { LearnedLine } from '../../search/learned.ts'
import { elsewhereTexts, type Field, textsOf } from '../../search/texts.ts'
import { type Chance, chanceFrom, chanceOf, pick, saidBeside, waysToWrite } from '../../search/vary.ts'
import type { Way } from '../../search/ways.ts'
import type { Term } from '../../words/terms.ts'
import { readWords } from '../../words/words.ts'
import { framesIn } from '../danger-books.ts'
import { screen } from '../screen.ts'
import type { ToldExamples } from './examples.ts'
import { spellPhrase } from './spell-phrase.ts'
import { lengthOf, together, toldNames, toldTerms } from './terms.ts'
import { type ToldWeights, toldStep } from './weights.ts'

const seed = 11
const pace: Pace = { rounds: 4, firstStep: 0.5 }
/** No cry may hang on the slips that lines were given. */
const variations = 5
/** Nor on the order in which lines are read; these for each variation. */
const orders = 3
/** What a line counts by where it comes from. People's own words say most; a phrase is a scrap that the phrases find anyway. */
const countsFor = { told: 2, phrase: 0.2, asked: 0.5 } as const
/** A term of fewer lines says nothing about the next line. */
const fewestLines = 3
const largest = 127

interface Labelled {
  readonly text: string
  readonly language: Language
  /** The signal it tells of; null for what is no danger. */
  readonly signal: string | null
  readonly counts: number
}

/** Takes three minutes for the whole content. What was learnt before plays no part. */
export function learnTold(examples: readonly ToldExamples[], content: Knowledge, ways: readonly Way[] = []): ToldWeights {
  const knowledge = { ...content, told: null }
  const chance = chanceFrom(seed)
  const signals = knowledge.signals.filter(({ level }) => level >= 3).map(({ id }) => id)
  const lines = [...toldLines(examples, knowledge), ...phraseLines(knowledge, chance), ...askedLines(knowledge, ways)]
  const terms = vocabularyOf(lines, knowledge)
  const calm = calmIn(lines)
  const trained = Array.from({ length: variations }, (_, time) => {
    const varied = lines.flatMap((line) => waysOf(line, calm, chanceOf(line.text, seed + time)).map((text) => ({ ...line, text })))
    const read = varied.map((line) => ({ ...line, ...valuesOf(line, terms, knowledge) }))
    const danger = read.map(({ signal, counts, ...rest }): Example => ({ ...rest, topic: signal === null ? 1 : 0, weight: counts }))
    const which = read.flatMap(({ signal, counts, ...rest }): readonly Example[] =>
      signal === null ? [] : [{ ...rest, topic: signals.indexOf(signal), weight: counts }],
    )
    return {
      one: descendOften(orders, { examples: danger, terms: terms.size, classes: 2 }, pace, chance),
      many: descend({ examples: which, terms: terms.size, classes: signals.length }, pace, chance),
    }
  })
  const one = meanOf(trained.map((time) => time.one))
  const many = meanOf(trained.map((time) => time.many))
  const column = (term: number, at: number): number => {
    if (at === 0) return (one.weights[2 * term] ?? 0) - (one.weights[2 * term + 1] ?? 0)
    const own = many.weights.subarray(term * signals.length, (term + 1) * signals.length)
    return (own[at - 1] ?? 0) - own.reduce((a, b) => a + b, 0) / signals.length
  }
  const biases = [(one.biases[0] ?? 0) - (one.biases[1] ?? 0), ...many.biases].map((bias) => Math.round(bias * 1000) / 1000)
  const written = [...terms.values()].flatMap(({ name, times, number }): readonly LearnedLine[] => {
    const pairs = Array.from({ length: signals.length + 1 }, (_, at) => [at, steps(column(number, at))] as const)
    const said = pairs.filter(([at, weight]) => Math.abs(weight) >= (at === 0 ? 1 : leastOfSignal))
    return said.length === 0 ? [] : [{ term: name, times, pairs: said.flat() }]
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
function askedLines(knowledge: Knowledge, ways: readonly Way[]): readonly Labelled[] {
  const aboutDanger = new Set(
    knowledge.signals.filter(({ level }) => level >= 3).flatMap(({ topic, forRelative, forWitness }) => [topic, forRelative, forWitness]),
  )
  const harmless = [...knowledge.topics.values()].filter(({ id, risk }) => risk !== 'urgent' && !aboutDanger.has(id))
  const harmlessIds = new Set<TopicId | null>([...harmless.map(({ id }) => id), null])
  const asked = [
    ...[...harmless.flatMap((topic) => [...textsOf(topic)]), ...elsewhereTexts(knowledge.lexicon).flat()].filter(({ field }) =>
      isAsked(field),
    ),
    ...ways.filter(({ topic }) => harmlessIds.has(topic)),
  ]
  const greetings = languages.flatMap((language) => knowledge.lexicon[language].greetings.map((text) => ({ text, language })))
  return [...greetings, ...asked.filter(({ text }) => soundsHarmless(text, knowledge))].map(({ text, language }) => {
    return { text, language, signal: null, counts: countsFor.asked }
  })
}

/** What holds a phrase of danger, though only in a question or a memory, is no example of talk without danger. */
function soundsHarmless(text: string, knowledge: Knowledge): boolean {
  const { level, lookAlike } = screen(text, knowledge)
  return level < 3 && lookAlike === null
}

function isAsked(field: Field): boolean {
  return field === 'title' || field === 'ask' || field === 'elsewhere'
}

type CalmLines = Readonly<Record<Language, readonly string[]>>

const mostCalmWords = 12

/** What people ask or say calmly in a few words. */
function calmIn(lines: readonly Labelled[]): CalmLines {
  const short = lines.filter(({ text, counts }) => counts === countsFor.asked && text.split(' ').length <= mostCalmWords)
  const said = (language: Language) => short.flatMap((line) => (line.language === language ? [line.text] : []))
  return { vi: said('vi'), en: said('en') }
}

/** Danger is told among other things, so what was told is learnt beside something calm as well; a question stands alone. */
function waysOf({ text, language, counts }: Labelled, calm: CalmLines, chance: Chance): readonly string[] {
  const alone = waysToWrite(text, text, [], chance).slice(0, -1)
  const beside = calm[language]
  return counts === countsFor.told && beside.length > 0 ? [...alone, saidBeside(text, pick(beside, chance), chance)] : alone
}

type Vocabulary = ReadonlyMap<Term, { readonly name: string; readonly times: number; readonly number: number }>

/** Terms of danger that stand in several lines. What only harmless lines hold says no more than that no danger is told. */
function vocabularyOf(lines: readonly Labelled[], knowledge: Knowledge): Vocabulary {
  const found = new Map<Term, { readonly name: string; readonly number: number; times: number; ofDanger: boolean }>()
  for (const { text, signal } of lines) {
    const words = readWords(text, knowledge.lexicon)
    for (const [term, name] of toldNames(words, framesIn(words, knowledge))) {
      const known = found.get(term) ?? { name, number: 0, times: 0, ofDanger: false }
      known.times += 1
      known.ofDanger ||= signal !== null
      found.set(term, known)
    }
  }
  const kept = [...found].filter(([, { times, ofDanger }]) => ofDanger && times >= fewestLines)
  return new Map(kept.map(([term, { name, times }], number) => [term, { name, times, number }]))
}

type Values = Pick<Example, 'terms' | 'values'>

/** A line is learnt from whole: what stands around a frightening sentence says whether it is a cry. */
function valuesOf({ text }: Labelled, terms: Vocabulary, knowledge: Knowledge): Values {
  const words = readWords(text, knowledge.lexicon)
  const all = together(toldTerms(words, framesIn(words, knowledge)))
  const length = lengthOf(all)
  const known = all.terms.flatMap((term, at) => {
    const number = terms.get(term)?.number
    return number === undefined ? [] : [[number, (all.counts[at] ?? 0) / length] as const]
  })
  return { terms: known.map(([number]) => number), values: known.map(([, value]) => value) }
}
