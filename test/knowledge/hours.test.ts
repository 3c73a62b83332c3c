import { describe, expect, test } from 'vitest'
import { isOpen, opensAt } from '../../src/knowledge/hours.ts'
import type { Hours } from '../../src/knowledge/knowledge.ts'

/** Monday to Friday, 08:00 to 17:00 in Việt Nam. */
const office: Hours = { kind: 'weekly', utcOffsetMinutes: 420, open: [{ days: [1, 2, 3, 4, 5], fromMinute: 480, toMinute: 1020 }] }

const times = [
  { name: 'Tuesday noon', at: '2026-11-24T12:00+07:00', open: true, opens: null },
  { name: 'the first minute', at: '2026-11-24T08:00+07:00', open: true, opens: null },
  { name: 'a minute before', at: '2026-11-24T07:59+07:00', open: false, opens: '2026-11-24T08:00+07:00' },
  { name: 'the closing minute is closed', at: '2026-11-24T17:00+07:00', open: false, opens: '2026-11-25T08:00+07:00' },
  { name: 'Friday evening opens on Monday', at: '2026-11-27T18:00+07:00', open: false, opens: '2026-11-30T08:00+07:00' },
  { name: 'Sunday is day 7', at: '2026-11-29T12:00+07:00', open: false, opens: '2026-11-30T08:00+07:00' },
  { name: 'Monday early there is Sunday in UTC', at: '2026-11-30T09:00+09:00', open: false, opens: '2026-11-30T08:00+07:00' },
] as const

describe('weekly hours', () => {
  for (const { name, at, open, opens } of times) {
    test(name, () => {
      expect(isOpen(office, Date.parse(at))).toBe(open)
      expect(opensAt(office, Date.parse(at))).toBe(opens === null ? null : Date.parse(opens))
    })
  }
})

test('always is open, unknown is not promised, and neither ever opens', () => {
  for (const [hours, open] of [[{ kind: 'always' } as const, true] as const, [{ kind: 'unknown' } as const, false] as const]) {
    expect(isOpen(hours, 0)).toBe(open)
    expect(opensAt(hours, 0)).toBeNull()
  }
})
