import { expect, test } from 'vitest'
import { whoIsMeant } from '../../../src/knowledge/danger/who/happens-to.ts'
import { whoIsNamed } from '../../../src/knowledge/danger/who/spoken-of.ts'
import type { KnownWriter } from '../../../src/knowledge/danger/who/writer.ts'
import { isYoung } from '../../../src/knowledge/danger/who/young.ts'
import { noFrames, smallKnowledge } from '../small-knowledge.ts'

const vi = {
  ...noFrames,
  relative: ['<kin> bị', '<kin> <teen> tuổi bị', '<kin> đang bị', 'thả <kin>', '<kin> mất liên'],
  another: ['nó bị', 'đánh nó'],
  myself: ['em|tôi bị', 'em|tôi đang bị', 'anh em bị', 'nhốt em|tôi'],
  witness: ['<beside> bị', '<beside> đang bị'],
  inside: ['ở đây'],
  young: ['em|con|cháu 14|15 tuổi'],
  words: {
    teen: ['13', '14'],
    age: ['13|14|52 tuổi'],
    kin: ['con trai tôi', 'con tôi', 'em gái em', 'anh em', 'chồng em', 'con gái chị hàng xóm'],
    beside: ['bạn cùng phòng', 'bạn cùng phòng em', 'chị hàng xóm'],
  },
}
const en = {
  ...noFrames,
  relative: ['release <kin>', '<kin> is|was held'],
  myself: ['lock|locked me'],
  witness: ['<beside> * told me', '<beside> is held'],
  inside: ['me'],
  young: ['i am 14|15'],
  words: { kin: ['my son', 'my colleague'], beside: ['my colleague'] },
}
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
  { text: 'bạn cùng phòng em bị nhốt', who: 'witness', why: '"em bị" belongs to the room mate' },
  { text: 'bạn cùng phòng bị đánh, họ nhốt em nữa', who: 'self', why: 'the writer before whoever is beside them' },
  { text: 'bạn cùng phòng bị đánh, ở đây ai cũng vậy', who: 'self', why: 'the writer is in the same hands' },
  { text: 'con gái chị hàng xóm bị bán', who: 'relative', why: 'the daughter, whose name begins before the neighbour' },
  { text: 'my colleague is held', who: 'witness', why: 'beside the writer, though a kin too' },
  { text: 'my colleague told me she is held', who: 'witness', why: '"told me" is whoever heard it' },
  { text: 'my colleague is held, they beat me', who: 'self', why: 'that "me" is the writer in need' },
  { text: 'em 14 tuổi, có người dắt đi', who: 'self', why: 'a child tells of itself' },
  { text: 'em 14 tuổi, con tôi bị giữ', who: 'relative', why: 'unless it tells of another' },
  { text: 'em 14 tuổi, em gái em 13 tuổi bị đánh', who: 'self', why: 'a child that names both ages may be in it too' },
  { text: 'tôi lo quá, em gái em 13 tuổi bị đánh', who: 'relative', why: 'the writer names no age of their own' },
  { text: 'con trai tôi, 14 tuổi, bị giữ', who: 'relative', why: 'an age parts nobody from what happens to them' },
  { text: 'con trai tôi, 14 tuổi. Bị giữ', who: null, why: 'another sentence' },
  { text: 'em muốn hỏi về lương', who: null, why: 'nothing happens to anybody' },
  { text: '', who: null, why: 'no words' },
] as const
for (const { text, who, why } of cases) {
  test(`whom it happens to (${why}): ${text}`, () => expect(whoIsMeant(text, knowledge)).toBe(who))
}

const first: KnownWriter = { writer: 'self', toldOfSelf: false, young: false, addressed: null, spokenOf: null, whereabouts: null }
const em = { as: 'em', surely: 'clear' } as const
const toi = { as: 'anh/chị', surely: 'neutral' } as const
const mother: KnownWriter = { ...first, writer: 'relative', addressed: toi, spokenOf: 'em' }

const known = [
  { text: 'em 14 tuổi', known: first, who: 'self', why: 'a child, of whom nothing is known' },
  { text: 'em 14 tuổi', known: { ...mother, addressed: em }, who: null, why: 'an age alone changes nobody who writes' },
  { text: 'em bị nhốt', known: mother, who: 'relative', why: '"em" is the sister of whoever says "tôi"' },
  { text: 'em bị nhốt', known: { ...mother, writer: 'witness' }, who: 'witness', why: 'the same of whoever stands beside' },
  { text: 'em bị nhốt', known: { ...mother, addressed: em }, who: 'self', why: 'whoever calls themselves so is meant' },
  { text: 'em bị nhốt', known: { ...mother, spokenOf: 'ban' }, who: 'self', why: 'nobody calls a friend so who was named otherwise' },
  { text: 'em bị nhốt', known: { ...mother, writer: 'self', toldOfSelf: true }, who: 'self', why: 'who is in need is meant' },
  { text: 'tôi bị nhốt', known: mother, who: 'self', why: 'said clearly' },
  { text: 'họ đánh nó', known: mother, who: 'relative', why: '"nó" was named before' },
  { text: 'họ đánh nó', known: { ...mother, writer: 'self', toldOfSelf: true }, who: null, why: 'who is in need stays it' },
] as const
for (const { text, known: before, who, why } of known) {
  test(`whom it happens to, by what was told before (${why}): ${text}`, () => expect(whoIsMeant(text, knowledge, before)).toBe(who))
}

test('who is named is the one to whom something happens, by the first word of the name', () => {
  expect(whoIsNamed('chồng em đi làm, em gái em bị bán', knowledge)).toBe('em')
  expect(whoIsNamed('chồng em đi làm', knowledge)).toBe('chong')
  expect(whoIsNamed('em bị nhốt', knowledge)).toBe(null)
  expect(whoIsNamed('they want money to release my son', knowledge)).toBe('son')
})

const ages = [
  { text: 'em 15 tuổi, bị nhốt', young: true, why: 'the writer' },
  { text: 'con 15 tuổi bị lạc, tôi sợ', young: false, why: 'whoever says "tôi" has a child' },
  { text: 'bạn em 15 tuổi', young: false, why: 'the clause begins with another' },
  { text: 'em 14 tuổi, bạn cùng phòng bị đánh', young: true, why: 'whoever sees it happen may be young too' },
  { text: 'i am 14', young: true, why: 'the same in English' },
  { text: 'họ nhốt em', young: false, why: 'no age' },
] as const
for (const { text, young, why } of ages) {
  test(`whether the writer is young (${why}): ${text}`, () => expect(isYoung(text, knowledge)).toBe(young))
}

test('the age of somebody who was named so before is none of the writer, nor is it where one message tells both', () => {
  expect(isYoung('em 15 tuổi', knowledge, mother)).toBe(false)
  expect(isYoung('em 15 tuổi', knowledge, { ...mother, spokenOf: 'me' })).toBe(true)
  expect(isYoung('em 15 tuổi', knowledge, { ...mother, addressed: em })).toBe(true)
  expect(isYoung('em gái em bị bán, em 15 tuổi', knowledge)).toBe(false)
  expect(isYoung('em 15 tuổi, em gái em bị bán', knowledge)).toBe(true)
})
