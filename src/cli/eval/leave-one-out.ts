import type { Entry, Knowledge, Language, PerLanguage, Topic, TopicId } from '../../knowledge/knowledge.ts'
import { languages } from '../../knowledge/knowledge.ts'
import { buildSearchIndex } from '../../knowledge/search/index.ts'
import { type Ranked, rank } from '../../knowledge/search/rank.ts'

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

/**
 * Takes each `ask` line away and asks it. The first lines of all answers are taken away together, then all the second ones, and so on:
 * every line is asked once, the index is built as often as the longest list has lines, and no answer ever lacks more than one of its own.
 */
export function leaveOneOut(knowledge: Knowledge): readonly LeftOut[] {
  const rounds = Math.max(
    0,
    ...[...knowledge.topics.values()].flatMap((topic) => languages.map((language) => linesOf(topic, language).length)),
  )
  return Array.from({ length: rounds }, (_, round) => askRound(round, knowledge)).flat()
}

/** The ways of asking for a topic, those of its variants after its own, each once. */
function linesOf({ entry, variants }: Topic, language: Language): readonly string[] {
  return [...new Set([entry, ...variants.values()].flatMap((texts) => texts[language].ask))]
}

function askRound(round: number, knowledge: Knowledge): readonly LeftOut[] {
  const topics = new Map([...knowledge.topics].map(([id, topic]) => [id, without(topic, round)]))
  const thinned = { ...knowledge, topics, search: buildSearchIndex(topics, knowledge.lexicon, knowledge.countries) }
  return [...knowledge.topics.values()].flatMap((topic) =>
    languages.flatMap((language) => {
      const text = linesOf(topic, language)[round]
      return text === undefined ? [] : [ask(text, language, topic.id, thinned)]
    }),
  )
}

function without(topic: Topic, round: number): Topic {
  const gone = { vi: linesOf(topic, 'vi')[round], en: linesOf(topic, 'en')[round] }
  const thin = ({ vi, en }: PerLanguage<Entry>): PerLanguage<Entry> => ({
    vi: { ...vi, ask: vi.ask.filter((line) => line !== gone.vi) },
    en: { ...en, ask: en.ask.filter((line) => line !== gone.en) },
  })
  return { ...topic, entry: thin(topic.entry), variants: new Map([...topic.variants].map(([country, texts]) => [country, thin(texts)])) }
}

function ask(text: string, language: Language, topic: TopicId, knowledge: Knowledge): LeftOut {
  const { decision, hits } = rank(text, knowledge, { language, stage: null, topicBefore: null, country: null })
  const place = hits.findIndex((hit) => hit.topic === topic)
  return { text, language, topic, place: place < 0 ? null : place + 1, first: hits[0]?.topic ?? null, decision }
}
