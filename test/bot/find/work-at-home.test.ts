import { describe, expect, test } from 'vitest'
import { levels, told } from '../danger/real-talk.ts'

describe('who works at home is told whose question it is:', () => {
  const atHome = [
    ['tôi làm ở công ty trong nước, bị nợ lương'],
    ['lam cong ty trong nuoc no luong 3 thang'],
    ['em làm công ty ở Bình Dương bị nợ lương 2 tháng'],
    ['tôi làm ở nhà máy ở Bắc Ninh, không được trả lương'],
    ['em làm phụ hồ ở Hà Nội bị quỵt tiền'],
    ['lam cong nhan o binh duong bi duoi viec'],
    ['làm ở quê bị quỵt lương kiện ở đâu'],
    ['công ty ở Bắc Giang không đóng bảo hiểm cho em'],
    ['em ở Nghệ An', 'em làm ở xưởng dưới quê bị nợ lương'],
    ['I work in a factory in Vietnam and they owe me wages'],
    ['my boss in Hanoi does not pay me'],
  ].map((said) => [said] as const)
  test.each(atHome)('%s', (said) => {
    expect(told(...said)).toMatch(/công đoàn nơi làm|trade union where you work/)
  })

  const ours = [
    ['em làm ở Đài Loan, công ty ở Việt Nam nợ lương'],
    ['em đang ở Nhật', 'công ty ở Việt Nam nợ lương em'],
    ['công ty ở Hà Nội đưa em đi Nhật, em bị nợ lương'],
    ['em về Việt Nam rồi, chủ Đài còn nợ lương'],
    ['em đang ở Việt Nam chủ còn nợ lương'],
    ['em quê Nghệ An bị chủ nợ lương'],
    ['công ty ở Vinh thu em 100 triệu'],
    ['công ty ở Hà Nội chậm trả tiền hoàn cho em'],
    ['em đang làm ở Hà Nội muốn đi Nhật cần gì'],
  ].map((said) => [said] as const)
  test.each(ours)('not so: %s', (said) => expect(told(...said)).not.toMatch(/công đoàn nơi làm|trade union where/))

  test('danger at home is danger', () => {
    expect(levels('làm ở Bình Dương bị giữ giấy tờ không cho về, nợ lương')).toEqual([3])
  })
})
