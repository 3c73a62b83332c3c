import { answered } from './answer-person.ts'
import { type Case, type CaseClock, type CaseState, isUrgent } from './case.ts'
import { backToQueue, tellFormerHolder } from './hold.ts'
import type { Moment } from './moment.ts'
import { climb, startRinging } from './on-call.ts'
import { alert, type CaseEffect, type Change, finish, type Step } from './step.ts'
import { tell, tellPerson } from './tell.ts'
import { isStaffed } from './timetable.ts'
import { wind } from './wind.ts'

/** A clock of the case is due. One that has nothing to say any more says nothing; where it is still needed it is started again. Pure. */
export function ringClock(one: Case, clock: CaseClock, moment: Moment): Step {
  const stopped: Case = { ...one, clocks: { ...one.clocks, [clock]: null } }
  return finish(stopped, ring(stopped, clock, moment), moment)
}

function ring(one: Case, clock: CaseClock, moment: Moment): Change {
  const { state } = one
  switch (clock) {
    case 'waiting':
      return state.at === 'waiting' ? stillWaiting(one, state, moment) : unchanged(one)
    case 'answer':
      return state.at === 'taken' && one.unansweredSinceMs !== null ? stillUnanswered(one, state, moment) : unchanged(one)
    case 'lease':
      return state.at === 'taken' ? nobodyBehind(one, state, moment) : unchanged(one)
    case 'parked':
      return state.at === 'parked' ? theDayHasCome(one, state.untilMs, moment) : unchanged(one)
    case 'on-call':
      return climb(one, moment)
    case 'erase-check':
      return one.eraseAskedAtMs === null || state.at === 'closed' ? unchanged(one) : stillNotErased(one, one.eraseAskedAtMs, moment)
  }
}

function unchanged(one: Case): Change {
  return { next: one, effects: [] }
}

/** Supervisors and people on call first; from the second time on the person is told too, once. */
function stillWaiting(one: Case, state: In<'waiting'>, moment: Moment): Change {
  const notice = tell(isStaffed(moment.timetable, moment.nowMs) ? 'waiting' : 'waiting.nobody')
  const told = state.rung > 0 && one.expecting ? tellPerson(one, notice, moment) : unchanged(one)
  const { next, effects } = startRinging(told.next, moment)
  return {
    next: { ...next, state: { ...state, rung: state.rung + 1 } },
    effects: [alert('supervisors', 'waits'), alert('on-duty', 'waits'), ...effects, ...told.effects],
  }
}

/** The holder, then supervisors and people on call, then the case goes back: an open tab proves nothing. */
function stillUnanswered(one: Case, state: In<'taken'>, moment: Moment): Change {
  if (state.rung >= 2) return giveBack(one, moment)
  const again: Case = { ...one, state: { ...state, rung: state.rung + 1 } }
  const holder: CaseEffect = alert(state.by.kind === 'responder' ? { staff: state.by.id } : 'on-duty', 'unanswered')
  if (state.rung === 0) return { next: again, effects: [holder] }
  const { next, effects } = startRinging(again, moment)
  return { next, effects: [holder, alert('supervisors', 'unanswered'), ...effects] }
}

/** Whoever answered in the channel's own tool has left without a word; what they opened themselves is done. */
function nobodyBehind(one: Case, { by }: In<'taken'>, moment: Moment): Change {
  const dueMs = wind(one, moment).lease
  if (dueMs === null || dueMs > moment.nowMs) return unchanged(one)
  if (by.kind === 'responder') return giveBack(one, moment)
  if (one.level > 0) return backToQueue(one, 'not-lost', 'returned', moment)
  return {
    next: { ...one, state: { at: 'closed', outcome: 'answered-outside', by: null, atMs: moment.nowMs }, ringing: null },
    effects: [],
  }
}

function giveBack(one: Case, moment: Moment): Change {
  const back = backToQueue(one, 'lost', 'returned', moment)
  const { next, effects } = isUrgent(one) ? startRinging(back.next, moment) : unchanged(back.next)
  return { next, effects: [...back.effects, ...effects, ...tellFormerHolder(one)] }
}

function theDayHasCome(one: Case, untilMs: number, moment: Moment): Change {
  if (untilMs > moment.nowMs) return unchanged(one)
  const { next, effects } = backToQueue(one, 'not-lost', 'parked-until-now', moment)
  return { next, effects: [...effects, ...tellFormerHolder(one)] }
}

/** Staff are asked again until somebody has checked. What they hold back is held so long at most; then it goes as the person asked. */
function stillNotErased(one: Case, askedAtMs: number, { nowMs, times }: Moment): Change {
  if (nowMs < askedAtMs + times.longestEraseHoldMs)
    return { next: one, effects: [alert('supervisors', 'erase-asked'), alert('on-duty', 'erase-asked')] }
  const next: Case = { ...answered(one), state: { at: 'closed', outcome: 'erased', by: null, atMs: nowMs }, ringing: null }
  return { next, effects: [...tellFormerHolder(one), { kind: 'destroy' }] }
}

type In<At extends CaseState['at']> = Extract<CaseState, { readonly at: At }>
