/**
 * Which curated answer a question needs. Two readings are added up, both in nats: how likely each topic is by what was learnt from all
 * the ways of asking that we have, and how closely its nearest lines resemble the question. The sums are turned into shares of 1, so that
 * thresholds mean the same for three words and for a story.
 */
import type { Country, Knowledge, Language, Stage, Topic, TopicId } from '../knowledge.ts'
import { onceForEach } from '../once-for-each.ts'
import { readWords } from '../words/words.ts'
import { type Calibration, calibration, calibrationOfLines, type Evidence, logOdds } from './calibration.ts'
import { type Learned, logLikelihoods, normalise } from './learned.ts'
import { nearestLines } from './nearest.ts'
import { type Question, readQuestion } from './question.ts'
import { type SearchIndex, subjectsAskedSo } from './search-index.ts'

export interface RankContext {
  readonly language: Language | null
  readonly stage: Stage | null
  readonly topicBefore: TopicId | null
  readonly country: Country | null
  /** Whoever asks is abroad and names no further country: what is asked before leaving is a little less likely. */
  readonly isThere?: boolean
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
  /** Its share of 1; what is somebody else's to answer has the rest. */
  readonly score: number
}

const mostHits = 10
/** What the nearest lines count, in nats for a question that is one of them; where nothing was learnt they have to decide alone. */
const nearness = { learned: 2, alone: 20 } as const
/**
 * Beyond this a question is as good as the line, and is worth so many nats more for the rest: a line that
 * nothing was learnt from yet counts.
 */
const same = { from: 0.8, nats: 20 } as const
/** In nats. Whoever asks in the very words of a line gets its answer, whatever was learnt: what a curator writes down holds at once. */
const verbatim = 20
/** How far a topic is thought of that came after the learning and has no line like the question: it takes nothing from a cry. */
const unlike = 1e-3
/** Light priors: enough to part equals, too little to overrule words. */
const prior = { stage: 0.2, topicBefore: 0.6, leftAlready: -1 } as const

/** Pure; never throws. A text of which nothing is known is `no` with no hits. */
export function rank(text: string, knowledge: Knowledge, context: RankContext): Ranked {
  const index = knowledge.search
  const words = readWords(text, knowledge.lexicon)
  const question = readQuestion(words, index)
  if (question.rows.length === 0) return { decision: 'no', hits: [], evidence: noEvidence }
  const { scores: near, firsts } = nearestLines(question, index, context.country)
  const { sums, shares, classes } = buffersOf(index)
  if (index.learned === null) sums.fill(0)
  else likelihoodsBySubject(question, index.learned, classes, firsts, sums)
  const weight = index.learned === null ? nearness.alone : nearness.learned
  for (let subject = 0; subject < sums.length; subject += 1) {
    sums[subject] = (sums[subject] ?? 0) + weight * (near[subject] ?? 0) + likeItsLine(firsts[subject] ?? 0)
  }
  for (const own of subjectsAskedSo(words, index.askedSo)) sums[own] = (sums[own] ?? 0) + verbatim
  addPriors(sums, knowledge, context)
  normalise(sums)
  for (let subject = 0; subject < sums.length; subject += 1) shares[subject] = Math.exp(sums[subject] ?? 0)
  const best = bestSubjects(shares, index.topics.length)
  const evidence = evidenceOf(question, best, shares, near)
  const hits = best.map((subject): Hit => ({ topic: index.topics[subject] ?? '', score: shares[subject] ?? 0 }))
  const [first] = hits
  if (first === undefined) return { decision: 'no', hits, evidence }
  return { decision: decide(evidence, calibrationFor(index), knowledge.topics.get(first.topic)), hits, evidence }
}

/** How likely the first hit is a right answer, 0 to 1, by what the calibration holds. */
export function likelyRight({ hits, evidence }: Ranked, { search }: Knowledge): number {
  if (hits.length === 0) return 0
  return 1 / (1 + Math.exp(-logOdds(evidence, calibrationFor(search).right)))
}

/** What the decision about a ranking over this index is taken by. */
export function calibrationFor({ learned }: SearchIndex): Calibration {
  return learned === null ? calibrationOfLines : calibration
}

interface Buffers {
  /** By subject. */
  readonly sums: Float32Array
  readonly shares: Float32Array
  /** By class of what was learnt. */
  readonly classes: Float32Array
}

const buffers = new WeakMap<SearchIndex, Buffers>()

/** One set for each index: ranking is synchronous, so two questions never use it at once. */
function buffersOf(index: SearchIndex): Buffers {
  const known = buffers.get(index)
  if (known) return known
  const subjects = index.topics.length + 1
  const classes = new Float32Array(index.learned?.biases.length ?? 0)
  const made = { sums: new Float32Array(subjects), shares: new Float32Array(subjects), classes }
  buffers.set(index, made)
  return made
}

/** Written into `sums`, by subject. A topic that came after the learning is as likely as any, as far as one of its lines is like it. */
function likelihoodsBySubject(question: Question, learned: Learned, classes: Float32Array, firsts: Float32Array, sums: Float32Array): void {
  const found = logLikelihoods(question, learned, classes)
  const topics = sums.length - 1
  for (let topic = 0; topic < topics; topic += 1) {
    const one = learned.classOf[topic] ?? -1
    sums[topic] = one < 0 ? Math.log(((firsts[topic] ?? 0) + unlike) / found.length) : (found[one] ?? 0)
  }
  sums[topics] = found.at(-1) ?? 0
}

function addPriors(sums: Float32Array, knowledge: Knowledge, { stage, topicBefore, isThere = false }: RankContext): void {
  if (stage === null && topicBefore === null && !isThere) return
  const stages = stagesBySubject(knowledge)
  const before = topicBefore === null ? -1 : knowledge.search.topics.indexOf(topicBefore)
  for (let subject = 0; subject < stages.length; subject += 1) {
    const own = stages[subject]
    const sameStage = stage !== null && own === stage ? prior.stage : 0
    const leftAlready = isThere && own === 'before' ? prior.leftAlready : 0
    sums[subject] = (sums[subject] ?? 0) + sameStage + leftAlready + (subject === before ? prior.topicBefore : 0)
  }
}

const stagesBySubject = onceForEach(({ search, topics }: Knowledge) => search.topics.map((topic) => topics.get(topic)?.stage))

/** In nats, for how near the nearest line is. */
function likeItsLine(near: number): number {
  return same.nats * Math.max(0, near - same.from)
}

/** The topics with the largest shares, the largest first; of equals the one that stands first. */
function bestSubjects(shares: Float32Array, topics: number): readonly number[] {
  const best: number[] = []
  for (let subject = 0; subject < topics; subject += 1) {
    const share = shares[subject] ?? 0
    if (best.length === mostHits && share <= (shares[best[mostHits - 1] ?? 0] ?? 0)) continue
    const at = best.findIndex((other) => (shares[other] ?? 0) < share)
    best.splice(at < 0 ? best.length : at, 0, subject)
    if (best.length > mostHits) best.pop()
  }
  return best
}

const noEvidence: Evidence = { likely: 0, lead: 0, ours: 0, overElsewhere: 0, doubt: 0, unknown: 1, abroad: 0 }

function evidenceOf(question: Question, [first = 0, second = 0]: readonly number[], shares: Float32Array, near: Float32Array): Evidence {
  const share = (subject: number) => shares[subject] ?? 0
  const odds = (of: number) => Math.log((of + 1e-4) / (1 - of + 1e-4))
  const elsewhere = shares.length - 1
  let doubt = 0
  for (let subject = 0; subject < elsewhere; subject += 1) if (share(subject) > 0) doubt -= share(subject) * Math.log(share(subject))
  return {
    likely: odds(share(first)),
    lead: Math.log((share(first) + 1e-4) / (share(second) + 1e-4)),
    ours: odds(1 - share(elsewhere)),
    overElsewhere: (near[first] ?? 0) - (near[elsewhere] ?? 0),
    doubt,
    unknown: question.unknown,
    abroad: question.abroad ? 1 : 0,
  }
}

/** An urgent answer brings a case with it, so it is given straight away from 9 in 10 on; the danger screen sees cries before. */
const urgentFrom = Math.log(9)

/** Nobody else can answer what is asked about the service itself, and small talk that has such an answer offered loses nothing. */
const aboutUsEarlier = 1.5

/** Choices are offered from these log-odds of the question being ours on. */
export function choicesFrom({ oursFrom }: Calibration, first: Topic | undefined): number {
  return oursFrom - (first?.stage === 'about' ? aboutUsEarlier : 0)
}

/** Off topic is never right, so what is surely right is ours. */
function decide(evidence: Evidence, calibrated: Calibration, first: Topic | undefined): Ranked['decision'] {
  const { right, ours, sureFrom, leastLead } = calibrated
  const from = first?.risk === 'urgent' ? Math.max(sureFrom, urgentFrom) : sureFrom
  if (evidence.lead >= leastLead && logOdds(evidence, right) >= from) return 'sure'
  return logOdds(evidence, ours) >= choicesFrom(calibrated, first) ? 'unsure' : 'no'
}
