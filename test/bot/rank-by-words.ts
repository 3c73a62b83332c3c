import type { Knowledge } from '../../src/knowledge/knowledge.ts'
import { languages } from '../../src/knowledge/knowledge.ts'
import type { rank } from '../../src/knowledge/search/rank.ts'
import { plain } from '../../src/knowledge/words/normalise.ts'

type Ranking = ReturnType<typeof rank>

/**
 * A ranking that a reader can redo in the head, for transcripts: the share of words that a question and a line have in common. The
 * real one is calibrated on the whole content and goes on being tuned; what the bot does with its decision is told here.
 */
export function rankByWords(text: string, knowledge: Knowledge): Ranking {
  const { common, topics } = readOnce(knowledge)
  const asked = wordsOf(text, common)
  const hits = topics
    .map(({ topic, lines }) => ({ topic, score: Math.max(...lines.map((line) => inCommon(asked, line))) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, 10)
  const [first, second] = hits
  if (!first || first.score < 0.4) return { decision: 'no', hits, evidence: noEvidence }
  return { decision: first.score >= 0.6 && first.score - (second?.score ?? 0) >= 0.1 ? 'sure' : 'unsure', hits, evidence: noEvidence }
}

/** What the decision was taken from is no matter here. */
const noEvidence = { likely: 0, lead: 0, ours: 0, overElsewhere: 0, doubt: 0, unknown: 0, abroad: 0 }

type Words = ReadonlySet<string>
interface Lines {
  readonly common: Words
  readonly topics: readonly { readonly topic: string; readonly lines: readonly Words[] }[]
}

const read = new WeakMap<Knowledge['topics'], Lines>()

/** The words of every line, which are the same for every question. */
function readOnce({ topics, lexicon }: Knowledge): Lines {
  const known = read.get(topics)
  if (known) return known
  const common = new Set(languages.flatMap((language) => lexicon[language].common).map(plain))
  const ofTopics = [...topics.values()].map(({ id, entry, variants }) => {
    const entries = [entry, ...variants.values()].flatMap((one) => languages.map((language) => one[language]))
    return { topic: id, lines: entries.flatMap(({ title, ask }) => [title, ...ask]).map((line) => wordsOf(line, common)) }
  })
  const lines = { common, topics: ofTopics }
  read.set(topics, lines)
  return lines
}

function wordsOf(line: string, common: Words): Words {
  return new Set(
    plain(line)
      .split(' ')
      .filter((word) => word !== '' && !common.has(word)),
  )
}

function inCommon(a: Words, b: Words): number {
  const shared = [...a].filter((word) => b.has(word)).length
  return a.size + b.size === 0 ? 0 : (2 * shared) / (a.size + b.size)
}
