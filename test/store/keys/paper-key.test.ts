import fc from 'fast-check'
import { expect, test } from 'vitest'
import { joinKey, readPaperKey, splitKey, writePaperKey } from '../../../src/store/keys/paper-key.ts'

const key = fc.uint8Array({ minLength: 32, maxLength: 32 })

test('what was written down is the key again, also in small letters, without hyphens, and with O and L for 0 and 1', () => {
  fc.assert(
    fc.property(key, (bytes) => {
      const lines = writePaperKey(bytes)
      const typed = lines.map((line) =>
        line
          .toLowerCase()
          .replaceAll('-', ' ')
          .replaceAll('0', 'o')
          .replaceAll(/(?<=.{3})1/g, 'l'),
      )
      expect(readPaperKey(lines.join('\n'))).toEqual({ key: Buffer.from(bytes) })
      expect(readPaperKey(`# as printed\n\n${typed.join('\r\n')}\n`)).toEqual({ key: Buffer.from(bytes) })
    }),
  )
})

test('one wrong letter is found in its line, nearly always', () => {
  const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
  let missed = 0
  let tried = 0
  fc.assert(
    fc.property(key, fc.nat(3), fc.nat(14), fc.constantFrom(...letters), (bytes, line, at, letter) => {
      const lines = [...writePaperKey(bytes)]
      const plain = (lines[line] ?? '').slice(3).replaceAll('-', '')
      fc.pre(plain[at] !== letter)
      lines[line] = `${line + 1}  ${plain.slice(0, at)}${letter}${plain.slice(at + 1)}`
      const read = readPaperKey(lines.join('\n'))
      tried += 1
      if ('key' in read) missed += 1
      else expect(read).toEqual({ trouble: 'line', line: line + 1 })
    }),
    { numRuns: 2000 },
  )
  expect(missed / tried).toBeLessThan(0.01) // two letters of check let one in a thousand pass
})

test('lines that are missing or stand in another order are found', () => {
  const [one = '', two = '', three = '', four = ''] = writePaperKey(Buffer.alloc(32, 9))
  expect(readPaperKey([one, two, three].join('\n'))).toEqual({ trouble: 'lines', count: 3 })
  expect(readPaperKey([two, one, three, four].join('\n'))).toEqual({ trouble: 'line', line: 1 })
})

test('two halves are the key, and one alone is as random as any', () => {
  fc.assert(
    fc.property(key, (bytes) => {
      const [one, other] = splitKey(bytes)
      expect(joinKey(one, other)).toEqual(Buffer.from(bytes))
      expect(one.equals(Buffer.from(bytes)) || other.equals(Buffer.from(bytes))).toBe(false)
    }),
  )
})
