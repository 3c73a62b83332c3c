/**
 * Which entry gives its steps to somebody in danger, where several could. Three readings are added up, in nats: which signals were met as
 * phrases, which danger the message is told like, and which answer its words ask for. Nobody in danger reads two entries.
 */
import type { Knowledge, TopicId } from '../knowledge.ts'
import type { Hit } from '../search/rank.ts'
import type { Signal } from '../words/wording.ts'
import type { LikelySignal } from './told/liken.ts'
import type { Who } from './who.ts'

export interface Steps {
  /** The signal whose entry it is. */
  readonly signal: Signal
  readonly topic: TopicId
  readonly forRelative: TopicId
  readonly forWitness: TopicId
  /** How likely it is the entry that helps, 0 to 1; of several that were weighed. */
  readonly share: number
}

/** What was seen of danger in a message. */
export interface Seen {
  /** Signals of level 3 or more that were met as phrases, in the curators' order. */
  readonly met: readonly Signal[]
  /** What it is told like; null where that says nothing. */
  readonly toldLike: readonly LikelySignal[] | null
  /** What the words ask for; empty where they do not count. */
  readonly hits: readonly Hit[]
  readonly who: Who | null
}

/** What a phrase that was met is worth, and what the ranking of all answers is beside what was told like it. */
const counts = { met: 2, asked: 0.7 } as const
/** Nothing is thought less likely than this: one reading alone rules no entry out. */
const floor = 0.01

/**
 * Pure. Null where nothing was met and nothing is known. A signal that is never outweighed gives its steps whatever else was said; content that nothing was
 * learnt from, the first in the curators' order. Whoever tells of themselves, or of somebody beside them, is not given an entry for relatives, as long as there is another.
 */
export function whoseSteps({ met, toldLike, hits, who }: Seen, knowledge: Knowledge): Steps | null {
  const first = met.find(({ neverOutweighed }) => neverOutweighed) ?? (toldLike === null ? firstOf(met, who) : undefined)
  if (first)
    return { signal: first, topic: first.topic, forRelative: relativesTopic(first), forWitness: first.forWitness ?? first.topic, share: 1 }
  if (toldLike === null) return null
  const chances = new Map(toldLike.map(({ id, chance }) => [id, chance]))
  const askedFor = new Map(hits.map(({ topic, score }) => [topic, score]))
  const weighed = (topicOf: (signal: Signal) => TopicId, among: readonly Signal[]) =>
    mostLikely(
      [...Map.groupBy(among, topicOf)].map(([topic, signals]) => ({
        topic,
        signal: signals.find((one) => met.includes(one)) ?? toldMost(signals, chances),
        nats:
          Math.log(signals.reduce((sum, { id }) => sum + (chances.get(id) ?? 0), floor)) +
          counts.asked * Math.log((askedFor.get(topic) ?? 0) + floor) +
          (signals.some((one) => met.includes(one)) ? counts.met : 0),
      })),
    )
  const grave = knowledge.signals.filter(({ level }) => level >= 3)
  const ofSelf = weighed(({ topic }) => topic, fitting(grave, who))
  const ofRelative = weighed(relativesTopic, grave)
  return ofSelf && ofRelative && { ...ofSelf, forRelative: ofRelative.topic, forWitness: ofSelf.signal.forWitness ?? ofSelf.topic }
}

function firstOf(met: readonly Signal[], who: Who | null): Signal | undefined {
  return fitting(met, who)[0]
}

function fitting(signals: readonly Signal[], who: Who | null): readonly Signal[] {
  const ofSelf = signals.filter(({ topic, forRelative }) => topic !== forRelative)
  return (who === 'self' || who === 'witness') && ofSelf.length > 0 ? ofSelf : signals
}

function relativesTopic({ topic, forRelative }: Signal): TopicId {
  return forRelative ?? topic
}

function toldMost(signals: readonly Signal[], chances: ReadonlyMap<string, number>): Signal | undefined {
  return signals.toSorted((a, b) => (chances.get(b.id) ?? 0) - (chances.get(a.id) ?? 0))[0]
}

interface Weighed {
  readonly topic: TopicId
  readonly signal: Signal | undefined
  readonly nats: number
}

function mostLikely(weighed: readonly Weighed[]): Pick<Steps, 'signal' | 'topic' | 'share'> | null {
  const [best] = weighed.toSorted((a, b) => b.nats - a.nats)
  if (!best?.signal) return null
  const sum = weighed.reduce((total, { nats }) => total + Math.exp(nats - best.nats), 0)
  return { signal: best.signal, topic: best.topic, share: 1 / sum }
}
