import { type Case, type CaseClocks, isUrgent, noClocks } from './case.ts'
import type { Moment } from './moment.ts'
import { isStaffed, staffedAgainMs } from './timetable.ts'

/**
 * Which clocks run in this state, and until when: the whole answer to "who notices if nobody does anything?". A clock that runs goes on;
 * one that is missing is started; one that the state does not need stops. So nobody waits without one, whatever happened before.
 */
export function wind(one: Case, moment: Moment): CaseClocks {
  const { state, clocks } = one
  const { nowMs, times } = moment
  const phones = one.ringing === null ? null : (clocks['on-call'] ?? nowMs + times.acknowledgeMs)
  const check = one.eraseAskedAtMs === null ? null : (clocks['erase-check'] ?? checkMs(one.eraseAskedAtMs, moment))
  switch (state.at) {
    case 'waiting':
      return { ...noClocks, waiting: clocks.waiting ?? nextAlarmMs(one, state, moment), 'on-call': phones, 'erase-check': check }
    case 'taken': {
      const answer = one.unansweredSinceMs === null ? null : (clocks.answer ?? nowMs + answerMs(one, state.rung, moment))
      return { ...noClocks, answer, lease: leaseMs(one, state, moment), 'on-call': phones, 'erase-check': check }
    }
    case 'parked':
      return { ...noClocks, parked: state.untilMs, 'erase-check': check }
    case 'closed':
      return noClocks
  }
}

/** The danger has grown: what runs does not run longer than it would have for the new level. */
export function hurry(one: Case, moment: Moment): Case {
  const { clocks, state } = one
  const sooner = (dueMs: number | null, newMs: number) => (dueMs === null ? null : Math.min(dueMs, newMs))
  if (state.at === 'waiting') return { ...one, clocks: { ...clocks, waiting: sooner(clocks.waiting, nextAlarmMs(one, state, moment)) } }
  if (state.at !== 'taken') return one
  return { ...one, clocks: { ...clocks, answer: sooner(clocks.answer, moment.nowMs + answerMs(one, state.rung, moment)) } }
}

type In<At extends Case['state']['at']> = Extract<Case['state'], { readonly at: At }>

/** What is not urgent and expects nobody waits for the next shift. */
function nextAlarmMs(one: Case, { rung }: In<'waiting'>, { nowMs, times, timetable }: Moment): number {
  const { staffMs, personMs, againMs } = times.waiting[one.level]
  const usualMs = nowMs + (rung === 0 ? staffMs : rung === 1 ? personMs - staffMs : againMs)
  if (isUrgent(one) || one.expecting || isStaffed(timetable, nowMs)) return usualMs
  return staffedAgainMs(timetable, nowMs) ?? usualMs
}

/** Every day, and when it must not be kept any longer. */
function checkMs(askedAtMs: number, { nowMs, times }: Moment): number {
  return Math.min(nowMs + times.eraseCheckMs, askedAtMs + times.longestEraseHoldMs)
}

function answerMs({ level }: Case, rung: number, { times }: Moment): number {
  return times.answer[level][Math.min(rung, 2) as 0 | 1 | 2]
}

/** When the hold ends by itself because nobody is behind it; null while somebody is. A message for outside has the answer clock alone. */
function leaseMs(one: Case, { by, sinceMs, lostAtMs }: In<'taken'>, { times, heardAtMs }: Moment): number | null {
  if (by.kind === 'outside') return one.unansweredSinceMs === null ? Math.max(sinceMs, heardAtMs) + times.outsideIdleMs : null
  if (lostAtMs === null) return null
  const quietMs = lostAtMs + times.lostMs
  if (one.unansweredSinceMs === null) return quietMs
  return Math.min(quietMs, Math.max(lostAtMs, one.unansweredSinceMs) + times.lostWhileAwaitedMs)
}
