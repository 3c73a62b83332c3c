import { expect, test } from 'vitest'
import { killAtRandom } from './kill.ts'

test('sixty kills under load: nothing acknowledged is lost, nothing happens twice, no order breaks', async () => {
  const report = await killAtRandom(60, Math.random)
  console.log(JSON.stringify(report))
  expect(report.faults).toEqual([])
})
