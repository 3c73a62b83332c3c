import { describe, expect, test } from 'vitest'
import { told } from '../danger/real-talk.ts'

describe('whoever names a sum reads from which pay on it is over the general ceiling:', () => {
  const sums = [
    ['phí 120 triệu đi Nhật có đắt không', '120 triệu đồng', '40 triệu đồng'],
    ['công ty báo 150 triệu đi Đức, có cao không', '150 triệu đồng', '50 triệu đồng'],
    ['thu em 7000 đô đi Đài Loan đúng không', '7.000 USD', '2.333 USD'],
    ['cong ty thu 90tr di han', '90 triệu đồng', '30 triệu đồng'],
    ['phí dịch vụ một trăm hai mươi triệu có quá mức không', '120 triệu đồng', '40 triệu đồng'],
    ['is 6000 usd too much for taiwan', '6,000 USD', '2,000 USD'],
  ] as const
  test.each(sums)('%s', (said, amount, wage) => {
    const text = told(said)
    expect(text).toMatch(new RegExp(`(?:Tính thử với|Reckoned with) .*${amount}`))
    expect(text).toMatch(new RegExp(`(?:dưới|less than) ${wage.replaceAll('.', '\\.')} (?:một tháng|a month)`))
    expect(text).toMatch(/Chưa vượt cũng chưa có nghĩa là đúng|Not over does not yet mean right/)
  })

  const others = [
    'họ đòi 30 triệu tiền môi giới',
    'đặt cọc 20 triệu',
    'em đóng 45 triệu tiền ký quỹ đi Nhật có đúng không',
    'lương 30 triệu ở nhật có đúng không',
    'em nợ 120 triệu đi nhật giờ làm sao',
    'đóng 4 tháng lương có quá không',
    'phí dịch vụ bao nhiêu',
    'học tiếng hết 15 triệu có đúng không',
    'vé máy bay hết 12 triệu có phải đóng không',
  ]
  test.each(others)('not so: %s', (said) => expect(told(said)).not.toMatch(/Tính thử|Reckoned/))
})
