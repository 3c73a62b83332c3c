/** A pasted job advertisement, and what in it warns. Nothing is ever called safe: no flag only means that none was seen. */
import type { Knowledge, Language } from './knowledge.ts'
import { languages } from './knowledge.ts'
import { onceForEach } from './once-for-each.ts'
import { isOneClause } from './words/clauses.ts'
import { type Found, findPhrases } from './words/find-phrases.ts'
import { fold } from './words/normalise.ts'
import { makePhraseBook, type PhraseBook } from './words/phrase-book.ts'
import type { RedFlag } from './words/wording.ts'
import { readWords, typedAt, type Word } from './words/words.ts'

export interface JobAd {
  readonly isAd: boolean
  /** In the order of red-flags.yaml, each once; empty when the text is no advertisement. `because` is the words that warn. */
  readonly flags: readonly { readonly id: string; readonly because: string }[]
}

/** So many different signs make a text an advertisement; questions about an offer have one or two. */
const enoughSigns = 4
/** Somebody who asks needs more signs beside it, since they may be telling of an offer in their own words. */
const enoughWhenAsking = 6
const shortestAd = 12
const noAd: JobAd = { isAd: false, flags: [] }

/** Pure; never throws. */
export function readJobAd(text: string, knowledge: Knowledge): JobAd {
  const words = readWords(text, knowledge.lexicon)
  const books = booksOf(knowledge)
  if (words.length < shortestAd) return noAd
  const signs = new Set(findPhrases(books.signs, words).map(({ means }) => means))
  const enough = words.some(({ asked }) => asked) || tellsOfSelf(words, books.writer) ? enoughWhenAsking : enoughSigns
  if (signs.size < enough) return noAd
  const found = findPhrases(books.flags, words)
  const resembled = findPhrases(books.lookAlikes, words).filter((one) => isOneClause(words, one))
  const takenBack = (one: Found<RedFlag>) =>
    resembled.some((other) => other.means === one.means && other.from < one.to && one.from < other.to)
  const flags = knowledge.advertisement.flags.flatMap(({ id }) => {
    const hits = found.filter((one) => one.means.id === id && !takenBack(one)).map((one) => typedAt(words, one))
    return hits.length === 0 ? [] : [{ id, because: [...new Set(hits)].slice(0, 3).join(', ') }]
  })
  return { isAd: true, flags }
}

/** "em", "con tôi": an advertisement speaks to its reader and not of itself. */
function tellsOfSelf(words: readonly Word[], writer: ReadonlySet<string>): boolean {
  return words.filter(({ forms }) => forms.some((form) => writer.has(form))).length >= 2
}

interface Books {
  readonly signs: PhraseBook<string>
  readonly flags: PhraseBook<RedFlag>
  readonly lookAlikes: PhraseBook<RedFlag>
  readonly writer: ReadonlySet<string>
}

const booksOf = onceForEach(({ advertisement, lexicon }: Knowledge): Books => {
  const signs = languages.flatMap((language: Language) => advertisement.signs[language].map((phrase) => [phrase, phrase] as const))
  const flags = (list: 'phrases' | 'lookAlikes') =>
    advertisement.flags.flatMap((flag) => languages.flatMap((language) => flag[list][language].map((phrase) => [phrase, flag] as const)))
  const writer = new Set(languages.flatMap((language) => lexicon[language].sentences.writer.map(fold)))
  return {
    signs: makePhraseBook(signs, lexicon),
    flags: makePhraseBook(flags('phrases'), lexicon),
    lookAlikes: makePhraseBook(flags('lookAlikes'), lexicon),
    writer,
  }
})
