import { describe, expect, test } from 'vitest'
import { last, told } from '../danger/real-talk.ts'

describe('where somebody says they are, behind a general answer, the question is not lost:', () => {
  const talks = [
    ['muốn gia hạn visa', 'em ở Hàn', 'Hàn Quốc'],
    ['em muốn gia hạn hợp đồng', 'em đang ở Đức', 'Đức'],
    ['i want to extend my visa', 'i am in korea', 'South Korea'],
  ] as const
  test.each(talks)('%s / %s', (asked, where, country) => {
    expect(last(asked, where)?.replies[0]?.origin).toMatchObject({ from: 'phrase', id: 'location.same-answer' })
    expect(told(asked, where)).toContain(country)
  })
})

test('inside a path it is noted, and the question of the path put again', () => {
  const turn = last('tree:fee-check', 'em đang ở Nhật')
  expect(turn?.conversation.whereabouts).toBe('jp')
  expect(turn?.replies[0]?.origin).toMatchObject({ from: 'tree', node: 'which-money' })
})

test('inside a path, behind what was asked meanwhile, that is answered for there', () => {
  expect(last('tree:going-home', 'muốn gia hạn visa thì làm sao?', 'em ở Hàn')?.replies[0]?.origin).toMatchObject({
    from: 'phrase',
    id: 'location.same-answer',
  })
})
