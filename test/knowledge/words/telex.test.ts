import { expect, test } from 'vitest'
import { readAsKeys, readTelex } from '../../../src/knowledge/words/telex.ts'

const cases = [
  ['toois', 'tối'],
  ['ddi', 'đi'],
  ['lamf', 'làm'],
  ['dduwowcj', 'được'],
  ['dduowcj', 'được'],
  ['nhoots', 'nhốt'],
  ['vieejt', 'việt'],
  ['nguowif', 'người'],
  ['quys', 'quý'],
  ['hooj', 'hộ'],
  ['chieeus', 'chiếu'],
] as const
for (const [keys, word] of cases) {
  test(`telex: ${keys} is ${word}`, () => {
    expect(readTelex(keys)).toBe(word)
  })
}

test('a word that is a syllable already is not read as keys, nor is what becomes none', () => {
  expect(readAsKeys('nam')).toBeNull()
  expect(readAsKeys('passport')).toBeNull()
  expect(readAsKeys('nhoots')).toBe('nhốt')
})
