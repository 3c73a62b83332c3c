import type { Knowledge } from '../knowledge.ts'
import type { Hit } from '../search/rank.ts'
import { askedFor } from './asked-for.ts'
import type { Danger } from './danger.ts'
import type { LikelySignal, Likeness } from './told/liken.ts'
import { isAskedAbout, type Odds } from './told/weigh.ts'
import type { About } from './who/about.ts'
import { whoseSteps } from './whose-steps.ts'

/** What a message is told like, and what it asks for. */
export interface ToldLike {
  /** Everything added up. */
  readonly odds: Odds
  readonly hits: readonly Hit[]
  readonly likeness: Likeness
  readonly signals: readonly LikelySignal[]
}

/**
 * Fewer words say too little to be raised or asked about by their likeness alone: "chị ơi em còn đây" is a third of many a cry. A cry of
 * two words has its phrase; in four samples no cry of fewer than six is raised by its likeness alone.
 */
export const fewestRaised = 6
const fewestAsked = 3
/** Less likely than this, no entry is the right one: the steps that hold for everybody are given. */
const stepsFrom = 0.45

/** Below it the danger is asked about without its name: nobody who says "em ở đây" is asked whether they are forced to sell their body. */
const namedFrom = 0.5

/** No phrase raised it; what it is told like and what it asks for may. */
export function lookAgain(
  byPhrases: Danger,
  toldLike: ToldLike,
  about: About,
  words: readonly string[],
  raisedFrom: number,
  knowledge: Knowledge,
): Danger {
  const { odds, hits, likeness, signals } = toldLike
  const likely = signals.flatMap(({ id, chance }) => {
    const signal = knowledge.signals.find((one) => one.id === id)
    return signal ? [{ signal, chance }] : []
  })
  const fitting = likely.filter(({ signal }) => (about.who !== 'self' && about.who !== 'witness') || signal.topic !== signal.forRelative)
  const likeliest = fitting[0] ?? likely[0]
  if (likeliest === undefined || words.length === 0 || likeness.length < fewestAsked || !isAskedAbout(odds, likeness.length))
    return byPhrases
  const { signal, chance } = likeliest
  const percent = Math.floor(100 / (1 + Math.exp(-likeness.worst)))
  const because = [...byPhrases.because, { kind: 'alike', signal: signal.id, percent, words } as const]
  if (odds.whole < raisedFrom || likeness.length < fewestRaised) {
    return { ...byPhrases, perhaps: { signal: signal.id, isNamed: chance >= namedFrom }, because }
  }
  const steps = whoseSteps({ met: [], toldLike: signals, hits, about }, knowledge)
  const given = steps !== null && steps.share >= stepsFrom ? steps : null
  const isNow = likely.reduce((sum, one) => (one.signal.level === 4 ? sum + one.chance : sum), 0) >= 0.5
  return {
    ...byPhrases,
    level: isNow ? 4 : 3,
    signal: signal.id,
    topic: given?.topic ?? null,
    forRelative: given?.forRelative ?? null,
    forWitness: given?.forWitness ?? signal.forWitness,
    forRelativeAtHome: given?.forRelativeAtHome ?? signal.forRelativeAtHome,
    asksFor: askedFor(hits, knowledge),
    guarded: signal.guarded || given?.signal.guarded === true,
    lookAlike: null,
    against: null,
    general: false,
    noticed: [...byPhrases.noticed, signal.id],
    because,
  }
}
