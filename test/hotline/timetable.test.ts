import { describe, expect, test } from 'vitest'
import type { StaffId } from '../../src/hotline/case.ts'
import { isStaffed, onCall, type Shift, staffedAgainMs, type Timetable } from '../../src/hotline/timetable.ts'
import { timetable } from './given.ts'

/** A moment in Việt Nam's time. */
const local = (text: string) => Date.parse(`${text}:00+07:00`)
const shift = (staff: string, over: Partial<Shift> = {}): Shift => ({
  staff: staff as StaffId,
  kind: 'duty',
  rank: 1,
  days: [1, 2, 3, 4, 5, 6, 7],
  fromMinute: 480,
  toMinute: 1020,
  firstDate: null,
  lastDate: null,
  ...over,
})
const plain: Timetable = { ...timetable, shifts: [] }
const tet: Timetable = {
  ...plain,
  holidays: [
    { date: '2027-02-05', open: [{ fromMinute: 540, toMinute: 720 }] },
    ...['2027-02-06', '2027-02-07', '2027-02-08', '2027-02-09'].map((date) => ({ date, open: [] })),
  ],
}
const always: Timetable = { ...tet, hours: { kind: 'always' } }
const shifts = (...all: readonly Shift[]): Timetable => ({ ...plain, shifts: all })

describe('somebody is there', () => {
  const rows: readonly { name: string; table: Timetable; when: string; there: boolean }[] = [
    { name: 'at eight on a weekday', table: plain, when: '2026-12-01T08:00', there: true },
    { name: 'not a minute before', table: plain, when: '2026-12-01T07:59', there: false },
    { name: 'not at five', table: plain, when: '2026-12-01T17:00', there: false },
    { name: 'not on Sunday', table: plain, when: '2026-12-06T10:00', there: false },
    { name: 'in the hours of a holiday', table: tet, when: '2027-02-05T09:00', there: true },
    { name: 'not in the usual ones of that day', table: tet, when: '2027-02-05T14:00', there: false },
    { name: 'not on a holiday', table: tet, when: '2027-02-08T10:00', there: false },
    { name: 'not on a holiday, though the line is open at all hours', table: always, when: '2027-02-08T10:00', there: false },
    { name: 'the day after', table: always, when: '2027-02-10T00:00', there: true },
    {
      name: 'never while the operator promises no hours',
      table: { ...tet, hours: { kind: 'unknown' } },
      when: '2027-02-05T09:30',
      there: false,
    },
    { name: 'on shift', table: shifts(shift('mai')), when: '2026-12-01T08:00', there: true },
    { name: 'not in hours without a shift', table: shifts(shift('mai', { toMinute: 720 })), when: '2026-12-01T13:00', there: false },
    { name: 'not on a shift outside hours', table: shifts(shift('mai', { toMinute: 1200 })), when: '2026-12-01T18:00', there: false },
    { name: 'somebody on call is not there', table: shifts(shift('mai', { kind: 'on-call' })), when: '2026-12-01T18:00', there: false },
    {
      name: 'before the first day of a shift',
      table: shifts(shift('mai', { firstDate: '2026-12-02' })),
      when: '2026-12-01T09:00',
      there: false,
    },
    { name: 'on its last day', table: shifts(shift('mai', { lastDate: '2026-12-01' })), when: '2026-12-01T09:00', there: true },
    { name: 'after it', table: shifts(shift('mai', { lastDate: '2026-12-01' })), when: '2026-12-02T09:00', there: false },
  ]
  for (const { name, table, when, there } of rows) test(name, () => expect(isStaffed(table, local(when))).toBe(there))
})

describe('who is on call', () => {
  const night = { kind: 'on-call', fromMinute: 1320, toMinute: 1800, days: [1] } as const
  const table = shifts(shift('yen', { ...night, rank: 2 }), shift('phuc', { ...night, rank: 1 }), shift('yen', { ...night, rank: 3 }))
  const rows = [
    { name: 'in their order, each once', when: '2026-11-30T22:00', who: ['phuc', 'yen'] },
    { name: 'through the night into Tuesday', when: '2026-12-01T05:59', who: ['phuc', 'yen'] },
    { name: 'until six', when: '2026-12-01T06:00', who: [] },
    { name: 'not in the small hours of Monday', when: '2026-11-30T05:00', who: [] },
  ]
  for (const { name, when, who } of rows) test(name, () => expect(onCall(table, local(when))).toEqual(who))
})

describe('when somebody is there next', () => {
  const rows: readonly { name: string; table: Timetable; when: string; next: string | null }[] = [
    { name: 'now: no question', table: plain, when: '2026-12-01T09:00', next: null },
    { name: 'this evening: tomorrow', table: plain, when: '2026-12-01T20:00', next: '2026-12-02T08:00' },
    { name: 'in the small hours: today', table: plain, when: '2026-12-01T02:30', next: '2026-12-01T08:00' },
    { name: 'on Friday evening: Monday', table: plain, when: '2026-12-04T18:00', next: '2026-12-07T08:00' },
    { name: 'over the holidays', table: tet, when: '2027-02-05T13:00', next: '2027-02-10T08:00' },
    { name: 'a line open at all hours opens at midnight', table: always, when: '2027-02-08T13:00', next: '2027-02-10T00:00' },
    { name: 'when the shift begins', table: shifts(shift('mai', { fromMinute: 600 })), when: '2026-12-01T08:00', next: '2026-12-01T10:00' },
    { name: 'nobody knows', table: { ...plain, hours: { kind: 'unknown' } }, when: '2026-12-01T20:00', next: null },
    { name: 'nobody within two weeks', table: shifts(shift('mai', { firstDate: '2027-06-01' })), when: '2026-12-01T20:00', next: null },
    {
      name: 'hours written in another offset',
      table: { ...plain, hours: { kind: 'weekly', utcOffsetMinutes: 480, open: [{ days: [2], fromMinute: 540, toMinute: 600 }] } },
      when: '2026-12-01T07:00',
      next: '2026-12-01T08:00',
    },
  ]
  for (const { name, table, when, next } of rows) {
    test(name, () => expect(staffedAgainMs(table, local(when))).toBe(next === null ? null : local(next)))
  }
})
