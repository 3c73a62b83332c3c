import { expect, test } from 'vitest'
import { keepingFew } from '../../src/knowledge/keeping-few.ts'

function counted(most: number, longest?: number) {
  const made: string[] = []
  const make = (text: string) => {
    made.push(text)
    return text.toUpperCase()
  }
  return { made, read: keepingFew(make, most, longest) }
}

test('what is asked for again and again is made once, however much else comes between', () => {
  const { made, read } = counted(3)
  for (let other = 0; other < 50; other += 1) {
    expect(read('common')).toBe('COMMON')
    expect(read(`rare ${other}`)).toBe(`RARE ${other}`)
  }
  expect(made.filter((text) => text === 'common')).toHaveLength(1)
})

test('what is not asked for any more is forgotten', () => {
  const { made, read } = counted(3)
  read('once')
  for (let other = 0; other < 6; other += 1) read(`rare ${other}`)
  read('once')
  expect(made.filter((text) => text === 'once')).toHaveLength(2)
})

test('what is too long for a word is never kept', () => {
  const { made, read } = counted(3, 5)
  for (const text of ['short', 'longer', 'short', 'longer']) expect(read(text)).toBe(text.toUpperCase())
  expect(made).toEqual(['short', 'longer', 'longer'])
})
