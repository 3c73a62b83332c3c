import { expect, test } from 'vitest'
import { openAsides } from '../../../src/alerts/group/asides.ts'

const words = (text: string, answers: number | null = null) => ({ text, buttons: [], answers })
const button = [{ label: 'Send', data: 'send:1' }]

test('asides are said in order, and each until it is dropped', () => {
  const asides = openAsides()
  expect(asides.first()).toBeNull()
  asides.add(1, words('one'))
  asides.add(null, words('two'))
  expect([asides.first(), asides.first()]).toEqual([
    { topic: 1, words: words('one') },
    { topic: 1, words: words('one') },
  ])
  asides.drop()
  expect(asides.first()).toEqual({ topic: null, words: words('two') })
})

test('the same words for the same topic wait once; with buttons, once for each message that they are under', () => {
  const asides = openAsides()
  expect(asides.add(1, words('same', 7))).toBe(true)
  expect(asides.add(1, words('same', 8))).toBe(false)
  expect(asides.add(2, words('same', 7))).toBe(true)
  expect(asides.add(1, { ...words('send?', 7), buttons: button })).toBe(true)
  expect(asides.add(1, { ...words('send?', 8), buttons: button })).toBe(true)
  expect(asides.add(1, { ...words('send?', 8), buttons: button })).toBe(false)
})

test('no more than thirty wait', () => {
  const asides = openAsides()
  const added = Array.from({ length: 31 }, (_, at) => asides.add(1, words(`${at}`)))
  expect(added.filter((was) => was)).toHaveLength(30)
  expect(added.at(-1)).toBe(false)
})
