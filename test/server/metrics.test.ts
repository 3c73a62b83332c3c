import { expect, test } from 'vitest'
import { openMetrics } from '../../src/server/metrics.ts'

const health = { undecided: 3, unsent: 0, deadLetters: 0, openCases: 0, gaps: 0, damaged: 0 }

test('what is not known now is not told, though it was known before', async () => {
  const metrics = openMetrics()
  expect(await metrics.text({ ...health, oldestUndecidedAtMs: 5 })).toContain('ben_an_store{what="oldestUndecidedAtMs"} 5\n')
  const text = await metrics.text({ ...health, oldestUndecidedAtMs: null })
  expect(text).toContain('ben_an_store{what="undecided"} 3\n')
  expect(text).not.toContain('oldestUndecidedAtMs')
})
