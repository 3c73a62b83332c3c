import { describe, expect, test } from 'vitest'
import { newReport } from '../../../src/knowledge/compile/flaw.ts'
import { readLearned } from '../../../src/knowledge/compile/read/read-learned.ts'
import { writeWeights } from '../../../src/knowledge/compile/read/weight-file.ts'
import { learn } from '../../../src/knowledge/search/learn.ts'
import { logLikelihoods } from '../../../src/knowledge/search/learned.ts'
import { readQuestion } from '../../../src/knowledge/search/question.ts'
import { rank } from '../../../src/knowledge/search/rank.ts'
import { buildSearchIndex } from '../../../src/knowledge/search/search-index.ts'
import { chanceFrom, waysToWrite } from '../../../src/knowledge/search/vary.ts'
import { readWords } from '../../../src/knowledge/words/words.ts'
import { type SmallTopic, smallKnowledge } from '../small-knowledge.ts'

const before = smallKnowledge({
  topics: [
    {
      id: 'passport-kept',
      vi: ['Chủ giữ hộ chiếu của tôi thì làm sao?', 'ông chủ cầm hết hộ chiếu của tụi em', 'đòi hộ chiếu mà họ không trả'],
      en: ['My employer keeps my passport. What can I do?', 'the boss took our passports', 'they will not return my passport'],
    },
    {
      id: 'unpaid-wages',
      vi: ['Chủ không trả lương thì làm gì?', 'ba tháng chưa nhận được lương', 'lương bị trừ quá nhiều'],
      en: ['I was not paid. What can I do?', 'three months without salary', 'my wages are cut every month'],
    },
  ],
})
const weights = learn(before)
const after = { ...before, search: buildSearchIndex(before.topics, before.lexicon, before.countries, weights) }
const fresh = { language: null, stage: null, topicBefore: null, country: null }

function likelyTopic(text: string): string | undefined {
  const { learned } = after.search
  if (learned === null) throw new Error('nothing was learnt')
  const found = [...logLikelihoods(readQuestion(readWords(text, after.lexicon), after.search), learned)].map(Math.exp)
  expect(found.reduce((a, b) => a + b)).toBeCloseTo(1, 5)
  const ours = found.slice(0, -1)
  return weights.topics[ours.indexOf(Math.max(...ours))]
}

const asked = [
  { text: 'hộ chiếu của em bị cầm rồi', topic: 'passport-kept' },
  { text: 'ho chieu cua em bi cam roi', topic: 'passport-kept' },
  { text: 'boss has my passport', topic: 'passport-kept' },
  { text: 'em chưa có lương', topic: 'unpaid-wages' },
  { text: 'no salary for months', topic: 'unpaid-wages' },
]
for (const { text, topic } of asked) {
  test(`learnt weights know “${text}”`, () => {
    expect(likelyTopic(text)).toBe(topic)
    expect(rank(text, after, fresh).hits[0]?.topic).toBe(topic)
  })
}

test('the same content gives the same weights', () => {
  expect(learn(before)).toEqual(weights)
})

test('what was written is what is read', () => {
  const { report, flaws } = newReport()
  expect(readLearned(writeWeights(weights), report)).toEqual(weights)
  expect(flaws).toEqual([])
})

const broken = [
  { name: 'an empty file', text: '', line: 1 },
  { name: 'topics without their biases', text: '{"topics":["a"],"texts":1,"step":1,"biases":[0]}\n', line: 1 },
  { name: 'a class without a weight', text: '{"topics":["a"],"texts":1,"step":1,"biases":[0,0]}\nw visa\t3\t0 5 1\n', line: 2 },
  {
    name: 'a term that stands twice',
    text: '{"topics":["a"],"texts":1,"step":1,"biases":[0,0]}\nw visa\t3\t0 5\nw visa\t3\t1 5\n',
    line: 3,
  },
  { name: 'a class that there is not', text: '{"topics":["a"],"texts":1,"step":1,"biases":[0,0]}\nw visa\t3\t2 5\n', line: 2 },
  { name: 'a weight that is too large', text: '{"topics":["a"],"texts":1,"step":1,"biases":[0,0]}\nw visa\t3\t0 128\n', line: 2 },
  { name: 'a learning from nothing', text: '{"topics":["a"],"texts":0,"step":1,"biases":[0,0]}\n', line: 1 },
]
for (const { name, text, line } of broken) {
  test(`what cannot be read is a problem: ${name}`, () => {
    const { report, flaws } = newReport()
    readLearned(text, report)
    expect(flaws.map((flaw) => flaw.line)).toEqual([line])
  })
}

describe('a topic that came after the learning', () => {
  const more = smallKnowledge({
    topics: [
      ...[...before.topics.values()].map(
        ({ id, entry }): SmallTopic => ({
          id,
          vi: [entry.vi.title, ...entry.vi.ask],
          en: [entry.en.title, ...entry.en.ask],
        }),
      ),
      {
        id: 'pension',
        vi: ['Lấy lại tiền nenkin thế nào?', 'nenkin trả trong bao lâu'],
        en: ['How do I claim my pension?', 'nenkin after going home'],
      },
    ],
  })
  const grown = { ...more, search: buildSearchIndex(more.topics, more.lexicon, more.countries, weights) }

  test('is found by its words', () => {
    expect(rank('nenkin trả bao lâu', grown, fresh).hits[0]?.topic).toBe('pension')
  })

  test('takes nothing from what is like none of its lines', () => {
    const pension = rank('hộ chiếu bị cầm', grown, fresh).hits.find(({ topic }) => topic === 'pension')
    expect(pension?.score ?? 0).toBeLessThan(0.01)
  })
})

test('a line is varied as people write, and always in the same ways for the same seed', () => {
  const line = 'chủ giữ hộ chiếu của em'
  const ways = (seed: number) => Array.from({ length: 20 }, () => waysToWrite(line, 'đòi hộ chiếu', ['xin chào'], chanceFrom(seed)))
  expect(ways(3)).toEqual(ways(3))
  const [as, plain] = waysToWrite(line, line, ['xin chào'], chanceFrom(1))
  expect([as, plain]).toEqual([line, 'chu giu ho chieu cua em'])
  const chance = chanceFrom(5)
  const many = Array.from({ length: 200 }, () => waysToWrite('salary', 'wage', ['good morning'], chance)).flat()
  expect(many.some((way) => way.startsWith('good morning '))).toBe(true)
  expect(many.some((way) => way.includes('wage'))).toBe(true)
  expect(many.some((way) => !'salary wage'.includes(way) && way.length > 3 && way.length <= 7)).toBe(true)
})
