import { expect, test } from 'vitest'
import { slips, teencode } from '../../src/cli/eval/styles.ts'
import { noLexicon } from '../knowledge/small-knowledge.ts'

const lexicon = { ...noLexicon, short: { ko: 'không', dc: 'được', xkld: 'xuất khẩu lao động' } }

test('teencode shortens the words that the lexicon has short forms for, and no others', () => {
  expect(teencode(lexicon)('Không biết được gì')).toBe('ko biết dc gì')
})

test('slips change some long words a little, and the same text always alike', () => {
  const text = 'làm việc ở nước ngoài thì người lao động phải đóng những khoản tiền nào trước khi xuất cảnh sang Nhật'
  const slipped = slips(text)
  expect(slips(text)).toBe(slipped)
  const [before, after] = [text.split(' '), slipped.split(' ')]
  expect(after).toHaveLength(before.length)
  const changed = before.filter((word, at) => word !== after[at])
  expect(changed.length).toBeGreaterThan(0)
  expect(changed.length).toBeLessThan(before.length / 2)
  for (const word of changed) expect(word.length).toBeGreaterThanOrEqual(4)
})
