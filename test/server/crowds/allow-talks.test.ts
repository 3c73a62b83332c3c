import { expect, test } from 'vitest'
import { openAllowTalks } from '../../../src/server/crowds/allow-talks.ts'

const minuteMs = 60_000

function open() {
  let nowMs = 0
  const allow = openAllowTalks({ steadyMs: () => nowMs })
  return {
    begin: (line: string, count: number) => Array.from({ length: count }, () => allow(line)).filter((waitMs) => waitMs === 0).length,
    waitMs: (line: string) => allow(line),
    pass(ms: number) {
      nowMs += ms
    },
  }
}

test('five hundred of one dormitory who come in the same minute are all let in', () => {
  expect(open().begin('dormitory', 500)).toBe(500)
})

test('whoever floods has little more than thirty a minute, waits a minute at most, and holds up nobody elsewhere', () => {
  const { begin, waitMs, pass } = open()
  let begun = 0
  for (let minute = 0; minute < 60; minute += 1) {
    begun += begin('flood', 2_000)
    pass(minuteMs)
  }
  expect(begun).toBe(60 * 30 + 500)
  pass(minuteMs)
  begin('flood', 2_000)
  expect(waitMs('flood')).toBe(minuteMs)
  expect(waitMs('elsewhere')).toBe(0)
})
