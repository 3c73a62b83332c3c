import { expect, test } from 'vitest'
import { pseudonymOf } from '../../src/store/pseudonym.ts'
import { madeAtMs, uuidMaker } from '../../src/store/uuid.ts'
import { t0 } from './given.ts'

test('ids are UUIDs of version 7 that carry their time', () => {
  const id = uuidMaker()(t0)
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(madeAtMs(id)).toBe(t0)
})

test('they sort in the order they were made, also when the clock stands still or goes back, and none comes twice', () => {
  const newId = uuidMaker()
  const ids = Array.from({ length: 30_000 }, (_, n) => newId(t0 - (n % 7)))
  expect([...ids].sort()).toEqual(ids)
  expect(new Set(ids).size).toBe(ids.length)
})

test('a pseudonym is short, readable, the same every time, and seldom shared', () => {
  const newId = uuidMaker()
  const names = Array.from({ length: 1000 }, (_, n) => pseudonymOf(newId(t0 + n) as never))
  expect(names.every((name) => /^[2-9A-HJ-NP-Z]{2}-[2-9A-HJ-NP-Z]{3}$/.test(name))).toBe(true)
  expect(new Set(names).size).toBeGreaterThan(995)
})
