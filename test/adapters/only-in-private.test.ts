import { expect, test } from 'vitest'
import { onlyInPrivate } from '../../src/adapters/only-in-private.ts'
import { talkKnowledge } from '../bot/fixture-knowledge.ts'

const hourMs = 60 * 60_000

test('a group is told in both languages, once an hour, and says nothing of another group', () => {
  const say = onlyInPrivate(() => talkKnowledge())
  expect(say('one', 0)).toMatch(/riêng.*\n\n.*private/s)
  expect([say('one', hourMs - 1), say('two', hourMs - 1) !== null]).toEqual([null, true])
  expect(say('one', hourMs)).not.toBeNull()
})

test('without content nothing is said, and it is said as soon as there is some', () => {
  let known: ReturnType<typeof talkKnowledge> | null = null
  const say = onlyInPrivate(() => known)
  expect(say('one', 0)).toBeNull()
  known = talkKnowledge()
  expect(say('one', 1)).not.toBeNull()
})
