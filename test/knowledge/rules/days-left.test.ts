import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Fact } from '../../../src/knowledge/knowledge.ts'
import { daysLeft } from '../../../src/knowledge/rules/days-left.ts'
import { readDate } from '../../../src/knowledge/rules/read-date.ts'

const today = '2026-11-24'
const nowMs = Date.parse(`${today}T12:00:00+07:00`)

const fact = (id: string, value: number): [string, Fact] => [
  id,
  { id, values: [{ value, to: null, unit: 'days', holdsFrom: null, holdsUntil: null, source: { source: 'law-69-2020', article: '6' } }] },
]
const facts = new Map([fact('home-notice-days', 15), fact('settlement-days', 180)])
const run = (deadline: string | null, since: string | null) => daysLeft.run({ deadline, since }, { facts, companies: null }, nowMs)

describe('days-left', () => {
  test.each([
    ['came home yesterday', 'report-home', '23/11/2026', 'in-time', '14', 'deadline.in-time'],
    ['one day is left', 'report-home', '10/11/2026', 'in-time', '1', 'deadline.in-time'],
    ['the last day is still in time', 'report-home', '9/11/2026', 'in-time', '0', 'deadline.today'],
    ['a day later it is over', 'report-home', '8/11/2026', 'over', '1', 'deadline.over'],
    ['six months to settle', 'settle-contract', '24/11/2026', 'in-time', '180', 'deadline.in-time'],
    ['over for long', 'settle-contract', '1/1/2026', 'over', '147', 'deadline.over'],
  ])('%s', (_, deadline, since, exit, count, reason) => {
    const outcome = run(deadline, since)
    expect([outcome.exit, outcome.slots.vi.count]).toEqual([exit, count])
    expect(outcome.because).toEqual([reason])
  })

  test('the last day is named as people say it', () => {
    expect(run('report-home', '9/11/2026').slots).toEqual({
      vi: { since: 'ngày 9/11/2026', 'last-day': 'ngày 24/11/2026', count: '0', limit: '15' },
      en: { since: '9 November 2026', 'last-day': '24 November 2026', count: '0', limit: '15' },
    })
  })

  test.each([
    ['no day', 'report-home', null],
    ['a day that cannot be read', 'report-home', 'lâu rồi'],
    ['a day that is still to come', 'report-home', '25/11/2026'],
    ['a time limit without its figure', 'complain', '23/11/2026'],
    ['no time limit', null, '23/11/2026'],
    ['one of another kind', 'toString', '23/11/2026'],
  ])('cannot tell: %s', (_, deadline, since) => {
    expect(run(deadline, since)).toMatchObject({ exit: 'cannot-tell', because: ['deadline.no-date'] })
  })
})

describe('readDate', () => {
  test.each([
    ['15/10/2026', '2026-10-15'],
    ['ngày 5-9-2026', '2026-09-05'],
    ['2026-10-15', '2026-10-15'],
    ['15.10.26', '2026-10-15'],
    ['ngày 15 tháng 10 năm 2026', '2026-10-15'],
    ['15 tháng 10', '2026-10-15'],
    ['15 thang 12', '2025-12-15'],
    ['15/12', '2025-12-15'],
    ['24/11', '2026-11-24'],
    ['15 October 2026', '2026-10-15'],
    ['October 15th, 2026', '2026-10-15'],
    ['on the 3rd of Sept', '2026-09-03'],
    ['hôm nay', '2026-11-24'],
    ['hom qua', '2026-11-23'],
    ['yesterday', '2026-11-23'],
    ['31/2/2026', null],
    ['tháng trước', null],
    ['', null],
  ])('%s is %s', (text, date) => {
    expect(readDate(text, today)).toBe(date)
  })

  test('whatever is typed, the answer is a day that exists or none', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9/ .-]{0,12}$/)), (text) => {
        const date = readDate(text, today)
        expect(date === null || !Number.isNaN(Date.parse(date))).toBe(true)
      }),
    )
  })
})
