import { expect, test } from 'vitest'
import { readInput } from '../../../src/bot/hear/read-input.ts'
import { talkKnowledge } from '../fixture-knowledge.ts'

const knowledge = talkKnowledge()

const months = [
  ['36', 36],
  ['36 tháng', 36],
  ['3 năm', 36],
  ['3 nam', 36],
  ['1 năm 6 tháng', 18],
  ['1 năm rưỡi', 18],
  ['2 years', 24],
  ['a contract of 12 months', 12],
  ['1,5 năm', 18],
  ['ba năm', 36],
  ['ba nam', 36],
  ['hai năm rưỡi', 30],
  ['năm năm', 60],
  ['nam nam', 60],
  ['ba mươi sáu tháng', 36],
  ['ba muoi sau thang', 36],
  ['mười hai tháng', 12],
  ['hai tư tháng', 24],
  ['một năm sáu tháng', 18],
  ['hai năm năm tháng', 29],
  ['one year', 12],
  ['twenty four months', 24],
  ['hai ba năm', null],
  ['tạm năm nay', null],
  ['sau này', null],
  ['0', null],
  ['500', null],
  ['', null],
] as const
for (const [typed, value] of months) {
  test(`months: "${typed}"`, () => {
    expect(readInput(typed, 'months', knowledge)).toBe(value)
  })
}

const money = [
  ['20 triệu', 20_000_000, 'VND'],
  ['20tr', 20_000_000, 'VND'],
  ['20tr5', 20_500_000, 'VND'],
  ['25.000.000', 25_000_000, 'VND'],
  ['25,000,000 đồng', 25_000_000, 'VND'],
  ['khoảng 1,5 tỷ', 1_500_000_000, 'VND'],
  ['500k', 500_000, null],
  ['1.500 đô', 1_500, 'USD'],
  ['$1,500', 1_500, 'USD'],
  ['1500 usd', 1_500, 'USD'],
  ['180000 yên', 180_000, 'JPY'],
  ['28.590 đài tệ', 28_590, 'TWD'],
  ['2 triệu won', 2_000_000, 'KRW'],
  ['900 euro', 900, 'EUR'],
  ['1200', 1_200, null],
  ['3 triệu rưỡi', 3_500_000, 'VND'],
  ['3 tr ruoi', 3_500_000, 'VND'],
  ['2 triệu 50 nghìn', 2_050_000, 'VND'],
  ['1 tỷ 200 triệu', 1_200_000_000, 'VND'],
  ['1.2 tỉ', 1_200_000_000, 'VND'],
  ['5 trăm triệu', 500_000_000, 'VND'],
  ['ba mươi triệu', 30_000_000, 'VND'],
  ['ba muoi trieu', 30_000_000, 'VND'],
  ['mười lăm triệu', 15_000_000, 'VND'],
  ['ba triệu rưỡi', 3_500_000, 'VND'],
  ['một trăm năm mươi triệu', 150_000_000, 'VND'],
  ['hai trăm triệu', 200_000_000, 'VND'],
  ['năm triệu ba trăm nghìn', 5_300_000, 'VND'],
  ['twenty million', 20_000_000, 'VND'],
  ['five thousand dollars', 5_000, 'USD'],
  ['18 vạn yên', 180_000, 'JPY'],
  ['18 man', 180_000, null],
  ['300 man won', 3_000_000, 'KRW'],
  ['120 000 000', 120_000_000, 'VND'],
  ['10 000 USD', 10_000, 'USD'],
  ['15tr/tháng', 15_000_000, 'VND'],
  ['20 triệu 3 năm', 20_000_000, 'VND'],
  ['năm 2024 đóng 60 triệu', 60_000_000, 'VND'],
  ['27470 đài', 27_470, 'TWD'],
  ['đi Đài 50 triệu', 50_000_000, 'VND'],
  ['5000 bảng', 5_000, 'GBP'],
  ['bằng tiền Việt 50 triệu', 50_000_000, 'VND'],
  ['đóng 5000', 5_000, null],
  ['5000đ', 5_000, 'VND'],
] as const
for (const [typed, amount, currency] of money) {
  test(`money: "${typed}"`, () => {
    expect(readInput(typed, 'money', knowledge)).toEqual({ amount, currency })
  })
}

const unreadable = ['không nhớ', '0', '', 'một trăm', '99999999999999999999']
const notOneSum = [
  '50-70tr',
  'từ 50 đến 70 triệu',
  '80tr, đợt đầu 30tr',
  '11.000 won/giờ',
  '15 USD per hour',
  '20 triệu một năm',
  '0912345678',
  '5 lít',
  '3 năm',
]
for (const typed of [...unreadable, ...notOneSum]) {
  test(`money: "${typed}" cannot be read`, () => {
    expect(readInput(typed, 'money', knowledge)).toBeNull()
  })
}

const countries = [
  ['Nhật', 'jp'],
  ['nhat', 'jp'],
  ['ở Đài Loan', 'tw'],
  ['Cam', 'kh'],
  ['Sao Hỏa', null],
] as const
for (const [typed, value] of countries) {
  test(`country: "${typed}"`, () => {
    expect(readInput(typed, 'country', knowledge)).toBe(value)
  })
}

test('text: a name is kept as typed, without a tail', () => {
  expect(readInput('  Công ty ABC ', 'text', knowledge)).toBe('Công ty ABC')
  expect(readInput('?!', 'text', knowledge)).toBeNull()
  expect(String(readInput('a'.repeat(500), 'text', knowledge)).length).toBe(120)
})
