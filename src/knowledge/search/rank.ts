/**
 * Which curated answer a question needs. Two readings are added up: how much of the question a topic can account for with all its
 * words together, and how closely its nearest lines resemble the question. Both lie between 0 and 1, so that thresholds mean the
 * same for three words and for a story.
 */
import type { Country, Knowledge, Language, Stage, TopicId } from '../knowledge.ts'
import { readWords, type Word } from '../words.ts'
import { decisionThresholds } from './calibration.ts'
import { type SearchIndex, weightOf } from './index.ts'
import { guessWord } from './spelling.ts'
import { cutStory } from './story.ts'
import { type Term, termsOf } from './terms.ts'

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
}

export interface Hit {
  readonly topic: TopicId
  /** 0 to 1. */
  readonly score: number
  /** The words and the nearest line that spoke for it, for `--why` and for staff. */
  readonly because: readonly string[]
}

const mostHits = 10
/** Topics whose lines are looked at one by one; a topic beyond them never wins in the end. */
const shortlist = 14
/** What the two readings count, and how little a second and third near line add. */
const shares = { topic: 0.5, line: 0.5, furtherLines: [1, 0.35, 0.2] } as const
/** A guessed spelling weighs this beside a typed word. */
const guessed = 0.6
/** Light priors: enough to part equals, too little to overrule words. */
const prior = { stage: 0.01, topicBefore: 0.03, country: 0.02 } as const

/** Pure; never throws. A text without words is `no` with no hits. */
export function rank(question: string, knowledge: Knowledge, context: RankContext): Ranked {
  const index = knowledge.search
  const asked = readQuestion(readWords(question, knowledge.lexicon), index)
  if (asked.terms.length === 0) return { decision: 'no', hits: [] }
  const scored = shortlisted(asked, index).map(({ topic, covered }) => {
    const near = nearestLines(asked, topic, index, context)
    const id = index.topics[topic] ?? ''
    const score = shares.topic * covered + shares.line * near.score + priorOf(id, knowledge, context)
    return { topic, id, score: Math.min(1, score), line: near.line }
  })
  const best = scored.sort((a, b) => b.score - a.score || a.topic - b.topic).slice(0, mostHits)
  const hits = best.map(({ topic, id, score, line }) => ({ topic: id, score, because: [...wordsFor(asked, topic, index), ...line] }))
  return { decision: decide(asked, hits), hits }
}

interface Asked {
  readonly terms: readonly { readonly term: Term; readonly weight: number }[]
  /** What the terms weigh together, unknown ones included. */
  readonly mass: number
  readonly squares: number
  /** Share of the mass that no topic knows. */
  readonly unknown: number
}

function readQuestion(words: readonly Word[], index: SearchIndex): Asked {
  const weights = new Map<Term, number>()
  const focus = cutStory(words)
  let unknownMass = 0
  for (const [term, at] of termsOf(words, index.source)) {
    const entry = index.terms.get(term)
    const weight = weightOf(term, entry?.rarity ?? index.unknownRarity) * (focus[at] ?? 1)
    if (entry) weights.set(term, weight)
    else if (term.startsWith('w ')) unknownMass += weight
  }
  for (const [term, weight] of guessedTerms(words, index)) if (!weights.has(term)) weights.set(term, weight)
  const terms = [...weights].map(([term, weight]) => ({ term, weight }))
  const known = terms.reduce((sum, { weight }) => sum + weight, 0)
  const squares = terms.reduce((sum, { weight }) => sum + weight ** 2, 0) + unknownMass
  return { terms, mass: known + unknownMass, squares, unknown: unknownMass / Math.max(1e-9, known + unknownMass) }
}

/** Unknown words read as what they may have been meant to be, the rest as typed. */
function guessedTerms(words: readonly Word[], index: SearchIndex): ReadonlyMap<Term, number> {
  const terms = new Map<Term, number>()
  let guesses = 0
  const read = words.flatMap((word): readonly Word[] => {
    const typed = word.forms.at(-1)
    if (typed === undefined || guesses >= 12) return [word]
    const options = guessWord(typed, index.spelling)
    const [first] = options
    if (!first) return [word]
    guesses += 1
    return first.map((form) => ({ ...word, forms: [form], plain: [form.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd')] }))
  })
  if (guesses === 0) return terms
  for (const term of termsOf(read, index.source).keys()) {
    const entry = index.terms.get(term)
    if (entry) terms.set(term, weightOf(term, entry.rarity) * guessed)
  }
  return terms
}

/** The topics that account for most of the question, with the share that they account for. */
function shortlisted(asked: Asked, index: SearchIndex): readonly { readonly topic: number; readonly covered: number }[] {
  const sums = new Float32Array(index.topics.length)
  for (const { term, weight } of asked.terms) {
    const entry = index.terms.get(term)
    if (!entry) continue
    entry.topics.forEach((topic, at) => {
      sums[topic] = (sums[topic] ?? 0) + weight * (entry.strengths[at] ?? 0)
    })
  }
  const best: { topic: number; covered: number }[] = []
  sums.forEach((sum, topic) => {
    const least = best.length < shortlist ? 0 : (best.at(-1)?.covered ?? 0)
    const covered = sum / asked.mass
    if (covered <= least) return
    const at = best.findIndex((other) => other.covered < covered)
    best.splice(at < 0 ? best.length : at, 0, { topic, covered })
    if (best.length > shortlist) best.pop()
  })
  return best
}

/** How closely the topic's nearest lines resemble the question, and the nearest of them. */
function nearestLines(asked: Asked, topic: number, index: SearchIndex, context: RankContext): { score: number; line: readonly string[] } {
  const [from, to] = index.linesOf[topic] ?? [0, 0]
  const scores: number[] = []
  let nearest = { score: 0, text: '' }
  for (let at = from; at < to; at += 1) {
    const line = index.lines[at]
    if (!line) continue
    let shared = 0
    for (const { term, weight } of asked.terms)
      if (line.terms.has(term)) shared += weight * weightOf(term, index.terms.get(term)?.rarity ?? 0)
    const score =
      shared / Math.sqrt(asked.squares * line.mass + 1e-9) + (line.country !== null && line.country === context.country ? prior.country : 0)
    scores.push(score)
    if (score > nearest.score) nearest = { score, text: line.text }
  }
  scores.sort((a, b) => b - a)
  const total = shares.furtherLines.reduce((sum, share) => sum + share, 0)
  const score = shares.furtherLines.reduce((sum, share, at) => sum + share * (scores[at] ?? 0), 0) / total
  return { score, line: nearest.text === '' ? [] : [`“${nearest.text}”`] }
}

function priorOf(topic: TopicId, knowledge: Knowledge, context: RankContext): number {
  const stage = knowledge.topics.get(topic)?.stage
  return (stage !== undefined && stage === context.stage ? prior.stage : 0) + (topic === context.topicBefore ? prior.topicBefore : 0)
}

/** The terms that spoke loudest for a topic, as the words that they were. */
function wordsFor(asked: Asked, topic: number, index: SearchIndex): readonly string[] {
  return asked.terms
    .map(({ term, weight }) => ({ term, worth: weight * strengthFor(term, topic, index) }))
    .filter(({ worth }) => worth > 0)
    .sort((a, b) => b.worth - a.worth)
    .slice(0, 5)
    .map(({ term }) => term.slice(2))
}

function strengthFor(term: Term, topic: number, index: SearchIndex): number {
  const entry = index.terms.get(term)
  const at = entry ? entry.topics.indexOf(topic) : -1
  return entry && at >= 0 ? (entry.strengths[at] ?? 0) : 0
}

function decide(asked: Asked, hits: readonly Hit[]): Ranked['decision'] {
  const [first, second] = hits
  if (!first) return 'no'
  const margin = first.score - (second?.score ?? 0)
  const sureness = first.score + decisionThresholds.marginWeight * margin - decisionThresholds.unknownWeight * asked.unknown
  return sureness >= decisionThresholds.sure ? 'sure' : sureness >= decisionThresholds.unsure ? 'unsure' : 'no'
}
