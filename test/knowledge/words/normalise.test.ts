import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold, plain, stripTones, syllables } from '../../../src/knowledge/words/normalise.ts'

const cases = [
  {
    name: 'case and punctuation',
    text: 'Em ở ĐÀI LOAN, chủ giữ hộ-chiếu!!!',
    fold: 'em ở đài loan chủ giữ hộ chiếu',
    plain: 'em o dai loan chu giu ho chieu',
  },
  { name: 'decomposed letters', text: 'tiền cọc'.normalize('NFD'), fold: 'tiền cọc', plain: 'tien coc' },
  { name: 'either placement of a tone', text: 'hoà bình, thuỷ thủ, khoẻ', fold: 'hòa bình thủy thủ khỏe', plain: 'hoa binh thuy thu khoe' },
  { name: 'qu keeps its tone on the y', text: 'quý công ty, qúy', fold: 'quý công ty quý', plain: 'quy cong ty quy' },
  { name: 'a tone inside a longer rhyme stays', text: 'hoàn toàn, khuya', fold: 'hoàn toàn khuya', plain: 'hoan toan khuya' },
  { name: 'apostrophes vanish', text: "I can't, don’t", fold: 'i cant dont', plain: 'i cant dont' },
  { name: 'separators inside numbers vanish', text: '20.000.000đ hay 3,5', fold: '20000000đ hay 3 5', plain: '20000000d hay 3 5' },
  { name: 'letters copied from decorated advertisements', text: '𝗩𝗶𝗲̣̂𝗰 𝗻𝗵𝗲̣', fold: 'việc nhẹ', plain: 'viec nhe' },
  { name: 'drawn out letters', text: 'trờiiii ơiii', fold: 'trời ơi', plain: 'troi oi' },
  { name: 'invisible characters', text: 'hộ\u200b chi\u00adếu', fold: 'hộ chiếu', plain: 'ho chieu' },
  { name: 'nothing but signs', text: ' … 😀 ', fold: '', plain: '' },
]
for (const { name, text, ...wanted } of cases) {
  test(`normalise: ${name}`, () => {
    expect({ fold: fold(text), plain: plain(text) }).toEqual(wanted)
  })
}

test('stripTones leaves the vowel, as people do who stop half way', () => {
  expect(stripTones('nhốt được đứng')).toBe('nhôt đươc đưng')
})

test('syllables of nothing are none', () => {
  expect(syllables(' ?! ')).toEqual([])
  expect(syllables('Hộ chiếu?')).toEqual(['hộ', 'chiếu'])
})

test('folding twice changes nothing, and plain text has no marks left, whatever was typed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(fold(fold(text))).toBe(fold(text))
      expect(plain(text)).not.toMatch(/[\p{M}đ]/u)
      expect(plain(plain(text))).toBe(plain(text))
    }),
  )
})

test('everyday letters are folded as all others are: a mark that stands on no letter, and vanishes, changes nothing', () => {
  const unit = fc.constantFrom(...'aoquyhơđĐÀòỳúẠ09., \n\'’"–-?!')
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 24 }), (text) => {
      expect(fold(text)).toBe(fold(`\u200b${text}`))
      expect(plain(text)).toBe(plain(text.normalize('NFD')))
    }),
    { numRuns: 2_000 },
  )
})

test('every Vietnamese letter loses its marks', () => {
  expect(plain('ÀÁẢÃẠ ĂẰẮẲẴẶ ÂẦẤẨẪẬ ĐÈÉẺẼẸ ÊỀẾỂỄỆ ÌÍỈĨỊ ÒÓỎÕỌ ÔỒỐỔỖỘ ƠỜỚỞỠỢ ÙÚỦŨỤ ƯỪỨỬỮỰ ỲÝỶỸỴ'.replaceAll(/(?<=\S)(?=\S)/g, ' '))).toMatch(
    /^(?:[adeiouy] ?)+$/,
  )
})
