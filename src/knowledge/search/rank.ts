/**
 * Which curated answer a question needs. Three readings are added up: how much of the question a topic can account for with all its
 * words together, how closely its nearest lines resemble the question, and how likely the topic is by what was learnt from all lines of
 * all topics. Each lies between 0 and 1, so that thresholds mean the same for three words and for a story.
 */
import type { Country, Knowledge, Language, Stage, TopicId } from '../knowledge.ts'
import { readWords } from '../words.ts'
import { type Calibration, calibration, calibrationOfWords, type Evidence, logOdds } from './calibration.ts'
import type { SearchIndex } from './index.ts'
import { likelihoods } from './learned.ts'
import { nearestLines } from './nearest.ts'
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
}

const mostHits = 10
/** Topics whose lines are looked at one by one; a topic beyond them never wins in the end. Of what is somebody else's, fewer will do. */
const shortlist = { ours: 10, elsewhere: 2 } as const
const shares = { topic: 0.85, lines: 0.15 } as const
/** Of the whole, where something was learnt. */
const learnedShare = 0.4
/** From here (natural logarithm) down a likelihood counts as none. */
const leastLikely = -9.2
/** Light priors: enough to part equals, too little to overrule words. */
const prior = { stage: 0.01, topicBefore: 0.03 } as const

/** Pure; never throws. A text without words is `no` with no hits. */
export function rank(text: string, knowledge: Knowledge, context: RankContext): Ranked {
  const index = knowledge.search
  const question = readQuestion(readWords(text, knowledge.lexicon), index)
  const likely = readLikely(question, index)
  const promising = shortlisted(question, index, likely)
  const nearest = nearestLines(
    question,
    promising.map(({ topic }) => topic),
    index,
    context.country,
  )
  const scored = promising.map(({ topic, covered }, at) => {
    const worded = shares.topic * covered + shares.lines * (nearest[at]?.score ?? 0)
    const score = Math.min(1, blend(worded, likely?.of[topic]) + priorOf(index.topics[topic] ?? '', knowledge, context))
    return { topic, score }
  })
  const sorted = scored.sort((a, b) => b.score - a.score || a.topic - b.topic)
  const best = sorted.filter(({ topic }) => topic < index.topics.length).slice(0, mostHits)
  const elsewhere = sorted.find(({ topic }) => topic >= index.topics.length)?.score ?? 0
  const hits = best.map(({ topic, score }): Hit => ({ topic: index.topics[topic] ?? '', score }))
  const evidence = { ...evidenceOf(question, hits, elsewhere), ...learnedEvidence(question, best[0]?.topic, likely, index) }
  return { decision: hits.length === 0 ? 'no' : decide(evidence, calibrationFor(index)), hits, evidence }
}

/** Likelihoods, 0 to 1. */
interface Likely {
  /** By subject. */
  readonly of: Float32Array
  readonly elsewhere: number
}

/** Null where nothing was learnt. A topic that came after the learning is as likely as any. */
function readLikely(question: Question, { learned, topics, subjects }: SearchIndex): Likely | null {
  if (learned === null || question.terms.length === 0) return null
  const found = likelihoods(question, learned)
  const elsewhere = found.at(-1) ?? 0
  const of = new Float32Array(subjects).fill(elsewhere)
  for (let topic = 0; topic < topics.length; topic += 1) {
    const one = learned.classOf[topic] ?? -1
    of[topic] = one < 0 ? 1 / found.length : (found[one] ?? 0)
  }
  return { of, elsewhere }
}

function blend(worded: number, likely: number | undefined): number {
  if (likely === undefined) return worded
  const learned = 1 - Math.max(leastLikely, Math.log(likely + 1e-6)) / leastLikely
  return (1 - learnedShare) * worded + learnedShare * learned
}

function evidenceOf(
  { unknown, mass }: Question,
  [first, second]: readonly Hit[],
  elsewhere: number,
): Omit<Evidence, keyof LearnedEvidence> {
  const best = first?.score ?? 0
  return { best, lead: best - (second?.score ?? 0), overElsewhere: best - elsewhere, unknown, weight: Math.log(1 + best * mass) }
}

/** How likely the first hit is a right answer, 0 to 1, by what the calibration holds. */
export function likelyRight({ hits, evidence }: Ranked, { search }: Knowledge): number {
  if (hits.length === 0) return 0
  return 1 / (1 + Math.exp(-logOdds(evidence, calibrationFor(search).right)))
}

/** What the decision about a ranking over this index is taken by. */
export function calibrationFor({ learned }: SearchIndex): Calibration {
  return learned === null ? calibrationOfWords : calibration
}

type LearnedEvidence = Pick<Evidence, 'likely' | 'likelyOurs' | 'likelyOver' | 'doubt' | 'said' | 'abroad'>

const nothingLearnt: LearnedEvidence = { likely: 0, likelyOurs: 0, likelyOver: 0, doubt: 0, said: 0, abroad: 0 }

function learnedEvidence({ terms, names }: Question, best: number | undefined, likely: Likely | null, index: SearchIndex): LearnedEvidence {
  if (likely === null || best === undefined) return nothingLearnt
  const { of, elsewhere } = likely
  const odds = (share: number) => Math.log((share + 1e-4) / (1 - share + 1e-4))
  let likeliest = 0
  let doubt = 0
  for (let topic = 0; topic < index.topics.length; topic += 1) {
    const share = of[topic] ?? 0
    if (share > likeliest) likeliest = share
    if (share > 0) doubt -= share * Math.log(share)
  }
  return {
    likely: odds(of[best] ?? 0),
    likelyOurs: odds(1 - elsewhere),
    likelyOver: Math.log((likeliest + 1e-4) / (elsewhere + 1e-4)),
    doubt,
    said: Math.log(1 + terms.length),
    abroad: names.includes('i abroad') ? 1 : 0,
  }
}

/** Off topic is never right, so what is surely right is ours. */
function decide(evidence: Evidence, calibration: Calibration): Ranked['decision'] {
  const clear = evidence.lead >= calibration.leastLead
  if (clear && logOdds(evidence, calibration.right) >= calibration.sureFrom) return 'sure'
  return logOdds(evidence, calibration.ours) >= calibration.oursFrom ? 'unsure' : 'no'
}

/** The topics that promise most, with the share of the question that each accounts for. */
function shortlisted(
  { terms, weights, mass }: Question,
  index: SearchIndex,
  likely: Likely | null,
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
  const { length } = index.topics
  return [
    ...mostPromising(0, length, shortlist.ours, sums, likely),
    ...mostPromising(length, index.subjects, shortlist.elsewhere, sums, likely),
  ]
}

function mostPromising(
  from: number,
  to: number,
  most: number,
  sums: Float32Array,
  likely: Likely | null,
): readonly { readonly topic: number; readonly covered: number }[] {
  const best: { topic: number; covered: number; promise: number }[] = []
  for (let topic = from; topic < to; topic += 1) {
    const covered = sums[topic] ?? 0
    const promise = covered > 0 ? blend(shares.topic * covered, likely?.of[topic]) : 0
    if (promise <= (best[most - 1]?.promise ?? 0)) continue
    const at = best.findIndex((other) => other.promise < promise)
    best.splice(at < 0 ? best.length : at, 0, { topic, covered, promise })
    if (best.length > most) best.pop()
  }
  return best
}

function priorOf(topic: TopicId, knowledge: Knowledge, { stage, topicBefore }: RankContext): number {
  const sameStage = stage !== null && knowledge.topics.get(topic)?.stage === stage
  return (sameStage ? prior.stage : 0) + (topic === topicBefore ? prior.topicBefore : 0)
}
