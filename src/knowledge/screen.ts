/**
 * Danger in a message, seen twice. Signals are phrases, frames around them tell a report from a question, a fear or a film. What only
 * resembles danger is said as a look-alike; what remains is raised. In doubt it raises: a needless case costs a responder a minute.
 * What no phrase finds is laid beside what people told who were in danger.
 */
import type { DangerPhrases, FrameName } from './danger-books.ts'
import type { Against, Evidence } from './evidence.ts'
import type { Knowledge, Language, Level, TopicId } from './knowledge.ts'
import { languages } from './knowledge.ts'
import { type Found, findPhrases } from './phrase.ts'
import { type Hit, rank } from './search/rank.ts'
import { readSlips } from './slips.ts'
import { askedFrom, judge } from './told/judge.ts'
import { type Likeness, liken } from './told/liken.ts'
import { whoIsMeant } from './who.ts'
import { whoseSteps } from './whose-steps.ts'
import type { Signal } from './wording.ts'
import { readWords, type Word } from './words.ts'

export interface Danger {
  readonly level: Level
  readonly signal: string | null
  /** The entry whose steps are given. */
  readonly topic: TopicId | null
  /** The entry for somebody who writes of a relative or a friend. */
  readonly forRelative: TopicId | null
  readonly guarded: boolean
  /** The signal that was only resembled, when nothing was raised. */
  readonly lookAlike: string | null
  /** The signal that it is told like, too little to be raised: the person is asked whether it is happening. */
  readonly perhaps: string | null
  /** The words ask in general, or tell of others, of what is feared or of what is over, whether or not a signal was met. */
  readonly general: boolean
  /** Every signal that was raised, of any level: the caller remembers them for later messages. */
  readonly noticed: readonly string[]
  /** What spoke for it: for the responder. */
  readonly because: readonly Evidence[]
  /** What made the look-alike no danger. */
  readonly against: Against | null
}

export const noDanger: Danger = {
  level: 0,
  signal: null,
  topic: null,
  forRelative: null,
  guarded: false,
  lookAlike: null,
  perhaps: null,
  general: false,
  noticed: [],
  because: [],
  against: null,
}

/**
 * Pure; never throws. Looks at one message alone; `before` names signals that the caller remembers from earlier ones: papers that are
 * held count beside a debt that is told an hour later.
 */
export function screen(text: string, knowledge: Knowledge, before: readonly string[] = []): Danger {
  const byPhrases = screenPhrases(text, knowledge, before)
  return byPhrases.level >= 3 || knowledge.told === null ? byPhrases : lookAgain(byPhrases, text, knowledge)
}

/** Fewer words do not tell which danger it is, nor does a message of which half was told before: then the curators' order decides. */
const fewestTelling = 6

/** Less likely than this, no entry is the right one: the steps that hold for everybody are given. */
const stepsFrom = 0.45

/** What is told like danger less surely than this is only asked about where the ranking sees hardly any: a long story has many sentences, and one of them sounds like danger. */
const raisedWhateverIsAsked = 0.9
const askedOfDangerFrom = 0.01

/** What phrases take for a look-alike is asked about already, and never raised here. */
function lookAgain(byPhrases: Danger, text: string, knowledge: Knowledge): Danger {
  const likeness = likenessOf(text, knowledge, askedFrom)
  if (likeness === null) return byPhrases
  const who = whoIsMeant(text, knowledge)
  const judged = judge(likeness, who, knowledge)
  if (judged === null) return byPhrases
  const because = [...byPhrases.because, judged.because]
  const asked = { ...byPhrases, perhaps: judged.signal.id, because }
  if (judged.kind === 'ask' || byPhrases.lookAlike !== null) return asked
  const hits = hitsOf(text, knowledge)
  const isDoubted =
    likeness.chance < raisedWhateverIsAsked && knowledge.search.learned !== null && shareOfDanger(hits, knowledge) < askedOfDangerFrom
  if (isDoubted) return asked
  const steps = whoseSteps({ met: [], likeness, hits, who }, knowledge)
  const given = steps !== null && steps.share >= stepsFrom ? steps : null
  return {
    ...byPhrases,
    level: judged.level,
    signal: judged.signal.id,
    topic: given?.topic ?? null,
    forRelative: given?.forRelative ?? null,
    guarded: judged.signal.guarded || given?.signal.guarded === true,
    general: false,
    noticed: [...byPhrases.noticed, judged.signal.id],
    because,
  }
}

function hitsOf(text: string, knowledge: Knowledge): readonly Hit[] {
  return rank(text, knowledge, { language: null, stage: null, topicBefore: null, country: null }).hits
}

/** How likely it is that the message asks for an answer that people in danger are given, 0 to 1. */
function shareOfDanger(hits: readonly Hit[], { topics }: Knowledge): number {
  return hits.reduce((sum, { topic, score }) => (topics.get(topic)?.risk === 'urgent' ? sum + score : sum), 0)
}

/** What a message is told like, from the chance `atLeast` on; null where nothing was learnt, too. */
function likenessOf(text: string, { told, lexicon, danger }: Knowledge, atLeast: number): Likeness | null {
  if (told === null) return null
  const words = readWords(text, lexicon)
  const frames = languages.flatMap((language) => findPhrases(danger[language].frames, words))
  return liken(words, frames, told, atLeast)
}

function screenPhrases(text: string, knowledge: Knowledge, before: readonly string[]): Danger {
  const words = readSlips(readWords(text, knowledge.lexicon), knowledge)
  const { danger } = knowledge
  const readings = languages.flatMap((language) => readIn(language, words, danger[language]))
  const raised = readings.filter(({ against }) => against === null)
  if (raised.length === 0)
    return { ...onlyResembled(readings), general: languages.some((language) => asksInGeneral(words, danger[language])) }
  const noticed = [...new Set(raised.map(({ signal }) => signal.id))]
  const recalled = remembered(before, noticed, knowledge)
  const met = [...raised.filter(isWidest).map(({ signal, hit }) => ({ signal, words: wordsAt(words, hit) })), ...recalled]
  const levels = met.map((one) => ({ ...one, ...counted(one.signal, new Set([...before, ...noticed]), knowledge) }))
  const worst = levels.reduce((level, one) => (one.level > level ? one.level : level), levels[0]?.level ?? 0)
  const counting = levels.filter(({ level }) => level === worst || level >= 3).map(({ counts }) => counts)
  const inOrder = knowledge.signals.filter((signal) => counting.includes(signal))
  const grave = inOrder.filter(({ level }) => level >= 3)
  const tells = grave.length > 0 && recalled.length === 0 && words.length >= fewestTelling
  const likeness = tells ? likenessOf(text, knowledge, 0) : null
  const hits = likeness === null ? [] : hitsOf(text, knowledge)
  const steps = whoseSteps({ met: grave.length > 0 ? grave : inOrder, likeness, hits, who: whoIsMeant(text, knowledge) }, knowledge)
  return {
    level: worst,
    signal: steps?.signal.id ?? null,
    topic: steps?.topic ?? null,
    forRelative: steps?.forRelative ?? null,
    guarded: (worst >= 3 && steps?.signal.guarded === true) || levels.some(({ level, counts }) => counts.guarded && level >= 3),
    lookAlike: null,
    perhaps: null,
    general: false,
    noticed,
    because: evidenceIn(levels),
    against: null,
  }
}

/** The same words for the same signal are told once. */
function evidenceIn(
  met: readonly { readonly signal: Signal; readonly level: Level; readonly words: string | null }[],
): readonly Evidence[] {
  const told = new Map(met.map((one) => [`${one.signal.id} ${one.level} ${one.words ?? ''}`, one]))
  return [...told.values()].map(({ signal: { id: signal }, level, words }) =>
    words === null ? { kind: 'told-before', signal, level } : { kind: 'words', signal, level, words },
  )
}

/** Of phrases of one signal that lie in each other ("đánh em" in "nó đang đánh em") one is told. */
function isWidest({ signal, hit }: Reading, at: number, all: readonly Reading[]): boolean {
  return !all.some((other, n) => {
    if (n === at || other.signal !== signal || other.hit.from > hit.from || other.hit.to < hit.to) return false
    return n < at || other.hit.from < hit.from || other.hit.to > hit.to
  })
}

/** Signals of earlier messages that something in this one raises. */
function remembered(before: readonly string[], noticed: readonly string[], { signals }: Knowledge) {
  return signals
    .filter(({ id, raisedBy }) => before.includes(id) && raisedBy.some((other) => noticed.includes(other)))
    .map((signal) => ({ signal, words: null }))
}

/** Some signals weigh more beside another, and then count as a further one: papers held is 2, with a debt it is 3. */
function counted(signal: Signal, present: ReadonlySet<string>, { signals }: Knowledge): { level: Level; counts: Signal } {
  if (signal.level >= 3 || !signal.raisedBy.some((other) => present.has(other))) return { level: signal.level, counts: signal }
  return { level: 3, counts: signals.find(({ id }) => id === signal.becomes) ?? signal }
}

/** A signal met in the words, and what made it a look-alike. */
interface Reading {
  readonly signal: Signal
  readonly hit: Found<Signal>
  readonly against: Omit<Against, 'phrase'> | null
}

function readIn(language: Language, words: readonly Word[], phrases: DangerPhrases): readonly Reading[] {
  const hits = findPhrases(phrases.signals, words)
  if (hits.length === 0) return []
  const resembled = findPhrases(phrases.lookAlikes, words)
  const framed = findPhrases(phrases.frames, words)
  const asked = (hit: Found<Signal>) => language === 'vi' && asksWhether(words, hit, phrases.behindTheEnd)
  return hits.map((hit) => ({ signal: hit.means, hit, against: whyNot(hit, resembled, framed, words, asked) }))
}

/** What makes this hit no danger; null when nothing does. */
function whyNot(
  hit: Found<Signal>,
  resembled: readonly Found<Signal>[],
  framed: readonly Found<FrameName>[],
  words: readonly Word[],
  asked: (hit: Found<Signal>) => boolean,
): Reading['against'] {
  const near = (other: Found<unknown>) => sentenceOf(words, other) === sentenceOf(words, hit)
  const alike = resembled.find(
    (other) => other.means === hit.means && near(other) && (overlap(other, hit) || !shareWord(words, other, hit)),
  )
  if (alike) return { why: 'look-alike', words: wordsAt(words, alike) }
  const frame = (name: FrameName, fits: (other: Found<FrameName>) => boolean) =>
    framed.find((other) => other.means === name && near(other) && fits(other))
  const negated = frame(
    'negation',
    (other) => other.from < hit.from && other.to >= hit.from && other.to <= hit.to && sameClause(words, other, hit),
  )
  if (negated) return { why: 'negation', words: wordsAt(words, negated) }
  if (framed.some(({ means }) => means === 'now')) return null
  const before = (other: Found<FrameName>) => other.from < hit.from
  const feared = frame('feared', before)
  if (feared) return { why: 'feared', words: wordsAt(words, feared) }
  const general = frame('general', (other) => before(other) || sameClause(words, other, hit))
  if (general) return { why: 'general', words: wordsAt(words, general) }
  const told = frame('others', () => true) ?? framed.find(({ means }) => means === 'invented')
  const ofMe = (other: Found<FrameName>) => sameClause(words, other, hit) && !(told && overlap(other, told))
  if (told && !frame('me', ofMe) && !frame('kin', () => true)) return { why: 'others', words: wordsAt(words, told) }
  const past = frame('past', () => true) ?? overSince(hit, framed, words)
  if (past) return { why: 'past', words: wordsAt(words, past) }
  return asked(hit) ? { why: 'asks-whether', words: null } : null
}

/** A story that begins long ago and ends with how the person lives since. What is told behind that end is not over. */
function overSince(hit: Found<Signal>, framed: readonly Found<FrameName>[], words: readonly Word[]): Found<FrameName> | undefined {
  const sentence = sentenceOf(words, hit) ?? 0
  if (!framed.some((other) => other.means === 'once' && (sentenceOf(words, other) ?? 0) <= sentence)) return undefined
  return framed.find(({ means, from }) => (means === 'past' || means === 'settled') && from >= hit.to)
}

/** Frames that no report of danger stands in, with nothing that says it is happening now. */
function asksInGeneral(words: readonly Word[], { frames }: DangerPhrases): boolean {
  const met = new Set(findPhrases(frames, words).map(({ means }) => means))
  const framed = (['general', 'feared', 'past', 'others', 'invented'] as const).some((name) => met.has(name))
  return framed && !met.has('now')
}

function overlap(a: Found<unknown>, b: Found<unknown>): boolean {
  return a.from < b.to && b.from < a.to
}

/** A look-alike with a word of the danger itself ("đánh cá" beside "đánh em") says nothing about another place of that word. */
function shareWord(words: readonly Word[], a: Found<unknown>, b: Found<unknown>): boolean {
  const inB = new Set(words.slice(b.from, b.to).map(({ meant }) => meant))
  return words.slice(a.from, a.to).some(({ meant }) => inB.has(meant))
}

/** "Có bị nhốt không?", "còn đánh nhau hông": "không" at the end of the clause asks; before a verb ("không cho ra") it denies. */
function asksWhether(words: readonly Word[], hit: Found<Signal>, behindTheEnd: ReadonlySet<string>): boolean {
  const clause = words[hit.to - 1]?.clause
  let end = hit.to
  while (words[end]?.clause === clause) end += 1
  let last = end - 1
  while (last >= hit.to && words[last]?.plain.every((word) => behindTheEnd.has(word))) last -= 1
  const asks = last >= hit.to && words[last]?.plain.some((word) => word === 'khong' || word === 'hong' || word === 'chua')
  const opens = [1, 2, 3, 4, 5, 6].some((back) => words[hit.from - back]?.clause === clause && opensQuestion(words[hit.from - back]))
  return asks === true && opens
}

/** "Con" without its marks is a child. */
function opensQuestion(word: Word | undefined): boolean {
  return word !== undefined && (word.plain.includes('co') || word.forms.includes('còn'))
}

function onlyResembled(readings: readonly Reading[]): Danger {
  const [first, ...rest] = readings
  if (!first) return noDanger
  const worst = rest.reduce((a, b) => (b.signal.level > a.signal.level ? b : a), first)
  return { ...noDanger, lookAlike: worst.signal.id, against: worst.against && { phrase: worst.hit.phrase, ...worst.against } }
}

function sentenceOf(words: readonly Word[], found: Found<unknown>): number | undefined {
  return words[found.from]?.sentence
}

function sameClause(words: readonly Word[], a: Found<unknown>, b: Found<unknown>): boolean {
  return words[a.from]?.clause === words[b.from]?.clause
}

function wordsAt(words: readonly Word[], { from, to }: Found<unknown>): string {
  return words
    .slice(from, to)
    .map(({ forms }) => forms[0])
    .join(' ')
}
