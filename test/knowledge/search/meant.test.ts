import { expect, test } from 'vitest'
import { asMeant } from '../../../src/knowledge/search/meant.ts'
import { makeTermTable } from '../../../src/knowledge/words/term-table.ts'
import { termOfWord } from '../../../src/knowledge/words/terms.ts'
import { readWords } from '../../../src/knowledge/words/words.ts'
import { smallKnowledge } from '../small-knowledge.ts'

const { lexicon } = smallKnowledge({})
const table = makeTermTable(['hộ', 'chiếu', 'được', 'tối', 'lương', 'của', 'passport'].map(termOfWord))

function meant(text: string): string {
  return asMeant(readWords(text, lexicon), table)
    .map((word) => word.meant)
    .join(' ')
}

const cases = [
  { name: 'typed with the input method off', text: 'dduwowcj', as: 'được' },
  { name: 'run together', text: 'hochieu', as: 'ho chieu' },
  { name: 'known', text: 'hộ chiếu passport', as: 'hộ chiếu passport' },
  { name: 'of no known parts', text: 'zzqqzz', as: 'zzqqzz' },
  { name: 'with a digit in it', text: 'hochieu2', as: 'hochieu2' },
  { name: 'longer than words run together are', text: 'hochieuhochieuhochieuhochieu', as: 'hochieuhochieuhochieuhochieu' },
]
for (const { name, text, as } of cases) {
  test(`a word ${name}`, () => {
    expect(meant(text)).toBe(as)
  })
}

test('of many unknown words a few are looked at', () => {
  const strange = Array.from({ length: 12 }, (_, at) => `zz${'q'.repeat(at + 1)}`).join(' ')
  expect(meant(`${strange} hochieu`)).toBe(`${strange} hochieu`.replace(/q{3,}/g, 'q'))
})
