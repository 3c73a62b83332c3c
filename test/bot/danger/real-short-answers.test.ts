import { describe, expect, test } from 'vitest'
import { begin, talk, text } from '../path/walking.ts'
import { knowledge, last, told } from './real-talk.ts'

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
    [theirs, 'họ gọi đòi 200 triệu', 'danger.pay-or-not'],
    [theirs, 'ho nhan zalo doi 200 trieu', 'danger.pay-or-not'],
    [theirs, 'they called and want 200 million', 'danger.pay-or-not'],
    [held, 'they ask 5000 dollars', 'danger.pay-or-not-self'],
    [held, 'are you a real person', 'danger.is-machine'],
    [theirs, 'bao gio no ve', 'danger.who-comes'],
    [held, 'báo công an có bị lộ không', 'danger.found-out'],
    [held, 'nếu họ phát hiện thì sao', 'danger.found-out'],
    [theirs, 'bao cong an co bi lo ko', 'danger.report-kept'],
    [held, 'em so bi bat', 'danger.fears-police'],
    ['chủ đánh em ở Nhật', 'gọi cảnh sát có bị đuổi về không', 'danger.fears-police'],
    [held, 'em làm lừa đảo cho họ có bị tội không', 'danger.forced-guilt'],
    [theirs, 'công an xã bảo không giải quyết', 'danger.turned-away'],
    [theirs, 'nhắn cho nó thế nào', 'danger.write-to-them'],
    [held, 'gia đình em phải làm gì', 'danger.family-does'],
    [held, 'không có hộ chiếu thì về sao', 'danger.no-passport'],
    [held, 'ai tra tien ve', 'danger.who-pays'],
    [theirs, 'can giay to gi', 'danger.papers'],
    [held, 'em không biết tiếng anh', 'danger.language'],
    [held, 'có nên trốn không', 'danger.flee'],
    [theirs, 'có đăng facebook được không', 'danger.post'],
    [theirs, 'có người bảo 100 triệu đưa nó về', 'danger.paid-rescue'],
    [held, 'what should my family do', 'danger.family-does'],
    [held, 'will they find out if i call', 'danger.found-out'],
    [theirs, 'can you rescue him', 'danger.who-comes'],
    [theirs, 'a man says he can bring him home for 5000 dollars', 'danger.paid-rescue'],
    [theirs, 'bao xa ho khong nhan', 'danger.turned-away'],
    ['bạn em bị lừa sang Campuchia', 'em không phải người nhà có báo được không', 'danger.report'],
    [theirs, 'will they hurt him if i report', 'danger.report-kept'],
    [held, 'ảnh biết em gọi cảnh sát thì sao', 'danger.found-out'],
    [held, 'mẹ em gọi số nào', 'danger.family-does'],
    ['em ở Nhật bị chồng đánh', 'me em goi so nao', 'danger.family-does'],
    [theirs, 'mới được thả', 'danger.over-glad'],
    [theirs, 'nó mới được thả', 'danger.over-glad'],
    [theirs, 'họ thả nó về nhà rồi', 'danger.over-glad'],
    [theirs, 'ho tha no ve nha roi', 'danger.over-glad'],
    [held, 'nhỡ bị bắt bán tiếp sao', 'danger.taken-again'],
    [held, 'nho bi ban tiep thi sao', 'danger.taken-again'],
    [held, 'trốn ra lỡ bị bắt lại thì sao', 'danger.taken-again'],
    ['em vừa trốn ra khỏi casino', 'lỡ bị bắt lại thì sao', 'danger.taken-again'],
    ['I escaped the casino', 'what if they catch me again', 'danger.taken-again'],
    [theirs, 'lỡ nó bị bán tiếp thì sao', 'danger.taken-again-another'],
    [theirs, 'co nguoi tren mang nhan chuoc ve 100 trieu co nen tin khong', 'danger.paid-rescue'],
    [theirs, 'someone online says he can buy him out for 100 million, should I trust', 'danger.paid-rescue'],
    [held, 'có dịch vụ trên facebook nhận cứu về', 'danger.paid-rescue'],
    [held, 'có người nhận cứu em', 'danger.paid-rescue'],
    [held, 'someone on facebook says he can save me', 'danger.paid-rescue'],
    [theirs, 'rescue team asks 50 million first', 'danger.paid-rescue'],
    [theirs, 'someone wants 3000 usd to bring him home', 'danger.paid-rescue'],
    [held, 'a man messages that he can get me out for 2000 dollars', 'danger.paid-rescue'],
    [theirs, 'đội giải cứu đòi 50 triệu trước', 'danger.paid-rescue'],
    [theirs, 'doi giai cuu doi 50 trieu truoc', 'danger.paid-rescue'],
    [theirs, 'luật sư bảo 40 triệu thì đưa nó về', 'danger.paid-rescue'],
    [held, 'có anh bảo 2000 đô thì đưa em ra', 'danger.paid-rescue'],
    [held, 'sợ công an bắt lại', 'danger.fears-police'],
    [held, 'so cong an bat lai', 'danger.fears-police'],
    [held, 'nếu công an bắt lại thì sao', 'danger.fears-police'],
    [held, 'what if the police catch me again', 'danger.fears-police'],
    [theirs, 'hội người việt có cứu được không', 'danger.who-comes'],
    [held, 'hoi nguoi viet co cuu duoc khong', 'danger.who-comes'],
  ] as const
  for (const [danger, said, id] of asked) test(said, () => expect(saidLast(danger, said)).toMatchObject({ from: 'phrase', id }))

  const others = [
    [held, 'họ bảo đừng nói với ai', 'danger.tells-nobody'],
    [held, 'em gọi cho mẹ em được rồi', 'danger.calls-nobody'],
    [theirs, 'tôi có báo công an rồi mà không thấy gì', 'danger.report'],
    [theirs, 'tôi báo công an xã rồi', 'danger.report'],
    ['chủ đánh em ở Nhật', 'làm sao đòi tiền lương', 'danger.pay-or-not-self'],
    ['chủ đánh em ở Nhật', 'có chuyển chỗ làm được không', 'danger.pay-or-not-self'],
    ['em ở Việt Nam, chồng đánh em', 'em sợ bị bắt', 'danger.fears-police'],
    [held, 'chúng phát hiện em nhắn tin', 'danger.found-out'],
    [held, 'bị lộ rồi', 'danger.found-out'],
    [held, 'em cần giấy tờ gì để sinh con bên này', 'danger.papers'],
    [held, 'mẹ em bị ốm nặng làm sao', 'danger.family-does'],
    [theirs, 'nhờ bến an cứu cháu về', 'danger.paid-rescue'],
    [held, 'zalo em là 098, cứu em', 'danger.paid-rescue'],
    [held, 'zalo em la 098, cuu em', 'danger.paid-rescue'],
    [held, 'my zalo is 098, save me', 'danger.paid-rescue'],
    [theirs, 'they want him to ask money from people online', 'danger.pay-or-not'],
    [held, 'can you get me out, they ask 5000 dollars', 'danger.paid-rescue'],
    [held, 'internet is weak, get me out', 'danger.paid-rescue'],
    [held, 'mạng yếu lắm, cứu em với', 'danger.paid-rescue'],
    [held, 'mang yeu lam, cuu em voi', 'danger.paid-rescue'],
    [held, 'sắp mất mạng rồi cứu em', 'danger.paid-rescue'],
    [held, 'nhóm người này có súng, cứu em', 'danger.paid-rescue'],
    [theirs, 'nó nhắn zalo kêu cứu', 'danger.paid-rescue'],
    [theirs, 'công an nhận cứu con tôi chưa', 'danger.paid-rescue'],
    [theirs, 'sợ công an bắt lại nó', 'danger.taken-again-another'],
  ] as const
  for (const [danger, said, id] of others) test(`not so: ${said}`, () => expect(saidLast(danger, said)).not.toMatchObject({ id }))
})

test.each([
  [theirs, 'sợ nó bị bán tiếp'],
  [theirs, 'so no bi ban tiep'],
  [held, 'sợ họ bắt lại'],
  [held, 'so ho bat lai'],
  [held, 'nếu công an bắt lại thì sao'],
  [held, 'nhóm người trên facebook nhận cứu'],
  [theirs, 'nhóm người trên facebook nhận cứu'],
  [theirs, 'dịch vụ cứu người'],
  [held, 'afraid they catch me again'],
  [held, 'zalo em là 098, cứu em'],
])('whoever helps sees it, though nothing else is said: %s, %s', (danger, said) =>
  expect(last(danger, said)?.effects.map(({ kind }) => kind)).toContain('add-to-case'),
)

describe('what is asked beside more danger is answered, and the hotline told:', () => {
  for (const [danger, said, answer] of [
    [theirs, 'báo công an rồi chúng có giết nó không', 'xin giữ kín'],
    [held, 'họ đánh em, có ai tới cứu em không', 'không cử người đến được'],
  ] as const) {
    test(said, () => {
      expect(last(danger, said)?.effects).toMatchObject([{ kind: 'add-to-case' }])
      expect(told(danger, said)).toContain(answer)
      expect(last(danger, said)?.replies[0]?.blocks.some(({ kind }) => kind === 'calls')).toBe(true)
    })
  }
  test('what only tells reads the line alone', () => expect(told(theirs, 'họ báo công an giết nó rồi')).not.toContain('xin giữ kín'))
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

describe('a ransom told of behind steps is heard as one, and what is asked beside it is answered:', () => {
  test.each([
    [held, 'họ bảo nộp 300 triệu thì cho em về', 'Bến An không khuyên trả hay không trả'],
    [held, 'ho bao dong 300 trieu thi cho ve', 'Bến An không khuyên trả hay không trả'],
    [theirs, 'nó kêu nhà chuyển 5000 đô mới thả', 'Bến An không khuyên trả hay không trả'],
    [held, 'they say pay 10000 dollars then I can go home', 'Bến An does not advise'],
    [theirs, 'có người trên mạng nhận chuộc về 100 triệu, có nên tin', 'có kẻ giả vờ cứu người'],
    [held, 'có người trên facebook nói chuộc được, 100 triệu, có tin được không', 'có kẻ giả vờ cứu người'],
  ])('%s, then %s', (danger, said, answered) => {
    const turn = last(danger, said)
    const because = turn?.effects.flatMap((effect) => ('because' in effect ? effect.because : []))
    expect(because).toContainEqual(expect.objectContaining({ kind: 'words', signal: 'ransom' }))
    expect(JSON.stringify(turn?.replies)).toContain(answered)
  })
})

test('who tells of more danger and asks what to do reads the steps, once', () => {
  const said = 'con tôi bị bắt, tôi phải làm sao'
  expect(saidLast(theirs, said)).toMatchObject({ from: 'entry', id: 'family-missing' })
  expect(saidLast(theirs, said, said)).toMatchObject({ from: 'phrase', id: 'guarded.again' })
})

test.each([
  ['em ở Nhật bị chồng đánh', 'family-violence'],
  ['tôi ở Hàn Quốc bị chồng đánh', 'family-violence'],
])('who was given the steps for a relative, and tells of themselves, reads their own: %s', (said, id) =>
  expect(saidLast(theirs, said)).toMatchObject({ from: 'entry', id }),
)

test('which number their family calls, from who has the steps for a relative: the steps with them', () =>
  expect(saidLast(theirs, 'mẹ em gọi số nào')).toMatchObject({ from: 'entry', id: 'family-missing' }))

describe('the second question of one kind does not read the same sentences again:', () => {
  const twice = [
    [held, 'bao giờ có người đến', 'co ai den cuu ko', 'danger.who-comes'],
    [theirs, 'co nen bao cong an ko', 'báo công an xã hay tỉnh', 'danger.report'],
    [held, 'ai trả tiền về', 'vé về ai mua', 'danger.who-pays'],
    [held, 'are you a real person', 'bot co phai nguoi that ko', 'danger.is-machine'],
  ] as const
  test.each(twice)('%s / %s / %s', (danger, first, second, phrase) => {
    expect(saidLast(danger, first)).toMatchObject({ id: phrase })
    expect(saidLast(danger, first, second)).toMatchObject({ id: 'danger.short-above' })
    expect(last(danger, first, second)?.effects.map(({ kind }) => kind)).toContain('add-to-case')
    expect(saidLast(danger, first, 'em không biết tiếng anh', second)).not.toMatchObject({ id: 'danger.short-above' })
  })

  test.each([
    [held, 'không có hộ chiếu thì về sao', 'mất hộ chiếu rồi sao về nước'],
    [held, 'bao giờ có người đến', 'co ai den cuu ko'],
    [theirs, 'co nen bao cong an ko', 'báo công an xã hay tỉnh'],
  ])('the numbers are: %s / %s / %s', (...said) => {
    expect(saidLast(...said)).toMatchObject({ id: 'danger.short-above' })
    expect(last(...said)?.replies[0]?.blocks.some(({ kind }) => kind === 'calls')).toBe(true)
  })

  test.each([
    [9, 'danger.short-above'],
    [11, 'danger.who-comes'],
  ])('after %i minutes: %s', (minutes, id) => {
    const turns = talk([held, 'bao giờ có người đến', 'co ai den cuu ko'].map(text), knowledge, begin(), minutes * 60_000)
    expect(turns.at(-1)?.replies[0]?.origin).toMatchObject({ id })
  })
})
