import { describe, expect, test } from 'vitest'
import { last, told, turnAfter } from './real-talk.ts'

const topicOf = (...said: readonly string[]) => {
  const origin = last(...said)?.replies[0]?.origin
  return origin?.from === 'entry' ? origin.id : null
}
const onBoard = /Đang ở trên tàu: đừng nhảy xuống biển|On a ship: do not jump into the sea/

describe('who is beaten or held on a ship reads what can be done there, guarded, and nothing that leads away:', () => {
  test.each([
    'em đi tàu cá Đài Loan, bị đánh, không cho lên bờ',
    'tui đang trên tàu cá, thuyền trưởng đánh em',
    'tren tau ca, bi danh, khong cho len bo',
    'em là thuyền viên, bị bỏ đói trên tàu',
    'họ giữ em trên tàu cá không cho lên bờ 8 tháng nay',
    'đi tàu cá về là bị giữ ở cảng, thuyền trưởng đánh em',
    'đang trên tàu ngoài biển bị đánh dọa ném xuống biển',
    'I work on a fishing boat, the captain beats us and we are not allowed ashore',
  ])('%s', (said) => {
    expect(topicOf(said)).toBe('cannot-leave')
    expect(told(said)).toMatch(onBoard)
    expect(turnAfter(said)).toMatchObject({ guarded: true, writer: 'self' })
  })
  test('that it is on a ship may be told later', () => {
    expect(told('em bị nhốt, bị đánh', 'em đang ở trên tàu, nó đánh em')).toMatch(onBoard)
    expect(told('em bị đánh trên tàu cá', 'giờ em phải làm gì')).toMatch(onBoard)
  })
})

describe('a relative reads what to tell of the ship:', () => {
  test.each([
    'chồng tôi đi tàu cá bị thuyền trưởng đánh, không cho lên bờ',
    'con tôi đi tàu cá Đài Loan bị đánh',
    'em trai tôi đi tàu viễn dương mất liên lạc',
    'my husband is on a fishing vessel and the captain beats him',
  ])('%s', (said) => {
    expect(told(said)).toMatch(/số IMO|IMO number/)
    expect(told(said)).not.toMatch(onBoard)
  })
})

describe('what was written for another danger stays:', () => {
  test.each([
    ['em muốn chết, em đang trên tàu cá', 'suicidal'],
    ['tàu cá của em sắp chìm', 'being-moved-or-sold'],
    ['em trốn khỏi tàu cá lên bờ rồi', 'just-escaped'],
    ['em bị lừa lên tàu điện, bị đánh', 'violence'],
    ['chồng em đánh em, em ở nhà gần bờ biển', 'family-violence'],
    ['chồng đánh em lên bờ xuống ruộng', 'family-violence'],
    ['chồng em đi biển về là đánh em', 'family-violence'],
    ['chong em lam tau ca, ve nha la danh em', 'family-violence'],
    ['ba con là thuyền viên, uống rượu về đánh con', 'violence'],
    ['my husband is a fisherman and beats me at home', 'family-violence'],
  ])('%s', (said, topic) => {
    expect(topicOf(said)).toBe(topic)
    expect(told(said)).not.toMatch(onBoard)
  })
  test('who is hurt there reads what to do on board as well', () =>
    expect(told('em bị dây tời quật trên tàu cá, chảy máu nhiều quá')).toMatch(onBoard))
})
