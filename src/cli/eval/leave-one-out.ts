import {
  type Entry,
  type Knowledge,
  type Language,
  languages,
  type PerLanguage,
  type Topic,
  type TopicId,
} from '../../knowledge/knowledge.ts'
import { learn } from '../../knowledge/search/learn.ts'
import type { LearnedWeights } from '../../knowledge/search/learned.ts'
import { type Ranked, rank } from '../../knowledge/search/rank.ts'
import { buildSearchIndex } from '../../knowledge/search/search-index.ts'
import type { Way } from '../../knowledge/search/ways.ts'

/** An `ask` line that was asked while it was not there. */
export interface LeftOut {
  readonly text: string
  readonly language: Language
  readonly topic: TopicId
  /** Where its own topic stood among the hits, from 1; null where it was no hit. */
  readonly place: number | null
  /** The topic that came first; null where nothing did. */
  readonly first: TopicId | null
  readonly decision: Ranked['decision']
}

/** The weights are learnt anew this many times, each time without so many of the lines: learning takes a minute. */
const learnings = 10

/**
 * Takes each `ask` line away and asks it. The first lines of all answers are taken away together, then all the second ones, and so on:
 * every line is asked once, the index is built as often as the longest list has lines, and no answer ever lacks more than one of its own.
 * Where weights are learnt from the lines, they are learnt without a tenth of them, the line that is asked among these. Further ways of
 * asking stay.
 */
export function leaveOneOut(knowledge: Knowledge, ways: readonly Way[] = []): readonly LeftOut[] {
  const lists = [...knowledge.topics.values()].flatMap((topic) => languages.map((language) => linesOf(topic, language)))
  const rounds = Array.from({ length: Math.max(0, ...lists.map(({ length }) => length)) }, (_, round) => round)
  const parts = Map.groupBy(rounds, (round) => round % learnings)
  return [...parts.values()].flatMap((together) => {
    const learned = knowledge.search.learned === null ? null : learnWithout(together, knowledge, ways)
    return together.flatMap((round) => askRound(round, learned, knowledge))
  })
}

function learnWithout(rounds: readonly number[], knowledge: Knowledge, ways: readonly Way[]): LearnedWeights {
  const fewer = new Map([...knowledge.topics].map(([id, topic]) => [id, without(topic, rounds)]))
  return learn({ ...knowledge, topics: fewer }, ways)
}

/** The ways of asking for a topic, those of its variants after its own, each once. */
function linesOf({ entry, variants }: Topic, language: Language): readonly string[] {
  return [...new Set([entry, ...variants.values()].flatMap((texts) => texts[language].ask))]
}

function askRound(round: number, learned: LearnedWeights | null, knowledge: Knowledge): readonly LeftOut[] {
  const topics = new Map([...knowledge.topics].map(([id, topic]) => [id, without(topic, [round])]))
  const thinned = { ...knowledge, topics, search: buildSearchIndex(topics, knowledge.lexicon, knowledge.countries, learned) }
  return [...knowledge.topics.values()].flatMap((topic) =>
    languages.flatMap((language) => {
      const text = linesOf(topic, language)[round]
      return text === undefined ? [] : [ask(text, language, topic.id, thinned)]
    }),
  )
}

function without(topic: Topic, rounds: readonly number[]): Topic {
  const gone = { vi: goneIn(topic, 'vi', rounds), en: goneIn(topic, 'en', rounds) }
  const thin = ({ vi, en }: PerLanguage<Entry>): PerLanguage<Entry> => ({
    vi: { ...vi, ask: vi.ask.filter((line) => !gone.vi.has(line)) },
    en: { ...en, ask: en.ask.filter((line) => !gone.en.has(line)) },
  })
  return { ...topic, entry: thin(topic.entry), variants: new Map([...topic.variants].map(([country, texts]) => [country, thin(texts)])) }
}

function goneIn(topic: Topic, language: Language, rounds: readonly number[]): ReadonlySet<string> {
  const lines = linesOf(topic, language)
  return new Set(rounds.flatMap((round) => lines[round] ?? []))
}

function ask(text: string, language: Language, topic: TopicId, knowledge: Knowledge): LeftOut {
  const { decision, hits } = rank(text, knowledge, { language, stage: null, topicBefore: null, country: null })
  const place = hits.findIndex((hit) => hit.topic === topic)
  return { text, language, topic, place: place < 0 ? null : place + 1, first: hits[0]?.topic ?? null, decision }
}
