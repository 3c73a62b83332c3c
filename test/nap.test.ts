import { expect, test } from 'vitest'
import { Nap } from '../src/nap.ts'
import { fakeTime } from './outbox/fake-time.ts'

test('a call ends the sleep; one that comes before it ends the next sleep at once', async () => {
  const time = fakeTime(0)
  const nap = new Nap(time, new AbortController().signal)
  const ended: string[] = []
  const first = nap.sleep(1_000).then(() => ended.push('first'))
  await time.advance(10)
  expect(ended).toEqual([])
  nap.wake()
  await first
  nap.wake()
  await nap.sleep(1_000)
  const third = nap.sleep(1_000).then(() => ended.push('third'))
  await time.advance(999)
  expect(ended).toEqual(['first'])
  await time.advance(1)
  await third
})

test('a stop ends it', async () => {
  const time = fakeTime(0)
  const stop = new AbortController()
  const nap = new Nap(time, stop.signal)
  const sleeping = nap.sleep(1_000)
  stop.abort()
  await sleeping
  await nap.sleep(1_000)
})
