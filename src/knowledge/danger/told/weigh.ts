/**
 * How likely a message tells of danger that is there now: what was seen is added up, each with what it counts. The numbers are learnt from
 * labelled messages; `npm run eval -- --questions FILE --calibrate` prints them anew, and docs/understanding.md says what they hold.
 */
import type { Likeness } from './liken.ts'

/** What is seen of danger in a message. */
export interface DangerEvidence {
  /** Phrases of danger that were met and that nothing speaks against; more than `mostMet` say no more. */
  readonly met: number
  /** 1 where a phrase was met that something speaks against, else 0. */
  readonly resembled: number
  /** Log-odds of what the message is told like, as a whole and in its worst sentence; from -8 to 8. */
  readonly whole: number
  readonly worst: number
  /** Log-odds of the message asking for an answer that people in danger are given, -7 to 7. */
  readonly asked: number
}

export interface Weighing {
  readonly constant: number
  readonly counts: Readonly<Record<keyof DangerEvidence, number>>
  /** Raised from these log-odds on. */
  readonly raisedFrom: number
  /** Asked about from these log-odds on. */
  readonly askedFrom: number
}

export const dangerEvidenceKinds = ['met', 'resembled', 'whole', 'worst', 'asked'] as const

export const weighing: Weighing = {
  constant: -0.49,
  counts: { met: 0.484, resembled: -2.713, whole: 0.567, worst: 0.455, asked: 0.389 },
  raisedFrom: -2.1,
  askedFrom: -2.6,
}

/**
 * A few words with no phrase among them are raised from here on. Of lines that nothing was learnt from, what lies between the
 * two was told as often by somebody out of danger as by somebody in it.
 */
export const raisedInFewWordsFrom = -0.8

/** In words. Whoever tells as much as this tells calmly, and most of it is about something else. */
const letterFrom = 30
/**
 * A letter is asked about from here on: of real letters between this and `raisedFrom` one in four was danger and none of those was raised,
 * while the question stands in one line under the answer.
 */
const letterAskedFrom = -4

/** From which log-odds on a message of so many words is asked about. */
export function askedFromIn(words: number): number {
  return words < letterFrom ? weighing.askedFrom : letterAskedFrom
}

const mostMet = 4
const farthest = 8

/** What was seen of danger in a message, as it came. */
export interface Seen {
  readonly met: number
  readonly resembled: boolean
  readonly likeness: Pick<Likeness, 'whole' | 'worst'>
  /** How likely it asks for an answer for people in danger, 0 to 1. */
  readonly shareAsked: number
}

/** As it is weighed: within bounds, in log-odds. */
export function evidenceOf({ met, resembled, likeness, shareAsked }: Seen): DangerEvidence {
  return {
    met: Math.min(met, mostMet),
    resembled: resembled ? 1 : 0,
    whole: within(likeness.whole),
    worst: within(likeness.worst),
    asked: Math.log((shareAsked + 0.001) / (1 - shareAsked + 0.001)),
  }
}

/** Log-odds of danger in the message as a whole, and in its worst clause; -Infinity where no clause was read by itself. */
export interface Odds {
  readonly whole: number
  readonly clause: number
}

/**
 * Danger in one clause among calm ones is half of what it would be if nothing else had been said, half of what the whole
 * message comes to. The evidence is that of the whole; `clauses`: what its worst clause is told like.
 */
export function oddsIn(evidence: DangerEvidence, clauses: Pick<Likeness, 'worst'> | null): Odds {
  const whole = oddsOfDanger(evidence)
  if (clauses === null) return { whole, clause: Number.NEGATIVE_INFINITY }
  const alone = within(clauses.worst)
  return { whole, clause: (oddsOfDanger({ ...evidence, whole: alone, worst: alone }) + whole) / 2 }
}

/** Its worst clause says more than the whole, and enough to be asked about. */
export function standsInClause({ whole, clause }: Odds): boolean {
  return clause > whole && clause >= weighing.askedFrom
}

export function isAskedAbout(odds: Odds, words: number): boolean {
  return standsInClause(odds) || odds.whole >= askedFromIn(words)
}

function within(odds: number): number {
  return Math.max(-farthest, Math.min(farthest, odds))
}

export function oddsOfDanger(evidence: DangerEvidence, { constant, counts }: Weighing = weighing): number {
  return dangerEvidenceKinds.reduce((sum, kind) => sum + counts[kind] * evidence[kind], constant)
}
