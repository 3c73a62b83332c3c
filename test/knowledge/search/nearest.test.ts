import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Country } from '../../../src/knowledge/knowledge.ts'
import { becauseOf } from '../../../src/knowledge/search/because.ts'
import { learn } from '../../../src/knowledge/search/learn.ts'
import { nearestLines } from '../../../src/knowledge/search/nearest.ts'
import { type Question, readQuestion } from '../../../src/knowledge/search/question.ts'
import { buildSearchIndex, type SearchIndex } from '../../../src/knowledge/search/search-index.ts'
import { termNames } from '../../../src/knowledge/search/terms.ts'
import { elsewhereTexts, linesOf } from '../../../src/knowledge/search/texts.ts'
import { rowOf } from '../../../src/knowledge/words/term-table.ts'
import { termNamed } from '../../../src/knowledge/words/terms.ts'
import { readWords } from '../../../src/knowledge/words/words.ts'
import { smallKnowledge } from '../small-knowledge.ts'

const untaught = smallKnowledge({
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

const learned = learn(untaught)
const knowledge = { ...untaught, search: buildSearchIndex(untaught.topics, untaught.lexicon, untaught.countries, learned) }

/** The rows of each line's terms. */
const heldBy = [...[...untaught.topics.values()].flatMap(linesOf), ...elsewhereTexts(untaught.lexicon).flat()].map(({ text }) => {
  const names = termNames(readWords(text, knowledge.lexicon), knowledge.search.source)
  return new Set([...names].map((name) => rowOf(termNamed(name), knowledge.search.table)))
})

/** By line of a subject, laid beside the question term after term, without any shortcut. */
function plainly({ rows, weights, norm }: Question, subject: number, { lines }: SearchIndex, country: Country | null) {
  const scores = new Map<number, number>()
  heldBy.forEach((held, line) => {
    if (lines.subjects[line] !== subject) return
    const shared = rows.reduce((sum, row, n) => (held.has(row) ? sum + (weights[n] ?? 0) * (lines.weights[row] ?? 0) : sum), 0)
    const own = shared > 0 && country !== null && lines.countries[line] === country ? 0.02 : 0
    scores.set(line, Math.min(1, shared / (norm * (lines.norms[line] ?? 0) + 1e-9)) + own)
  })
  const [first = 0, second = 0, third = 0] = [...scores.values()].sort((a, b) => b - a)
  return { score: (first + 0.35 * second + 0.2 * third) / (1 + 0.35 + 0.2), first, scores }
}

const word = fc.constantFrom(
  ...'chủ giữ hộ chiếu không trả lương ba tháng mất my passport salary boss ho chieu luong pasport xyz ?'.split(' '),
)
const asked = fc.array(word, { maxLength: 14 }).map((words) => words.join(' '))
const country = fc.constantFrom(null, 'jp' as Country)

test('the nearest lines are those that laying the question beside every line finds', () => {
  const { search, lexicon } = knowledge
  fc.assert(
    fc.property(asked, country, (text, talkedOf) => {
      const question = readQuestion(readWords(text, lexicon), search)
      const found = nearestLines(question, search, talkedOf)
      for (let subject = 0; subject <= search.topics.length; subject += 1) {
        const { score, first, scores } = plainly(question, subject, search, talkedOf)
        expect(found.scores[subject]).toBeCloseTo(score, 5)
        expect(found.firsts[subject]).toBeCloseTo(first, 5)
        const nearest = found.lines[subject] ?? -1
        if (first > 0) expect(scores.get(nearest)).toBeCloseTo(first, 5)
        else expect(nearest).toBe(-1)
      }
    }),
  )
})

test('a line that came after the learning is as near as it can be to itself, and no nearer', () => {
  const line = 'dế mèn phiêu lưu xứ bọ ngựa'
  const { topics, lexicon, countries } = smallKnowledge({ topics: [{ id: 'cricket', vi: [line], en: ['a cricket on its way'] }] })
  const search = buildSearchIndex(topics, lexicon, countries, learned)
  expect(nearestLines(readQuestion(readWords(line, lexicon), search), search, null).firsts[0]).toBe(1)
})

test('why a topic was found is said in its words and its nearest line', () => {
  const because = becauseOf('ông chủ giữ hộ chiếu', 'passport-kept', knowledge, null)
  expect(because.slice(0, -1).some((word) => /passport|chiếu|chieu/.test(word))).toBe(true)
  expect(because.at(-1)).toMatch(/^“.*hộ chiếu.*”$/)
  expect(becauseOf('đòi hochieu', 'passport-kept', knowledge, null)).toEqual(becauseOf('đòi ho chieu', 'passport-kept', knowledge, null))
  expect(becauseOf('ông chủ giữ hộ chiếu', 'no-such-topic', knowledge, null)).toEqual([])
  expect(becauseOf('ông chủ giữ hộ chiếu', 'passport-kept', untaught, null)).toEqual([because.at(-1)])
})
