/**
 * Which entry gives its steps to somebody in danger, where several could. Three readings are added up, in nats: which signals were met as
 * phrases, which danger the message is told like, and which answer its words ask for. Nobody in danger reads two entries.
 */
import type { Knowledge, TopicId } from '../knowledge.ts'
import type { Hit } from '../search/rank.ts'
import type { Signal } from '../words/wording.ts'
import { relativesTopic, topicAtHome, witnessTopic } from './entries-of.ts'
import type { LikelySignal } from './told/liken.ts'
import type { About } from './who/about.ts'

export interface Steps {
  /** The signal whose entry it is. */
  readonly signal: Signal
  readonly topic: TopicId
  readonly forRelative: TopicId
  readonly forWitness: TopicId
  readonly forRelativeAtHome: TopicId
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
  /**
   * Whether an entry with a grim title ("I do not want to live any more") may be meant where none of its phrases was met, and others were.
   */
  readonly grimly?: boolean
  readonly about: About
}

/** What a phrase that was met is worth, and what the ranking of all answers is beside what was told like it. */
const counts = { met: 2, asked: 0.7 } as const
/** Nothing is thought less likely than this: one reading alone rules no entry out. */
const floor = 0.01

/**
 * Pure. Null where nothing was met and nothing is known. A signal that is never outweighed gives its steps whatever else was said, but
 * for an illness, which has an ambulance beside any steps; content that nothing was learnt from, the first in the curators' order; what
 * is ahead, an entry for whoever has not left. Whoever tells of themselves, or of somebody beside them, is not given an entry for
 * relatives, as long as there is another; nor is a relative of somebody at home, for whom what a family does outweighs all else.
 */
export function whoseSteps(seen: Seen, knowledge: Knowledge): Steps | null {
  const { met, toldLike, hits, about, grimly = true } = ofAge(seen, knowledge)
  const first =
    met.find(({ neverOutweighed, needsAmbulance }) => neverOutweighed && !needsAmbulance) ??
    (about.isAhead ? beforeLeaving(seen, knowledge) : undefined) ??
    (toldLike === null ? fitting(met, about)[0] : undefined)
  const ofFamily = met.filter(({ atHome }) => atHome)
  const atHome = (signals: readonly Signal[]) => (ofFamily.length > 0 ? ofFamily : fitting(signals, { ...about, who: 'witness' }))
  if (first) {
    const isFixed = about.isAhead || first.neverOutweighed
    const near = isFixed ? first : (atHome(met)[0] ?? first)
    const topics = { forRelative: relativesTopic(first), forWitness: witnessTopic(first), forRelativeAtHome: topicAtHome(near) }
    return { signal: first, topic: first.topic, ...topics, share: 1 }
  }
  if (toldLike === null) return null
  const chanceOf = (signal: Signal) => toldLike.reduce((sum, { id, chance }) => (id === signal.id ? sum + chance : sum), 0)
  const askedFor = new Map(hits.map(({ topic, score }) => [topic, score]))
  const weighed = (topicOf: (signal: Signal) => TopicId, among: readonly Signal[]) =>
    mostLikely(
      [...Map.groupBy(among, topicOf)].map(([topic, signals]) => ({
        topic,
        signal: signals.find((one) => met.includes(one)) ?? signals.toSorted((a, b) => chanceOf(b) - chanceOf(a))[0],
        nats:
          Math.log(signals.reduce((sum, one) => sum + chanceOf(one), floor)) +
          counts.asked * Math.log((askedFor.get(topic) ?? 0) + floor) +
          (signals.some((one) => met.includes(one)) ? counts.met : 0),
      })),
    )
  const isGrim = ({ topic }: Signal) => knowledge.topics.get(topic)?.grimTitle === true
  const mayBeMeant = (signal: Signal) => grimly || met.length === 0 || met.includes(signal) || !isGrim(signal)
  const grave = knowledge.signals.filter(({ level, ofGrown }) => level >= 3 && !(about.isGrown && ofGrown !== null)).filter(mayBeMeant)
  const ofSelf = weighed(({ topic }) => topic, fitting(grave, about))
  const ofRelative = weighed(relativesTopic, grave)
  const near = weighed(topicAtHome, atHome(grave))
  if (ofSelf === null || ofRelative === null || near === null) return null
  return { ...ofSelf, forRelative: ofRelative.topic, forWitness: witnessTopic(ofSelf.signal), forRelativeAtHome: near.topic }
}

/** What is told of somebody grown up counts as the signal that it is of them. */
function ofAge(seen: Seen, { signals }: Knowledge): Seen {
  if (!seen.about.isGrown) return seen
  const grown = (id: string) => signals.find((one) => one.id === id)?.ofGrown ?? id
  const ids = new Set(seen.met.map(({ id }) => grown(id)))
  return {
    ...seen,
    met: signals.filter(({ id }) => ids.has(id)),
    toldLike: seen.toldLike?.map(({ id, chance }) => ({ id: grown(id), chance })) ?? null,
  }
}

/** The first met of which the entry, of the young, is for whoever has not left; as it counts of whomever it is told. */
function beforeLeaving({ met, about }: Seen, { topics, signals }: Knowledge): Signal | undefined {
  const before = met.find(({ topic }) => topics.get(topic)?.stage === 'before')
  return about.isGrown && before?.ofGrown ? signals.find(({ id }) => id === before.ofGrown) : before
}

function fitting(signals: readonly Signal[], { who }: About): readonly Signal[] {
  const ofSelf = signals.filter(({ topic, forRelative }) => topic !== forRelative)
  return (who === 'self' || who === 'witness') && ofSelf.length > 0 ? ofSelf : signals
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
