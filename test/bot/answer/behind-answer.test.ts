import { describe, expect, test } from 'vitest'
import type { Turn } from '../../../src/bot/turn.ts'
import { realKnowledge } from '../fixture-knowledge.ts'
import { begin, talk, text } from '../path/walking.ts'

const knowledge = await realKnowledge()
const everyMs = 90_000
const lastOf = (...said: readonly string[]) => talk(said.map(text), knowledge, begin(), everyMs).at(-1)
const originOf = (turn: Turn | undefined) => turn?.replies[0]?.origin
const offeredIn = (turn: Turn | undefined) => turn?.replies.flatMap(({ choices }) => choices.map(({ data }) => data)) ?? []

describe('what is meant, said behind an answer, is heard without "I mean"', () => {
  for (const [told, said, topic] of [
    ['giữ hộ chiếu có đúng không', 'ý tôi là chi phí', 'total-cost'],
    ['giữ hộ chiếu có đúng không', 'y em hoi la chi phi', 'total-cost'],
    ['phí đi hàn là bao nhiêu', 'ý em hỏi là học phí', 'total-cost'],
    ['how much is the fee for Japan', 'I mean the deposit', 'deposit'],
  ] as const)
    test(`${told} | ${said}`, () => expect(originOf(lastOf(told, said))).toMatchObject({ from: 'entry', id: topic }))
})

describe('a sum told behind an answer about costs leads to the path that reckons with it', () => {
  for (const said of ['phí 90tr', 'học phí 200 triệu', 'công ty báo 180 triệu', 'ho doi 7000 do', 'khoảng 150 triệu', '120tr'])
    test(said, () => expect(offeredIn(lastOf('phí đi nhật bao nhiêu', said))).toContain('tree:fee-check'))

  test('also where the answer leads to costs', () =>
    expect(offeredIn(lastOf('em đang tính đi nhật', 'cty bao 150tr'))).toContain('tree:fee-check'))

  for (const said of ['mất 3 tháng', 'năm 2027'])
    test(`but not a time: ${said}`, () => expect(originOf(lastOf('phí đi nhật bao nhiêu', said))).not.toMatchObject({ id: 'choices' }))
})

describe('whether it costs something', () => {
  for (const [told, said, topic] of [
    ['giữ hộ chiếu có đúng không', 'có mất phí không', 'passport-kept'],
    ['giữ hộ chiếu có đúng không', 'co phai tra tien khong', 'passport-kept'],
    ['thanh lý hợp đồng thế nào', 'thế có mất phí không ạ', 'contract-liquidation'],
    ['how do I extend my contract', 'is it free', 'extend-stay'],
  ] as const)
    test(`is about the answer above: ${told} | ${said}`, () =>
      expect(originOf(lastOf(told, said))).toMatchObject({ from: 'entry', id: topic }))

  for (const said of [
    ['có mất phí không'],
    ['bến an là ai', 'có mất phí không'],
    ['giữ hộ chiếu có đúng không', 'hỏi bến an có mất phí không'],
  ])
    test(`is about the service where it is spoken of: ${said.join(' | ')}`, () =>
      expect(originOf(lastOf(...said))).toMatchObject({ id: 'who-are-you' }))
})

describe('a company by its name leads to how to check its licence', () => {
  for (const said of [
    'thế esuhai',
    'còn công ty abc thì sao',
    'the con cty sona',
    'công ty hoàng long thì sao',
    'what about Thang Long company',
    'cty jvnet thế nào ạ',
    'vậy cty suleco có được không',
  ])
    test(said, () => {
      const turn = lastOf('đi nhật có tốt không', said)
      const origin = originOf(turn)
      const told = origin?.from === 'entry' ? `topic:${origin.id}` : offeredIn(turn)[0]
      expect(told).toBe('topic:check-company-licence')
    })

  for (const said of ['còn công ty cũ thì sao', 'công ty nợ lương thì sao', 'thế cơ à', 'công ty phái cử là gì', 'ct bao 150tr'])
    test(`but not what names none: ${said}`, () => {
      const turn = lastOf('đi nhật có tốt không', said)
      expect(offeredIn(turn)[0]).not.toBe('topic:check-company-licence')
      expect(originOf(turn)).not.toMatchObject({ id: 'check-company-licence' })
    })
})

describe('money asked about behind the steps for an accident', () => {
  const accident = 'năm ngoái em bị máy cắt mất ngón tay ở đài loan'
  for (const [said, topic] of [
    ['được đền bao nhiêu', 'work-accident'],
    ['duoc boi thuong khong', 'work-accident'],
    ['ai bồi thường', 'work-accident'],
    ['có bảo hiểm không', 'sick-and-healthcare'],
    ['how much compensation do I get', 'work-accident'],
  ] as const)
    test(`is answered: ${said}`, () => expect(originOf(lastOf(accident, said))).toMatchObject({ from: 'entry', id: topic }))

  test('is told the rest, for the steps stand above', () =>
    expect(originOf(lastOf(accident, 'được đền bao nhiêu'))).toMatchObject({ part: 'more' }))

  test('is heard as before where it is none', () => expect(originOf(lastOf(accident, 'em đau quá'))).not.toMatchObject({ part: 'more' }))
})

test('a weak guess about the service itself is no choice: the menu is', () => {
  expect(lastOf('gia 90tr')).toMatchObject({ replies: [], effects: [{ kind: 'set-clock', clock: 'miss' }] })
})

describe('"who can I ask", behind an answer, is about that', () => {
  for (const [told, said, topic] of [
    ['lương trừ tiền ăn ở 5000', 'hỏi ai', 'housing-and-food'],
    ['nenkin', 'ai làm hộ được', 'taxes-and-pension'],
    ['em hết hạn visa ở Hàn rồi', 'có bị cấm không', 'undocumented@kr'],
    ['tăng ca không được trả', 'nhờ ai', 'overtime-and-rest'],
  ] as const)
    test(`${told} | ${said}`, () => expect(originOf(lastOf(told, said))).toMatchObject({ from: 'entry', id: topic }))
})
