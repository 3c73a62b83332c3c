import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clockTime, firstSentence, foldSource, numbersApart, pieces, spans } from '../../web/src/chat/words.ts'

const sentences: readonly { name: string; text: string; first: readonly string[] | null }[] = [
  { name: 'one sentence', text: 'Trước hết, anh/chị cần được an toàn.', first: ['Trước hết, anh/chị cần được an toàn.', ''] },
  {
    name: 'a very short one takes the next along',
    text: 'Không. Luật cấm việc này. Ai cũng vậy.',
    first: ['Không. Luật cấm việc này.', 'Ai cũng vậy.'],
  },
  {
    name: 'a number is not two sentences',
    text: 'Phí cao nhất là 1.000 đồng một tháng lương. Hết.',
    first: ['Phí cao nhất là 1.000 đồng một tháng lương.', 'Hết.'],
  },
  {
    name: 'nor is an abbreviation before a small letter',
    text: 'Giấy tờ, v.v. thì phải giữ lại bên mình. Hết.',
    first: ['Giấy tờ, v.v. thì phải giữ lại bên mình.', 'Hết.'],
  },
  { name: 'Đ is a capital', text: 'Bến An đã nhận được tin của anh. Đừng lo.', first: ['Bến An đã nhận được tin của anh.', 'Đừng lo.'] },
  {
    name: 'a closing quote belongs to it',
    text: 'Họ nói: “Cứ ký giấy này đi đã nhé.” Đừng ký.',
    first: ['Họ nói: “Cứ ký giấy này đi đã nhé.”', 'Đừng ký.'],
  },
  { name: 'no end, no sentence', text: 'Có phải anh/chị muốn hỏi:', first: null },
  { name: 'too long to stand out', text: `${'rất dài '.repeat(40)}.`, first: null },
  {
    name: 'a strong sentence stands alone',
    text: '**Dừng lại.** Có dấu hiệu xấu.',
    first: ['**Dừng lại.**', 'Có dấu hiệu xấu.'],
  },
  {
    name: 'a strong phrase is not cut in two',
    text: 'Nhớ điều này nhé **một. Hai** ba bốn năm sáu bảy tám. Hết.',
    first: ['Nhớ điều này nhé **một. Hai** ba bốn năm sáu bảy tám.', 'Hết.'],
  },
]
for (const { name, text, first } of sentences) {
  test(`firstSentence: ${name}`, () => expect(firstSentence(text)).toEqual(first))
}

const strong: readonly { name: string; text: string; parts: readonly string[] }[] = [
  { name: 'plain', text: 'a < b & c', parts: ['a < b & c'] },
  { name: 'one phrase', text: 'giữ **phiếu thu** nhé', parts: ['giữ ', '[phiếu thu]', ' nhé'] },
  { name: 'all of it', text: '**Nên làm ngay**', parts: ['[Nên làm ngay]'] },
  { name: 'a mark never closed stays', text: 'giá **5 triệu', parts: ['giá **5 triệu'] },
  { name: 'no other markup', text: '[x](javascript:alert(1)) <b>y</b> _z_', parts: ['[x](javascript:alert(1)) <b>y</b> _z_'] },
  { name: 'the name does not break', text: 'Bến An', parts: ['Bến\u00a0An'] },
]
for (const { name, text, parts } of strong) {
  test(`spans: ${name}`, () => expect(spans(text).map((span) => (span.strong ? `[${span.text}]` : span.text))).toEqual(parts))
}

const numbers: readonly { name: string; text: string; apart: readonly string[] }[] = [
  { name: 'none', text: 'Gọi 111, hoặc 113.', apart: ['Gọi 111, hoặc 113.'] },
  { name: 'in groups, with the full stop', text: 'Gọi 0981 84 84 84. Đừng chờ.', apart: ['Gọi ', '0981 84 84 84.', ' Đừng chờ.'] },
  { name: 'two beside each other', text: '+84 981 84 84 84, 1900 96 96 80', apart: ['', '+84 981 84 84 84,', ' ', '1900 96 96 80', ''] },
  { name: 'at a hyphen', text: 'Mã: 1234-5678', apart: ['Mã: ', '1234-5678', ''] },
  { name: 'in brackets', text: 'nơi ấy (0120-250-168) và', apart: ['nơi ấy ', '(0120-250-168)', ' và'] },
  { name: 'what belongs to it goes along', text: 'ngày 1/7/2025 20.000.000 đồng', apart: ['ngày ', '1/7/2025 20.000.000', ' đồng'] },
  { name: 'a sentence that ends in one', text: 'Điều 7. 2020 là năm', apart: ['Điều 7. 2020 là năm'] },
]
for (const { name, text, apart } of numbers) {
  test(`numbersApart: ${name}`, () => expect(numbersApart(text)).toEqual(apart))
}

const cuts: readonly { name: string; text: string; into: readonly string[] }[] = [
  { name: 'nothing to send', text: ' \n ', into: [] },
  { name: 'short stays whole', text: ' một hai ', into: ['một hai'] },
  { name: 'at a paragraph', text: 'aaaa bbb\n\ncccc dddd', into: ['aaaa bbb', 'cccc dddd'] },
  { name: 'at a line', text: 'aaaa bbb\ncccc dddd', into: ['aaaa bbb', 'cccc dddd'] },
  { name: 'at a space', text: 'aaaa bbb cccc dddd', into: ['aaaa bbb', 'cccc dddd'] },
  { name: 'in a word where there is nothing else', text: 'aaaaaaaaaaaaaaa', into: ['aaaaaaaaaaaa', 'aaa'] },
]
for (const { name, text, into } of cuts) {
  test(`pieces: ${name}`, () => expect(pieces(text, 12)).toEqual(into))
}

test('pieces: nothing but white space is lost, no piece is too long or empty, no character is torn', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.integer({ min: 2, max: 40 }), (text, longest) => {
      const cut = pieces(text, longest)
      expect(cut.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
      for (const piece of cut) expect(piece.length > 0 && piece.length <= longest && piece.isWellFormed()).toBe(text.isWellFormed())
    }),
  )
})

test('foldSource: many laws fold, how sure and when stay; a few stay as they are', () => {
  const laws = Array.from({ length: 6 }, (_, at) => `Luật số ${at}/2020, Điều ${at}`).join('; ')
  expect(foldSource(`Tùy trường hợp. Nguồn: ${laws}. Soạn ngày 25/11/2026, chưa có người ký duyệt.`)).toEqual({
    shown: 'Tùy trường hợp. Soạn ngày 25/11/2026, chưa có người ký duyệt.',
    folded: `Nguồn: ${laws}.`,
  })
  expect(foldSource('Luật ghi rõ. Nguồn: Luật số 1, Điều 7. Soạn ngày 25/11/2026.')).toBeNull()
  expect(foldSource('Luật ghi rõ')).toBeNull()
})

test('clockTime: the hour and minute of the person’s own clock', () => {
  expect(clockTime(new Date(2026, 10, 22, 9, 5).getTime())).toBe('09:05')
  expect(clockTime(new Date(2026, 10, 22, 21, 40).getTime())).toBe('21:40')
})
