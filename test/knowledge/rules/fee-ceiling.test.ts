import { describe, expect, test } from 'vitest'
import type { Fact } from '../../../src/knowledge/knowledge.ts'
import { feeCeiling } from '../../../src/knowledge/rules/fee-ceiling.ts'
import type { RuleKnowledge, RuleValue } from '../../../src/knowledge/rules/rule.ts'

/** Law 69/2020, Article 23(4), as facts.yaml holds it. */
const law = {
  'service-fee-months': 1,
  'service-fee-sea-months': 1.5,
  'service-fee-per-months': 12,
  'service-fee-top-months': 3,
  'service-fee-long-contract': 36,
}

function knowledgeWith(figures: Readonly<Record<string, number>>): RuleKnowledge {
  const facts = Object.entries(figures).map(([id, value]): [string, Fact] => [
    id,
    {
      id,
      values: [
        { value, to: null, unit: 'months', holdsFrom: '2022-01-01', holdsUntil: null, source: { source: 'law-69-2020', article: '23' } },
      ],
    },
  ])
  return { facts: new Map(facts), companies: null }
}

const nowMs = Date.parse('2026-11-24T00:00:00Z')
const vnd = (millions: number) => ({ amount: millions * 1e6, currency: 'VND' })
const run = (values: Readonly<Record<string, RuleValue>>, figures: Readonly<Record<string, number>> = law) =>
  feeCeiling.run({ work: 'land', wage: vnd(20), ...values }, knowledgeWith(figures), nowMs)

/** The wage is 20 million a month. */
const rows = [
  { name: 'one year, one month of pay', months: 12, asked: 20, work: 'land', exit: 'not-shown-over', ceiling: '20 triệu đồng' },
  { name: 'one đồng more is over', months: 12, asked: 20.000001, work: 'land', exit: 'over', ceiling: '20 triệu đồng' },
  { name: 'two years, two months', months: 24, asked: 40, work: 'land', exit: 'not-shown-over', ceiling: '40 triệu đồng' },
  { name: 'three years, three months', months: 36, asked: 60, work: 'land', exit: 'not-shown-over', ceiling: '60 triệu đồng' },
  { name: 'three years, more than three months', months: 36, asked: 61, work: 'land', exit: 'over', ceiling: '60 triệu đồng' },
  { name: 'five years are capped at three months', months: 60, asked: 80, work: 'land', exit: 'over', ceiling: '60 triệu đồng' },
  { name: 'five years, three months', months: 60, asked: 60, work: 'land', exit: 'not-shown-over', ceiling: '60 triệu đồng' },
  { name: 'a year and a half by the part', months: 18, asked: 30, work: 'land', exit: 'not-shown-over', ceiling: '30 triệu đồng' },
  {
    name: 'a year and a half, between the readings of the law',
    months: 18,
    asked: 35,
    work: 'land',
    exit: 'cannot-tell',
    ceiling: '30 triệu đồng',
  },
  { name: 'a year and a half, over by any reading', months: 18, asked: 41, work: 'land', exit: 'over', ceiling: '40 triệu đồng' },
  { name: 'at sea, one year', months: 12, asked: 30, work: 'sea', exit: 'not-shown-over', ceiling: '30 triệu đồng' },
  { name: 'at sea, over', months: 12, asked: 31, work: 'sea', exit: 'over', ceiling: '30 triệu đồng' },
  { name: 'at sea, three years are capped too', months: 36, asked: 61, work: 'sea', exit: 'over', ceiling: '60 triệu đồng' },
  { name: 'nothing is asked', months: 36, asked: 0, work: 'land', exit: 'not-shown-over', ceiling: '60 triệu đồng' },
] as const

describe('fee-ceiling', () => {
  for (const { name, months, asked, work, exit, ceiling } of rows) {
    test(name, () => {
      const outcome = run({ months, amount: vnd(asked), work })
      expect([outcome.exit, outcome.slots.vi.ceiling]).toEqual([exit, ceiling])
      expect(outcome.because.every((key) => feeCeiling.reasons.includes(key))).toBe(true)
      expect(Object.keys(outcome.slots.vi).every((slot) => feeCeiling.slots.includes(slot))).toBe(true)
    })
  }

  test('a sum is never called fine: markets with lower ceilings are always mentioned', () => {
    expect(run({ months: 12, amount: vnd(1) }).because).toContain('fee.lower-markets')
  })

  test('a long contract over the ceiling is told its cap', () => {
    expect(run({ months: 36, amount: vnd(70) }).because).toEqual(['fee.over', 'fee.long-contract'])
    expect(run({ months: 12, amount: vnd(70) }).because).toEqual(['fee.over'])
  })

  test('the reasons are filled in, each language in its own writing', () => {
    const { slots } = run({ months: 18, wage: { amount: 27_470, currency: 'TWD' }, amount: { amount: 60_000, currency: 'TWD' } })
    expect(slots.vi).toEqual({
      months: '18',
      wage: '27.470 TWD',
      amount: '60.000 TWD',
      ceiling: '54.940 TWD',
      'ceiling-months': '2',
      over: '5.060 TWD',
    })
    expect(slots.en.over).toBe('5,060 TWD')
  })

  test.each([
    ['two currencies', { months: 12, amount: { amount: 1500, currency: 'USD' } }, 'fee.currencies'],
    [
      'a wage whose currency was not named',
      { months: 12, wage: { amount: 1500, currency: null }, amount: { amount: 1500, currency: null } },
      'fee.currencies',
    ],
    ['no length', { months: null, amount: vnd(20) }, 'fee.not-said'],
    ['no sum', { months: 12, amount: null }, 'fee.not-said'],
    ['no wage', { months: 12, wage: null, amount: vnd(20) }, 'fee.not-said'],
    ['a wage of nothing', { months: 12, wage: vnd(0), amount: vnd(20) }, 'fee.not-said'],
    ['neither land nor sea', { months: 12, amount: vnd(20), work: null }, 'fee.not-said'],
  ])('cannot tell: %s', (_, values, reason) => {
    expect(run(values)).toMatchObject({ exit: 'cannot-tell', because: [reason, 'fee.lower-markets'] })
  })

  test('the figures are the law’s, not the code’s', () => {
    expect(run({ months: 12, amount: vnd(25) }, { ...law, 'service-fee-months': 2 }).exit).toBe('not-shown-over')
    const { 'service-fee-top-months': _, ...without } = law
    expect(run({ months: 12, amount: vnd(25) }, without).exit).toBe('cannot-tell')
  })
})
