import type { Case, Holder, StaffId } from './case.ts'
import type { Moment } from './moment.ts'
import { isQuiet } from './moment.ts'
import { type AlertReason, alert, type CaseEffect, type Change, type Tell } from './step.ts'
import { isStaffed } from './timetable.ts'

/**
 * Somebody holds the conversation from now on. Where the person is told so they wait for the first words, and a clock runs for those
 * too; where nothing may be pushed nothing was promised. What was unanswered before stays so.
 */
export function hold(one: Case, by: Holder, notice: Tell | null, moment: Moment): Change {
  const { nowMs, present } = moment
  const told = isQuiet(one, moment) ? null : notice
  const lostAtMs = by.kind === 'outside' || present.includes(by.id) ? null : nowMs
  const next: Case = {
    ...one,
    state: { at: 'taken', by, sinceMs: nowMs, rung: one.state.at === 'taken' ? one.state.rung : 0, lostAtMs },
    unansweredSinceMs: one.unansweredSinceMs ?? (told === null ? null : nowMs),
    ringing: null,
  }
  return { next, effects: [{ kind: 'raise-epoch' }, ...(told === null ? [] : [told])] }
}

/**
 * Back to the top of its level in the queue; the bot answers again. `lost`: the person believed that somebody is with them and is told
 * that nobody is any more; where nothing may be pushed they go on expecting it, and are told when that is safe.
 */
export function backToQueue(one: Case, lost: 'lost' | 'not-lost', why: AlertReason, moment: Moment): Change {
  const { nowMs, timetable } = moment
  const staffed = isStaffed(timetable, nowMs)
  const quiet = isQuiet(one, moment)
  const notice = tell(staffed ? 'returned' : 'returned.nobody')
  const expecting = lost === 'lost' && (quiet || staffed)
  const next: Case = {
    ...one,
    state: { at: 'waiting', sinceMs: one.unansweredSinceMs ?? nowMs, returned: true, rung: 0, expecting },
  }
  return { next, effects: [...(lost === 'lost' && !quiet ? [notice] : []), alert('on-duty', why), alert('supervisors', why)] }
}

/** Whoever loses a case by another's doing, or by a clock, is told, so that no two people believe they hold it. */
export function tellFormerHolder({ state }: Case, by: StaffId | null): readonly CaseEffect[] {
  const former = state.at === 'parked' ? state.owner : state.at === 'taken' && state.by.kind === 'responder' ? state.by.id : null
  return former === null || former === by ? [] : [alert({ staff: former }, 'no-longer-yours')]
}

export function tell(phrase: Tell['phrase'], responder: string | null = null, untilMs: number | null = null): Tell {
  return { kind: 'tell', phrase, responder, untilMs }
}
