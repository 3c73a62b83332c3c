import { isOneClause, shareClause } from '../words/clauses.ts'
import type { Found } from '../words/find-phrases.ts'
import { plain } from '../words/normalise.ts'
import type { Signal } from '../words/wording.ts'
import { typedAt, type Word } from '../words/words.ts'
import { angerIn } from './anger.ts'
import type { FrameName } from './danger-books.ts'
import type { Against } from './evidence.ts'

/** A message around a phrase of danger. */
interface Beside {
  readonly words: readonly Word[]
  readonly resembled: readonly Found<Signal>[]
  readonly framed: readonly Found<FrameName>[]
  readonly asksWhether: (hit: Found<Signal>) => boolean
}

/** What makes a phrase that was met no danger: a question in general, a fear, a film, something that is over. Null: nothing. Pure. */
export function speaksAgainst(hit: Found<Signal>, { words, resembled, framed, asksWhether }: Beside): Omit<Against, 'phrase'> | null {
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
  const others = frame('others', () => true) ?? framed.find(({ means }) => means === 'invented')
  const ofMe = (other: Found<FrameName>) => shareClause(words, other.from, hit.from) && !(others && overlap(other, others))
  if (others && !frame('me', ofMe) && !frame('kin', () => true)) return { why: 'others', words: typedAt(words, others) }
  const past = frame('past', () => true) ?? overSince(hit, framed, words)
  if (past) return { why: 'past', words: typedAt(words, past) }
  return asksWhether(hit) ? { why: 'asks-whether', words: null } : null
}

/** A story that begins long ago and ends with how the person lives since. What is told behind that end is not over. */
function overSince(hit: Found<Signal>, framed: readonly Found<FrameName>[], words: readonly Word[]): Found<FrameName> | undefined {
  const sentence = sentenceOf(words, hit) ?? 0
  if (!framed.some((other) => other.means === 'once' && (sentenceOf(words, other) ?? 0) <= sentence)) return undefined
  return framed.find(({ means, from }) => (means === 'past' || means === 'settled') && from >= hit.to)
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

function sentenceOf(words: readonly Word[], found: Found<unknown>): number | undefined {
  return words[found.from]?.sentence
}
