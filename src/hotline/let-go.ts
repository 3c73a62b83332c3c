import type { Case, CaseState, Outcome } from './case.ts'
import { tellFormerHolder } from './hold.ts'
import { isQuiet, type Moment } from './moment.ts'
import type { Refusal } from './refusal.ts'
import type { Staff } from './roles.ts'
import { alert, type Change, type Tell } from './step.ts'
import { tell, tellPerson } from './tell.ts'
import { isStaffed } from './timetable.ts'

/** Until a day that is named to the person if somebody is on duty then. Whoever parks it owns it; the bot answers meanwhile. */
export function park(one: Case, untilMs: number, by: Staff, moment: Moment): Change | Refusal {
  const { nowMs, times, timetable } = moment
  if (one.eraseAskedAtMs !== null) return 'erased'
  if (!(untilMs > nowMs && untilMs <= nowMs + times.longestParkMs)) return 'bad-date'
  const notice = tell(isStaffed(timetable, untilMs) ? 'parked' : 'parked.no-date', by.name, untilMs)
  return letGo(one, { at: 'parked', owner: by.id, untilMs }, notice, by, moment)
}

/** The bot goes on and the person is told so: the case is over. */
export function handBack(one: Case, by: Staff, moment: Moment): Change | Refusal {
  if (one.eraseAskedAtMs !== null) return 'erased'
  return letGo(one, closed('handed-back', by, moment), tell('handed-back', by.name), by, moment)
}

/** After the check of what was to be erased this is the erasing. Whoever misuses the service is told nothing. */
export function close(one: Case, outcome: Outcome, by: Staff, moment: Moment): Change | Refusal {
  const notice = one.state.at === 'taken' ? tell('handed-back', by.name) : tell('closed')
  const change = letGo(one, closed(outcome, by, moment), outcome === 'misuse' ? null : notice, by, moment)
  if (typeof change === 'string' || one.eraseAskedAtMs === null) return change
  return { next: change.next, effects: [...change.effects, { kind: 'destroy' }] }
}

/** Whoever asked may be the danger: the sealed copy stays until that day at the latest, and letting go is closing. */
export function holdErase(one: Case, untilMs: number, { nowMs, times }: Moment): Change | Refusal {
  if (one.eraseAskedAtMs === null) return 'not-erased'
  if (!(untilMs > nowMs && untilMs <= one.eraseAskedAtMs + times.longestEraseHoldMs)) return 'bad-date'
  return { next: { ...one, clocks: { ...one.clocks, 'erase-check': untilMs } }, effects: [] }
}

/** Back into the queue as one that somebody held. The person is not disturbed, unless they were never told that it was closed. */
export function reopen(one: Case, { nowMs }: Moment): Change | Refusal {
  if (one.eraseAskedAtMs !== null) return 'erased'
  const next: Case = { ...one, state: { at: 'waiting', sinceMs: nowMs, returned: true, rung: 0 } }
  return { next, effects: [alert('on-duty', 'reopened')] }
}

function closed(outcome: Outcome, by: Staff, { nowMs }: Moment): CaseState {
  return { at: 'closed', outcome, by: by.id, atMs: nowMs }
}

/** Nobody lets go silently: where the person waits for an answer and may not be told, it has to be answered or held back first. */
function letGo(one: Case, state: CaseState, notice: Tell | null, by: Staff, moment: Moment): Change | Refusal {
  if (isQuiet(one, moment) && notice !== null && one.unansweredSinceMs !== null) return 'answer-first'
  const { next, effects } = notice === null ? { next: one, effects: [] } : tellPerson(one, notice, moment)
  return {
    next: { ...next, state, unansweredSinceMs: null, ringing: null },
    effects: [...effects, ...tellFormerHolder(one, [by.id])],
  }
}
