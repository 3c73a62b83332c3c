import { describe, expect, test } from 'vitest'
import { addDays, daysBetween, formatDate, isIsoDate, vietnamDate } from '../../src/knowledge/dates.ts'
import { factNow, factOn, formatFact, formatMoney } from '../../src/knowledge/facts.ts'
import type { FactValue } from '../../src/knowledge/knowledge.ts'

const value = (of: Partial<FactValue>): FactValue => ({
  value: 1,
  to: null,
  unit: 'months',
  holdsFrom: null,
  holdsUntil: null,
  source: { source: 'law', article: '1' },
  ...of,
})

const fine = {
  id: 'fine',
  values: [value({ value: 5, holdsUntil: '2026-09-09' }), value({ value: 8, holdsFrom: '2026-09-10', holdsUntil: '2027-12-31' })],
}

test.each([
  ['2026-09-09', 5],
  ['2026-09-10', 8],
  ['2027-12-31', 8],
  ['2028-01-01', undefined],
])('on %s the fine is %s: first and last day count', (date, figure) => {
  expect(factOn(fine, date)?.value).toBe(figure)
})

test('a day begins at midnight in Việt Nam, not in Greenwich', () => {
  expect(vietnamDate(Date.parse('2026-09-09T16:59:59Z'))).toBe('2026-09-09')
  expect(vietnamDate(Date.parse('2026-09-09T17:00:00Z'))).toBe('2026-09-10')
  const facts = new Map([['fine', fine]])
  expect(factNow({ facts }, 'fine', Date.parse('2026-09-09T17:00:00Z'))?.value).toBe(8)
  expect(factNow({ facts }, 'nothing', 0)).toBeNull()
})

describe('figures as people say them', () => {
  test.each([
    [{ value: 80e6, to: 100e6, unit: 'vnd' }, '80 đến 100 triệu đồng', '80 to 100 million VND'],
    [{ value: 5e9, unit: 'vnd' }, '5 tỷ đồng', '5 billion VND'],
    [{ value: 530_000, unit: 'vnd' }, '530.000 đồng', '530,000 VND'],
    [{ value: 500_000, to: 2e6, unit: 'vnd' }, '500.000 đến 2.000.000 đồng', '500,000 to 2,000,000 VND'],
    [{ value: 1.5e6, unit: 'vnd' }, '1,5 triệu đồng', '1.5 million VND'],
    [{ value: 1500, unit: 'usd' }, '1.500 đô la Mỹ', '1,500 US dollars'],
    [{ value: 60_000, to: 300_000, unit: 'twd' }, '60.000 đến 300.000 Đài tệ', '60,000 to 300,000 Taiwan dollars'],
    [{ value: 1, unit: 'months' }, '1 tháng', '1 month'],
    [{ value: 1.5, unit: 'months' }, '1,5 tháng', '1.5 months'],
    [{ value: 15, unit: 'days' }, '15 ngày', '15 days'],
    [{ value: 24, unit: 'hours' }, '24 giờ', '24 hours'],
    [{ value: 5, to: 10, unit: 'years' }, '5 đến 10 năm', '5 to 10 years'],
    [{ value: 22, unit: 'percent' }, '22%', '22%'],
    [{ value: 39, unit: 'people' }, '39 người', '39 people'],
  ] as const)('%j', (of, vi, en) => {
    expect([formatFact(value(of), 'vi'), formatFact(value(of), 'en')]).toEqual([vi, en])
  })

  test('sums in any currency', () => {
    expect([formatMoney(30e6, 'VND', 'vi'), formatMoney(30e6, 'VND', 'en')]).toEqual(['30 triệu đồng', '30 million VND'])
    expect([formatMoney(27_470, 'TWD', 'vi'), formatMoney(27_470, 'TWD', 'en')]).toEqual(['27.470 TWD', '27,470 TWD'])
  })
})

describe('dates', () => {
  test('as people say them', () => {
    expect([formatDate('2025-07-01', 'vi'), formatDate('2025-07-01', 'en')]).toEqual(['ngày 1/7/2025', '1 July 2025'])
  })
  test.each([
    ['2026-02-28', true],
    ['2026-02-29', false],
    ['2028-02-29', true],
    ['2026-13-01', false],
    ['2026-1-1', false],
    ['22-11-2026', false],
  ])('%s exists: %s', (date, exists) => {
    expect(isIsoDate(date)).toBe(exists)
  })
  test('are counted in days', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29')
    expect(daysBetween('2026-11-22', '2027-05-21')).toBe(180)
    expect(daysBetween('2026-11-22', '2026-11-21')).toBe(-1)
  })
})
