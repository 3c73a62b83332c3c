import { expect, test } from 'vitest'
import { onceForEach } from '../../src/knowledge/once-for-each.ts'

test('what was made for a thing comes back for that thing, and for no other that looks the same', () => {
  const asked: object[] = []
  const made = onceForEach((thing: { readonly name: string }) => {
    asked.push(thing)
    return { of: thing.name }
  })
  const [one, other] = [{ name: 'a' }, { name: 'a' }]
  expect(made(one)).toBe(made(one))
  expect(made(other)).not.toBe(made(one))
  expect(asked).toEqual([one, other])
})
