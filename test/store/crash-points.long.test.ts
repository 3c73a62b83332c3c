import { describe, test } from 'vitest'
import { type Point, points } from './crash/points.ts'
import { dieAt } from './crash/run-crash-points.ts'

/** Thirty deaths at each point: three stores with ten lives each that go on with what the ones before left. */
const rounds = 3
const timesAt = (point: Point) =>
  point === 'migration-step' ? [1] : point === 'after-claim' ? Array(10).fill(1) : [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]

describe('a process that dies as by kill -9, again and again', () => {
  for (const point of points) {
    test(`at ${point}`, async () => {
      for (let round = 0; round < rounds; round++) await dieAt(point, timesAt(point))
    })
  }
})
