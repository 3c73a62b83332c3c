import { expect, test } from 'vitest'
import { findPhrases } from '../../../src/knowledge/words/find-phrases.ts'
import { makePhraseBook } from '../../../src/knowledge/words/phrase-book.ts'
import { readWords } from '../../../src/knowledge/words/words.ts'
import { noLexicon } from '../small-knowledge.ts'

const lexicon = { vi: { ...noLexicon, short: { ko: 'không', xkld: 'xuất khẩu lao động', e: 'em' } }, en: noLexicon }
const classes = { kin: ['chồng em', 'em', 'con gái tôi'] }

const cases = [
  { name: 'as written', phrase: 'nhốt * không cho ra', text: 'họ nhốt em, không cho ra ngoài', met: true },
  { name: 'without tone marks', phrase: 'nhốt * không cho ra', text: 'ho nhot em khong cho ra ngoai', met: true },
  { name: 'with the vowels but not the tones', phrase: 'nhốt * không cho ra', text: 'họ nhôt em không cho ra', met: true },
  { name: 'with teencode', phrase: 'nhốt * không cho ra', text: 'nó nhốt e ko cho ra', met: true },
  { name: 'a gap may be empty', phrase: 'nhốt * không cho ra', text: 'nhốt không cho ra', met: true },
  {
    name: 'a gap is no longer than six words',
    phrase: 'nhốt * không cho ra',
    text: 'nhốt một hai ba bốn năm sáu bảy không cho ra',
    met: false,
  },
  { name: 'other marks are another word', phrase: 'bị bán', text: 'em bị bạn bè rủ đi', met: false },
  { name: 'plain text may be any of them', phrase: 'bị bán', text: 'em bi ban sang day', met: true },
  { name: 'one of several words', phrase: 'bị đánh|đập', text: 'em bị đập', met: true },
  { name: 'a class in front', phrase: '<kin> bị đánh', text: 'hôm qua chồng em bị đánh', met: true },
  { name: 'a class in the middle', phrase: 'đánh <kin> *  chảy máu', text: 'họ đánh con gái tôi tới chảy máu', met: true },
  { name: 'a class that is not there', phrase: 'đánh <kin>', text: 'họ đánh cá ngoài khơi', met: false },
  { name: 'an unknown class is never met', phrase: 'đánh <nobody>', text: 'họ đánh em', met: false },
  { name: 'a short form that is several words', phrase: 'đi xuất khẩu lao động', text: 'muốn đi xkld hàn', met: true },
  { name: 'punctuation inside a phrase', phrase: "can't get out", text: 'we cant get out!', met: true },
  { name: 'a word that needs its marks, with them', phrase: 'chú! đánh em', text: 'chú đánh em hoài', met: true },
  { name: 'a word that needs its marks, without', phrase: 'chú! đánh em', text: 'chu danh em hoai', met: false },
  { name: 'a word that has no marks, among marks', phrase: 'bố|ba! đánh em', text: 'ba hay đánh, hôm qua ba đánh em', met: true },
  { name: 'a word that has no marks, where nobody types any', phrase: 'bố|ba! đánh em', text: 'ba danh em', met: false },
  { name: 'its neighbour needs none', phrase: 'bố|ba! đánh em', text: 'bo danh em', met: true },
  { name: 'an empty phrase means nothing', phrase: ' ', text: 'họ đánh em', met: false },
]
for (const { name, phrase, text, met } of cases) {
  test(`phrase: ${name}`, () => {
    const book = makePhraseBook([[phrase, 'meant']], lexicon, classes)
    expect(findPhrases(book, readWords(text, lexicon)).some(({ means }) => means === 'meant')).toBe(met)
  })
}

test('a find says which words it covers', () => {
  const book = makePhraseBook([['nhốt * không cho ra', 'held']], lexicon)
  expect(findPhrases(book, readWords('chị ơi họ nhốt em không cho ra', lexicon))).toEqual([
    { means: 'held', phrase: 'nhốt * không cho ra', from: 3, to: 8 },
  ])
})

test('words know their clause, their sentence and whether it asks', () => {
  const words = readWords('Lương 20.000.000, bao ăn. Có thật không?', lexicon)
  expect(words.map(({ forms, clause, sentence, asked }) => [forms[0], clause, sentence, asked])).toEqual([
    ['lương', 0, 0, false],
    ['20000000', 0, 0, false],
    ['bao', 1, 0, false],
    ['ăn', 1, 0, false],
    ['có', 2, 1, true],
    ['thật', 2, 1, true],
    ['không', 2, 1, true],
  ])
})

test('names of object properties are words like any other', () => {
  expect(readWords('constructor toString __proto__', lexicon).map(({ forms }) => forms[0])).toEqual(['constructor', 'tostring', 'proto'])
})
