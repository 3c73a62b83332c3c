import type { Knowledge, Language } from './knowledge.ts'
import { makePhraseBook, type PhraseBook } from './phrase.ts'
import type { Frames, Signal } from './wording.ts'

/** The phrases of danger in one language, ready to be looked for. */
export interface DangerBooks {
  readonly signals: PhraseBook<Signal>
  readonly lookAlikes: PhraseBook<Signal>
  readonly frames: PhraseBook<FrameName>
}

export type FrameName = Exclude<keyof Frames, 'words'> | 'me' | 'kin'

const books = new WeakMap<Knowledge, Readonly<Record<Language, DangerBooks>>>()

/** Built at the first message that a Knowledge screens; the same Knowledge always gives the same books. */
export function dangerBooks(knowledge: Knowledge): Readonly<Record<Language, DangerBooks>> {
  const known = books.get(knowledge)
  if (known) return known
  const made = { vi: makeBooks(knowledge, 'vi'), en: makeBooks(knowledge, 'en') }
  books.set(knowledge, made)
  return made
}

function makeBooks({ signals, frames, lexicon }: Knowledge, language: Language): DangerBooks {
  const { words, ...named } = frames[language]
  const phrasesOf = (part: 'phrases' | 'lookAlikes') =>
    signals.flatMap((signal) => signal[part][language].map((phrase) => [phrase, signal] as const))
  const framePhrases = Object.entries({ ...named, me: words.me ?? [], kin: words.kin ?? [] }) as [FrameName, readonly string[]][]
  return {
    signals: makePhraseBook(phrasesOf('phrases'), lexicon, words),
    lookAlikes: makePhraseBook(phrasesOf('lookAlikes'), lexicon, words),
    frames: makePhraseBook(
      framePhrases.flatMap(([name, phrases]) => phrases.map((phrase) => [phrase, name] as const)),
      lexicon,
      words,
    ),
  }
}
