/** Signals of danger in a message, met as phrases. */

import type { Knowledge, Language, Level } from '../knowledge.ts'
import { languages } from '../knowledge.ts'
import { type Found, findPhrases } from '../words/find-phrases.ts'
import { readSlips } from '../words/slips.ts'
import type { Signal } from '../words/wording.ts'
import { readWords, typedAt, type Word } from '../words/words.ts'
import { asksWhether } from './asks-whether.ts'
import type { DangerPhrases } from './danger-books.ts'
import type { Against } from './evidence.ts'
import { speaksAgainst } from './speaks-against.ts'

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
  const counting = [...raised.filter(isWidest).map(({ signal, hit }) => ({ signal, words: typedAt(words, hit) })), ...recalled]
  const levels = counting.map((one) => ({ ...one, ...counted(one.signal, new Set([...before, ...noticed]), knowledge) }))
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
  const beside = {
    words,
    resembled,
    framed,
    asksWhether: (hit: Found<Signal>) => language === 'vi' && asksWhether(words, hit, phrases.behindTheEnd),
  }
  return hits.map((hit) => ({ signal: hit.means, hit, against: speaksAgainst(hit, beside) }))
}

/** Frames that no report of danger stands in, with nothing that says it is happening now. */
export function asksInGeneral(words: readonly Word[], { frames }: DangerPhrases): boolean {
  const met = new Set(findPhrases(frames, words).map(({ means }) => means))
  const framed = (['general', 'feared', 'past', 'others', 'invented'] as const).some((name) => met.has(name))
  return framed && !met.has('now')
}
