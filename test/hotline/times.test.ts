import { expect, test } from 'vitest'
import { timesWith, usualTimes } from '../../src/hotline/times.ts'
import { minute } from './given.ts'

test('nothing set is what the project proposes', () => {
  expect(timesWith({ untaken: {}, silent: {} })).toEqual(usualTimes)
})

test('what the project proposes can be written as it stands in the guide', () => {
  const untaken = { 4: [1, 5, 5], 3: [5, 15, 15], 2: [30, 60, 60], 1: [30, 60, 240] } as const
  const silent = { 4: [2, 3, 4], 3: [5, 8, 10], 2: [60, 75, 90], 1: [60, 75, 90] } as const
  expect(timesWith({ untaken, silent })).toEqual(usualTimes)
})

test('a level that is set changes, and no other; level 0 goes by level 1', () => {
  const times = timesWith({ untaken: { 1: [10, 20, 30] }, silent: { 4: [1, 2, 5] } })
  expect(times).toMatchObject({
    waiting: { ...usualTimes.waiting, 0: times.waiting[1], 1: { staffMs: 10 * minute, personMs: 20 * minute, againMs: 30 * minute } },
    answer: { ...usualTimes.answer, 4: [minute, minute, 3 * minute] },
  })
})
