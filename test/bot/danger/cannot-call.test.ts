import { describe, expect, test } from 'vitest'
import { plainText } from '../../../src/bot/say/plain-text.ts'
import { realKnowledge } from '../fixture-knowledge.ts'
import { talk, text } from '../path/walking.ts'

const knowledge = await realKnowledge()
const last = (...said: readonly string[]) => talk(said.map(text), knowledge).at(-1)
const reply = (...said: readonly string[]) => last(...said)?.replies.at(-1)

describe('whoever is in danger and cannot call is told what can be done without', () => {
  test.each([
    ['họ nhốt em không cho ra ngoài', 'khong goi duoc'],
    ['chồng em đánh em', 'khong goi duoc'],
    ['em bị nhốt trong nhà ở Campuchia', 'em không gọi điện được'],
    ['em bị nhốt trong nhà ở Campuchia', 'khong co dien thoai'],
    ['em bị nhốt ở Nhật', 'máy em hết tiền rồi'],
    ['em bị nhốt ở Nhật', 'may em sap het pin'],
    ['em bị nhốt ở Nhật', 'em không dám gọi cảnh sát'],
    ['họ nhốt em ở Hàn Quốc', 'em không nói được, họ ở ngoài cửa'],
    ['em bị nhốt ở Myawaddy', 'hết pin'],
    ['they locked me in', 'my battery is dying'],
    ['they locked me in', 'i cannot call'],
    ['they locked me in', "I can't call the police"],
    ['they locked me in', 'I have no phone credit'],
    ['họ nhốt em', 'họ không cho em gọi điện'],
    ['họ nhốt em', 'ho khong cho em goi dien'],
    ['họ nhốt em', 'ở đây cấm gọi điện'],
    ['họ nhốt em', 'họ thu sim rồi, chỉ có wifi'],
    ['họ nhốt em', 'có người canh, em không dám gọi'],
    ['họ nhốt em', 'họ nghe lén điện thoại'],
    ['họ đánh em', 'em không được phép gọi điện'],
    ['chồng em đánh em', 'ổng không cho em gọi cho mẹ'],
    ['they locked me in', "they don't let me call"],
    ['they locked me in', 'they took my sim'],
  ])('%s / %s', (before, said) => {
    expect(reply(before, said)?.origin).toMatchObject({ from: 'phrase', id: 'danger.cannot-call' })
    expect(last(before, said)?.effects).toContainEqual({ kind: 'add-to-case', because: [{ kind: 'cannot-call' }] })
    expect(reply(before, said)?.lane).toBe('danger')
  })

  test('but not whoever asks how help can come: that is answered', () => {
    expect(reply('em bị nhốt ở Campuchia', 'máy sắp hết pin')?.origin).toMatchObject({ id: 'danger.cannot-call' })
    const asked = reply('em bị nhốt ở Campuchia', 'máy sắp hết pin, giờ em phải làm sao')
    expect(asked?.origin).not.toMatchObject({ id: 'danger.cannot-call' })
    expect(JSON.stringify(asked?.blocks)).toContain('117')
  })

  test('the numbers stand below for somebody else to call, and nothing says "call now"', () => {
    const said = (reply('em muốn chết', 'em không gọi được')?.blocks ?? []).map(plainText).join('\n')
    expect(said).toContain('Người nhà ở Việt Nam có thể gọi thay:')
    expect(said).toContain('+84 981 84 84 84')
    expect(said).not.toContain('Gọi ngay:')
  })

  test.each([
    ['em bị nhốt ở Nhật', 'gọi cảnh sát được không'],
    ['em bị nhốt ở Nhật', 'em không biết gọi số nào'],
    ['họ nhốt em không cho ra ngoài', 'em không ra được đồn công an'],
    ['em bị nhốt ở Hàn Quốc', 'em không nói được tiếng Hàn'],
    ['they hit me in Taiwan', 'I cannot speak Chinese'],
    ['tôi thấy chị hàng xóm bị chủ đánh', 'chị ấy không dám gọi'],
    ['em ở Đài Loan bị nợ lương', 'em gọi không được'],
    ['con tôi mất liên lạc bên Campuchia', 'không gọi được cho nó'],
    ['họ nhốt em', 'họ không cho gọi, nó đang đánh em'],
    ['họ nhốt em', 'họ không cho em gọi với dọa giết em'],
    ['họ nhốt em', 'họ không cho gọi, tối nay chúng chuyển em đi chỗ khác'],
    ['họ nhốt em', 'em không dám gọi, em muốn chết'],
  ])('but not: %s / %s', (before, said) => {
    expect(reply(before, said)?.origin).not.toMatchObject({ id: 'danger.cannot-call' })
  })
})
