import { describe, expect, test } from 'vitest'
import { realKnowledge } from '../fixture-knowledge.ts'
import { begin, talk, text } from '../path/walking.ts'

const knowledge = await realKnowledge()
const last = (...said: readonly string[]) => talk(said.map(text), knowledge).at(-1)

describe('whoever says no more than where they are is understood, and not told how one goes there', () => {
  test.each([
    ['e lam giup viec ben dai', 'tw'],
    ['em làm nail ở Đức', 'de'],
    ['e o campuchia', 'kh'],
    ['tôi đang ở Gumi Hàn Quốc', 'kr'],
    ['em là thực tập sinh ở Nhật', 'jp'],
    ['I work in a factory in Taiwan', 'tw'],
    ['em ở Nghệ An', 'vn'],
    ['toi o thanh hoa', 'vn'],
    ['i am in hanoi', 'vn'],
  ])('%s', (said, country) => {
    const turn = last(said)
    expect(turn?.replies[0]?.origin).toMatchObject({ from: 'phrase', id: 'location.here' })
    expect(turn?.replies[0]?.choices.at(-1)).toMatchObject({ data: 'cmd:person' })
    expect(turn?.conversation).toMatchObject({ whereabouts: country, destination: null, topic: null })
  })

  test.each([
    'em đi thực tập sinh ở Nhật có tốt không',
    'làm việc ở Nhật',
    'em muốn làm việc ở Nhật',
    'mẹ em làm giúp việc ở Ả Rập',
    'em ở Nhật muốn đổi công ty',
    'em ở Hàn muốn sang Canada làm',
    'em ở Đài Loan bị nợ lương',
    'em ở Séc thì báo ai',
  ])('but not who says more, asks, wishes or tells of another: %s', (said) => {
    expect(last(said)?.replies[0]?.origin).not.toMatchObject({ id: 'location.here' })
  })

  test.each([
    ['con tôi đi Đài Loan 2 năm rồi', 'tw'],
    ['chồng tôi đi Nhật được 3 năm', 'jp'],
  ])('so is who tells it of theirs: %s', (said, country) => {
    const turn = last(said)
    expect(turn?.replies[0]?.origin).toMatchObject({ from: 'phrase', id: 'location.theirs' })
    expect(turn?.conversation).toMatchObject({ whereabouts: country, destination: null })
  })
  test.each([
    'con tôi sắp đi Đài Loan',
    'em nộp tiền đi Nhật 1 năm rồi chưa bay',
    'em đi Nhật 3 năm rồi về',
    'em đăng ký đi Hàn 2 năm nay',
  ])('but not who is still to go, or came back: %s', (said) => expect(last(said)?.conversation.whereabouts).toBeNull())

  test('what they tell next is answered for that place', () => {
    const turn = last('e lam giup viec ben dai', 'chu giu ho chieu e')
    expect(turn?.replies[0]?.origin).toMatchObject({ from: 'entry', id: 'passport-kept@tw' })
  })
})

describe('where they are, behind an answer that differs there, is answered for that place', () => {
  test.each([
    ['chủ không trả lương 3 tháng', 'em ở Dubai', 'unpaid-wages@ae'],
    ['chu khong tra luong', 'em dang o nhat', 'unpaid-wages@jp'],
    ['cty k tra luong cho e', 'tai dai loan', 'unpaid-wages@tw'],
    ["my boss didn't pay me for 3 months", 'i am in korea', 'unpaid-wages@kr'],
    ['chủ giữ hộ chiếu của em', 'em ở Nhật', 'passport-kept@jp'],
  ])('%s | %s', (asked, where, id) => {
    expect(last(asked, where)?.replies[0]?.origin).toMatchObject({ from: 'entry', id })
  })

  test.each([
    ['chủ không trả lương ở Hàn Quốc', 'em đang ở Hàn Quốc'],
    ['phí dịch vụ đi Đài Loan bao nhiêu', 'em đang ở Nhật'],
  ])('but not where it was told for there, or is about going: %s | %s', (asked, where) => {
    expect(last(asked, where)?.replies[0]?.origin).toMatchObject({ from: 'phrase', id: 'location.here' })
  })
})

describe('where they are, behind what is not told for one country,', () => {
  const slowly = (...said: readonly string[]) => talk(said.map(text), knowledge, begin(), 2 * 60_000)
  const told = (...said: readonly string[]) => JSON.stringify(slowly(...said).at(-1)?.replies[0]?.blocks)

  test.each([
    ['co thai', 'em o nhat', '0120-250-168'],
    ['hop dong ghi mot dang lam mot neo', 'em ở đài loan', '1955'],
    ['i am pregnant', 'i am in korea', '1577-0071'],
  ])('brings the numbers of that place: %s | %s', (asked, where, number) => {
    expect(told(asked)).not.toContain(number)
    expect(told(asked, where)).toContain(number)
  })

  test.each([
    ['cong ty pha san, luong 3 thang chua lanh', 'e o nhat', 'jp'],
    ['công ty phá sản, lương 3 tháng chưa lãnh', 'em đang ở Hàn', 'kr'],
  ])('leaves the answers that are offered open: %s | %s', (asked, where, country) => {
    const [first, then] = slowly(asked, where)
    expect(first?.replies[0]?.origin).toMatchObject({ id: 'choices' })
    expect(then?.conversation).toMatchObject({ whereabouts: country, openQuestion: first?.conversation.openQuestion })
    expect(then?.replies[0]?.choices.map(({ data }) => data)).toEqual(first?.replies[0]?.choices.map(({ data }) => data))
    expect(slowly(asked, where, '1').at(-1)?.replies[0]?.origin).toMatchObject({ from: 'entry' })
  })

  test('is no more than that where it was known', () => {
    expect(slowly('em ở nhật', 'co thai', 'em ở nhật').at(-1)?.replies[0]?.origin).toMatchObject({ id: 'location.here' })
  })
})

test('whoever leaves no doubt that they are there stays there, though they ask what is asked before going', () => {
  expect(last('em đang ở Hàn Quốc, lương tối thiểu một tháng bao nhiêu')?.conversation).toMatchObject({ whereabouts: 'kr' })
  expect(last('em đi làm ở Hàn Quốc thì lương tối thiểu bao nhiêu')?.conversation).toMatchObject({ whereabouts: null })
})

test('whoever is abroad and tells of pay is not told for sure what is asked before going', () => {
  const told = 'I am Vietnamese working in Romania in construction, my agency deducts 200 euro every month and I do not know why'
  const [reply] = last(told)?.replies ?? []
  expect(reply?.origin).not.toMatchObject({ id: 'europe-routes' })
  expect(JSON.stringify([reply?.origin, reply?.choices])).toContain('unpaid-wages')
})
