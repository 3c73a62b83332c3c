import { type Case, type Holder, isUrgent, type StaffId } from './case.ts'
import type { Moment } from './moment.ts'
import { ringUnlessStaffed } from './on-call.ts'
import { type AlertReason, alert, type CaseEffect, type Change, type Tell } from './step.ts'
import { tell, tellPerson } from './tell.ts'
import { isStaffed } from './timetable.ts'

/**
 * Somebody holds the conversation from now on, and nobody else looks at it: the clock for the first words runs for whoever counts on
 * somebody, told or not, and for danger. Where nothing may be pushed, holding back ends it too. It does not run for whoever went. What
 * was unanswered before stays so. A notice that is null: no machine says a word.
 */
export function hold(one: Case, by: Holder, notice: Tell | null, moment: Moment): Change {
  const { nowMs, present, away } = moment
  const told = notice === null ? { next: one, effects: [] } : tellPerson(one, notice, moment)
  const lostAtMs = by.kind === 'outside' || present.includes(by.id) ? null : nowMs
  const waits = !away && one.eraseAskedAtMs === null && (told.next.expecting || isUrgent(one))
  const next: Case = {
    ...told.next,
    state: { at: 'taken', by, sinceMs: nowMs, rung: one.state.at === 'taken' ? one.state.rung : 0, lostAtMs },
    unansweredSinceMs: one.unansweredSinceMs ?? (waits ? nowMs : null),
    ringing: null,
    coming: [],
  }
  return { next, effects: [{ kind: 'raise-epoch' }, ...told.effects] }
}

/**
 * Back to the top of its level in the queue; the bot answers again. `lost`: somebody was with the person, who is told that nobody is any
 * more. On duty or not is said as it is, and where nobody is, phones ring at once for danger.
 */
export function backToQueue(one: Case, lost: 'lost' | 'not-lost', why: AlertReason, moment: Moment): Change {
  const { nowMs, timetable } = moment
  const notice = tell(isStaffed(timetable, nowMs) ? 'returned' : 'returned.nobody')
  const { next, effects } = lost === 'lost' ? tellPerson(one, notice, moment) : { next: one, effects: [] }
  const state: Case['state'] = { at: 'waiting', sinceMs: one.unansweredSinceMs ?? nowMs, returned: true, rung: 0 }
  const rings = ringUnlessStaffed({ ...next, state }, moment)
  return { next: rings.next, effects: [...effects, alert('on-duty', why), alert('supervisors', why), ...rings.effects] }
}

/**
 * Whoever loses a case by another's doing, or by a clock, is told, so that no two people believe they hold it. `knowing`: who did it, and
 * who has it now.
 */
export function tellFormerHolder(
  { state }: Case,
  knowing: readonly StaffId[] = [],
  why: LossReason = 'no-longer-yours',
): readonly CaseEffect[] {
  const former = state.at === 'parked' ? state.owner : state.at === 'taken' && state.by.kind === 'responder' ? state.by.id : null
  return former === null || knowing.includes(former) ? [] : [alert({ staff: former }, why)]
}

/** `erased`: it is gone for everybody, as the person wanted. */
type LossReason = Extract<AlertReason, 'no-longer-yours' | 'erased'>
