/**
 * Danger in a message, seen twice. Signals are phrases, frames around them tell a report from a question, a fear or a film. What only
 * resembles danger is said as a look-alike. What remains is laid beside what people told who were in danger, and all is weighed together: what is
 * likely enough is raised, what may be is asked about. The thresholds are low: a needless case costs a responder a minute.
 */

import type { Knowledge, Level, TopicId } from '../knowledge.ts'
import { languages } from '../knowledge.ts'
import { type Hit, rank } from '../search/rank.ts'
import type { Found } from '../words/phrase.ts'
import type { Signal } from '../words/wording.ts'
import { readWords, type Word } from '../words/words.ts'
import { type FrameName, framesIn } from './danger-books.ts'
import type { Against, Evidence } from './evidence.ts'
import { mayBeMeant } from './may-be-meant.ts'
import { asksInGeneral, graveIn, type Met, meet, type Reading } from './met-phrases.ts'
import { type LikelySignal, type Likeness, likelySignals, liken, spokeMost } from './told/liken.ts'
import { type DangerEvidence, evidenceOf, oddsOfDanger, raisedInFewWordsFrom, weighing } from './told/weigh.ts'
import { type Who, whoIsMeant } from './who.ts'
import { whoseSteps } from './whose-steps.ts'

export interface Danger {
  readonly level: Level
  readonly signal: string | null
  /** The entry whose steps are given. */
  readonly topic: TopicId | null
  /** The entry for somebody who writes of a relative or a friend. */
  readonly forRelative: TopicId | null
  /** The entry for somebody who sees it happen to another beside them. */
  readonly forWitness: TopicId | null
  /** What the words of raised danger ask for, the likeliest first; the entry whose steps are given may be among them. */
  readonly asksFor: readonly TopicId[]
  readonly guarded: boolean
  /** The signal that was only resembled, or met in a message that is not told like danger, when no danger was raised: the person is asked. */
  readonly lookAlike: string | null
  /** The signal that it is told like, too little to be raised: the person is asked whether it is happening. */
  readonly perhaps: string | null
  /** The words ask in general, or tell of others, of what is feared or of what is over, whether or not a signal was met. */
  readonly general: boolean
  /** Every signal that was raised, of any level, or met and doubted: the caller remembers them for later messages. */
  readonly noticed: readonly string[]
  /** What spoke for it: for the responder. */
  readonly because: readonly Evidence[]
  /** What made the look-alike no danger. */
  readonly against: Against | null
}

export const noDanger: Danger = {
  level: 0,
  signal: null,
  topic: null,
  forRelative: null,
  forWitness: null,
  asksFor: [],
  guarded: false,
  lookAlike: null,
  perhaps: null,
  general: false,
  noticed: [],
  because: [],
  against: null,
}

/** What is known around a message. What is left out is as of a first message, of somebody who can be asked. */
export interface Circumstances {
  /** Signals remembered from earlier messages: papers that are held count beside a debt that is told an hour later. */
  readonly before?: readonly string[]
  /** Whether the person can be asked if it is happening; where they cannot, a phrase that was met is believed. */
  readonly mayAsk?: boolean
  /** Something was answered before it, so that a few words may be about that. */
  readonly inTalk?: boolean
  /** Whom it happens to, by what was told before; for words that do not say. */
  readonly known?: Who | null
}

/** Pure; never throws. Looks at one message alone, in its circumstances. */
export function screen(text: string, knowledge: Knowledge, circumstances: Circumstances = {}): Danger {
  const { before = [], mayAsk = true, inTalk = false, known = null } = circumstances
  const met = meet(text, knowledge, before)
  const who = whoIsMeant(text, knowledge) ?? known
  const words = readWords(text, knowledge.lexicon)
  const frames = framesIn(words, knowledge)
  const likeness = knowledge.told && liken(words, frames, knowledge.told)
  if (knowledge.told === null || likeness === null) return raisedBy(met, null, who, knowledge)
  const evidence = evidenceBut(met, likeness)
  const isGrave = met.levels.some(({ level }) => level >= 3)
  if (!isGrave && oddsOfDanger(evidence(likelyAsked)) < weighing.askedFrom) return raisedBy(met, null, who, knowledge)
  const hits = hitsOf(text, knowledge)
  const asked = shareOfDanger(hits, knowledge)
  const odds = oddsOfDanger(evidence(asked))
  const told: ToldOf = { odds, hits, likeness, signals: likelySignals(likeness, knowledge.told) }
  if (!isGrave) {
    const isSupposed = mayAsk && onlySupposes(met, frames, knowledge)
    const isAskedAbout = isSupposed || (mayAsk && deniesPlainly(met, frames, knowledge))
    const isBrief = words.length < fewestBelieved && (mayAsk || inTalk)
    const raisedFrom = isAskedAbout ? Infinity : isBrief ? raisedInFewWordsFrom : weighing.raisedFrom
    const spoke = spokeMost(likeness, words, frames, knowledge.told)
    const byPhrases = raisedBy(met, null, who, knowledge)
    return lookAgain(isSupposed ? { ...byPhrases, general: true } : byPhrases, told, who, spoke, raisedFrom, knowledge)
  }
  const isUnlikely = odds < weighing.raisedFrom && asked <= likelyAsked
  const isDoubted = mayAsk && isUnlikely && canBeDoubted(met)
  return isDoubted ? doubted(met, who, knowledge) : raisedBy(met, told, who, knowledge)
}

/** What is weighed in a message; null where nothing was learnt, and for text without words. */
export function weighedIn(text: string, knowledge: Knowledge): DangerEvidence | null {
  const words = readWords(text, knowledge.lexicon)
  const likeness = knowledge.told && liken(words, framesIn(words, knowledge), knowledge.told)
  return likeness && evidenceBut(meet(text, knowledge, []), likeness)(shareOfDanger(hitsOf(text, knowledge), knowledge))
}

/** All but what the message asks for, which takes longest. */
function evidenceBut(met: Met, likeness: Likeness): (shareAsked: number) => DangerEvidence {
  const resembled = met.raised.length === 0 && met.readings.length > 0
  return (shareAsked) => evidenceOf({ met: graveIn(met).length, resembled, likeness, shareAsked })
}

function hitsOf(text: string, knowledge: Knowledge): readonly Hit[] {
  return rank(text, knowledge, { language: null, stage: null, topicBefore: null, country: null }).hits
}

/**
 * "Nobody locked me in", "em không bị đánh": all that was met is denied, nothing turns the denial, and the clauses beside it are not told like danger. It
 * is told in the words of danger, so likeness says nothing; it is asked about.
 */
function deniesPlainly({ words, readings }: Met, frames: readonly Found<FrameName>[], knowledge: Knowledge): boolean {
  if (readings.length === 0 || !readings.every(({ against }) => against?.why === 'negation')) return false
  if (frames.some(({ means }) => means === 'turned' || means === 'now')) return false
  const denied = new Set(readings.map(({ hit }) => words[hit.from]?.clause))
  return isCalm(
    words.filter(({ clause }) => !denied.has(clause)),
    knowledge,
  )
}

function isCalm(rest: readonly Word[], knowledge: Knowledge): boolean {
  const likeness = knowledge.told && liken(rest, framesIn(rest, knowledge), knowledge.told)
  if (rest.length < fewestRaised || likeness === null) return true
  return oddsOfDanger(evidenceOf({ met: 0, resembled: false, likeness, shareAsked: 0.5 })) < weighing.raisedFrom
}

const mostSupposing = 14
const mostBeforeIf = 3

/** "Nếu chủ không cho về thì sao": a sentence of one clause asks what would be, no phrase of danger was met, and what stands beside it is not told like danger. */
function onlySupposes({ words, readings }: Met, frames: readonly Found<FrameName>[], knowledge: Knowledge): boolean {
  const supposed = frames.find(({ means }) => means === 'supposed')
  if (supposed === undefined || readings.length > 0 || frames.some(({ means }) => means === 'now')) return false
  const sentence = words[supposed.from]?.sentence
  const asking = words.filter((word) => word.sentence === sentence)
  const isOne = asking.every(({ clause }) => clause === asking[0]?.clause)
  const opens = supposed.from - words.findIndex((word) => word.sentence === sentence) <= mostBeforeIf
  const rest = words.filter((word) => word.sentence !== sentence)
  return isOne && opens && asking.length <= mostSupposing && isCalm(rest, knowledge)
}

/** What a message is told like, and what it asks for. */
interface ToldOf {
  /** Log-odds of danger, everything added up. */
  readonly odds: number
  readonly hits: readonly Hit[]
  readonly likeness: Likeness
  readonly signals: readonly LikelySignal[]
}

/** Fewer words do not tell which danger it is, nor does a message of which half was told before: then the curators' order decides. */
const fewestTelling = 6
/**
 * Fewer words say too little to be raised or asked about by their likeness alone: "chị ơi em còn đây" is a third of many a cry. A cry of two words
 * has its phrase; in four samples no cry of fewer than six is raised by its likeness alone.
 */
const fewestRaised = 6
const fewestAsked = 3
/** Fewer words need more to be raised by their likeness alone, where they can be asked about: "e đang có bầu 5 tháng" is a third of a cry, and a question about leave. */
const fewestBelieved = 10
/** A phrase is believed where the ranking too sees, more likely than not, a question of people in danger. */
const likelyAsked = 0.5
/** Less likely than this, no entry is the right one: the steps that hold for everybody are given. */
const stepsFrom = 0.45

/** No phrase raised it; what it is told like and what it asks for may. */
function lookAgain(
  byPhrases: Danger,
  told: ToldOf,
  who: Who | null,
  words: readonly string[],
  raisedFrom: number,
  knowledge: Knowledge,
): Danger {
  const { odds, hits, likeness, signals } = told
  const likely = signals.flatMap(({ id, chance }) => {
    const signal = knowledge.signals.find((one) => one.id === id)
    return signal ? [{ signal, chance }] : []
  })
  const fitting = likely.filter(({ signal }) => (who !== 'self' && who !== 'witness') || signal.topic !== signal.forRelative)
  const signal = (fitting[0] ?? likely[0])?.signal
  if (signal === undefined || words.length === 0 || likeness.length < fewestAsked || odds < weighing.askedFrom) return byPhrases
  const percent = Math.floor(100 / (1 + Math.exp(-likeness.worst)))
  const because = [...byPhrases.because, { kind: 'alike', signal: signal.id, percent, words } as const]
  if (odds < raisedFrom || likeness.length < fewestRaised) return { ...byPhrases, perhaps: signal.id, because }
  const steps = whoseSteps({ met: [], toldLike: signals, hits, who }, knowledge)
  const given = steps !== null && steps.share >= stepsFrom ? steps : null
  const isNow = likely.reduce((sum, one) => (one.signal.level === 4 ? sum + one.chance : sum), 0) >= 0.5
  return {
    ...byPhrases,
    level: isNow ? 4 : 3,
    signal: signal.id,
    topic: given?.topic ?? null,
    forRelative: given?.forRelative ?? null,
    forWitness: given?.forWitness ?? signal.forWitness,
    asksFor: askedFor(hits, knowledge),
    guarded: signal.guarded || given?.signal.guarded === true,
    lookAlike: null,
    against: null,
    general: false,
    noticed: [...byPhrases.noticed, signal.id],
    because,
  }
}

/** How likely it is that the message asks for an answer that people in danger are given, 0 to 1; even where nothing was learnt about answers. */
function shareOfDanger(hits: readonly Hit[], { topics, search }: Knowledge): number {
  if (search.learned === null) return 0.5
  return hits.reduce((sum, { topic, score }) => (topics.get(topic)?.risk === 'urgent' ? sum + score : sum), 0)
}

function askedFor(hits: readonly Hit[], knowledge: Knowledge): readonly TopicId[] {
  if (knowledge.search.learned === null) return []
  return mayBeMeant(hits, 'steps', knowledge).map(({ id }) => id)
}

/** Not what earlier messages told of, nor two signs that are danger together, and not what is worst to be wrong about: people in a lorry, a wish to die now, somebody being forced onto a plane. */
function canBeDoubted(met: Met): boolean {
  const grave = graveIn(met)
  const isTogether = met.levels.some(
    ({ signal, level }) => signal.level < 3 && (level >= 3 || grave.some((other) => other.signal.id === signal.becomes)),
  )
  return grave.length > 0 && !isTogether && met.recalled.length === 0 && !grave.some(({ signal }) => signal.neverOutweighed)
}

/** What the phrases come to; `told` says whose steps are given where several dangers were met. */
function raisedBy(met: Met, told: ToldOf | null, who: Who | null, knowledge: Knowledge): Danger {
  const { words, readings, raised, recalled, levels } = met
  if (levels.length === 0)
    return { ...onlyResembled(readings), general: languages.some((language) => asksInGeneral(words, knowledge.danger[language])) }
  const noticed = [...new Set(raised.map(({ signal }) => signal.id))]
  const worst = levels.reduce((level, one) => (one.level > level ? one.level : level), levels[0]?.level ?? 0)
  const counting = levels.filter(({ level }) => level === worst || level >= 3).map(({ counts }) => counts)
  const inOrder = knowledge.signals.filter((signal) => counting.includes(signal))
  const grave = inOrder.filter(({ level }) => level >= 3)
  const tells = told !== null && grave.length > 0 && recalled.length === 0 && words.length >= fewestTelling
  const steps = whoseSteps(
    {
      met: grave.length > 0 ? grave : inOrder,
      toldLike: tells ? told.signals : null,
      hits: tells ? told.hits : [],
      who,
    },
    knowledge,
  )
  // An entry for relatives is none for oneself: then the steps are those that hold for everybody.
  const isForOthers = who === 'self' && steps !== null && steps.topic === steps.signal.forRelative
  return {
    level: worst,
    signal: steps?.signal.id ?? null,
    topic: isForOthers ? null : (steps?.topic ?? null),
    forRelative: steps?.forRelative ?? null,
    forWitness: steps?.forWitness ?? null,
    asksFor: told ? askedFor(told.hits, knowledge) : [],
    guarded:
      (worst >= 3 && (isForOthers || steps?.signal.guarded === true)) || levels.some(({ level, counts }) => counts.guarded && level >= 3),
    lookAlike: null,
    perhaps: null,
    general: false,
    noticed,
    because: evidenceIn(levels),
    against: null,
  }
}

/** Phrases of danger in a message that is not told like danger: the first in the curators' order is asked about, all are remembered, and what else was met is kept. */
function doubted(met: Met, who: Who | null, knowledge: Knowledge): Danger {
  const grave = met.raised.filter(({ signal }) => signal.level >= 3)
  const without = (one: Reading) => !grave.includes(one)
  const levels = met.levels.filter(({ signal }) => signal.level < 3)
  const first = knowledge.signals.flatMap(({ id }) => grave.find(({ signal }) => signal.id === id) ?? [])[0]
  const rest = { ...met, readings: met.readings.filter(without), raised: met.raised.filter(without), levels }
  const { noticed, ...left } = raisedBy(rest, null, who, knowledge)
  return {
    ...left,
    noticed: [...new Set([...noticed, ...grave.map(({ signal }) => signal.id)])],
    lookAlike: first?.signal.id ?? left.lookAlike,
    against: first ? { phrase: first.hit.phrase, why: 'weighed', words: null } : left.against,
  }
}

/** The same words for the same signal are told once. */
function evidenceIn(
  met: readonly { readonly signal: Signal; readonly level: Level; readonly words: string | null }[],
): readonly Evidence[] {
  const told = new Map(met.map((one) => [`${one.signal.id} ${one.level} ${one.words ?? ''}`, one]))
  return [...told.values()].map(({ signal: { id: signal }, level, words }) =>
    words === null ? { kind: 'told-before', signal, level } : { kind: 'words', signal, level, words },
  )
}

function onlyResembled(readings: readonly Reading[]): Danger {
  const [first, ...rest] = readings
  if (!first) return noDanger
  const worst = rest.reduce((a, b) => (b.signal.level > a.signal.level ? b : a), first)
  return { ...noDanger, lookAlike: worst.signal.id, against: worst.against && { phrase: worst.hit.phrase, ...worst.against } }
}
