import { expect, test } from 'vitest'
import { newReport } from '../../../src/knowledge/compile/flaw.ts'
import { readWays, waysLanguage } from '../../../src/knowledge/compile/read/read-ways.ts'
import { writeWeights } from '../../../src/knowledge/compile/read/weight-file.ts'
import { learn } from '../../../src/knowledge/search/learn.ts'
import { logLikelihoods } from '../../../src/knowledge/search/learned.ts'
import { nearestLines } from '../../../src/knowledge/search/nearest.ts'
import { readQuestion } from '../../../src/knowledge/search/question.ts'
import { rank } from '../../../src/knowledge/search/rank.ts'
import { buildSearchIndex, type SearchIndex } from '../../../src/knowledge/search/search-index.ts'
import type { Way } from '../../../src/knowledge/search/ways.ts'
import { readWords } from '../../../src/knowledge/words/words.ts'
import { smallKnowledge } from '../small-knowledge.ts'

const paths = [
  { file: 'content/ways/before.vi.txt', language: 'vi' },
  { file: 'content/ways/more-of-them.en.txt', language: 'en' },
  { file: 'content/ways/before.txt', language: null },
  { file: 'content/ways/before.fr.txt', language: null },
  { file: 'content/faq/before.vi.txt', language: null },
] as const
for (const { file, language } of paths) {
  test(`waysLanguage: ${file}`, () => {
    expect(waysLanguage(file)).toBe(language)
  })
}

test('a way belongs to the heading above it; what has none is a problem', () => {
  const { report, flaws } = newReport()
  const file = 'content/ways/before.vi.txt'
  const ways = readWays(file, 'vi', 'lạc lõng\n\n# deposit\n ký quỹ là gì \n\n# elsewhere\ntrời hôm nay\n', report)
  expect(ways.map(({ topic, text, line }) => [topic, text, line])).toEqual([
    ['deposit', 'ký quỹ là gì', 4],
    [null, 'trời hôm nay', 7],
  ])
  expect(flaws.map(({ kind, line }) => [kind, line])).toEqual([['way-homeless', 1]])
})

const knowledge = smallKnowledge({
  topics: [
    {
      id: 'passport-kept',
      vi: ['Chủ giữ hộ chiếu của tôi thì làm sao?', 'ông chủ cầm hết hộ chiếu của tụi em'],
      en: ['My employer keeps my passport. What can I do?', 'the boss took our passports'],
    },
    {
      id: 'unpaid-wages',
      vi: ['Chủ không trả lương thì làm gì?', 'ba tháng chưa nhận được lương'],
      en: ['I was not paid. What can I do?', 'three months without salary'],
    },
  ],
})
const way = (topic: Way['topic'], text: string): Way => ({ topic, text, language: 'vi' })
const ways = [
  way('unpaid-wages', 'bị quỵt tiền công'),
  way('unpaid-wages', 'nó quỵt hết của em'),
  way('unpaid-wages', 'làm xong thì quỵt'),
  way(null, 'nấu phở bò'),
  way(null, 'nấu bún bò'),
  way(null, 'nấu cháo bò'),
  way('no-such-topic', 'quỵt gì đó'),
]
const learned = learn(knowledge, ways)
const taught = { ...knowledge, search: buildSearchIndex(knowledge.topics, knowledge.lexicon, knowledge.countries, learned) }

function likely(text: string): readonly number[] {
  const { search, lexicon } = taught
  if (search.learned === null) throw new Error('nothing was learnt')
  return [...logLikelihoods(readQuestion(readWords(text, lexicon), search), search.learned)].map(Math.exp)
}

test('a word that stands in further ways alone speaks for their topic, and for what is elsewhere', () => {
  const [kept = 0, unpaid = 0] = likely('bị quỵt')
  expect(unpaid).toBeGreaterThan(2 * kept)
  const [, , elsewhere = 0] = likely('nấu bò')
  expect(elsewhere).toBeGreaterThan(0.5)
})

test('no line holds such a word: without what was learnt nothing speaks for it', () => {
  const question = (search: SearchIndex) => readQuestion(readWords('quỵt', knowledge.lexicon), search)
  expect(question(taught.search).unknown).toBe(0)
  expect(question(knowledge.search).unknown).toBe(1)
  expect(Math.max(...nearestLines(question(taught.search), taught.search, null).scores)).toBe(0)
  expect(rank('quỵt', knowledge, { language: null, stage: null, topicBefore: null, country: null }).decision).toBe('no')
})

test('the same content and ways give the same weights, and no way more than it has', () => {
  expect(writeWeights(learn(knowledge, ways)) === writeWeights(learned)).toBe(true)
  expect(learned.lines.some(({ term }) => term === 'w quyt')).toBe(true)
  expect(learn(knowledge).lines.some(({ term }) => term === 'w quyt')).toBe(false)
})
