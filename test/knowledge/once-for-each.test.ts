import { expect, test } from 'vitest'
import { onceForEach, onceForEachKey } from '../../src/knowledge/once-for-each.ts'

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

test('what was made for a thing and a key comes back for the two, also where it is nothing', () => {
  const asked: string[] = []
  const made = onceForEachKey((thing: { readonly name: string }, key: string) => {
    asked.push(`${thing.name} ${key}`)
    return key === 'none' ? null : { of: key }
  })
  const thing = { name: 'a' }
  expect(made(thing, 'x')).toBe(made(thing, 'x'))
  expect([made(thing, 'none'), made(thing, 'none')]).toEqual([null, null])
  expect(made({ name: 'b' }, 'x')).not.toBe(made(thing, 'x'))
  expect(asked).toEqual(['a x', 'a none', 'b x'])
})
