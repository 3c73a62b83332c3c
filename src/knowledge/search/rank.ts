/**
 * Which curated answer a question needs. Two readings are added up: how much of the question a topic can account for with all its
 * words together, and how closely its nearest lines resemble the question. Both lie between 0 and 1, so that thresholds mean the
 * same for three words and for a story.
 */
import type { Country, Knowledge, Language, Stage, TopicId } from '../knowledge.ts'
import { readWords } from '../words.ts'
import { calibration, type Evidence, logOdds } from './calibration.ts'
import type { SearchIndex } from './index.ts'
import { nearestLines, withLaidOut } from './nearest.ts'
import { type Question, readQuestion } from './question.ts'

export interface RankContext {
  readonly language: Language | null
  readonly stage: Stage | null
  readonly topicBefore: TopicId | null
  readonly country: Country | null
}

export interface Ranked {
  /** `sure`: answer with the first hit. `unsure`: the first up to three are choices. `no`: the question is about something else. */
  readonly decision: 'sure' | 'unsure' | 'no'
  /** Best first, at most ten. */
  readonly hits: readonly Hit[]
  /** What the decision was taken from. */
  readonly evidence: Evidence
}

export interface Hit {
  readonly topic: TopicId
  /** 0 to 1. */
  readonly score: number
  /** The words and the nearest line that spoke for it, for `--why` and for staff. */
  readonly because: readonly string[]
}

const mostHits = 10
const mostWords = 5
/** Topics whose lines are looked at one by one; a topic beyond them never wins in the end. */
const shortlist = 10
const shares = { topic: 0.85, lines: 0.15 } as const
/** Light priors: enough to part equals, too little to overrule words. */
const prior = { stage: 0.01, topicBefore: 0.03 } as const

/** Pure; never throws. A text without words is `no` with no hits. */
export function rank(text: string, knowledge: Knowledge, context: RankContext): Ranked {
  const index = knowledge.search
  const question = readQuestion(readWords(text, knowledge.lexicon), index)
  const scored = withLaidOut(question, index, (laidOut) =>
    shortlisted(question, index).map(({ topic, covered }) => {
      const id = index.topics[topic] ?? ''
      const { score: near, line } = nearestLines(question, laidOut, topic, index, context.country)
      const score = Math.min(1, shares.topic * covered + shares.lines * near + priorOf(id, knowledge, context))
      return { topic, id, score, line }
    }),
  )
  const sorted = scored.sort((a, b) => b.score - a.score || a.topic - b.topic)
  const best = sorted.filter(({ topic }) => topic < index.topics.length).slice(0, mostHits)
  const elsewhere = sorted.find(({ topic }) => topic >= index.topics.length)?.score ?? 0
  const hits = best.map(({ topic, id, score, line }): Hit => {
    const words = loudestWords(question, topic, index)
    return { topic: id, score, because: line === null ? words : [...words, `“${line}”`] }
  })
  const evidence = evidenceOf(question, hits, elsewhere)
  return { decision: hits.length === 0 ? 'no' : decide(evidence), hits, evidence }
}

function evidenceOf({ unknown, mass }: Question, [first, second]: readonly Hit[], elsewhere: number): Evidence {
  const best = first?.score ?? 0
  return { best, lead: best - (second?.score ?? 0), overElsewhere: best - elsewhere, unknown, weight: Math.log(1 + best * mass) }
}

function decide(evidence: Evidence): Ranked['decision'] {
  const ours = logOdds(evidence, calibration.ours) >= calibration.oursFrom
  if (!ours) return 'no'
  const clear = evidence.lead >= calibration.leastLead
  return clear && logOdds(evidence, calibration.right) >= calibration.sureFrom ? 'sure' : 'unsure'
}

/** The topics that account for most of the question, with the share that they account for. */
function shortlisted(
  { terms, weights, mass }: Question,
  index: SearchIndex,
): readonly { readonly topic: number; readonly covered: number }[] {
  const sums = new Float32Array(index.subjects)
  const { from, topics, strengths } = index.spoken
  for (let n = 0; n < terms.length; n += 1) {
    const term = terms[n] ?? 0
    const weight = (weights[n] ?? 0) / mass
    const end = from[term + 1] ?? 0
    for (let at = from[term] ?? 0; at < end; at += 1) {
      const topic = topics[at] ?? 0
      sums[topic] = (sums[topic] ?? 0) + weight * (strengths[at] ?? 0)
    }
  }
  const best: { topic: number; covered: number }[] = []
  for (let topic = 0; topic < sums.length; topic += 1) {
    const covered = sums[topic] ?? 0
    if (covered <= (best[shortlist - 1]?.covered ?? 0)) continue
    const at = best.findIndex((other) => other.covered < covered)
    best.splice(at < 0 ? best.length : at, 0, { topic, covered })
    if (best.length > shortlist) best.pop()
  }
  return best
}

function priorOf(topic: TopicId, knowledge: Knowledge, { stage, topicBefore }: RankContext): number {
  const sameStage = stage !== null && knowledge.topics.get(topic)?.stage === stage
  return (sameStage ? prior.stage : 0) + (topic === topicBefore ? prior.topicBefore : 0)
}

/** The terms that spoke loudest for a topic, as they read. */
function loudestWords({ terms, weights, names }: Question, topic: number, index: SearchIndex): readonly string[] {
  const { from, topics, strengths } = index.spoken
  const worth = terms.map((term, n) => {
    const place = topics.subarray(from[term], from[term + 1]).indexOf(topic)
    const strength = place < 0 ? 0 : (strengths[(from[term] ?? 0) + place] ?? 0)
    return { name: names[n] ?? '', worth: (weights[n] ?? 0) * strength }
  })
  const loudest = worth.filter((one) => one.worth > 0).sort((a, b) => b.worth - a.worth)
  return [...new Set(loudest.map(({ name }) => name))].slice(0, mostWords)
}
