import { answered } from './answer-person.ts'
import type { Case, CaseClock } from './case.ts'
import type { Moment } from './moment.ts'
import { ringClock } from './ring-clock.ts'
import { finish, type Step } from './step.ts'

/** The channel of conversations that staff made to learn with: nobody is at its other end, so nobody is written to, rung or counted. */
export const practiceChannel = 'practice'

/** Nobody waits in it, so it does not stay in the queue for ever. */
const lastsMs = 24 * 60 * 60_000

/** As the clock of any case rings, but after a day it is over. */
export function ringPractice(one: Case, clock: CaseClock, moment: Moment): Step {
  const { nowMs } = moment
  if (one.state.at === 'closed' || nowMs - one.openedAtMs < lastsMs) return ringClock(one, clock, moment)
  const state: Case['state'] = { at: 'closed', outcome: 'no-longer-writes', by: null, atMs: nowMs }
  return finish(one, { next: { ...answered(one), state, ringing: null }, effects: [] }, moment)
}
