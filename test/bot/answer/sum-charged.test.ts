import { describe, expect, test } from 'vitest'
import { told } from '../danger/real-talk.ts'

describe('whoever names a sum reads from which pay on it is over the general ceiling:', () => {
  const sums = [
    ['phí 120 triệu đi Nhật có đắt không', '120 triệu đồng', '40 triệu đồng'],
    ['công ty báo 150 triệu đi Đức, có cao không', '150 triệu đồng', '50 triệu đồng'],
    ['thu em 7000 đô đi Đài Loan đúng không', '7.000 USD', '2.333 USD'],
    ['cong ty thu 90tr di han', '90 triệu đồng', '30 triệu đồng'],
    ['phí dịch vụ một trăm hai mươi triệu có quá mức không', '120 triệu đồng', '40 triệu đồng'],
    ['120 triệu gồm vé máy bay', '120 triệu đồng', '40 triệu đồng'],
    ['cong ty thu 120 trieu gom ve may bay', '120 triệu đồng', '40 triệu đồng'],
    ['chi phí đi Nhật 150 triệu đã gồm học phí', '150 triệu đồng', '50 triệu đồng'],
    ['tất tần tật 120 triệu', '120 triệu đồng', '40 triệu đồng'],
    ['đi Hàn 300 triệu có đắt không', '300 triệu đồng', '100 triệu đồng'],
    ['cọc trước 20 triệu, tổng cộng 120 triệu đi Đài', '120 triệu đồng', '40 triệu đồng'],
    ['tron goi di dai 120 trieu', '120 triệu đồng', '40 triệu đồng'],
    ['vợ em đi Nhật trọn gói 120 triệu có đắt không', '120 triệu đồng', '40 triệu đồng'],
    ['phí lái xe tải ở Đức 150 triệu có đắt không', '150 triệu đồng', '50 triệu đồng'],
    ['total 6000 dollars including airfare to Taiwan', '6,000 USD', '2,000 USD'],
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
    'công ty ở Đài Loan thu 10 triệu mỗi tháng',
    'nhóm giải cứu bảo nộp 50 triệu',
    'em đóng 45 triệu tiền ký quỹ đi Nhật có đúng không',
    'lương 30 triệu ở nhật có đúng không',
    'em nợ 120 triệu đi nhật giờ làm sao',
    'đóng 4 tháng lương có quá không',
    'phí dịch vụ bao nhiêu',
    'học tiếng hết 15 triệu có đúng không',
    'vé máy bay hết 12 triệu có phải đóng không',
    'em bị lừa cọc 20 triệu, tổng 120 triệu',
    'em nợ tổng cộng 120 triệu giờ làm sao',
    'em có tất cả 100 triệu đi được nước nào',
    'làm thêm tất cả 40 triệu một tháng có cao không',
    'tổng 300 triệu đi Úc diện du lịch rồi trốn',
    'tong 300 trieu di uc dien du lich roi tron',
    'đi Anh trọn gói 500 triệu bao đậu, đi xe tải',
    'di anh tron goi 500 trieu di xe tai',
    'trọn gói 500 triệu đi Đức bao đậu',
    'đi Anh trọn gói 25000 bảng, đường VIP',
    'phí đi Mỹ đường Mexico 40000 đô',
    'lấy chồng Hàn trọn gói 150 triệu',
    'lay chong han tron goi 150 trieu',
    'du học Hàn trọn gói 200 triệu',
    'du hoc han tron goi 200 trieu',
    'đi chui sang Hàn trọn gói 200 triệu',
    'sang Hàn trọn gói 200 triệu rồi trốn ra ngoài làm',
    'student visa Korea total 8000 dollars',
    'total 20000 dollars to England by lorry, too much?',
    'đặt cọc 50 triệu tất cả',
    'dat coc 50 trieu tat ca',
    'a deposit of 2000 usd in all',
    `phí 120 triệu đi Nhật có đắt không, ${'nhà em cũng ở quê, bố mẹ em già rồi, '.repeat(3)}`,
  ]
  test.each(others)('not so: %s', (said) => expect(told(said)).not.toMatch(/Tính thử|Reckoned/))
})

test('another sum, right behind that answer, is reckoned and the answer is not repeated', () => {
  const again = told('phí 120 triệu đi Nhật có đắt không', 'công ty khác báo 90 triệu', 'còn chỗ này tất cả 150 triệu')
  expect(again).toMatch(/^Tính thử với 150 triệu đồng/)
  expect(again).not.toContain('Những khoản thường có')
})
