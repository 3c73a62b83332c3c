import { describe, expect, test } from 'vitest'
import { offered, told, turnAfter } from './real-talk.ts'

describe('whoever tells that another wants to die reads what can be done for them, and the lines at home first:', () => {
  const ofAnother = [
    ['Con tôi nhắn nói không muốn sống nữa, nó ở Nhật', 'relative'],
    ['con toi nhan noi khong muon song nua', 'relative'],
    ['chồng tôi bên Hàn nhắn về là không muốn sống nữa', 'relative'],
    ['em gái em nhắn nói muốn chết', 'relative'],
    ['vợ tôi ở Đài Loan cứ khóc bảo muốn chết', 'relative'],
    ['bạn cùng phòng em nói muốn chết', 'witness'],
    ['chị cùng xưởng hay nói chán sống', 'witness'],
    ['my son says he wants to die', 'relative'],
    ['my roommate says she wants to die', 'witness'],
  ] as const
  test.each(ofAnother)('%s', (said, writer) => {
    expect(turnAfter(said)).toMatchObject({ writer, danger: { topic: 'suicidal' } })
    expect(told(said)).toMatch(/Đừng để người ấy một mình|Do not leave them alone/)
    expect(told(said)).not.toMatch(/Đừng ở một mình|Do not stay alone/)
  })

  test('one who lives in Japan is told of at home', () => {
    const steps = told('Con tôi nhắn nói không muốn sống nữa, nó ở Nhật')
    expect(steps.indexOf('Cảnh sát Nhật Bản')).toBeGreaterThan(steps.indexOf('+84 981'))
  })

  test('so does who tells on: "nó nói muốn chết"', () => {
    expect(turnAfter('con tôi đi Nhật', 'nó nói muốn chết').writer).toBe('relative')
  })
})

describe('whoever wants to die reads their own steps, whomever else they name or would take along:', () => {
  const ofSelf = [
    'mẹ em mất, em không muốn sống nữa',
    'mẹ em mất em không muốn sống nữa',
    'chồng em bảo em chết đi, em muốn chết lắm',
    'bạn em bỏ em rồi em muốn chết',
    'con em mất rồi, không muốn sống nữa',
    'vợ em bỏ em, em chán sống',
    'my mother died and I want to die',
    'em muốn giết chủ rồi chết',
    'em muon giet chu roi chet',
    'tôi giết nó rồi tự tử',
    'em chỉ muốn giết nó rồi chết luôn',
    'I want to kill my boss and then die',
  ]
  test.each(ofSelf)('%s', (said) => {
    expect(turnAfter(said).writer).toBe('self')
    expect(told(said)).toMatch(/Đừng ở một mình|Do not stay alone/)
    expect(offered(said).length).toBeGreaterThan(0)
  })
})
