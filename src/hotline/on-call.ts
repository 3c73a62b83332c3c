import type { Case } from './case.ts'
import { isUrgent } from './case.ts'
import type { Moment } from './moment.ts'
import type { Change } from './step.ts'
import { onCall } from './timetable.ts'

/**
 * Begins to ring the people on call, the first one now; a ladder that is being climbed goes on. Nothing for what can wait, and where
 * nobody is on call.
 */
export function startRinging(one: Case, moment: Moment): Change {
  return one.ringing !== null || !isUrgent(one) ? { next: one, effects: [] } : ringNext(one, 0, moment)
}

/** Nobody answered in time, or whoever said "I am coming" did not come: the next one. After the last one the waiting clock begins anew. */
export function climb(one: Case, moment: Moment): Change {
  return one.ringing === null ? { next: one, effects: [] } : ringNext(one, one.ringing.next, moment)
}

/** Somebody is coming: no phone rings meanwhile. That is no take: the case waits on, and so do its clocks. */
export function acknowledge(one: Case, { nowMs, times }: Moment): Case {
  return one.ringing === null ? one : { ...one, clocks: { ...one.clocks, 'on-call': nowMs + times.acknowledgedMs } }
}

function ringNext(one: Case, position: number, { nowMs, times, timetable }: Moment): Change {
  const staff = onCall(timetable, nowMs)[position]
  if (staff === undefined) return { next: { ...one, ringing: null }, effects: [] }
  const clocks = { ...one.clocks, 'on-call': nowMs + times.acknowledgeMs }
  return { next: { ...one, ringing: { next: position + 1 }, clocks }, effects: [{ kind: 'ring', staff }] }
}
