import { expect, test } from 'vitest'
import { openAllowWords } from '../../../src/server/crowds/allow-words.ts'

const minuteMs = 60_000

function open() {
  let nowMs = 0
  const allow = openAllowWords({ steadyMs: () => nowMs })
  return {
    allow,
    pass(ms: number) {
      nowMs += ms
    },
  }
}

test('two hundred of one dormitory write fifty messages each in an hour, and none waits', () => {
  const { allow, pass } = open()
  let waited = 0
  for (let n = 0; n < 50; n += 1) {
    for (let worker = 0; worker < 200; worker += 1) waited += allow('dormitory', `talk-${worker}`, 500)
    pass(minuteMs)
  }
  expect(waited).toBe(0)
})

test('whoever floods waits until the hour is over; who has just begun to tell behind the same line, and everybody elsewhere, is heard', () => {
  const { allow, pass } = open()
  let kept = 0
  let waitMs = 0
  while (waitMs === 0) {
    waitMs = allow('line', 'flood', 12_000)
    if (waitMs === 0) kept += 16_000
  }
  expect(kept).toBeLessThan(48.1e6)
  expect(waitMs).toBe(60 * minuteMs)
  expect(Array.from({ length: 8 }, () => allow('line', 'neighbour', 300))).toEqual(Array(8).fill(0))
  expect(allow('elsewhere', 'somebody', 12_000)).toBe(0)
  pass(60 * minuteMs)
  expect(allow('line', 'flood', 12_000)).toBe(0)
})

test('with any number of talks, thirty new ones a minute, one line takes no more than some gigabytes a day', () => {
  const { allow, pass } = open()
  const full = new Set<string>()
  let kept = 0
  for (let minute = 0; minute < 24 * 60; minute += 1) {
    for (let n = 0; n < 30; n += 1) full.add(`talk-${minute}-${n}`)
    for (const talk of full) {
      let more = true
      while (more) {
        more = allow('line', talk, 12_000) === 0
        if (more) kept += 16_000
      }
      full.delete(talk)
    }
    pass(minuteMs)
  }
  expect(kept).toBeLessThan(3e9)
})
