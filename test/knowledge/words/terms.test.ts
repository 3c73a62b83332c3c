import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pieceOf } from '../../../src/knowledge/words/piece.ts'
import { makeTermTable, rowOf } from '../../../src/knowledge/words/term-table.ts'
import { eachTerm, nameOf, termNamed, termOf } from '../../../src/knowledge/words/terms.ts'
import { readWords } from '../../../src/knowledge/words/words.ts'
import { smallKnowledge } from '../small-knowledge.ts'

const { lexicon } = smallKnowledge({})

function namesOf(text: string, further = false): readonly string[] {
  const names: string[] = []
  eachTerm(readWords(text, lexicon), further, (kind, _, ...pieces) => names.push(nameOf(kind, ...pieces)))
  return names
}

test('a word is a term without its marks, with them, and in parts where it is long', () => {
  expect(namesOf('hộ chiếu')).toEqual(['w ho', 'm hộ', 'w chieu', 'm chiếu', 'g chie', 'g hieu', 'p ho chieu'])
  expect(namesOf('passports')).toEqual(['w passport', 'g pass', 'g assp', 'g sspo', 'g spor', 'g port'])
})

test('words of two sentences stand beside nothing', () => {
  const pairs = (text: string) => namesOf(text, true).filter((name) => 'pst'.includes(name[0] ?? ''))
  expect(pairs('no one. now')).toEqual(['p no one'])
  expect([...pairs('no one now')].sort()).toEqual(['p no one', 'p one now', 's no now', 't no one now'])
})

test('a term is the hash of its name, however it is joined', () => {
  const text = fc.string({ maxLength: 12 })
  fc.assert(
    fc.property(fc.constantFrom('w', 'p', 't'), text, text, text, (kind, a, b, c) => {
      const [first, second, third] = [pieceOf(a), pieceOf(b), pieceOf(c)]
      expect(termOf(kind, first)).toBe(termNamed(nameOf(kind, first)))
      expect(termOf(kind, first, second)).toBe(termNamed(nameOf(kind, first, second)))
      expect(termOf(kind, first, second, third)).toBe(termNamed(nameOf(kind, first, second, third)))
    }),
  )
})

test('a word of thousands of letters has the parts of its beginning only', () => {
  expect(namesOf('x'.repeat(2) + 'abcdefghij'.repeat(400)).length).toBeLessThan(30)
})

test('every term is found in the row that it was given, and no other one', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), { maxLength: 60 }), (terms) => {
      const table = makeTermTable(terms.slice(0, -1))
      expect(terms.slice(0, -1).map((term) => rowOf(term, table))).toEqual(terms.slice(0, -1).map((_, row) => row))
      const absent = terms.at(-1)
      if (absent !== undefined) expect(rowOf(absent, table)).toBe(-1)
    }),
  )
  expect(rowOf(0, makeTermTable([]))).toBe(-1)
  expect(rowOf(7, makeTermTable([7, 7]))).toBe(0)
})
