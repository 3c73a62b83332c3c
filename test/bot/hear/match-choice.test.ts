import { expect, test } from 'vitest'
import { matchExactly, matchRoughly } from '../../../src/bot/hear/match-choice.ts'

const choices = ['Có, tôi đọc hiểu', 'Chưa có', 'Tôi chưa biết', 'Visa du lịch, thăm thân', 'Visa lao động'].map((label, i) => ({
  label,
  data: `topic:t${i}`,
  toPerson: false,
}))
const exactly = (text: string) => matchExactly(text, choices)?.label ?? null
const courtesy = new Set(['a', 'em', 'da', 'nhe', 'thoi'])
const roughly = (text: string) => matchRoughly(text, choices, courtesy)?.label ?? null

const exact = [
  ['1', 'Có, tôi đọc hiểu'],
  ['số 2', 'Chưa có'],
  ['2.', 'Chưa có'],
  ['chua co', 'Chưa có'],
  ['VISA LAO ĐỘNG', 'Visa lao động'],
  ['6', null],
  ['0', null],
  ['visa', null],
  ['chưa cô', null],
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
  ['dạ em chưa biết', 'Tôi chưa biết'],
  ['không', 'Chưa có'],
  ['rồi', 'Có, tôi đọc hiểu'],
  ['có chị ơi', 'Có, tôi đọc hiểu'],
  ['cô', null],
  ['dạ cô ơi', null],
  ['co oi', null],
  ['visa', null],
  ['x', null],
  ['đọc báo', null],
  ['tôi muốn hỏi về tiền môi giới của công ty kia', null],
] as const
for (const [text, label] of rough) {
  test(`roughly: "${text}"`, () => {
    expect(roughly(text)).toBe(label)
  })
}

test('a label that has every word stands before one that has most', () => {
  const visas = ['Visa lao động', 'Visa du lịch, thăm thân', 'Visa du học'].map((label, i) => ({
    label,
    data: `topic:t${i}`,
    toPerson: false,
  }))
  expect(matchRoughly('đi visa du lịch', visas, new Set(['di']))?.label).toBe('Visa du lịch, thăm thân')
  expect(matchRoughly('visa du', visas, courtesy)).toBeNull()
})

test('what is broken ("hỏng") in a label denies nothing', () => {
  const passport = ['Hộ chiếu còn hạn, tôi giữ', 'Hộ chiếu mất, hỏng hoặc hết hạn'].map((label, i) => ({
    label,
    data: `topic:t${i}`,
    toPerson: false,
  }))
  const taken = (text: string) => matchRoughly(text, passport, courtesy)?.label ?? null
  for (const text of ['không mất', 'chưa hết hạn', 'hộ chiếu không mất', 'hông mất', 'hong mat']) expect(taken(text)).toBeNull()
  for (const text of ['mất rồi', 'hết hạn', 'hộ chiếu bị hỏng', 'hỏng']) expect(taken(text)).toBe('Hộ chiếu mất, hỏng hoặc hết hạn')
})

test('a denial is never taken for its contrary', () => {
  const yesNo = [
    { label: 'Có', data: 'cmd:safe-yes', toPerson: false },
    { label: 'Không', data: 'cmd:safe-no', toPerson: false },
  ]
  expect(matchRoughly('không có', yesNo, courtesy)?.label).not.toBe('Có')
  expect(matchRoughly('chưa có đâu', yesNo, courtesy)?.label).not.toBe('Có')
})

const work = [
  'Việc bình thường: nhà máy, xây dựng, nông trại',
  'Việc nhẹ, lương rất cao, không cần bằng cấp',
  'Casino, game, “chăm sóc khách hàng” ở Campuchia',
].map((label, i) => ({ label, data: `topic:w${i}`, toPerson: false }))
const jobs = [
  ['khách sạn', null],
  ['rồi', null],
  ['chưa có', null],
  ['nhà máy', work[0]?.label],
  ['em làm xây dựng', work[0]?.label],
  ['casino', work[2]?.label],
  ['việc nhẹ lương cao', work[1]?.label],
  ['không bằng cấp', work[1]?.label],
  ['chăm sóc khách hàng ạ', work[2]?.label],
] as const
for (const [text, label] of jobs) {
  test(`of kinds of work: "${text}"`, () => expect(matchRoughly(text, work, courtesy)?.label ?? null).toBe(label))
}

test('where two labels begin alike a yes names neither', () => {
  const contract = ['Có hợp đồng, tôi đọc hiểu', 'Có hợp đồng, nhưng để trống', 'Chưa có hợp đồng'].map((label, i) => ({
    ...{ label, data: `topic:c${i}`, toPerson: false },
  }))
  expect(matchRoughly('có rồi', contract, courtesy)).toBeNull()
  expect(matchRoughly('có hợp đồng', contract, courtesy)).toBeNull()
  expect(matchRoughly('chưa có', contract, courtesy)?.label).toBe('Chưa có hợp đồng')
})

test('a bare yes names no label that only begins with its letters', () => {
  const offices = ['Một công ty', 'Cơ quan nhà nước'].map((label, i) => ({ label, data: `topic:t${i}`, toPerson: false }))
  for (const said of ['có', 'co', 'vâng', 'đúng rồi']) expect(matchRoughly(said, offices, courtesy)).toBe(null)
})
