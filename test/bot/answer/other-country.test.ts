import { describe, expect, test } from 'vitest'
import { plainText } from '../../../src/bot/say/plain-text.ts'
import { realKnowledge } from '../fixture-knowledge.ts'
import { begin, talk, text } from '../path/walking.ts'

const knowledge = await realKnowledge()
const everyMs = 2 * 60_000
const lastOf = (...said: readonly string[]) => talk(said.map(text), knowledge, begin(), everyMs).at(-1)
const told = (...said: readonly string[]) => (lastOf(...said)?.replies[0]?.blocks ?? []).map(plainText).join('\n')

describe('whoever asks about another country than their own is given its numbers, not those of where they are', () => {
  for (const [first, next, number, ofWhereTheyAre] of [
    ['bị nợ lương ở hàn', 'con dai loan thi sao', '1955', '1577-0071'],
    ['chủ nợ lương ở đài loan', 'còn nhật thì sao', '0120-531-406', '1955'],
    ['bi giu ho chieu o han', 'con malaysia thi sao', '+60 12-335 0512', '1577-0071'],
    ['em co bau o nhat co bi duoi ve khong', 'con dai loan', '1955', '0120-250-168'],
    ['i am pregnant in japan will they send me home', 'what about korea', '1577-0071', '0120-250-168'],
    ['em dang o han, chu no luong', 'con nhat thi sao', '0120-531-406', '1577-0071'],
    ['em o vn, chong em o han bi no luong', 'con dai loan thi sao', '1955', '1577-0071'],
  ] as const)
    test(`${first} | ${next}`, () => {
      expect(told(first, next)).toContain(number)
      expect(told(first, next)).not.toContain(ofWhereTheyAre)
    })

  test('what they ask then of themselves is for where they are', () => {
    expect(told('bị nợ lương ở hàn', 'con dai loan thi sao', 'lam sao khieu nai')).toContain('1577-0071')
  })
})

describe('a country asked about next by its short name, without marks, is heard as with them', () => {
  const idOf = (...said: readonly string[]) => {
    const origin = lastOf(...said)?.replies[0]?.origin
    return origin?.from === 'entry' ? origin.id : null
  }
  const fee = 'phi dich vu di dai loan toi da bao nhieu'
  const deposit = 'ky quy dai loan bao nhieu'
  for (const [first, next, entry] of [
    [fee, 'con nhat thi sao', 'service-fee-cap@jp'],
    [fee, 'uc thi sao', 'service-fee-cap@au'],
    [deposit, 'the nhat thi sao', 'deposit@jp'],
    [deposit, 'con han', 'deposit@kr'],
    [deposit, 'con nhat thi the nao', 'deposit@jp'],
    ['muon doi chu', 'con han', 'change-employer@kr'],
  ] as const)
    test(`${first} | ${next}`, () => expect(idOf(first, next)).toBe(entry))

  for (const [first, next] of [
    [deposit, 'con phi thi sao'],
    [deposit, 'con anh thi sao'],
    [deposit, 'co han khong'],
    ['visa het han o dai loan', 'con han thi sao'],
    ['co thai o dai loan', 'con thai thi sao'],
    ['em bị nhốt ở Campuchia', 'con han'],
  ] as const)
    test(`but not what is another word: ${first} | ${next}`, () => {
      const before = lastOf(first)?.conversation
      const after = lastOf(first, next)
      expect(after?.conversation.whereabouts).toBe(before?.whereabouts)
      expect(JSON.stringify(after?.replies[0]?.origin)).not.toMatch(/@(ph|gb|kr|th)/)
      expect((after?.replies[0]?.blocks ?? []).map(plainText).join('\n')).not.toMatch(/(Philippines|Vương quốc Anh|Hàn Quốc|Thái Lan):/)
    })
})

describe('an everyday word without its marks is no country', () => {
  for (const said of [
    ['ve nuoc bi phat bao nhieu'],
    ['bo hop dong ve nuoc bi phat bao nhieu'],
    ['doi chu duoc khong', 'phi'],
    ['ky quy', 'phi'],
    ['ky quy', 'bi'],
  ])
    test(said.join(' | '), () => expect(told(...said)).not.toMatch(/chưa có phần riêng cho/))

  for (const [country, ...said] of [
    ['Bỉ', 'toi o nuoc bi bi no luong'],
    ['Bỉ', 'em ở nước Bỉ, chủ nợ lương'],
    ['Philippines', 'doi chu duoc khong', 'philippines'],
    ['Philippines', 'doi chu duoc khong', 'o phi'],
  ] as const)
    test(`but is with its marks, or where somebody is: ${said.join(' | ')}`, () =>
      expect(told(...said)).toContain(`chưa có phần riêng cho ${country}`))
})
