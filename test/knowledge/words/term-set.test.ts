import fc from 'fast-check'
import { expect, test } from 'vitest'
import { TermSet } from '../../../src/knowledge/words/term-set.ts'

test('a term is added once between two clearings, however many there are', () => {
  const terms = fc.array(fc.oneof(fc.integer({ min: -5, max: 5 }), fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })), { maxLength: 3_000 })
  fc.assert(
    fc.property(fc.array(terms, { minLength: 1, maxLength: 4 }), (texts) => {
      const set = new TermSet()
      for (const text of texts) {
        set.clear()
        const known = new Set<number>()
        for (const term of text) {
          expect(set.add(term)).toBe(!known.has(term))
          known.add(term)
        }
      }
    }),
    { numRuns: 30 },
  )
})

test('it grows and holds what it held', () => {
  const set = new TermSet()
  const many = Array.from({ length: 5_000 }, (_, at) => Math.imul(at, 0x9e3779b1))
  expect(many.every((term) => set.add(term))).toBe(true)
  expect(many.some((term) => set.add(term))).toBe(false)
})
