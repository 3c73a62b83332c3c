/**
 * Signals of danger in a message, met as phrases, and what speaks against each: a question in general, a fear,
 * a film, something that is over.
 */

import type { Knowledge, Language, Level } from '../knowledge.ts'
import { languages } from '../knowledge.ts'
import { isOneClause, shareClause } from '../words/clauses.ts'
import { type Found, findPhrases } from '../words/find-phrases.ts'
import { plain } from '../words/normalise.ts'
import { readSlips } from '../words/slips.ts'
import type { Signal } from '../words/wording.ts'
import { readWords, typedAt, type Word } from '../words/words.ts'
import { angerIn } from './anger.ts'
import type { DangerPhrases, FrameName } from './danger-books.ts'
import type { Against } from './evidence.ts'

/** The phrases of danger in a message. */
export interface Met {
  readonly words: readonly Word[]
  readonly phrases: readonly MetPhrase[]
  /** Those that nothing speaks against. */
  readonly raised: readonly MetPhrase[]
  /** Signals of earlier messages that something in this one raises. */
  readonly recalled: readonly { readonly signal: Signal; readonly words: null }[]
  readonly levels: readonly Counted[]
}

/** A signal as it counts beside the others. */
export interface Counted {
  readonly signal: Signal
  readonly words: string | null
  readonly level: Level
  readonly counts: Signal
}

export function meet(text: string, knowledge: Knowledge, before: readonly string[]): Met {
  const words = readSlips(readWords(text, knowledge.lexicon), knowledge)
  const phrases = languages.flatMap((language) => readIn(language, words, knowledge.danger[language]))
  const raised = phrases.filter(({ against }) => against === null)
  const noticed = [...new Set(raised.map(({ signal }) => signal.id))]
  const recalled = raised.length === 0 ? [] : remembered(before, noticed, knowledge)
  const told = [...raised.filter(isWidest).map(({ signal, hit }) => ({ signal, words: typedAt(words, hit) })), ...recalled]
  const levels = told.map((one) => ({ ...one, ...counted(one.signal, new Set([...before, ...noticed]), knowledge) }))
  return { words, phrases, raised, recalled, levels }
}

/** Phrases that are danger by themselves. */
export function graveIn({ levels }: Met): readonly Counted[] {
  return levels.filter(({ signal, words }) => signal.level >= 3 && words !== null)
}

/** Of phrases of one signal that lie in each other ("đánh em" in "nó đang đánh em") one is told. */
function isWidest({ signal, hit }: MetPhrase, at: number, all: readonly MetPhrase[]): boolean {
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

/** A signal met in the words, and what makes it a look-alike; null: nothing. */
export interface MetPhrase {
  readonly signal: Signal
  readonly hit: Found<Signal>
  readonly against: Omit<Against, 'phrase'> | null
}

function readIn(language: Language, words: readonly Word[], phrases: DangerPhrases): readonly MetPhrase[] {
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
): MetPhrase['against'] {
  const near = (other: Found<unknown>) => sentenceOf(words, other) === sentenceOf(words, hit)
  // "Chu danh, doi ve" is not "chủ đánh đổi": a comma parts its words, unless it parts those of the danger too.
  const alike = resembled.find(
    (other) =>
      other.means === hit.means &&
      near(other) &&
      (overlap(other, hit) || !shareWord(words, other, hit)) &&
      (other.phrase.includes('*') || isOneClause(words, other) || !isOneClause(words, hit)),
  )
  if (alike) return { why: 'look-alike', words: typedAt(words, alike) }
  const frame = (name: FrameName, fits: (other: Found<FrameName>) => boolean) =>
    framed.find((other) => other.means === name && near(other) && fits(other))
  const isTurned = framed.some((other) => other.means === 'turned' && near(other))
  const negated = frame(
    'negation',
    (other) =>
      other.to <= hit.to &&
      shareClause(words, other.from, hit.from) &&
      (other.from < hit.from ? other.to >= hit.from : !isTurned && fillsGap(words, other, hit)),
  )
  if (negated) return { why: 'negation', words: typedAt(words, negated) }
  if (framed.some(({ means }) => means === 'now')) return null
  const before = (other: Found<FrameName>) => other.from < hit.from
  const anger = angerIn(words, framed).find((other) => overlap(other, hit))
  if (anger) return { why: 'anger', words: typedAt(words, anger) }
  const feared = frame('feared', before)
  if (feared) return { why: 'feared', words: typedAt(words, feared) }
  const general = frame('general', (other) => before(other) || shareClause(words, other.from, hit.from))
  if (general) return { why: 'general', words: typedAt(words, general) }
  const told = frame('others', () => true) ?? framed.find(({ means }) => means === 'invented')
  const ofMe = (other: Found<FrameName>) => shareClause(words, other.from, hit.from) && !(told && overlap(other, told))
  if (told && !frame('me', ofMe) && !frame('kin', () => true)) return { why: 'others', words: typedAt(words, told) }
  const past = frame('past', () => true) ?? overSince(hit, framed, words)
  if (past) return { why: 'past', words: typedAt(words, past) }
  return asked(hit) ? { why: 'asks-whether', words: null } : null
}

/** A story that begins long ago and ends with how the person lives since. What is told behind that end is not over. */
function overSince(hit: Found<Signal>, framed: readonly Found<FrameName>[], words: readonly Word[]): Found<FrameName> | undefined {
  const sentence = sentenceOf(words, hit) ?? 0
  if (!framed.some((other) => other.means === 'once' && (sentenceOf(words, other) ?? 0) <= sentence)) return undefined
  return framed.find(({ means, from }) => (means === 'past' || means === 'settled') && from >= hit.to)
}

/** Frames that no report of danger stands in, with nothing that says it is happening now. */
export function asksInGeneral(words: readonly Word[], { frames }: DangerPhrases): boolean {
  const met = new Set(findPhrases(frames, words).map(({ means }) => means))
  const framed = (['general', 'feared', 'past', 'others', 'invented'] as const).some((name) => met.has(name))
  return framed && !met.has('now')
}

/** "Chủ ko đánh em" in "chủ * đánh em": the denial begins with a word that is none of the phrase's own. */
function fillsGap(words: readonly Word[], denial: Found<unknown>, { from, phrase }: Found<unknown>): boolean {
  if (denial.from <= from || !phrase.includes('*')) return false
  const own = plain(phrase).split(' ')
  return words[denial.from]?.plain.every((word) => !own.includes(word)) === true
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

function sentenceOf(words: readonly Word[], found: Found<unknown>): number | undefined {
  return words[found.from]?.sentence
}
