import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Country, Knowledge } from '../../src/knowledge/knowledge.ts'
import { becauseOf } from '../../src/knowledge/search/because.ts'
import { nearestLines } from '../../src/knowledge/search/nearest.ts'
import { type Question, readQuestion } from '../../src/knowledge/search/question.ts'
import { termsOf } from '../../src/knowledge/search/terms.ts'
import { readWords } from '../../src/knowledge/words.ts'
import { smallKnowledge } from './small-knowledge.ts'

const knowledge = smallKnowledge({
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
    { id: 'lost-passport', vi: ['Mất hộ chiếu thì làm sao?'], en: ['I lost my passport'] },
  ],
})

/** Line after line and term after term, without any shortcut. */
function plainly({ terms, weights, norm }: Question, topic: number, { search, lexicon }: Knowledge, country: Country | null) {
  const scores: number[] = []
  const { lines } = search
  for (let line = lines.ofTopic[topic] ?? 0; line < (lines.ofTopic[topic + 1] ?? 0); line += 1) {
    const held = new Set(
      [...termsOf(readWords(lines.texts[line] ?? '', lexicon), search.source).keys()].map((term) => search.terms.get(term)),
    )
    const shared = terms.reduce((sum, term, n) => (held.has(term) ? sum + (weights[n] ?? 0) * (search.weights[term] ?? 0) : sum), 0)
    scores.push(shared / (norm * (lines.norms[line] ?? 0) + 1e-9) + (country !== null && lines.countries[line] === country ? 0.02 : 0))
  }
  const [first = 0, second = 0, third = 0] = scores.toSorted((a, b) => b - a)
  return {
    score: (first + 0.35 * second + 0.2 * third) / (1 + 0.35 + 0.2),
    line: first > 0 ? (lines.ofTopic[topic] ?? 0) + scores.indexOf(first) : -1,
  }
}

const word = fc.constantFrom(
  ...'chủ giữ hộ chiếu không trả lương ba tháng mất my passport salary boss ho chieu luong pasport xyz ?'.split(' '),
)
const asked = fc.array(word, { maxLength: 14 }).map((words) => words.join(' '))
const country = fc.constantFrom(null, 'jp' as Country)

test('the nearest lines are those that laying the question beside every line finds', () => {
  fc.assert(
    fc.property(asked, fc.shuffledSubarray([0, 1, 2]), country, (text, topics, talkedOf) => {
      const question = readQuestion(readWords(text, knowledge.lexicon), knowledge.search)
      const found = nearestLines(question, topics, knowledge.search, talkedOf)
      expect(found).toEqual(topics.map((topic) => plainly(question, topic, knowledge, talkedOf)))
    }),
  )
})

test('why a topic was found is said in its words and its nearest line', () => {
  const because = becauseOf('ông chủ giữ hộ chiếu', 'passport-kept', knowledge, null)
  expect(because).toContain('passport')
  expect(because.at(-1)).toMatch(/^“.*hộ chiếu.*”$/)
  expect(becauseOf('ông chủ giữ hộ chiếu', 'no-such-topic', knowledge, null)).toEqual([])
})
