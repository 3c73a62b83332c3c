import { expect, test } from 'vitest'
import { openToldCrowds } from '../../src/alerts/tell-crowd.ts'

const minuteMs = 60_000

/** When somebody hears of a crowd that alerts every half a minute, in minutes. */
function heard(untilMinutes: number, countAt: (minutes: number) => number): readonly number[] {
  let nowMs = 0
  const told = openToldCrowds({ steadyMs: () => nowMs })
  const at: number[] = []
  for (; nowMs <= untilMinutes * minuteMs; nowMs += minuteMs / 2)
    if (told.begin({ line: 'flood', count: countAt(nowMs / minuteMs) }, 'chi')) at.push(nowMs / minuteMs)
  return at
}

test('whoever cries behind many of their line waits two minutes for the next ring while it is new, ten while it goes on', () => {
  expect(heard(60, () => 6)).toEqual([0, 2, 6, 14, 24, 34, 44, 54])
})

test('a flood that grows by thirty a minute rings ten times in an hour', () => {
  expect(heard(60, (minutes) => 6 + 30 * minutes)).toHaveLength(10)
})

test('what is quiet for an hour begins anew', () => {
  let nowMs = 0
  const told = openToldCrowds({ steadyMs: () => nowMs })
  const begin = (minutes: number) => {
    nowMs = minutes * minuteMs
    return told.begin({ line: 'flood', count: 6 }, 'chi')
  }
  expect([0, 2, 3, 6, 66, 68].map(begin)).toEqual([true, true, false, true, true, true])
})
