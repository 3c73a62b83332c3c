import { type Case, isUrgent, type StaffId } from './case.ts'
import type { Moment } from './moment.ts'
import type { Change } from './step.ts'
import { isStaffed, onCall } from './timetable.ts'

/**
 * Begins to ring the people on call, the first one now; a ladder that is being climbed goes on. Nothing for what can wait, and where
 * nobody is on call.
 */
export function startRinging(one: Case, moment: Moment): Change {
  return one.ringing !== null || !isUrgent(one) ? { next: one, effects: [] } : ringNext(one, [], moment)
}

/** With nobody at a console the people on call are all there is: no clock is waited for. */
export function ringUnlessStaffed(one: Case, moment: Moment): Change {
  return isStaffed(moment.timetable, moment.nowMs) ? { next: one, effects: [] } : startRinging(one, moment)
}

/** Nobody answered in time, or whoever said "I am coming" did not come: the next one. After the last one the waiting clock begins anew. */
export function climb(one: Case, moment: Moment): Change {
  return one.ringing === null ? { next: one, effects: [] } : ringNext(one, one.ringing.rung, moment)
}

/**
 * Somebody is coming: no phone rings meanwhile. That is no take: the case waits on, and so do its clocks. It is said once by each, and
 * however many say it, phones that ring one after the other are quiet only once for so long.
 */
export function acknowledge(one: Case, by: StaffId, { nowMs, times }: Moment): Case {
  const { ringing, coming, clocks } = one
  if (ringing === null || coming.includes(by)) return one
  const quietUntilMs = ringing.quietUntilMs ?? nowMs + times.acknowledgedMs
  const next: Case = { ...one, ringing: { ...ringing, quietUntilMs }, coming: [...coming, by] }
  return quietUntilMs <= nowMs ? next : { ...next, clocks: { ...clocks, 'on-call': quietUntilMs } }
}

/** The first of those who are on call by now, and have not been rung. */
function ringNext(one: Case, rung: readonly StaffId[], { nowMs, times, timetable }: Moment): Change {
  const staff = onCall(timetable, nowMs).find((id) => !rung.includes(id))
  if (staff === undefined) return { next: { ...one, ringing: null }, effects: [] }
  const clocks = { ...one.clocks, 'on-call': nowMs + times.acknowledgeMs }
  const ringing = { rung: [...rung, staff], quietUntilMs: one.ringing?.quietUntilMs ?? null }
  return { next: { ...one, ringing, clocks }, effects: [{ kind: 'ring', staff }] }
}
