import { expect, test } from 'vitest'
import type { Knowledge } from '../../../src/knowledge/knowledge.ts'
import { titled } from '../../../src/server/console/titled.ts'
import { smallKnowledge } from '../small-knowledge.ts'

const trees = new Map([['company', { title: { vi: 'Kiểm tra công ty', en: 'Check a company' } }]])
const knowledge: Knowledge = { ...(await smallKnowledge()), trees: trees as unknown as Knowledge['trees'] }

const noted = [
  { as: 'asked: tea', vi: 'asked: Pha trà thế nào?', en: 'asked: How is tea made?' },
  { as: 'chose: tea', vi: 'chose: Pha trà thế nào?', en: 'chose: How is tea made?' },
  {
    as: 'said that it is happening now: shut-in',
    vi: 'said that it is happening now: Tôi bị giữ trong nhà, phải làm sao?',
    en: 'said that it is happening now: I am shut in a house. What can I do?',
  },
  {
    as: 'told like shut-in (98 %): “nhốt”, “không … ra”',
    vi: 'told like Tôi bị giữ trong nhà, phải làm sao? (98 %): “nhốt”, “không … ra”',
    en: 'told like I am shut in a house. What can I do? (98 %): “nhốt”, “không … ra”',
  },
  { as: 'company/end', vi: 'path: Kiểm tra công ty', en: 'path: Check a company' },
  {
    as: 'company/ask: “Có: ngay bây giờ”',
    vi: 'path: Kiểm tra công ty: “Có: ngay bây giờ”',
    en: 'path: Check a company: “Có: ngay bây giờ”',
  },
]
for (const { as, vi, en } of noted) {
  test(`${as} is read with a title`, () => {
    expect([titled(as, knowledge, 'vi'), titled(as, knowledge, 'en')]).toEqual([vi, en])
  })
}

for (const as of [
  'asked: gone',
  'chose: gone',
  'gone/end',
  'told like gone (98 %): “nhốt”',
  'asked for a person',
  'is in kh',
  'shut-in (4): “nhốt”',
  'họ nhốt em, asked: tea',
]) {
  test(`${as} stays as it was noted`, () => {
    expect(titled(as, knowledge, 'vi')).toBe(as)
  })
}
