import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RuleValue } from '../../../src/knowledge/rules/rule.ts'
import { rules } from '../../../src/knowledge/rules/rules.ts'

const money = fc.record({ amount: fc.double({ noNaN: true }), currency: fc.option(fc.constantFrom('VND', 'USD', 'TWD')) })
const value: fc.Arbitrary<RuleValue> = fc.oneof(
  fc.string(),
  fc.double(),
  money,
  fc.constant(null),
  fc.constantFrom('land', 'company', 'report-home', '1/1/2026'),
)

describe('every rule', () => {
  for (const [name, rule] of Object.entries(rules)) {
    test(`${name} ends in a declared exit with declared reasons and slots, whatever it is given`, () => {
      expect(rule.name).toBe(name)
      const companies = { asOf: '2026-11-01', source: 'x', companies: [{ licence: '1', names: ['A'], status: 'licensed' as const }] }
      fc.assert(
        fc.property(fc.dictionary(fc.constantFrom(...Object.keys(rule.inputs)), value), fc.boolean(), (values, isRegistered) => {
          const { exit, because, slots } = rule.run(values, { facts: new Map(), companies: isRegistered ? companies : null }, 0)
          expect(rule.exits).toContain(exit)
          for (const key of because) expect(rule.reasons).toContain(key)
          for (const language of ['vi', 'en'] as const) for (const slot of Object.keys(slots[language])) expect(rule.slots).toContain(slot)
        }),
      )
    })
  }

  test('a step that only asks keeps what was typed', () => {
    for (const name of ['ask-months', 'ask-money', 'ask-text']) {
      const rule = rules[name]
      expect(rule?.keeps).toBe('input')
      expect(rule?.run({ answer: 12 }, { facts: new Map(), companies: null }, 0).exit).toBe('given')
      expect(rule?.run({ answer: null }, { facts: new Map(), companies: null }, 0).exit).toBe('not-given')
    }
  })
})
