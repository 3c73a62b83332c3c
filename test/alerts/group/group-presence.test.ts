import { expect, test } from 'vitest'
import { groupPresence } from '../../../src/alerts/group/group-presence.ts'
import type { StaffId } from '../../../src/hotline/case.ts'
import { fakeTime } from '../../outbox/fake-time.ts'

const an = 'an' as StaffId
const binh = 'binh' as StaffId
const minuteMs = 60_000

function start(fails: { now: boolean } = { now: false }) {
  const time = fakeTime(0)
  const told: string[] = []
  const presence = groupPresence(async (staff, there) => {
    if (fails.now) throw new Error('busy')
    told.push(`${staff} ${there}`)
  }, time)
  return { time, told, presence }
}

test('whoever writes in the group is there until a quarter of an hour after the last word, and told once', async () => {
  const { time, told, presence } = start()
  await presence.isThere(an)
  await presence.isThere(an)
  await presence.isThere(binh)
  await time.advance(10 * minuteMs)
  await presence.isThere(an)
  await time.advance(10 * minuteMs)
  expect(told).toEqual(['an back', 'binh back', 'binh lost'])
  await time.advance(10 * minuteMs)
  expect(told.at(-1)).toBe('an lost')
  await presence.isThere(an)
  expect(told.at(-1)).toBe('an back')
  await presence.stop()
})

test('what the hotline could not be told is told later; who could not be announced is not there', async () => {
  const fails = { now: true }
  const { time, told, presence } = start(fails)
  await expect(presence.isThere(an)).rejects.toThrow()
  fails.now = false
  await presence.isThere(an)
  fails.now = true
  await time.advance(20 * minuteMs)
  expect(told).toEqual(['an back'])
  fails.now = false
  await time.advance(2 * minuteMs)
  expect(told).toEqual(['an back', 'an lost'])
  await presence.stop()
})
