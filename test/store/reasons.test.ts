import { createSecretKey, randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { seal } from '../../src/store/keys/seal.ts'
import { openWhy } from '../../src/store/tables/cases.ts'

const key = createSecretKey(randomBytes(32))
const place = { table: 'cases', row: 'a', column: 'why' }

test('a reason that was noted as a sentence, before reasons had a shape, is read as its words', () => {
  const because = ['asked for a person', 'locked-in (4): “họ nhốt em”', { kind: 'is-in', country: 'kh' }]
  const kept = seal(key, JSON.stringify({ topic: 'cannot-leave', because }), place)
  expect(openWhy('a', kept, key)).toEqual({
    topic: 'cannot-leave',
    because: [
      { kind: 'text', text: 'asked for a person' },
      { kind: 'text', text: 'locked-in (4): “họ nhốt em”' },
      { kind: 'is-in', country: 'kh' },
    ],
  })
})
