import { describe, expect, test } from 'vitest'
import { isOpen } from '../../src/knowledge/hours.ts'
import type { Hours } from '../../src/knowledge/knowledge.ts'

/** Monday to Friday, 08:00 to 17:00 in Việt Nam. */
const office: Hours = { kind: 'weekly', utcOffsetMinutes: 420, open: [{ days: [1, 2, 3, 4, 5], fromMinute: 480, toMinute: 1020 }] }

const times = [
  { name: 'Tuesday noon', at: '2026-11-24T12:00+07:00', open: true },
  { name: 'the first minute', at: '2026-11-24T08:00+07:00', open: true },
  { name: 'a minute before', at: '2026-11-24T07:59+07:00', open: false },
  { name: 'the closing minute is closed', at: '2026-11-24T17:00+07:00', open: false },
  { name: 'Friday evening', at: '2026-11-27T18:00+07:00', open: false },
  { name: 'Sunday is day 7', at: '2026-11-29T12:00+07:00', open: false },
  { name: 'Monday early there is Sunday in UTC', at: '2026-11-30T09:00+09:00', open: false },
] as const

describe('weekly hours', () => {
  for (const { name, at, open } of times) {
    test(name, () => {
      expect(isOpen(office, Date.parse(at))).toBe(open)
    })
  }
})

test('always is open, and unknown is not promised', () => {
  expect(isOpen({ kind: 'always' }, 0)).toBe(true)
  expect(isOpen({ kind: 'unknown' }, 0)).toBe(false)
})
