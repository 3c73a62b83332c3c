import { expect, test } from 'vitest'
import { killAgainAndAgain } from './kill/run-kills.ts'

test('killed at any moment, the server loses nothing it has acknowledged, doubles nothing, and keeps the order', async () => {
  const { acknowledged } = await killAgainAndAgain(4)
  expect(acknowledged).toBeGreaterThan(20)
}, 400_000)
