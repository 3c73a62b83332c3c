import { describe, expect, test } from 'vitest'
import { last } from './real-talk.ts'

const held = 'em bị nhốt ở Campuchia'
const theirs = 'con trai tôi bị nhốt ở Campuchia'
const saidLast = (...said: readonly string[]) => last(...said)?.replies[0]?.origin

describe('what is asked behind steps is answered shortly:', () => {
  const asked = [
    [held, 'co ai den cuu ko', 'danger.who-comes'],
    [held, 'bao giờ có người đến', 'danger.who-comes'],
    [theirs, 'bao lau thi cuu duoc', 'danger.who-comes'],
    [held, 'nho goi cho me em duoc ko', 'danger.calls-nobody'],
    [held, 'gọi cho mẹ em giúp với', 'danger.calls-nobody'],
    [held, 'bot co phai nguoi that ko', 'danger.is-machine'],
    ['tôi không muốn sống nữa', 'dung bao ai nhe', 'danger.tells-nobody'],
    [theirs, 'co nen bao cong an ko', 'danger.report'],
    [theirs, 'báo công an xã hay tỉnh', 'danger.report'],
    [theirs, 'chung no doi 300 trieu', 'danger.pay-or-not'],
    [held, 'are you a real person', 'danger.is-machine'],
  ] as const
  for (const [danger, said, id] of asked) test(said, () => expect(saidLast(danger, said)).toMatchObject({ from: 'phrase', id }))

  const others = [
    [held, 'họ bảo đừng nói với ai', 'danger.tells-nobody'],
    [held, 'em gọi cho mẹ em được rồi', 'danger.calls-nobody'],
    [theirs, 'tôi có báo công an rồi mà không thấy gì', 'danger.report'],
    [theirs, 'tôi báo công an xã rồi', 'danger.report'],
    ['chủ đánh em ở Nhật', 'làm sao đòi tiền lương', 'danger.pay-or-not-self'],
  ] as const
  for (const [danger, said, id] of others) test(`not so: ${said}`, () => expect(saidLast(danger, said)).not.toMatchObject({ id }))
})

describe('what helps whoever comes is noted, and the steps are not said again:', () => {
  const facts = [
    [theirs, 'so tai khoan nay 0123456789 vietcombank nguyen van a'],
    [theirs, 'no ten nguyen van b sinh 2003 que yen thanh'],
    [theirs, 'toi o nghe an'],
    [theirs, 'tôi chuyển tiền rồi'],
    [held, 'tang 5 toa B'],
    [held, 'so cua me em 0912345678'],
  ]
  for (const said of facts) {
    test(said.join(', then '), () => {
      const turn = last(...said)
      expect(turn?.replies[0]?.origin).toMatchObject({ from: 'phrase', id: 'guarded.again' })
      expect(turn?.effects).toEqual([{ kind: 'add-to-case', because: [{ kind: 'not-understood' }] }])
    })
  }
  test('a town is where they are', () => expect(last('bị đánh', 'xuong may o gunma')?.conversation.whereabouts).toBe('jp'))
  test('what tells of more danger is no mere fact', () => {
    expect(last(held, 'họ bảo nhảy từ tầng 5 xuống')?.effects).not.toEqual([{ kind: 'add-to-case', because: [{ kind: 'not-understood' }] }])
  })
})
