import { describe, expect, test } from 'vitest'
import { effectsOf, last, told, turnAfter } from './real-talk.ts'

const despair = 'em muốn chết'
const stay = { vi: /Bến An muốn em còn ở đây|Bến An vẫn đọc/, en: /wants you to stay here|still reads you/ }

describe('who wants to die and asks for a way is answered at once, with no way named, and is of the highest level:', () => {
  test.each([
    [despair, 'uống thuốc gì cho nhanh'],
    [despair, 'uong thuoc gi cho nhanh'],
    [despair, 'cách nào không đau'],
    [despair, 'thuốc nào mua được'],
    [despair, 'làm sao để chết nhẹ nhàng'],
    [despair, 'em uống thuốc rồi'],
    [despair, 'em nuot het vi thuoc'],
    [despair, 'uống hết rồi'],
    ['i want to die', 'i took all my pills'],
    ['i want to die', 'which pills are fastest'],
    ['i want to die', 'is there a painless way'],
  ])('%s, then %s', (...said) => {
    const turn = last(...said)
    expect(turn?.effects.map(({ kind }) => kind)).not.toContain('set-clock')
    expect(turnAfter(...said).openCase?.level).toBe(4)
    expect(told(...said)).toMatch(/gọi cấp cứu ngay|call an ambulance now/)
  })
  test.each(['uống thuốc gì chết nhanh', 'thuốc gì chết nhanh', 'uong thuoc gi chet nhanh'])('also first: %s', (said) =>
    expect(effectsOf(said)).toContain('open-case'),
  )
})

describe('who wants to die and writes on is not met with silence, nor with "the steps hold":', () => {
  test.each([
    [despair, 'không ai cần em'],
    [despair, 'kệ em'],
    [despair, 'vẫn muốn chết'],
    [despair, 'nói chuyện với em đi'],
    ['i want to die', 'nobody needs me'],
  ])('%s, then %s', (...said) => {
    expect(told(...said)).toMatch(said[0] === despair ? stay.vi : stay.en)
    expect(effectsOf(...said)).toContain('add-to-case')
    expect(effectsOf(...said)).not.toContain('set-clock')
  })
  test('who asks what to do now reads the steps', () => expect(told(despair, 'em phải làm gì bây giờ')).toContain('Đừng ở một mình'))
  test('of another nothing of the kind is said', () => expect(told('con em muốn chết', 'không ai cần nó')).not.toMatch(stay.vi))
})

describe('who wants to die while a boss or a guard looks on reads nothing that tells of it:', () => {
  test.each([
    [despair, 'sếp đang nhìn em'],
    [despair, 'sep dang nhin em'],
    [despair, 'quản lý đang canh em'],
    [despair, 'chủ đang đứng cạnh em'],
    ['i want to die', 'my boss is watching me'],
  ])('%s, then %s', (...said) => {
    expect(turnAfter(...said).guarded).toBe(true)
    expect(told(...said)).not.toMatch(/cấp cứu|ambulance|muốn có người nghe/i)
    expect(effectsOf(...said)).toContain('add-to-case')
  })
  test('who is beside somebody of theirs reads on', () => expect(told(despair, 'mẹ đang ngồi cạnh em')).toMatch(stay.vi))
})
