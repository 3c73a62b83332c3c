import { describe, expect, test } from 'vitest'
import { last, told } from '../bot/danger/real-talk.ts'

const entryOf = (said: string) => {
  const origin = last(said)?.replies[0]?.origin
  return origin?.from === 'entry' ? origin.id : null
}

describe('who is missing in Viet Nam is reported to the police there first:', () => {
  test.each(['con em mất tích ở Sài Gòn', 'cháu bé 5 tuổi nhà em mất tích ở Hà Nội', 'con em bị bắt cóc ở Việt Nam'])('%s', (said) => {
    expect(entryOf(said)).toBe('family-missing@vn')
    expect(told(said)).toMatch(/113/)
  })
  test('abroad, citizen protection stays first', () => expect(entryOf('con tôi đi Campuchia mất liên lạc')).toBe('family-missing'))
})

describe('who writes for somebody who is harassed is told what to do for them:', () => {
  test.each([
    'quản lý sàm sỡ con gái em',
    'em gái tôi bị chủ sàm sỡ',
    'vợ tôi bị chủ hiếp',
    'con gái tôi bị hiếp dâm ở Đài Loan',
    'my daughter is harassed by her boss',
  ])('%s', (said) => expect(told(said)).toMatch(/Người ấy không có lỗi|It is not their fault/))
  test('whoever it happens to reads their own', () => expect(told('quản lý sàm sỡ em')).toMatch(/Bến An tin em/))
})

test('who bleeds and is forced reads of the ambulance before all else', () =>
  expect(told('em đang mang thai bị ra huyết, chủ bắt phá')).toMatch(/^[^1]*gọi cấp cứu trước/))
