/**
 * Danger in a message, seen twice. Signals are phrases, frames around them tell a report from a question, a fear or a film. What only
 * resembles danger is said as a look-alike. What remains is laid beside what people told who were in danger, and all is weighed together: what is
 * likely enough is raised, what may be is asked about. In doubt it raises: a needless case costs a responder a minute.
 */
import type { DangerPhrases, FrameName } from './danger-books.ts'
import type { Against, Evidence } from './evidence.ts'
import type { Knowledge, Language, Level, TopicId } from './knowledge.ts'
import { languages } from './knowledge.ts'
import { type Found, findPhrases } from './phrase.ts'
import { type Hit, rank } from './search/rank.ts'
import { readSlips } from './slips.ts'
import { type LikelySignal, type Likeness, likelySignals, liken, spokeMost } from './told/liken.ts'
import { oddsOfDanger, type Seen, seenIn, weighing } from './told/weigh.ts'
import { type Who, whoIsMeant } from './who.ts'
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
 * held count beside a debt that is told an hour later. `mayAsk`: the person can be asked whether it is happening; where they cannot, a phrase that
 * was met is believed.
 */
export function screen(text: string, knowledge: Knowledge, before: readonly string[] = [], mayAsk = true): Danger {
  const met = meet(text, knowledge, before)
  const words = readWords(text, knowledge.lexicon)
  const frames = framesIn(words, knowledge)
  const likeness = knowledge.told && liken(words, frames, knowledge.told)
  if (knowledge.told === null || likeness === null) return raisedBy(met, null, text, knowledge)
  const seen = seenBy(met, likeness)
  const isGrave = met.levels.some(({ level }) => level >= 3)
  if (!isGrave && oddsOfDanger(seen(1)) < weighing.askedFrom) return raisedBy(met, null, text, knowledge)
  const hits = hitsOf(text, knowledge)
  const odds = oddsOfDanger(seen(shareOfDanger(hits, knowledge)))
  const told: Told = { odds, hits, who: whoIsMeant(text, knowledge), likeness, signals: likelySignals(likeness, knowledge.told) }
  if (!isGrave) return lookAgain(raisedBy(met, null, text, knowledge), told, spokeMost(likeness, words, frames, knowledge.told), knowledge)
  return mayAsk && odds < weighing.raisedFrom && canBeDoubted(met) ? doubted(met, text, knowledge) : raisedBy(met, told, text, knowledge)
}

/** What is weighed in a message; null where nothing was learnt, and for text without words. */
export function weighedIn(text: string, knowledge: Knowledge): Seen | null {
  const words = readWords(text, knowledge.lexicon)
  const likeness = knowledge.told && liken(words, framesIn(words, knowledge), knowledge.told)
  return likeness && seenBy(meet(text, knowledge, []), likeness)(shareOfDanger(hitsOf(text, knowledge), knowledge))
}

/** All but what the message asks for, which takes longest. */
function seenBy(met: Met, likeness: Likeness): (shareAsked: number) => Seen {
  const resembled = met.raised.length === 0 && met.readings.length > 0
  return (shareAsked) => seenIn(graveIn(met).length, resembled, likeness, shareAsked)
}

function hitsOf(text: string, knowledge: Knowledge): readonly Hit[] {
  return rank(text, knowledge, { language: null, stage: null, topicBefore: null, country: null }).hits
}

/** What a message is told like, and what it asks for. */
interface Told {
  /** Log-odds of danger, everything added up. */
  readonly odds: number
  readonly hits: readonly Hit[]
  readonly who: Who | null
  readonly likeness: Likeness
  readonly signals: readonly LikelySignal[]
}

/** Fewer words do not tell which danger it is, nor does a message of which half was told before: then the curators' order decides. */
const fewestTelling = 6
/**
 * Fewer words say too little to be raised or asked about by their likeness alone: "chị ơi em còn đây" is a third of many a cry. A cry of two words
 * has its phrase; in four samples no cry of fewer than six is raised by its likeness alone.
 */
const fewestRaised = 6
const fewestAsked = 3
/** Less likely than this, no entry is the right one: the steps that hold for everybody are given. */
const stepsFrom = 0.45

/** No phrase raised it; what it is told like and what it asks for may. */
function lookAgain(byPhrases: Danger, told: Told, words: readonly string[], knowledge: Knowledge): Danger {
  const { odds, hits, who, likeness, signals } = told
  const likely = signals.flatMap(({ id, chance }) => {
    const signal = knowledge.signals.find((one) => one.id === id)
    return signal ? [{ signal, chance }] : []
  })
  const fitting = likely.filter(({ signal }) => who !== 'self' || signal.topic !== signal.forRelative)
  const signal = (fitting[0] ?? likely[0])?.signal
  if (signal === undefined || words.length === 0 || likeness.length < fewestAsked || odds < weighing.askedFrom) return byPhrases
  const percent = Math.floor(100 / (1 + Math.exp(-odds)))
  const because = [...byPhrases.because, { kind: 'alike', signal: signal.id, percent, words } as const]
  if (odds < weighing.raisedFrom || likeness.length < fewestRaised) return { ...byPhrases, perhaps: signal.id, because }
  const steps = whoseSteps({ met: [], toldLike: signals, hits, who }, knowledge)
  const given = steps !== null && steps.share >= stepsFrom ? steps : null
  const isNow = likely.reduce((sum, one) => (one.signal.level === 4 ? sum + one.chance : sum), 0) >= 0.5
  return {
    ...byPhrases,
    level: isNow ? 4 : 3,
    signal: signal.id,
    topic: given?.topic ?? null,
    forRelative: given?.forRelative ?? null,
    guarded: signal.guarded || given?.signal.guarded === true,
    lookAlike: null,
    against: null,
    general: false,
    noticed: [...byPhrases.noticed, signal.id],
    because,
  }
}

/** How likely it is that the message asks for an answer that people in danger are given, 0 to 1; even where nothing was learnt about answers. */
function shareOfDanger(hits: readonly Hit[], { topics, search }: Knowledge): number {
  if (search.learned === null) return 0.5
  return hits.reduce((sum, { topic, score }) => (topics.get(topic)?.risk === 'urgent' ? sum + score : sum), 0)
}

function framesIn(words: readonly Word[], { danger }: Knowledge): readonly Found<FrameName>[] {
  return languages.flatMap((language) => findPhrases(danger[language].frames, words))
}

/** The phrases of a message. */
interface Met {
  readonly words: readonly Word[]
  readonly readings: readonly Reading[]
  /** Those that nothing speaks against. */
  readonly raised: readonly Reading[]
  /** Signals of earlier messages that something in this one raises. */
  readonly recalled: readonly { readonly signal: Signal; readonly words: null }[]
  readonly levels: readonly Counted[]
}

/** A signal as it counts beside the others. */
interface Counted {
  readonly signal: Signal
  readonly words: string | null
  readonly level: Level
  readonly counts: Signal
}

function meet(text: string, knowledge: Knowledge, before: readonly string[]): Met {
  const words = readSlips(readWords(text, knowledge.lexicon), knowledge)
  const readings = languages.flatMap((language) => readIn(language, words, knowledge.danger[language]))
  const raised = readings.filter(({ against }) => against === null)
  const noticed = [...new Set(raised.map(({ signal }) => signal.id))]
  const recalled = raised.length === 0 ? [] : remembered(before, noticed, knowledge)
  const told = [...raised.filter(isWidest).map(({ signal, hit }) => ({ signal, words: wordsAt(words, hit) })), ...recalled]
  const levels = told.map((one) => ({ ...one, ...counted(one.signal, new Set([...before, ...noticed]), knowledge) }))
  return { words, readings, raised, recalled, levels }
}

/** Phrases that are danger by themselves. */
function graveIn({ levels }: Met): readonly Counted[] {
  return levels.filter(({ signal, words }) => signal.level >= 3 && words !== null)
}

/** Not what earlier messages told of, and not what is worst to be wrong about: people in a lorry, a wish to die now, somebody being forced onto a plane. */
function canBeDoubted(met: Met): boolean {
  const grave = graveIn(met)
  return grave.length > 0 && met.recalled.length === 0 && !grave.some(({ signal }) => signal.neverOutweighed)
}

/** What the phrases come to; `told` says whose steps are given where several dangers were met. */
function raisedBy(met: Met, told: Told | null, text: string, knowledge: Knowledge): Danger {
  const { words, readings, raised, recalled, levels } = met
  if (levels.length === 0)
    return { ...onlyResembled(readings), general: languages.some((language) => asksInGeneral(words, knowledge.danger[language])) }
  const noticed = [...new Set(raised.map(({ signal }) => signal.id))]
  const worst = levels.reduce((level, one) => (one.level > level ? one.level : level), levels[0]?.level ?? 0)
  const counting = levels.filter(({ level }) => level === worst || level >= 3).map(({ counts }) => counts)
  const inOrder = knowledge.signals.filter((signal) => counting.includes(signal))
  const grave = inOrder.filter(({ level }) => level >= 3)
  const tells = told !== null && grave.length > 0 && recalled.length === 0 && words.length >= fewestTelling
  const steps = whoseSteps(
    {
      met: grave.length > 0 ? grave : inOrder,
      toldLike: tells ? told.signals : null,
      hits: tells ? told.hits : [],
      who: told ? told.who : whoIsMeant(text, knowledge),
    },
    knowledge,
  )
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

/** Phrases of danger in a message that is not told like danger: asked about, and what else was met is kept. */
function doubted(met: Met, text: string, knowledge: Knowledge): Danger {
  const isGrave = ({ signal }: { readonly signal: Signal }) => signal.level >= 3
  const readings = met.readings.map((one) => (isGrave(one) && one.against === null ? { ...one, against: weighed } : one))
  const raised = readings.filter(({ against }) => against === null)
  const levels = met.levels.filter((one) => !isGrave(one)).map((one) => ({ ...one, level: one.signal.level, counts: one.signal }))
  const { lookAlike, against } = onlyResembled(readings.filter(isGrave))
  return { ...raisedBy({ ...met, readings, raised, levels }, null, text, knowledge), lookAlike, against }
}

const weighed = { why: 'weighed', words: null } as const

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
