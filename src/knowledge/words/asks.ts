/**
 * Whether a sentence asks, and whether it tells of somebody: "ở Nhật lương bao nhiêu" asks about Japan, and nobody
 * is there for all it says. Pure.
 */
import type { Knowledge, Language } from '../knowledge.ts'
import { onceForEach } from '../once-for-each.ts'
import { findPhrases } from './find-phrases.ts'
import { fold, plain } from './normalise.ts'
import { makePhraseBook, type PhraseBook } from './phrase-book.ts'
import { readWords, type Word } from './words.ts'

export interface Sentence {
  readonly asks: boolean
  /** It names who it is about: whoever writes, or somebody of theirs. "Cho em hỏi" names whoever asks, and is about nobody. */
  readonly tellsOfSomebody: boolean
}

/** The sentence that the word `at` of the text stands in, read as one of that language: "my" is no "Mỹ", and "to" no "tớ". */
export function readSentence(text: string, at: number, language: Language, knowledge: Knowledge): Sentence {
  const words = readWords(text, knowledge.lexicon)
  const sentence = words[at]?.sentence
  const from = words.findIndex((word) => word.sentence === sentence)
  const to = words.findLastIndex((word) => word.sentence === sentence) + 1
  const forms = formsOf(knowledge)[language]
  const inside = findPhrases(forms.book, words).filter((found) => found.from >= from && found.to <= to)
  const polite = inside.filter(({ means }) => means === 'asking politely')
  const people = inside.filter(({ means }) => means === 'somebody')
  return {
    asks: inside.some(({ means }) => means === 'question') || asksByItsForm(words.slice(from, to), forms),
    tellsOfSomebody: people.some((one) => !polite.some((other) => other.from <= one.from && other.to >= one.to)),
  }
}

/** Whether the first sentence of a text asks. */
export function asks(text: string, language: Language, knowledge: Knowledge): boolean {
  return readSentence(text, 0, language, knowledge).asks
}

type Sense = 'somebody' | 'asking politely' | 'question'

/** "Ở Nhật có tốt không ạ", "is it cold in Japan": what the last word or the first one says. */
function asksByItsForm(words: readonly Word[], { begins, ends, behindTheEnd }: Forms): boolean {
  if (words.some(({ asked }) => asked)) return true
  const last = words.findLast(({ plain }) => !behindTheEnd.has(plain[0] ?? ''))
  return isOneOf(words[0], begins) || isOneOf(last, ends)
}

function isOneOf(word: Word | undefined, these: ReadonlySet<string>): boolean {
  return word?.forms.some((form) => these.has(form)) === true
}

/** What one language shows a question by. */
interface Forms {
  readonly book: PhraseBook<Sense>
  readonly begins: ReadonlySet<string>
  readonly ends: ReadonlySet<string>
  /** Without marks. */
  readonly behindTheEnd: ReadonlySet<string>
}

const formsOf = onceForEach((knowledge: Knowledge) => ({ vi: readForms('vi', knowledge), en: readForms('en', knowledge) }))

function readForms(language: Language, { lexicon }: Knowledge): Forms {
  const { words, somebody, askingPolitely, question, begins, ends, behindTheEnd } = lexicon[language].sentences
  const senses = { somebody, 'asking politely': askingPolitely, question } as const
  const entries = Object.entries(senses) as [Sense, readonly string[]][]
  const phrases = entries.flatMap(([sense, texts]) => texts.map((text) => [text, sense] as const))
  return {
    book: makePhraseBook(phrases, lexicon, words),
    begins: new Set(begins.map(fold)),
    ends: new Set(ends.map(fold)),
    behindTheEnd: new Set(behindTheEnd.map(plain)),
  }
}
