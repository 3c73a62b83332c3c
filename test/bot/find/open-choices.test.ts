import { describe, expect, test } from 'vitest'
import type { Turn } from '../../../src/bot/turn.ts'
import { realKnowledge } from '../fixture-knowledge.ts'
import { begin, talk, text } from '../path/walking.ts'

const knowledge = await realKnowledge()
/** Long after people are still writing in one breath. */
const everyMs = 5 * 60_000
const talkSlowly = (...said: readonly string[]) => talk(said.map(text), knowledge, begin(), everyMs)
const originOf = (turn: Turn | undefined) => turn?.replies[0]?.origin
const offeredIn = (turn: Turn | undefined) => turn?.replies.flatMap(({ choices }) => choices.map(({ data }) => data))

/** Each is offered several answers, the one that is taken below among them. */
const deposit = 'có phải đặt cọc không'
const wages = 'lương tối thiểu ở đài loan'
const fee = 'how much is the fee for Japan'

describe('minutes after choices, one of them is taken in words', () => {
  for (const [asked, said, topic] of [
    [deposit, 'cái thứ hai', 'when-to-pay'],
    [deposit, 'cai thu 2', 'when-to-pay'],
    [deposit, 'câu đầu tiên ạ', 'deposit'],
    [deposit, 'em chọn cái cuối', 'japan-routes'],
    [deposit, 'ký quỹ ấy', 'deposit'],
    [deposit, 'ý em là chỗ tiền cọc lấy lại', 'deposit'],
    [deposit, 'y toi la khi nao nop tien', 'when-to-pay'],
    [wages, 'không trả lương', 'unpaid-wages'],
    [wages, 'cái nợ lương, ý là chủ trả thiếu', 'unpaid-wages'],
    [fee, 'the second one', 'japan-routes'],
    [fee, 'the fee one', 'service-fee-cap'],
    [fee, 'I mean the legal ways', 'japan-routes'],
    [fee, 'the last one please', 'total-cost'],
  ] as const)
    test(`${asked} | ${said}`, () => {
      const [first, picked] = talkSlowly(asked, said)
      expect(originOf(first)).toMatchObject({ id: 'choices' })
      expect(originOf(picked)).toMatchObject({ from: 'entry', id: expect.stringMatching(new RegExp(`^${topic}(@|$)`)) })
    })

  for (const [asked, said] of [
    [deposit, 'là sao'],
    ['sao phí chênh nhiều vậy', 'có cần cọc ko'],
    [deposit, 'cảm ơn chị'],
    [deposit, 'đi làm ở hàn cần gì'],
    [wages, 'không phải những câu này'],
  ] as const)
    test(`not by what names none: ${asked} | ${said}`, () => {
      const [first, then] = talkSlowly(asked, said)
      const offered = (offeredIn(first) ?? []).map((data) => data.replace('topic:', ''))
      const origin = originOf(then)
      expect(offered).not.toContain(origin?.from === 'entry' ? origin.id.split('@')[0] : origin?.from)
    })
})

test('a yes takes the only one', () => {
  const [first] = talkSlowly(deposit)
  const only = { ...begin(), ...first?.conversation, offered: first?.replies[0]?.choices.slice(0, 1) ?? [] }
  expect(originOf(talk([text('đúng rồi')], knowledge, only)[0])).toMatchObject({ from: 'entry', id: 'deposit' })
})

describe('a short question minutes after choices is about what they were offered for', () => {
  for (const [asked, said, topic] of [
    [wages, 'khoảng 20 triệu', 'choose-destination'],
    [fee, 'how long', 'japan-routes'],
  ] as const)
    test(`and no longer about the answer before: ${asked} | ${said}`, () => {
      const turn = talkSlowly('làm hộ chiếu ở đâu', asked, said).at(-1)
      expect(originOf(turn)).toMatchObject({ from: 'entry', id: expect.stringContaining(topic) })
    })
})

test('"what now" minutes after choices offers them once more, also behind an answer', () => {
  const [, first, again] = talkSlowly('làm hộ chiếu ở đâu', wages, 'giờ bọn em phải làm gì')
  expect(offeredIn(again)).toEqual(expect.arrayContaining(offeredIn(first) ?? []))
})

test('what is said next leaves choices behind', () => {
  const [, thanked, then] = talkSlowly(deposit, 'cảm ơn chị', 'bao nhieu')
  expect(thanked?.conversation.openQuestion).toBeNull()
  expect(originOf(then)).not.toMatchObject({ id: 'deposit' })
})

describe('behind choices with one of danger among them', () => {
  const hurt = 'chong han doi ly hon'
  const cheated = 'bi lua 5 nam truoc'
  const takenFrom = (asked: string, said: string) => talkSlowly(asked, said)[1]?.effects.map(({ kind }) => kind) ?? []

  for (const [asked, said] of [
    [hurt, 'can gi'],
    [cheated, 'can gi'],
    [cheated, 'can i'],
    ['my korean husband', 'can'],
  ] as const)
    test(`a word of many titles takes it not: ${asked} | ${said}`, () => {
      expect(offeredIn(talkSlowly(asked)[0])).toContainEqual(
        expect.stringMatching(/topic:(domestic-violence|family-violence|forced-to-scam)/),
      )
      expect(takenFrom(asked, said)).not.toContain('open-case')
    })

  for (const [asked, said] of [
    [cheated, 'bi ep'],
    [cheated, 'ép'],
    [hurt, 'danh'],
    [hurt, 'kiểm soát'],
    ['my korean husband', 'controls me'],
  ] as const)
    test(`what is meant takes it: ${asked} | ${said}`, () => expect(takenFrom(asked, said)).toContain('open-case'))
})

describe('behind the list of guided paths, one of them is taken in words', () => {
  const placeAfter = (...said: readonly string[]) => {
    const place = talkSlowly(...said).at(-1)?.conversation.place
    return place?.at === 'tree' ? place.tree : null
  }
  for (const [asked, said, tree] of [
    ['hoi tung buoc', 'loi moi lam viec', 'job-offer'],
    ['hoi tung buoc', 'job offer', 'job-offer'],
    ['hoi tung buoc', 'cái thu tiền quá mức', 'fee-check'],
    ['hoi tung buoc', 'giữ hộ chiếu', 'passport-kept'],
    ['hoi tung buoc', 'nghi cho lam te', 'leave-job'],
    ['step by step', 'charged too much', 'fee-check'],
    ['step by step', 'go home', 'going-home'],
  ] as const)
    test(`${asked} | ${said}`, () => expect(placeAfter(asked, said)).toBe(tree))

  for (const said of ['giay to', 'luong toi thieu o nhat', 'cảm ơn', 'can gi', 'toi bi giu o cam'])
    test(`not by what names none, or two, or is danger: ${said}`, () => expect(placeAfter('hoi tung buoc', said)).toBeNull())
})

describe('behind choices', () => {
  const none = ['không phải', 'khong phai', 'dạ không', 'no'] as const
  for (const said of none)
    test(`"${said}" means none of them`, () =>
      expect(originOf(talkSlowly(deposit, said)[1])).toMatchObject({ from: 'phrase', id: 'miss.none' }))

  for (const said of ['đúng rồi', 'dung roi', 'ừ', 'vâng ạ', 'yes'])
    test(`"${said}" is a yes to none in particular: they stand there again`, () => {
      const [first, then] = talkSlowly(deposit, said)
      expect(offeredIn(then)).toEqual(offeredIn(first))
      expect(then?.conversation.openQuestion).toBe(first?.conversation.openQuestion)
    })

  test('a no where it is asked whether danger is happening is no word on them', () => {
    const [asked, then] = talkSlowly('em lam xoa bop', 'khong phai')
    expect(offeredIn(asked)).toContainEqual(expect.stringMatching(/^now:/))
    expect(originOf(then)).not.toMatchObject({ id: 'miss.none' })
  })
})
