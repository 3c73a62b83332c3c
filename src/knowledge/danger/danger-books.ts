import type { Knowledge, Language, PerLanguage } from '../knowledge.ts'
import { languages } from '../knowledge.ts'
import { type Found, findPhrases } from '../words/find-phrases.ts'
import { plain } from '../words/normalise.ts'
import { makePhraseBook, type PhraseBook } from '../words/phrase-book.ts'
import { makeSlipBook, type SlipBook } from '../words/slips.ts'
import type { Frames, Signal } from '../words/wording.ts'
import type { Word } from '../words/words.ts'

/** What tells of danger, ready to be looked for. */
export interface DangerBooks extends PerLanguage<DangerPhrases> {
  readonly slips: SlipBook
}

export interface DangerPhrases {
  readonly signals: PhraseBook<Signal>
  readonly lookAlikes: PhraseBook<Signal>
  readonly frames: PhraseBook<FrameName>
  /** Without marks: what may stand behind the last word of a question. */
  readonly behindTheEnd: ReadonlySet<string>
}

export type FrameName = Exclude<keyof Frames, 'words'> | 'me' | 'kin' | 'beside' | 'age' | 'iAm' | 'iStand' | 'grim'

type Wording = Pick<Knowledge, 'signals' | 'frames' | 'lexicon'>

/** Takes a fifth of a second for all phrases of danger, so it is done when content is compiled. */
export function makeDangerBooks(wording: Wording): DangerBooks {
  const texts = wording.signals.flatMap(({ phrases }) => languages.flatMap((language) => phrases[language]))
  return { vi: phrasesOf(wording, 'vi'), en: phrasesOf(wording, 'en'), slips: makeSlipBook(texts) }
}

/** The frames of a text, of both languages: whose story it is, asked in general, over, happening now. */
export function framesIn(words: readonly Word[], { danger }: Pick<Knowledge, 'danger'>): readonly Found<FrameName>[] {
  return languages.flatMap((language) => findPhrases(danger[language].frames, words))
}

function phrasesOf({ signals, frames, lexicon }: Wording, language: Language): DangerPhrases {
  const { words, ...named } = frames[language]
  const entriesOf = (part: 'phrases' | 'lookAlikes') =>
    signals.flatMap((signal) => signal[part][language].map((phrase) => [phrase, signal] as const))
  const { me = [], kin = [], beside = [], age = [], 'i-am': iAm = [], 'i-stand': iStand = [], grim = [] } = words
  const framePhrases = Object.entries({ ...named, me, kin, beside, age, iAm, iStand, grim }) as [FrameName, readonly string[]][]
  return {
    signals: makePhraseBook(entriesOf('phrases'), lexicon, words),
    lookAlikes: makePhraseBook(entriesOf('lookAlikes'), lexicon, words),
    frames: makePhraseBook(
      framePhrases.flatMap(([name, phrases]) => phrases.map((phrase) => [phrase, name] as const)),
      lexicon,
      words,
    ),
    behindTheEnd: new Set(lexicon[language].sentences.behindTheEnd.map(plain)),
  }
}
