import type { CaseId } from '../../src/bot/conversation.ts'
import type { Act } from '../../src/hotline/act.ts'
import { act } from '../../src/hotline/act.ts'
import { type Case, newCase, type StaffId } from '../../src/hotline/case.ts'
import type { Moment } from '../../src/hotline/moment.ts'
import type { Role, Staff } from '../../src/hotline/roles.ts'
import { type CaseEffect, finish, type Step } from '../../src/hotline/step.ts'
import { usualTimes } from '../../src/hotline/times.ts'
import type { Shift, Timetable } from '../../src/hotline/timetable.ts'
import type { Level } from '../../src/knowledge/knowledge.ts'

/** Tuesday, 1 December 2026, nine in the morning in Việt Nam: the hotline is on duty until five. */
export const nine = Date.UTC(2026, 11, 1, 2)
export const second = 1_000
export const minute = 60 * second
export const hour = 60 * minute

export const staff = (id: string, role: Role = 'responder'): Staff => ({ id: id as StaffId, role, name: id })
export const mai = staff('mai')
export const lan = staff('lan')
export const hanh = staff('hanh', 'supervisor')

const onCall = (id: string, rank: number): Shift => ({
  staff: id as StaffId,
  kind: 'on-call',
  rank,
  days: [1, 2, 3, 4, 5, 6, 7],
  fromMinute: 0,
  toMinute: 1440,
  firstDate: null,
  lastDate: null,
})

/** Weekdays eight to five; two people on call at any hour. */
export const timetable: Timetable = {
  hours: { kind: 'weekly', utcOffsetMinutes: 420, open: [{ days: [1, 2, 3, 4, 5], fromMinute: 480, toMinute: 1020 }] },
  utcOffsetMinutes: 420,
  holidays: [],
  shifts: [onCall('phuc', 2), onCall('yen', 1)],
}

export function at(nowMs: number, over: Partial<Moment> = {}): Moment {
  return {
    nowMs,
    times: usualTimes,
    timetable,
    guarded: false,
    writingNow: null,
    away: false,
    heardAtMs: nine,
    present: [mai.id, lan.id, hanh.id],
    ...over,
  }
}

export const night = at(nine + 12 * hour)

/** In the queue since nine, somebody expected. */
export function waiting(level: Level = 2, over: Partial<Case> = {}): Case {
  return finish(null, { next: { ...newCase('case' as CaseId, level, true, nine), ...over }, effects: [] }, at(nine)).case
}

/** Does it or fails the test: for getting to where a test begins. */
export function done(one: Case, deed: Act, by: Staff, moment: Moment = at(nine)): Case {
  return step(one, deed, by, moment).case
}

export function step(one: Case, deed: Act, by: Staff, moment: Moment = at(nine)): Step {
  const what = act(one, deed, by, moment)
  if (typeof what === 'string') throw new Error(`${deed.act} was refused: ${what}`)
  return what
}

export function takenBy(by: Staff, level: Level = 2): Case {
  return done(waiting(level), { act: 'take' }, by)
}

/** Effects as a person reads them: `tell taken`, `alert mai: given-to-you`, `set answer +120s`. Audit is left out. */
export function effectLines(effects: readonly CaseEffect[], nowMs: number): readonly string[] {
  return effects.filter(({ kind }) => kind !== 'audit').map((effect) => effectLine(effect, nowMs))
}

function effectLine(effect: CaseEffect, nowMs: number): string {
  switch (effect.kind) {
    case 'tell':
      return `tell ${effect.phrase}`
    case 'alert':
      return `alert ${typeof effect.whom === 'string' ? effect.whom : effect.whom.staff}: ${effect.why}`
    case 'ring':
      return `ring ${effect.staff}`
    case 'set-clock':
      return `set ${effect.clock} +${(effect.dueAtMs - nowMs) / second}s`
    case 'cancel-clock':
      return `stop ${effect.clock}`
    case 'send-reply':
      return `send-reply within ${effect.expiresAfterMs / minute} min`
    default:
      return effect.kind
  }
}
