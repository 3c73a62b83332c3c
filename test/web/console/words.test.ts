import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { InboundContent } from '../../../src/bot/message.ts'
import type { WhyView } from '../../../src/server/console/wire/wire-why.ts'
import { type AuditRow, detailText, runsOf } from '../../../web/src/console/audit-words.ts'
import { piecesOf } from '../../../web/src/console/odd-characters.ts'
import { phrases } from '../../../web/src/console/phrases.ts'
import { readInvite, readPlace, samePlace, writePlace } from '../../../web/src/console/place.ts'
import { clockOf, countryName, inWords, isoDay, minuteOf, moment, stopwatch } from '../../../web/src/console/times.ts'
import { clearestWhys, whyText } from '../../../web/src/console/why.ts'

const shown = (text: string) =>
  piecesOf(text)
    .map((piece) => (piece.odd ? `[${piece.text}]` : piece.text))
    .join('')

const texts = [
  { name: 'Vietnamese stays as it is', text: 'Họ giữ hộ chiếu của em\nkhông cho ra', shown: 'Họ giữ hộ chiếu của em\nkhông cho ra' },
  { name: 'so does Vietnamese with its marks apart', text: 'cứu em', shown: 'cứu em' },
  { name: 'and an emoji of several', text: 'ok 👨‍👩‍👧 👍🏽‍', shown: 'ok 👨‍👩‍👧 👍🏽‍' },
  { name: 'a name that reads backwards', text: 'gnp.\u202egpj.exe', shown: 'gnp.[U+202E]gpj.exe' },
  { name: 'isolates', text: 'a\u2066b\u2069', shown: 'a[U+2066]b[U+2069]' },
  { name: 'what has no width', text: 'mã\u200b: 1\u200d2', shown: 'mã[U+200B]: 1[U+200D]2' },
  { name: 'letters of tags', text: 'a\u{e0041}b', shown: 'a[U+E0041]b' },
  { name: 'control characters', text: 'a\u0000b\u001bc', shown: 'a[U+0000]b[U+001B]c' },
  { name: 'half a pair', text: 'a\ud83db', shown: 'a[U+D83D]b' },
  { name: 'nothing', text: '', shown: '' },
]
for (const { name, text, shown: expected } of texts) test(`odd characters: ${name}`, () => expect(shown(text)).toBe(expected))

test('no text is lost, and nothing that hides is left', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const pieces = piecesOf(text)
      const back = pieces.map((piece) => (piece.odd ? String.fromCodePoint(Number.parseInt(piece.text.slice(2), 16)) : piece.text)).join('')
      expect(back).toBe(text)
      expect(pieces.filter(({ odd }) => !odd).join('')).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f]/)
    }),
  )
})

const places = [
  { fragment: '#queue', place: { at: 'queue' } },
  { fragment: '#case=10000000-0000-4000-8000-000000000001', place: { at: 'case', id: '10000000-0000-4000-8000-000000000001' } },
  { fragment: '#case=../accounts', place: null },
  { fragment: '#nowhere', place: null },
  { fragment: '', place: { at: 'queue' } },
] as const
for (const { fragment, place } of places) {
  test(`the address ${fragment || 'without a fragment'} leads ${place === null ? 'nowhere' : `to ${place.at}`}`, () => {
    expect(readPlace(fragment)).toEqual(place)
    if (place !== null && fragment !== '') expect(writePlace(place)).toBe(fragment)
  })
}

test('two cases are two places', () => {
  expect(samePlace({ at: 'case', id: 'a' }, { at: 'case', id: 'b' })).toBe(false)
})

test('an invite is read off the fragment, whole or not at all', () => {
  expect(readInvite(`#invite=${'a'.repeat(43)}`)).toBe('a'.repeat(43))
  expect(readInvite(`#invite=${'a'.repeat(42)}`)).toBeNull()
})

const whys: readonly { readonly why: WhyView; readonly vi: string; readonly en: string }[] = [
  { why: { kind: 'asked-for-person' }, vi: 'xin gặp người thật', en: 'asked for a person' },
  { why: { kind: 'agreed-to-be-read' }, vi: 'đồng ý cho người trực đọc', en: 'agreed that a person may read this' },
  { why: { kind: 'words', level: 3, words: 'không cho ra' }, vi: 'Mức 3: “không cho ra”', en: 'Level 3: “không cho ra”' },
  { why: { kind: 'told-before', level: 3 }, vi: 'Mức 3: đã kể từ trước', en: 'Level 3: told before' },
  {
    why: { kind: 'alike', title: 'Trà', percent: 98, words: ['pha', 'nước … sôi'] },
    vi: 'kể giống như “Trà” (98 %): “pha”, “nước … sôi”',
    en: 'told like “Trà” (98 %): “pha”, “nước … sôi”',
  },
  { why: { kind: 'is-in', country: 'kh' }, vi: 'đang ở Campuchia', en: 'is in Cambodia' },
  { why: { kind: 'sent', what: 'voice' }, vi: 'đã gửi: tin thoại', en: 'sent: voice message' },
  { why: { kind: 'asked', title: 'Bị giữ hộ chiếu' }, vi: 'đã hỏi: Bị giữ hộ chiếu', en: 'asked about: Bị giữ hộ chiếu' },
  { why: { kind: 'chose', title: 'Trà' }, vi: 'đã chọn: Trà', en: 'chose: Trà' },
  { why: { kind: 'said-now', title: 'Trà' }, vi: 'đã nói là đang xảy ra: Trà', en: 'said that it is happening now: Trà' },
  {
    why: { kind: 'path', title: 'Kiểm tra công ty', chose: null },
    vi: 'khi hỏi từng bước: Kiểm tra công ty',
    en: 'in a guided path: Kiểm tra công ty',
  },
  {
    why: { kind: 'path', title: 'Trà', chose: 'Có: ngay bây giờ' },
    vi: 'khi hỏi từng bước: Trà: “Có: ngay bây giờ”',
    en: 'in a guided path: Trà: “Có: ngay bây giờ”',
  },
  { why: { kind: 'text', text: 'họ nhốt em, asked: tea' }, vi: 'họ nhốt em, asked: tea', en: 'họ nhốt em, asked: tea' },
]
for (const { why, vi, en } of whys) {
  test(`why there is a case: ${en}`, () => {
    expect([whyText(why, phrases.vi, 'vi'), whyText(why, phrases.en, 'en')]).toEqual([vi, en])
  })
}

const nowMs = new Date(2026, 10, 25, 20, 40).getTime()
test('times are said as the language says them', () => {
  expect([stopwatch(65_999), stopwatch(3_605_000), stopwatch(-5)]).toEqual(['1:05', '1:00:05', '0:00'])
  expect([inWords(41 * 60_000, 'vi'), inWords(47 * 3_600_000, 'vi'), inWords(3 * 86_400_000, 'en')]).toEqual([
    '41 phút',
    '47 giờ',
    '3 days',
  ])
  expect([moment(nowMs, nowMs, 'vi'), moment(nowMs - 86_400_000, nowMs, 'vi'), moment(nowMs - 86_400_000, nowMs, 'en')]).toEqual([
    '20:40',
    '20:40, 24/11',
    '20:40, 24 November',
  ])
  expect([isoDay('2026-12-05', 'vi'), isoDay('2026-12-05', 'en'), isoDay('soon', 'en')]).toEqual(['5/12/2026', '5 December 2026', 'soon'])
  expect([countryName('kh', 'vi'), countryName('kh', 'en'), countryName('!', 'en')]).toEqual(['Campuchia', 'Cambodia', '!'])
  expect([countryName('vn', 'vi'), countryName('vn', 'en')]).toEqual(['Việt Nam', 'Viet Nam'])
  expect([clockOf(1320), clockOf(1920), minuteOf('22:05'), minuteOf('')]).toEqual(['22:00', '08:00', 1325, Number.NaN])
})

const sendable: readonly (InboundContent['kind'] | (InboundContent & { kind: 'unserved' })['what'])[] = [
  ...(['voice', 'picture', 'video', 'document', 'sticker', 'location', 'contact', 'protected', 'other'] as const),
  ...(['edited', 'tap', 'started', 'left', 'returned'] as const),
]
test('what somebody sent has a name in both languages, also a press of a button', () => {
  for (const { lines } of [phrases.vi, phrases.en]) expect(sendable.filter((what) => lines.what[what] === undefined)).toEqual([])
})

test('Vietnamese is spelt one way', () => {
  const said = (part: object): readonly string[] =>
    Object.values(part).flatMap((value) => (typeof value === 'object' ? said(value) : [String(value)]))
  expect(said(phrases.vi).filter((phrase) => /xoá|khoá|huỷ|hoà\b/iu.test(phrase))).toEqual([])
})

test('nothing from before is repeated, whoever writes', () => {
  for (const [language, rule] of [
    ['vi', 'Không nhắc lại chuyện cũ.'],
    ['en', 'Repeat nothing from before.'],
  ] as const)
    for (const rules of [phrases[language].case.guardRules, phrases[language].case.guardRulesOfRelative]) expect(rules).toContain(rule)
})

test('every phrase is said in both languages, and none is empty', () => {
  const all = (part: object): readonly unknown[] =>
    Object.values(part).flatMap((value) => (typeof value === 'object' ? all(value) : [value]))
  const keys = (part: object, path = ''): readonly string[] =>
    Object.entries(part).flatMap(([key, value]) => (typeof value === 'object' ? keys(value, `${path}${key}.`) : [`${path}${key}`]))
  expect(keys(phrases.en)).toEqual(keys(phrases.vi))
  for (const language of [phrases.vi, phrases.en]) expect(all(language).filter((phrase) => phrase === '')).toEqual([])
})

test('why there is a case: of reasons with a level the gravest first, and words within longer ones of no lower level are not said again', () => {
  const heard = (level: 2 | 3 | 4, words: string): WhyView => ({ kind: 'words', level, words })
  const [whole, part, graver, other] = [
    heard(3, 'giữ hộ chiếu và dọa đánh'),
    heard(3, 'giữ hộ chiếu'),
    heard(4, 'dọa đánh'),
    heard(3, 'chiếu'),
  ]
  const asked: WhyView = { kind: 'asked-for-person' }
  expect(clearestWhys([part, asked, whole, graver, whole])).toEqual([asked, graver, whole, whole])
  expect(clearestWhys([other, heard(2, 'hộ chiếu')])).toEqual([other, heard(2, 'hộ chiếu')])
})

test('why there is a case: what tells no level is not put below what tells a low one', () => {
  const locked: WhyView = { kind: 'path', title: 'Bị nhốt', chose: null }
  const owed: WhyView = { kind: 'words', level: 2, words: 'nợ lương' }
  const near: WhyView = { kind: 'somebody-is-near' }
  const before: WhyView = { kind: 'told-before', level: 3 }
  const threat: WhyView = { kind: 'words', level: 4, words: 'dọa giết' }
  expect(clearestWhys([locked, owed, near, before, threat])).toEqual([locked, threat, near, before, owed])
})

const audited = (deed: string, detail: string | null = null, more: Partial<AuditRow> = {}): AuditRow => ({
  ...{ number: 1, atMs: 0, staff: 'Lan', case: 'c', pseudonym: 'K7-Q2M', deed, detail },
  ...more,
})
const details = [
  { row: audited('close', 'helped'), shown: 'Đã giúp được' },
  { row: audited('set-level', '3'), shown: 'Mức 3' },
  { row: audited('forbidden', 'read-case'), shown: 'đọc ca' },
  { row: audited('set-role', 'Minh supervisor'), shown: 'Minh trưởng ca' },
  { row: audited('invite', 'responder'), shown: 'người trực' },
  { row: audited('transfer', 'Minh'), shown: 'Minh' },
  { row: audited('take'), shown: '' },
]
for (const { row, shown: expected } of details)
  test(`the record in words: ${row.deed}`, () => expect(detailText(row, phrases.vi, 0, 'vi')).toBe(expected))

test('the record: one and the same deed again and again stands once, with how often; anything between parts it', () => {
  const [read, other] = [audited('read-case'), audited('read-case', null, { case: 'd' })]
  expect(runsOf([read, read, other, read]).map(({ row, times }) => [row.case, times])).toEqual([
    ['c', 2],
    ['d', 1],
    ['c', 1],
  ])
})
