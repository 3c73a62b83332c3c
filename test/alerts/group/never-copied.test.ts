import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { mayBeCopied, neverCopied } from '../../../src/alerts/group/never-copied.ts'
import { briefOf, type GivenCase } from './briefs.ts'

const content = path.resolve(import.meta.dirname, '../../../content')
const signals = readdirSync(path.join(content, 'danger')).map((file) => path.basename(file, '.yaml'))
const topics = [...readFileSync(path.join(content, 'topics.yaml'), 'utf8').matchAll(/^ {2}([a-z0-9-]+): \{/gm)].map(([, id = '']) => id)

/** One that a curator adds under such a name must be decided about. */
const soundsLikeIt = /child|minor|under-18|sex|rape|prostitut|abortion|marriage/

test('everything on the lists is there, and nothing that sounds like it is missing', () => {
  expect(topics.length).toBeGreaterThan(50)
  expect(neverCopied.signals.filter((id) => !signals.includes(id))).toEqual([])
  expect(neverCopied.topics.filter((id) => !topics.includes(id))).toEqual([])
  const listed: readonly string[] = [...neverCopied.signals, ...neverCopied.topics]
  expect([...signals, ...topics].filter((id) => soundsLikeIt.test(id) && !listed.includes(id))).toEqual([])
})

const copied: readonly { readonly name: string; readonly given?: GivenCase; readonly words: readonly string[] }[] = [
  {
    name: 'wages',
    given: { because: [{ kind: 'words', signal: 'unpaid-wages', level: 2, words: 'nợ lương' }] },
    words: ['công ty nợ lương em 3 tháng'],
  },
  { name: 'an adult’s age', words: ['em 28 tuổi', 'tôi 45 tuổi', 'I am 31', 'they owe us 17 million'] },
  { name: 'numbers that are no ages', words: ['lương 15 triệu', 'đi 3 năm rồi', 'ở tầng 12', 'hợp đồng 36 tháng'] },
]
test.each(copied)('copied: $name', ({ given, words }) => {
  expect(mayBeCopied(briefOf(given), words)).toBe(true)
})

const kept: readonly { readonly name: string; readonly given?: GivenCase; readonly words?: readonly string[] }[] = [
  { name: 'a signal that opened the case', given: { because: [{ kind: 'words', signal: 'sexual-violence', level: 4, words: '…' }] } },
  {
    name: 'a signal beside another one',
    given: {
      because: [
        { kind: 'words', signal: 'locked-in', level: 4, words: 'nhốt' },
        { kind: 'alike', signal: 'child-forced', percent: 80, words: ['…'] },
      ],
    },
  },
  { name: 'whoever said that they are young', given: { young: true } },
  { name: 'a signal said long before the case', given: { signs: ['child-taken'] } },
  { name: 'the topic of the case', given: { topic: 'sexual-harassment' } },
  { name: 'a question that opened it', given: { because: [{ kind: 'asked', topic: 'under-18' }] } },
  { name: 'an answer that was picked', given: { because: [{ kind: 'chose', topic: 'sex-work-forced' }] } },
  { name: 'a path that led there', given: { because: [{ kind: 'path', tree: 'trapped', node: 'sex-work-forced', chose: null }] } },
  { name: 'what was noted before reasons had a shape', given: { because: [{ kind: 'text', text: 'chose: sex-work-forced' }] } },
  { name: 'a child’s age', words: ['em 15 tuổi'] },
  { name: 'a child’s age in letters', words: ['cháu mới mười tuổi'] },
  { name: 'a child’s age without marks', words: ['con toi 13 tuoi'] },
  { name: 'a class at school', words: ['em đang học lớp 9'] },
  { name: 'in English', words: ['she is 16 and alone'] },
  { name: 'years old', words: ['my daughter, 14 years old'] },
  { name: 'not yet eighteen', words: ['nó chưa đủ 18'] },
  { name: 'among other words', words: ['chào chị', 'em gái em 17 tuổi sang đây làm'] },
]
test.each(kept)('not copied: $name', ({ given, words = [] }) => {
  expect(mayBeCopied(briefOf(given), words)).toBe(false)
})
