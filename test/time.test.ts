import { afterEach, expect, test, vi } from 'vitest'
import { systemTime } from '../src/time.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

test('goes on evenly when the wall clock is set, until it is adopted', () => {
  const time = systemTime()
  const before = time.nowMs()
  const real = Date.now()
  vi.spyOn(Date, 'now').mockImplementation(() => real + 3_600_000)
  expect(time.nowMs() - before).toBeLessThan(60_000)
  expect(Math.abs(time.setByMs() - 3_600_000)).toBeLessThan(60_000)
  time.adopt()
  expect(time.setByMs()).toBe(0)
  expect(time.nowMs() - before).toBeGreaterThan(3_500_000)
})

test('a small step is drift, followed without a word', () => {
  const time = systemTime()
  const real = Date.now()
  vi.spyOn(Date, 'now').mockImplementation(() => real + 400)
  expect(time.setByMs()).toBe(0)
})

test('waiting ends when it is told to, at once when it was told before', async () => {
  const time = systemTime()
  const stop = new AbortController()
  const waiting = time.wait(10_000_000, stop.signal)
  stop.abort()
  await waiting
  await time.wait(10_000_000, stop.signal)
  await time.wait(1)
})
