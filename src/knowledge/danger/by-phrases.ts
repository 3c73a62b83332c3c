import { type Knowledge, type Level, languages } from '../knowledge.ts'
import type { Signal } from '../words/wording.ts'
import { askedFor } from './asked-for.ts'
import { type Danger, noDanger } from './danger.ts'
import { framesIn } from './danger-books.ts'
import type { Evidence } from './evidence.ts'
import type { ToldLike } from './look-again.ts'
import { asksInGeneral, graveIn, type Met, type MetPhrase } from './met-phrases.ts'
import type { About } from './who/about.ts'
import { type Steps, whoseSteps } from './whose-steps.ts'

/** What the phrases come to; `toldLike` says whose steps are given where several dangers were met. */
export function raisedBy(met: Met, toldLike: ToldLike | null, about: About, knowledge: Knowledge): Danger {
  const { words, phrases, raised, levels } = met
  if (levels.length === 0)
    return { ...onlyResembled(phrases), general: languages.some((language) => asksInGeneral(words, knowledge.danger[language])) }
  const noticed = [...new Set(raised.map(({ signal }) => signal.id))]
  const worst = levels.reduce((level, one) => (one.level > level ? one.level : level), levels[0]?.level ?? 0)
  const counting = levels.filter(({ level }) => level === worst || level >= 3).map(({ counts }) => counts)
  const inOrder = knowledge.signals.filter((signal) => counting.includes(signal))
  const grave = inOrder.filter(({ level }) => level >= 3)
  const tells = toldLike !== null && grave.length > 0 && !isHalfTold(met) && words.length >= fewestTelling && !asksBesides(met, knowledge)
  const steps = whoseSteps(
    {
      met: grave.length > 0 ? grave : inOrder,
      toldLike: tells ? toldLike.signals : null,
      hits: tells ? toldLike.hits : [],
      grimly: words.length >= fewestTellingGrimly,
      about,
    },
    knowledge,
  )
  // An entry for relatives is none for oneself: then the steps are those that hold for everybody.
  const isForOthers = about.who === 'self' && steps !== null && steps.topic === steps.signal.forRelative
  return {
    level: worst,
    signal: steps?.signal.id ?? null,
    topic: isForOthers ? null : (steps?.topic ?? null),
    forRelative: steps?.forRelative ?? null,
    forWitness: steps?.forWitness ?? null,
    forRelativeAtHome: steps?.forRelativeAtHome ?? null,
    asksFor: toldLike ? askedFor(toldLike.hits, knowledge) : [],
    guarded:
      (worst >= 3 && (isForOthers || (steps !== null && isGuarded(steps, about, knowledge)))) ||
      levels.some(({ level, counts }) => counts.guarded && level >= 3),
    lookAlike: null,
    perhaps: null,
    general: false,
    noticed,
    because: evidenceIn(levels),
    against: null,
  }
}

/** A child that was led away and writes itself is given steps that others are given guarded; its mother has her own. */
function isGuarded({ signal, topic }: Steps, { who }: About, { signals }: Knowledge): boolean {
  return signal.guarded || (who === 'self' && signals.some((other) => other.guarded && other.level >= 3 && other.topic === topic))
}

/** Fewer words do not tell which danger it is, nor does a message of which half was told before: then the curators' order decides. */
const fewestTelling = 6
/** Fewer do not tell of a wish to die where the words are those of another danger: "em nhắn được lúc này thôi". */
const fewestTellingGrimly = 8
/** A longer message tells enough besides. */
const mostBeside = 20

/** "Họ nhốt em, cảnh sát có bắt em không": what is wondered beside it does not say which danger it is. */
function asksBesides({ words }: Met, knowledge: Knowledge): boolean {
  return words.length <= mostBeside && framesIn(words, knowledge).some(({ means }) => means === 'wondered')
}

/** Earlier messages raise what this one tells of, or are raised by it. */
function isHalfTold({ raised, recalled, levels }: Met): boolean {
  const now = new Set(raised.map(({ signal }) => signal.id))
  return recalled.length > 0 || levels.some(({ signal, level }) => level > signal.level && !signal.raisedBy.some((other) => now.has(other)))
}

/**
 * Phrases of danger in a message that is not told like danger: the first in the curators' order is asked about, all are remembered,
 * and what else was met is kept.
 */
export function doubted(met: Met, about: About, knowledge: Knowledge): Danger {
  const grave = met.raised.filter(({ signal }) => signal.level >= 3)
  const without = (one: MetPhrase) => !grave.includes(one)
  const levels = met.levels.filter(({ signal }) => signal.level < 3)
  const first = knowledge.signals.flatMap(({ id }) => grave.find(({ signal }) => signal.id === id) ?? [])[0]
  const rest = { ...met, phrases: met.phrases.filter(without), raised: met.raised.filter(without), levels }
  const { noticed, ...left } = raisedBy(rest, null, about, knowledge)
  return {
    ...left,
    noticed: [...new Set([...noticed, ...grave.map(({ signal }) => signal.id)])],
    lookAlike: first?.signal.id ?? left.lookAlike,
    against: first ? { phrase: first.hit.phrase, why: 'weighed', words: null } : left.against,
  }
}

/**
 * Not what earlier messages told of, nor two signs that are danger together, and not what is worst to be wrong about: people in a lorry, a
 * wish to die now, somebody being forced onto a plane.
 */
export function canBeDoubted(met: Met): boolean {
  const grave = graveIn(met)
  const isTogether = met.levels.some(
    ({ signal, level }) => signal.level < 3 && (level >= 3 || grave.some((other) => other.signal.id === signal.becomes)),
  )
  return grave.length > 0 && !isTogether && met.recalled.length === 0 && !grave.some(({ signal }) => signal.neverOutweighed)
}

/** The same words for the same signal are told once. */
function evidenceIn(
  met: readonly { readonly signal: Signal; readonly level: Level; readonly words: string | null }[],
): readonly Evidence[] {
  const once = new Map(met.map((one) => [`${one.signal.id} ${one.level} ${one.words ?? ''}`, one]))
  return [...once.values()].map(({ signal: { id: signal }, level, words }) =>
    words === null ? { kind: 'told-before', signal, level } : { kind: 'words', signal, level, words },
  )
}

function onlyResembled(phrases: readonly MetPhrase[]): Danger {
  const [first, ...rest] = phrases
  if (!first) return noDanger
  const worst = rest.reduce((a, b) => (b.signal.level > a.signal.level ? b : a), first)
  return { ...noDanger, lookAlike: worst.signal.id, against: worst.against && { phrase: worst.hit.phrase, ...worst.against } }
}
