import { describe, expect, test } from 'vitest'
import { tellsOnlyAmount } from '../../../src/bot/hear/only-amount.ts'
import { realKnowledge } from '../fixture-knowledge.ts'
import { talk, text } from '../path/walking.ts'

const knowledge = await realKnowledge()

describe('how long or how much, and nothing else', () => {
  test.each([
    '2 tháng rồi',
    '2 thang roi a',
    'ba tháng',
    'năm năm rồi',
    'khoảng 20 triệu',
    '20tr',
    'hơn 2 tuần rồi chị ơi',
    'about two months now',
    '3000 dollars',
  ])('is told by "%s"', (said) => expect(tellsOnlyAmount(said, knowledge)).toBe(true))
  test.each([
    '2',
    'tháng',
    '2 tháng?',
    'mấy tháng',
    '2 năm được không',
    '16 tuổi',
    'năm nay',
    'năm mới rồi',
    'em ở đây 2 năm',
    '2 tháng nữa em về',
    'how many months',
    '',
  ])('is not told by "%s"', (said) => expect(tellsOnlyAmount(said, knowledge)).toBe(false))
})

describe('behind an answer it is about that answer', () => {
  const last = (...said: readonly string[]) => talk(said.map(text), knowledge).at(-1)

  test.each([
    ['chủ không trả lương', '3 tháng', 'unpaid-wages'],
    ['em làm ở Nhật bị chủ giữ lương', '2 tháng rồi', 'unpaid-wages@jp'],
    ['phí dịch vụ đi Nhật bao nhiêu', '3 năm', 'service-fee-cap@jp'],
    ['my employer did not pay me', '2 months', 'unpaid-wages'],
  ])('%s / %s', (asked, then, id) => {
    expect(last(asked, then)?.replies[0]?.origin).toMatchObject({ from: 'entry', id, part: 'more' })
  })

  test('and once all of that is told, the person reads where it stands', () => {
    expect(last('chủ không trả lương', '3 tháng', 'khoảng 20 triệu')?.replies[0]?.origin).toMatchObject({ id: 'answer-above' })
  })

  test('in danger it is added to the case', () => {
    expect(last('họ nhốt em ở Nhật', '3 tháng rồi')?.effects).toContainEqual({ kind: 'add-to-case', because: [{ kind: 'not-understood' }] })
    expect(last('họ nhốt em ở Nhật', '3 tháng rồi')?.replies[0]?.origin).toMatchObject({ id: 'cannot-leave' })
  })
})
