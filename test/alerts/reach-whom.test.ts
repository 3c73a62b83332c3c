import { describe, expect, test } from 'vitest'
import { reachWhom } from '../../src/alerts/reach-whom.ts'
import type { CaseAlert } from '../../src/hotline/case-alert.ts'
import type { Staff } from '../../src/hotline/roles.ts'
import type { Timetable } from '../../src/hotline/timetable.ts'
import { alertTo, an, binh, chi, ring, timetableOf } from './alerting.ts'

const people = [an, binh, chi]
const shifts = timetableOf([
  [an, 'duty'],
  [chi, 'duty'],
  [chi, 'on-call'],
])
const phones = ['push', 'mail', 'call']

interface Row {
  readonly name: string
  readonly alert: CaseAlert
  readonly present?: readonly Staff[]
  readonly people?: readonly Staff[]
  readonly timetable?: Timetable
  readonly staff: readonly Staff[]
  readonly over: readonly string[]
}

const rows: readonly Row[] = [
  { name: 'a ring goes over everything', alert: ring(chi), staff: [chi], over: phones },
  {
    name: 'a ring also rings for whoever has a console open: they may have left it',
    alert: ring(chi),
    present: [chi],
    staff: [chi],
    over: phones,
  },
  { name: 'a ring for a closed account goes nowhere', alert: ring(chi), people: [an, binh], staff: [], over: phones },
  { name: 'danger for those on duty', alert: alertTo('on-duty'), staff: [an, chi], over: ['push', 'mail'] },
  { name: 'danger, and one of them looks at a console', alert: alertTo('on-duty'), present: [an], staff: [chi], over: ['push', 'mail'] },
  {
    name: 'danger where no shifts are entered: everybody who could take it',
    alert: alertTo('on-duty'),
    timetable: timetableOf(),
    staff: [an, binh, chi],
    over: ['push', 'mail'],
  },
  {
    name: 'danger where nobody is there',
    alert: alertTo('on-duty'),
    timetable: { ...timetableOf(), hours: { kind: 'unknown' } },
    staff: [],
    over: ['push', 'mail'],
  },
  { name: 'danger for supervisors', alert: alertTo('supervisors'), staff: [binh], over: ['push', 'mail'] },
  { name: 'danger for one', alert: alertTo({ staff: an.id }), staff: [an], over: ['push', 'mail'] },
  { name: 'what can wait, for those on duty: consoles show it', alert: alertTo('on-duty', { level: 2 }), staff: [], over: [] },
  { name: 'what can wait, for supervisors', alert: alertTo('supervisors', { level: 1 }), staff: [binh], over: ['push'] },
  { name: 'what can wait, for one who holds it', alert: alertTo({ staff: an.id }, { level: 2 }), staff: [an], over: ['push'] },
  { name: 'for one who is not known any more', alert: alertTo({ staff: an.id }), people: [binh], staff: [], over: ['push', 'mail'] },
]

describe('whom an alert reaches', () => {
  for (const { name, alert, present = [], staff, over, ...row } of rows) {
    test(name, () => {
      const known = row.people ?? people
      const now = { people: known, timetable: row.timetable ?? shifts, present: present.map(({ id }) => id) }
      expect(reachWhom(alert, now, Date.UTC(2026, 10, 25, 8))).toEqual({ staff: staff.map(({ id }) => id), over })
    })
  }
})
