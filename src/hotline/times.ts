import type { Level } from '../knowledge/knowledge.ts'

/** How long the hotline waits for what. All in milliseconds; an operator may set others. */
export interface Times {
  /** A case that nobody has taken: supervisors and people on call first, then the person, then staff again and again. */
  readonly waiting: PerLevel<{ readonly staffMs: number; readonly personMs: number; readonly againMs: number }>
  /**
   * A message that its holder has not answered: so long until the holder is told, from there until supervisors are, until it is returned.
   */
  readonly answer: PerLevel<readonly [holderMs: number, supervisorMs: number, returnMs: number]>
  /** A lost console returns the case after this while the person waits for a reply … */
  readonly lostWhileAwaitedMs: number
  /** … and otherwise after this. */
  readonly lostMs: number
  /** Whoever is on call and does not answer for so long is followed by the next. */
  readonly acknowledgeMs: number
  /** Whoever said "I am coming" has so long to take the case. */
  readonly acknowledgedMs: number
  /** In a guarded conversation a reply is late when the person last wrote longer ago than this. */
  readonly lateMs: number
  /** A reply of staff that has not left by then does not leave any more. */
  readonly replyExpiresMs: number
  /** Nothing was written for so long while staff answered in the channel's own tool: they have left. */
  readonly outsideIdleMs: number
  /** Within this somebody checks whether what was asked to be erased may be. */
  readonly eraseCheckMs: number
  /** What nobody has erased by then after it was asked for goes by itself, whatever was held back. */
  readonly longestEraseHoldMs: number
  readonly longestParkMs: number
}

/** Minutes that an operator sets, for some levels. Level 0 goes by level 1. */
export interface Waits {
  /** Until staff are told, until the person is told, then between further alarms. */
  readonly untaken: SetMinutes
  /** From the message on: until the holder is told, until supervisors are, until the case goes back. */
  readonly silent: SetMinutes
}

type SetMinutes = Readonly<Partial<Record<Exclude<Level, 0>, readonly [number, number, number]>>>

/** As the project proposes, but for what the operator sets. */
export function timesWith({ untaken, silent }: Waits): Times {
  const { waiting, answer } = usualTimes
  const untakenMs = (level: Level): Times['waiting'][Level] => {
    const minutes = untaken[level === 0 ? 1 : level]
    if (minutes === undefined) return waiting[level]
    const [staff, person, again] = minutes
    return { staffMs: staff * minuteMs, personMs: person * minuteMs, againMs: again * minuteMs }
  }
  const silentMs = (level: Level): Times['answer'][Level] => {
    const minutes = silent[level === 0 ? 1 : level]
    if (minutes === undefined) return answer[level]
    const [holder, supervisor, back] = minutes
    return [holder * minuteMs, (supervisor - holder) * minuteMs, (back - supervisor) * minuteMs]
  }
  return { ...usualTimes, waiting: perLevel(untakenMs), answer: perLevel(silentMs) }
}

function perLevel<T>(of: (level: Level) => T): PerLevel<T> {
  return { 0: of(0), 1: of(1), 2: of(2), 3: of(3), 4: of(4) }
}

type PerLevel<T> = Readonly<Record<Level, T>>

const secondMs = 1_000
const minuteMs = 60 * secondMs
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

const later = { staffMs: 30 * minuteMs, personMs: 60 * minuteMs, againMs: 4 * hourMs }
const laterAnswer = [60 * minuteMs, 15 * minuteMs, 15 * minuteMs] as const

/** Proposals of the project; a hotline agrees on its own. */
export const usualTimes: Times = {
  waiting: {
    4: { staffMs: minuteMs, personMs: 5 * minuteMs, againMs: 5 * minuteMs },
    3: { staffMs: 5 * minuteMs, personMs: 15 * minuteMs, againMs: 15 * minuteMs },
    2: { ...later, againMs: hourMs },
    1: later,
    0: later,
  },
  answer: {
    4: [2 * minuteMs, minuteMs, minuteMs],
    3: [5 * minuteMs, 3 * minuteMs, 2 * minuteMs],
    2: laterAnswer,
    1: laterAnswer,
    0: laterAnswer,
  },
  lostWhileAwaitedMs: 180 * secondMs,
  lostMs: 15 * minuteMs,
  acknowledgeMs: 2 * minuteMs,
  acknowledgedMs: 5 * minuteMs,
  lateMs: 5 * minuteMs,
  replyExpiresMs: 6 * hourMs,
  outsideIdleMs: 12 * hourMs,
  eraseCheckMs: dayMs,
  longestEraseHoldMs: 20 * dayMs,
  longestParkMs: 30 * dayMs,
}
