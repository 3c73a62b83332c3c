import { describe, expect, test } from 'vitest'
import { last, talked } from './real-talk.ts'

const held = 'em bị giữ ở Campuchia'
const isOver = { kind: 'add-to-case', because: [{ kind: 'says-over' }] }

describe('a false alarm that is taken back is noted, and lowers nothing:', () => {
  for (const said of [
    'thoi em dua do',
    'em test thu bot thoi',
    'nhầm, tôi gõ nhầm',
    'dạ em nhắn nhầm số ạ',
    'không có gì đâu, em giỡn thôi',
    'just joking sorry',
    'sorry wrong chat',
    'em đùa',
    'không phải, em chỉ hỏi thôi',
    'em chi hoi cho biet',
    'em hỏi cho bài tập',
    'em hỏi giùm bạn làm luận văn',
    'em hỏi thử thôi chứ không bị gì',
    'just asking',
    "it's for homework",
  ]) {
    test(said, () => {
      const turn = last(held, said)
      expect(turn?.effects).toEqual([isOver])
      expect(turn?.replies[0]?.origin).toMatchObject({ id: 'danger.over' })
      expect(turn?.conversation).toMatchObject({ guarded: true, danger: { level: 3 } })
    })
  }
  for (const said of [
    'em không đùa',
    'em khong dua dau',
    'toi khong noi dua',
    'họ tưởng em đùa',
    'em dua roi',
    'em đưa tiền rồi',
    'i am not joking',
    'em không phải chỉ hỏi thôi đâu',
    'đây không phải bài tập',
    'em thấy tin này trên mạng có thật không',
    'em phải viết bài trên mạng',
    'không bị gì sao được',
    'em chưa bị gì',
  ])
    test(`not so: ${said}`, () => expect(last(held, said)?.effects).not.toContainEqual(isOver))

  test('what was meant instead is answered where it is understood', () => {
    const origins = (said: string) => last('em muốn chết', said)?.replies.map(({ origin }) => ('id' in origin ? origin.id : null))
    expect(origins('em nham, em muon chec visa')).toEqual(['danger.over'])
    expect(origins('em gõ nhầm, em hỏi lương bên Nhật bao nhiêu')).toHaveLength(2)
  })
  test('another place takes no alarm back', () => {
    const turn = last(held, 'em nham cho, em o myanmar')
    expect(turn?.effects).toEqual([{ kind: 'add-to-case', because: [{ kind: 'is-in', country: 'mm' }] }])
  })
  test('it answers the question whether it happens', () => {
    expect(last('nếu bị nhốt thì làm sao', 'em hỏi cho bài tập')?.replies[0]?.origin).toMatchObject({ id: 'look-alike.no' })
    expect(last('em bi giu', 'khong em dua thoi')?.replies[0]?.origin).toMatchObject({ id: 'look-alike.no' })
    expect(last('em bi giu', 'em khong dua')?.replies[0]?.origin).not.toMatchObject({ id: 'look-alike.no' })
  })
})

describe('good news of whoever was missing is met gladly:', () => {
  const news = [
    'no goi lai roi, toi mung qua',
    'a no vua goi roi',
    'cháu nó gọi lại được rồi, hú hồn',
    'nó nhắn lại cho tôi rồi',
    'nó về nhà rồi',
    'no ve nha roi',
    'cháu về rồi',
  ]
  for (const said of news) {
    test(said, () => {
      const turn = last('con tôi mất liên lạc', said)
      expect(turn?.replies[0]?.origin).toMatchObject({ id: 'danger.over-glad' })
      expect(turn?.effects).toEqual([isOver])
    })
  }
  test('"no het pin thoi" behind it, too', () =>
    expect(talked('con toi mat lien lac', 'a no vua goi roi', 'no het pin thoi').at(-1)?.effects).toEqual([isOver]))
  test('not where they cried, nor of a husband who beats', () => {
    expect(last('con tôi mất liên lạc', 'no goi lai roi nhung khoc')?.effects).not.toContainEqual(isOver)
    expect(last('chồng đánh em', 'anh ay goi lai roi')?.effects).not.toContainEqual(isOver)
    for (const said of ['nó về nhà rồi', 'chồng em về rồi']) {
      expect(last('chồng đánh em', said)?.effects).not.toContainEqual(isOver)
      expect(last('con gái tôi bị chồng đánh ở Đài Loan', said)?.effects).not.toContainEqual(isOver)
    }
    expect(last('con tôi mất liên lạc', 'họ về rồi')?.effects).not.toContainEqual(isOver)
  })
})
