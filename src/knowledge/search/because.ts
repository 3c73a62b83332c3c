/** Why a topic was ranked where it was, for `--why` and for staff. Ranking itself has no time for it. */
import type { Country, Knowledge, TopicId } from '../knowledge.ts'
import { readWords } from '../words.ts'
import type { SearchIndex, Spoken } from './index.ts'
import { nearestLines } from './nearest.ts'
import { type Question, readQuestion } from './question.ts'

const mostWords = 5

/** The words of a text that spoke loudest for a topic and, in quotation marks, the line nearest to it. Pure; empty for an unknown topic. */
export function becauseOf(text: string, topic: TopicId, knowledge: Knowledge, country: Country | null): readonly string[] {
  const index = knowledge.search
  const number = index.topics.indexOf(topic)
  if (number < 0) return []
  const question = readQuestion(readWords(text, knowledge.lexicon), index)
  const words = loudestWords(question, number, index)
  const [nearest] = nearestLines(question, [number], index, country)
  const line = index.lines.texts[nearest?.line ?? -1]
  return line === undefined ? words : [...words, `“${line}”`]
}

/** The terms that spoke loudest for a topic, as they read. */
function loudestWords({ terms, weights, names, guessedFrom }: Question, topic: number, { spoken }: SearchIndex): readonly string[] {
  const spoke: { readonly name: string; readonly worth: number }[] = []
  for (let n = 0; n < terms.length; n += 1) {
    const worth = (weights[n] ?? 0) * strengthOf(terms[n] ?? 0, topic, spoken)
    const name = (names[n] ?? '').slice(2)
    if (worth > 0) spoke.push({ name: n < guessedFrom ? name : `${name}?`, worth })
  }
  spoke.sort((a, b) => b.worth - a.worth)
  return [...new Set(spoke.map(({ name }) => name))].slice(0, mostWords)
}

/** How strongly a term speaks for a topic; 0 when it does not. */
function strengthOf(term: number, topic: number, { from, topics, strengths }: Spoken): number {
  const end = from[term + 1] ?? 0
  let at = from[term] ?? 0
  while (at < end && (topics[at] ?? topic) < topic) at += 1
  return at < end && topics[at] === topic ? (strengths[at] ?? 0) : 0
}
