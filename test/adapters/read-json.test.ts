import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exactJson, readJson } from '../../src/adapters/read-json.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

const cases = [
  { name: 'an id of 18 digits as a number', text: '{"id":246000000000000001}', value: { id: '246000000000000001' } },
  { name: 'an id of 19 digits below zero', text: '[-1234567890123456789]', value: ['-1234567890123456789'] },
  { name: 'the biggest exact number', text: '9007199254740991', value: 9007199254740991 },
  { name: 'the first that is not', text: '9007199254740993', value: '9007199254740993' },
  { name: 'a big number that is none of digits', text: '1e300', value: 1e300 },
  { name: 'a fraction', text: '10.790136', value: 10.790136 },
  { name: 'text of digits', text: '"246000000000000001"', value: '246000000000000001' },
  { name: 'no JSON', text: '{', value: null },
]
for (const { name, text, value } of cases)
  test(`exactJson: ${name}`, () => {
    expect(exactJson(bytes(text))).toEqual(value)
    expect(exactJson(text)).toEqual(value)
  })

test('readJson: the same, with numbers as JavaScript has them', () => {
  for (const read of [readJson, exactJson])
    expect([read('{"a":[1]}'), read(bytes('{"a":[1]}')), read('{')]).toEqual([{ a: [1] }, { a: [1] }, null])
  expect(readJson('9007199254740993')).toBe(Number('9007199254740993'))
})

test('bytes that are no UTF-8 are no JSON', () => {
  for (const read of [readJson, exactJson]) expect(read(Uint8Array.of(0x22, 0xff, 0x22))).toBeNull()
})

test('no whole number loses a digit', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }), (id) => {
      expect(String((exactJson(bytes(`{"id":${id}}`)) as { readonly id: unknown }).id)).toBe(String(id))
    }),
  )
})
