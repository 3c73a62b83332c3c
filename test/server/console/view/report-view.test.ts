import { expect, test } from 'vitest'
import { reportView } from '../../../../src/server/console/view/report-view.ts'
import type { CountedTally } from '../../../../src/store/store.ts'

const later = Date.UTC(2027, 0, 20)
const opened = (a: string, b: string, count: number): CountedTally => ({ what: 'case-opened', a, b, count })

test('a month is told once it is over, by one feature at a time', () => {
  const counted = [
    opened('4', 'vi', 20),
    opened('4', 'en', 5),
    opened('2', 'vi', 30),
    { what: 'case-closed', a: 'helped', b: '2', count: 15 },
    { what: 'case-closed', a: 'referred', b: '2', count: 40 },
    { what: 'time-to-person', a: '5 min', b: '4', count: 12 },
    { what: 'turn', a: 'entry', b: 'vi', count: 900 },
  ] satisfies readonly CountedTally[]
  expect(reportView('2026-11', counted, later)).toEqual({
    month: '2026-11',
    over: true,
    cases: 55,
    byLevel: [4, 3, 2, 1, 0].map((level) => ({ level, cases: level === 2 ? 30 : null })),
    byOutcome: [
      { outcome: 'helped', cases: 15 },
      { outcome: 'referred', cases: 40 },
    ],
    byWait: [{ within: '5 min', cases: 12 }],
  })
})

test('of what is small nothing is told, and with it as much else as would give it away', () => {
  const few = reportView('2026-11', [opened('4', 'vi', 10)], later)
  expect(few.cases).toBeNull()
  expect(few.byLevel.every(({ cases }) => cases === null)).toBe(true)
  const closed = [
    { what: 'case-closed', a: 'helped', b: '2', count: 3 },
    { what: 'case-closed', a: 'referred', b: '2', count: 40 },
    { what: 'case-closed', a: 'declined', b: '2', count: 60 },
  ] satisfies readonly CountedTally[]
  expect(reportView('2026-11', closed, later).byOutcome).toEqual([{ outcome: 'declined', cases: 60 }])
})

test('a month that still grows is not told', () => {
  const growing = reportView('2026-11', [opened('4', 'vi', 500)], Date.UTC(2026, 10, 25))
  expect(growing).toEqual({ month: '2026-11', over: false, cases: null, byLevel: [], byOutcome: [], byWait: [] })
})
