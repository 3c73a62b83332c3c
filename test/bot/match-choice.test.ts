import { expect, test } from 'vitest'
import { matchExactly, matchRoughly } from '../../src/bot/match-choice.ts'

const choices = ['Có, tôi đọc hiểu', 'Chưa có', 'Tôi chưa biết', 'Visa du lịch, thăm thân', 'Visa lao động'].map((label, i) => ({
  label,
  data: `topic:t${i}`,
  toPerson: false,
}))
const exactly = (text: string) => matchExactly(text, choices)?.label ?? null
const roughly = (text: string) => matchRoughly(text, choices)?.label ?? null

const exact = [
  ['1', 'Có, tôi đọc hiểu'],
  ['số 2', 'Chưa có'],
  ['2.', 'Chưa có'],
  ['chua co', 'Chưa có'],
  ['VISA LAO ĐỘNG', 'Visa lao động'],
  ['6', null],
  ['0', null],
  ['visa', null],
] as const
for (const [text, label] of exact) {
  test(`exactly: "${text}"`, () => {
    expect(exactly(text)).toBe(label)
  })
}

const rough = [
  ['visa lao dong a', 'Visa lao động'],
  ['du lich', 'Visa du lịch, thăm thân'],
  ['vsa lao động', 'Visa lao động'],
  ['đọc hiểu', 'Có, tôi đọc hiểu'],
  ['có', 'Có, tôi đọc hiểu'],
  ['visa', null],
  ['không', null],
  ['x', null],
  ['tôi muốn hỏi về tiền môi giới của công ty kia', null],
] as const
for (const [text, label] of rough) {
  test(`roughly: "${text}"`, () => {
    expect(roughly(text)).toBe(label)
  })
}

test('a denial is never taken for its contrary', () => {
  const yesNo = [
    { label: 'Có', data: 'cmd:safe-yes', toPerson: false },
    { label: 'Không', data: 'cmd:safe-no', toPerson: false },
  ]
  expect(matchRoughly('không có', yesNo)?.label).not.toBe('Có')
  expect(matchRoughly('chưa có đâu', yesNo)?.label).not.toBe('Có')
})
