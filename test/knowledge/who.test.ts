import { expect, test } from 'vitest'
import { whoIsMeant } from '../../src/knowledge/who.ts'
import { noFrames, smallKnowledge } from './small-knowledge.ts'

const vi = {
  ...noFrames,
  relative: ['<kin> bị', '<kin> đang bị', 'thả <kin>', '<kin> mất liên'],
  another: ['nó bị', 'đánh nó'],
  myself: ['em|tôi bị', 'em|tôi đang bị', 'anh em bị', 'nhốt em|tôi'],
  words: { kin: ['con trai tôi', 'con tôi', 'em gái em', 'anh em', 'chồng em'] },
}
const en = { ...noFrames, relative: ['release <kin>', '<kin> is|was held'], myself: ['lock|locked me'], words: { kin: ['my son'] } }
const knowledge = smallKnowledge({ frames: { vi, en } })

const cases = [
  { text: 'con trai tôi đang bị giữ', who: 'relative', why: '"tôi đang bị" belongs to the son' },
  { text: 'em gái em bị bán', who: 'relative', why: '"em bị" belongs to the sister' },
  { text: 'họ đòi tiền mới thả con tôi', who: 'relative', why: 'the son is let go' },
  { text: 'they want money to release my son', who: 'relative', why: 'the same in English' },
  { text: 'em bị nhốt', who: 'self', why: 'the writer' },
  { text: 'chồng em bị bán, họ nhốt em', who: 'self', why: 'the writer before another' },
  { text: 'anh em bị nhốt', who: 'self', why: 'all of us' },
  { text: 'con tôi đi làm, bị gì không biết', who: null, why: 'another clause' },
  { text: 'con tôi bị bắt, tôi lo quá', who: 'relative', why: '"bắt, tôi" is no object' },
  { text: 'con trai tôi ở Lào. Họ đánh nó', who: 'relative', why: '"nó" is the son of another sentence' },
  { text: 'họ đánh nó', who: null, why: '"nó" is nobody that was named' },
  { text: 'con trai tôi ở Lào, họ đánh nó, giờ em bị nhốt', who: 'self', why: 'the writer before "nó"' },
  { text: 'em muốn hỏi về lương', who: null, why: 'nothing happens to anybody' },
  { text: '', who: null, why: 'no words' },
] as const
for (const { text, who, why } of cases) {
  test(`whom it happens to (${why}): ${text}`, () => expect(whoIsMeant(text, knowledge)).toBe(who))
}
