/** What the screen makes of a message that is like told danger: raise it, ask about it, or leave it. */
import type { Evidence } from '../evidence.ts'
import type { Knowledge, Level } from '../knowledge.ts'
import type { Who } from '../who.ts'
import type { Signal } from '../wording.ts'
import type { Likeness } from './liken.ts'

/** From here on it is raised, like a phrase; set so that about one harmless message in a hundred is, beyond those that phrases raise. */
const raisedFrom = 0.45
/** From here on the person is asked whether it is happening now. */
export const askedFrom = 0.25
/**
 * Fewer words say too little to be raised or asked about by their likeness alone: "chị ơi em còn đây" is a third of many a cry. A cry of two words
 * has its phrase; in four samples no cry of fewer than six is raised by its likeness alone.
 */
const fewestRaised = 6
const fewestAsked = 3

export interface Judged {
  readonly kind: 'raise' | 'ask'
  /** The signal that is most like it. */
  readonly signal: Signal
  readonly level: Level
  readonly because: Evidence
}

/** Of what is like danger from `askedFrom` on. Null where it says too little. Whoever tells of themselves is not given a signal of relatives. */
export function judge({ chance, length, signals: likely, words }: Likeness, who: Who | null, { signals }: Knowledge): Judged | null {
  if (length < fewestAsked || words.length === 0) return null
  const found = likely.flatMap(({ id, chance: share }) => {
    const signal = signals.find((one) => one.id === id)
    return signal ? [{ signal, share }] : []
  })
  const fitting = found.filter(({ signal }) => who !== 'self' || signal.topic !== signal.forRelative)
  const [best] = fitting.length > 0 ? fitting : found
  if (!best) return null
  const now = found.reduce((sum, { signal, share }) => (signal.level === 4 ? sum + share : sum), 0)
  return {
    kind: chance >= raisedFrom && length >= fewestRaised ? 'raise' : 'ask',
    signal: best.signal,
    level: now >= 0.5 ? 4 : 3,
    because: { kind: 'alike', signal: best.signal.id, percent: Math.floor(chance * 100), words },
  }
}
