import { expect, test } from 'vitest'
import { killAgainAndAgain } from './kill/run-kills.ts'

test('the same at length', async () => {
  const { acknowledged } = await killAgainAndAgain(60)
  expect(acknowledged).toBeGreaterThan(400)
})
