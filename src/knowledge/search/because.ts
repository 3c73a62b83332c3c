/** Why a topic was ranked where it was, for `--why` and for staff. Ranking itself has no time for it. */
import type { Country, Knowledge, TopicId } from '../knowledge.ts'
import { rowOf } from '../words/term-table.ts'
import { nameOf, termOf } from '../words/terms.ts'
import { readWords, type Word } from '../words/words.ts'
import type { Learned } from './learned.ts'
import { asMeant } from './meant.ts'
import { nearestLines } from './nearest.ts'
import { readQuestion } from './question.ts'
import type { SearchIndex } from './search-index.ts'
import { eachSearchTerm, kindWeights } from './terms.ts'
import { linesOf } from './texts.ts'

const mostWords = 5

/** The words of a text that spoke loudest for a topic and, in quotation marks, the line nearest to it. Pure; empty for an unknown topic. */
export function becauseOf(text: string, topic: TopicId, knowledge: Knowledge, country: Country | null): readonly string[] {
  const index = knowledge.search
  const subject = index.topics.indexOf(topic)
  const known = knowledge.topics.get(topic)
  if (subject < 0 || known === undefined) return []
  const words = asMeant(readWords(text, knowledge.lexicon), index.table)
  const spoke = loudestWords(words, subject, index)
  const nearest = nearestLines(readQuestion(words, index), index, country).lines[subject] ?? -1
  const line = linesOf(known)[nearest - index.lines.subjects.indexOf(subject)]
  return line === undefined ? spoke : [...spoke, `“${line.text}”`]
}

/** The terms that spoke loudest for a topic, as they read. Parts of words say nothing to a reader. */
function loudestWords(words: readonly Word[], subject: number, { source, table, rarity, learned }: SearchIndex): readonly string[] {
  const one = learned?.classOf[subject] ?? -1
  if (learned === null || one < 0) return []
  const worths = new Map<string, number>()
  eachSearchTerm(words, source, (kind, _, first, second) => {
    const row = rowOf(termOf(kind, first, second), table)
    if (row < 0 || kind === 'g') return
    const worth = kindWeights[kind] * (rarity[row] ?? 0) * weightFor(one, row, learned)
    const name = nameOf(kind, first, second).slice(2)
    if (worth > (worths.get(name) ?? 0)) worths.set(name, worth)
  })
  return [...worths]
    .sort(([, a], [, b]) => b - a)
    .map(([name]) => name)
    .slice(0, mostWords)
}

/** What was learnt of a term about a class; 0 for nothing. */
function weightFor(one: number, row: number, { from, classes, weights }: Learned): number {
  for (let at = from[row] ?? 0; at < (from[row + 1] ?? 0); at += 1) if (classes[at] === one) return weights[at] ?? 0
  return 0
}
