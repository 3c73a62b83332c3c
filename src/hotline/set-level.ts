import type { Level } from '../knowledge/knowledge.ts'
import { type Case, isUrgent, noClocks } from './case.ts'
import type { Moment } from './moment.ts'
import { ringUnlessStaffed, startRinging } from './on-call.ts'
import type { Change } from './step.ts'
import { hurry } from './wind.ts'

/** What a person finds. Only a person lowers a level: then the clocks begin anew, as long as that level allows. */
export function setLevel(one: Case, level: Level, moment: Moment): Change {
  if (level >= one.level) return raise(one, level, moment)
  const { 'erase-check': check } = one.clocks
  const next = { ...one, level, clocks: { ...noClocks, 'erase-check': check } }
  return { next: { ...next, ringing: isUrgent(next) ? one.ringing : null }, effects: [] }
}

/** Clocks only get shorter. With nobody on duty, or where alarms have brought nobody so far, phones ring at once. */
export function raise(one: Case, level: Level, moment: Moment): Change {
  if (level <= one.level) return { next: one, effects: [] }
  const raised = hurry({ ...one, level }, moment)
  if (raised.state.at !== 'waiting') return { next: raised, effects: [] }
  return raised.state.rung > 0 ? startRinging(raised, moment) : ringUnlessStaffed(raised, moment)
}
