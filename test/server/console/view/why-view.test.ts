import { expect, test } from 'vitest'
import type { Reason } from '../../../../src/bot/reason.ts'
import type { Country, Knowledge } from '../../../../src/knowledge/knowledge.ts'
import { whyView } from '../../../../src/server/console/view/why-view.ts'
import { why } from '../../../../src/server/console/wire/wire-why.ts'
import { smallKnowledge } from '../../small-knowledge.ts'

const trees = new Map([['company', { title: { vi: 'Kiểm tra công ty', en: 'Check a company' } }]])
const knowledge: Knowledge = { ...(await smallKnowledge()), trees: trees as unknown as Knowledge['trees'] }
const label = { vi: 'Có, ngay bây giờ', en: 'Yes, now' }

const named: readonly { readonly reason: Reason; readonly vi: object; readonly en: object }[] = [
  { reason: { kind: 'asked', topic: 'tea' }, vi: { title: 'Pha trà thế nào?' }, en: { title: 'How is tea made?' } },
  { reason: { kind: 'chose', topic: 'tea' }, vi: { title: 'Pha trà thế nào?' }, en: { title: 'How is tea made?' } },
  {
    reason: { kind: 'said-now', signal: 'shut-in' },
    vi: { title: 'Tôi bị giữ trong nhà, phải làm sao?' },
    en: { title: 'I am shut in a house. What can I do?' },
  },
  {
    reason: { kind: 'alike', signal: 'shut-in', percent: 98, words: ['nhốt', 'không … ra'] },
    vi: { title: 'Tôi bị giữ trong nhà, phải làm sao?', percent: 98, words: ['nhốt', 'không … ra'] },
    en: { title: 'I am shut in a house. What can I do?', percent: 98, words: ['nhốt', 'không … ra'] },
  },
  {
    reason: { kind: 'path', tree: 'company', node: 'ask', chose: label },
    vi: { title: 'Kiểm tra công ty', chose: 'Có, ngay bây giờ' },
    en: { title: 'Check a company', chose: 'Yes, now' },
  },
  {
    reason: { kind: 'path', tree: 'company', node: 'end', chose: null },
    vi: { title: 'Kiểm tra công ty', chose: null },
    en: { title: 'Check a company', chose: null },
  },
]
for (const { reason, vi, en } of named) {
  test(`${reason.kind} has its title in the language of the reader`, () => {
    const { kind } = reason
    expect([whyView(reason, knowledge, 'vi'), whyView(reason, knowledge, 'en')]).toEqual([
      { kind, ...vi },
      { kind, ...en },
    ])
  })
}

const gone: readonly { readonly reason: Reason; readonly title: string }[] = [
  { reason: { kind: 'asked', topic: 'gone' }, title: 'gone' },
  { reason: { kind: 'chose', topic: 'gone' }, title: 'gone' },
  { reason: { kind: 'said-now', signal: 'gone' }, title: 'gone' },
  { reason: { kind: 'alike', signal: 'gone', percent: 50, words: ['nhốt'] }, title: 'gone' },
  { reason: { kind: 'path', tree: 'gone', node: 'end', chose: null }, title: 'gone' },
]
for (const { reason, title } of gone) {
  test(`${reason.kind} of what the content no longer has, or where there is none, keeps its id`, () => {
    expect(whyView(reason, knowledge, 'vi')).toMatchObject({ title })
    expect(whyView(reason, null, 'vi')).toMatchObject({ title })
  })
}

const plain: readonly Reason[] = [
  { kind: 'words', signal: 'shut-in', level: 4, words: 'nhốt' },
  { kind: 'told-before', signal: 'shut-in', level: 3 },
  { kind: 'is-in', country: 'kh' as Country },
  { kind: 'sent', what: 'voice' },
  { kind: 'asked-for-person' },
  { kind: 'agreed-to-be-read' },
  { kind: 'not-understood' },
  { kind: 'writes-hidden' },
  { kind: 'asked-whether-to-pay' },
  { kind: 'says-over' },
  { kind: 'cannot-call' },
  { kind: 'asks-to-be-found' },
  { kind: 'reaches-nobody' },
  { kind: 'somebody-is-near' },
  { kind: 'text', text: 'họ nhốt em, asked: tea' },
]
for (const reason of [...plain, ...named.map((one) => one.reason), ...gone.map((one) => one.reason)]) {
  test(`what the page is sent of ${reason.kind} is what the page was promised`, () => {
    const view = whyView(reason, knowledge, 'en')
    expect(why.parse(view)).toEqual(view)
  })
}
