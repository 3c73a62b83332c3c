import { describe, test } from 'vitest'
import { points } from './crash/points.ts'
import { dieAt } from './crash/run-crash-points.ts'

describe('a process that dies as by kill -9', () => {
  for (const point of points) {
    test(`at ${point} loses nothing, doubles nothing, and leaves everything in order`, async () => {
      await dieAt(point, [1])
    })
  }
})
