import { expect, test } from 'vitest'
import { splitText } from '../../../src/bot/say/split-text.ts'

const letters = new Intl.Segmenter('vi', { granularity: 'grapheme' })
const lettersOf = (text: string) => [...letters.segment(text)].map(({ segment }) => segment)

for (const [name, letter] of [
  ['a smile', '😢'],
  ['a family drawn as one', '👨‍👩‍👧'],
  ['a flag', '🇻🇳'],
  ['a thumb in a colour', '👍🏽'],
  ['a letter that carries its marks beside it', 'x\u0323\u0302'],
] as const)
  test(`without a blank anywhere ${name} is never cut in two`, () => {
    const text = letter.repeat(60)
    for (const longest of [20, 21, 22, 23, 24, 25, 26, 27]) {
      const pieces = splitText(text, longest)
      expect(pieces.flatMap(lettersOf)).toEqual(lettersOf(text))
      for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(longest)
    }
  })

test('a letter with more marks than there is room is cut all the same', () => {
  const text = `e${'\u0301'.repeat(50)}`
  expect(splitText(text, 20).join('')).toBe(text)
})
