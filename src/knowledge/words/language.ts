/**
 * Which language a message is in. Tone marks decide at once; without them the words do, each weighed by how much more often it
 * stands in our content of one language than of the other, so that short and toneless text is told apart by our own vocabulary.
 */
import { inlinesOf } from '../inlines-of.ts'
import { keepingFew } from '../keeping-few.ts'
import type { Knowledge, Language, Prose } from '../knowledge.ts'
import { onceForEach } from '../once-for-each.ts'
import { fold, plain, stripMarks, syllables } from './normalise.ts'

/** The odds must lean this far (natural logarithm) before a language is named. */
const clearEnough = 1.2
/** A word that only one language knows leans this much at most. */
const mostPerWord = 3
/** Letters with marks that English borrows (café, naïve) lean less than Vietnamese ones. */
const vietnameseMarks = /[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/u

/** In a sentence of English, Vietnamese words are quoted or names: this far its own words must lean. */
const sentenceLeans = 3
/** Fewer words are a name, a word that was borrowed ("online", "check") or a cry in both languages ("help", "stop"). */
const fewestToChange = 3

/**
 * Null when it cannot be told: "ok", digits, names, a word that both languages have; and, beside the language of the talk so far, what is
 * too little to change it. Pure.
 */
export function guessLanguage(text: string, knowledge: Knowledge, before: Language | null = null): Language | null {
  const typed = syllables(text.replace(address, ' '))
  const lean = leansBy(knowledge)
  const common = commonWords(knowledge)
  const known = { vi: false, en: false }
  const count = { marked: 0, ofVietnamese: 0, ofEnglish: 0 }
  let [sum, unmarkedSum] = [0, 0]
  for (const word of typed) {
    const { by, isMarked, isKnown } = lean(word)
    if (isMarked) count.marked += 1
    else unmarkedSum += by
    if (common.vi.has(word)) count.ofVietnamese += 1
    else if (word.length > 1 && common.en.has(word) && by < 0) count.ofEnglish += 1
    if (isKnown && by !== 0) known[by > 0 ? 'vi' : 'en'] = true
    sum += by
  }
  const isEnglish = count.ofVietnamese === 0 && count.ofEnglish > 0 && unmarkedSum <= -sentenceLeans
  const isMarked = count.marked > 0 && !isEnglish && (count.marked >= 2 || typed.length <= 3 || count.ofEnglish === 0)
  const guess = isEnglish ? 'en' : isMarked || sum >= clearEnough ? 'vi' : sum <= -clearEnough ? 'en' : null
  if (guess === null || !known[guess]) return null // "asdf qwer" has the letters of English and no word of it
  if (before === null || before === guess) return guess
  const isWordOfOther = guess === 'en' && (typed.length < fewestToChange || count.ofEnglish === 0 || count.marked > 0)
  return isWordOfOther || isName(text) ? null : guess
}

/** An address says nothing about who writes it. */
const address = /https?:\/\/\S+|www\.\S+|\S+@\S+/gi

/** "Hà Nội", "Kim Long Company". */
function isName(text: string): boolean {
  const words = text.trim().split(/\s+/)
  return words.length > 1 && words.every((word) => /^\p{Lu}\p{Ll}/u.test(word))
}

/** The common words of Vietnamese that have marks, which no name is made of, and those of English. */
const commonWords = onceForEach(({ lexicon: { vi, en } }: Knowledge) => ({
  vi: new Set(vi.common.map(fold).filter((word) => stripMarks(word) !== word)),
  en: new Set(en.common.map(fold)),
}))

/** What a word says about the language that it stands in. */
interface Lean {
  /** Above 0 to Vietnamese, below to English. */
  readonly by: number
  /** With letters that only Vietnamese has. */
  readonly isMarked: boolean
  /** Else its letters alone tell. */
  readonly isKnown: boolean
}

const mostWords = 4_000
const longestWord = 24

/** The same few thousand words come again and again. */
const leansBy = onceForEach((knowledge: Knowledge) => keepingFew((word) => leanOf(word, knowledge), mostWords, longestWord))

function leanOf(word: string, knowledge: Knowledge): Lean {
  if (vietnameseMarks.test(word)) return { by: mostPerWord, isMarked: true, isKnown: true }
  const counted = leaningsOf(knowledge).get(stripMarks(word))
  return { by: counted ?? shapeOf(word), isMarked: false, isKnown: counted !== undefined }
}

/**
 * A word that neither vocabulary has: what its letters say. English clusters and endings are impossible in a Vietnamese syllable;
 * Vietnamese initials and rhymes are rare in English.
 */
function shapeOf(word: string): number {
  if (/\d/.test(word) || word.length < 3) return 0
  if (/(?:[^aeiouywh]{3}|[fjwz]|^[bcdfghklprst][lr]|[bdfgklrsvxz]$|ing$|tion|ee|sh|ck|[bdfglrs]{2})/.test(word)) return -0.7
  return /^(?:ngh?|nh|kh|th|tr|ch|ph|gi|qu)?[aeiouy]{1,3}(?:ng|nh|ch|[nmptc])?$/.test(word) ? 0.4 : 0
}

/** For every plain word, how far it leans: above 0 to Vietnamese, below to English. */
const leaningsOf = onceForEach((knowledge: Knowledge): ReadonlyMap<string, number> => {
  const counts = { vi: countWords(knowledge, 'vi'), en: countWords(knowledge, 'en') }
  const totals = { vi: sumOf(counts.vi) + 1, en: sumOf(counts.en) + 1 }
  const leaning = new Map<string, number>()
  for (const word of new Set([...counts.vi.keys(), ...counts.en.keys()])) {
    const share = (language: Language) => ((counts[language].get(word) ?? 0) + 0.2) / totals[language]
    leaning.set(word, Math.max(-mostPerWord, Math.min(mostPerWord, Math.log(share('vi') / share('en')))))
  }
  return leaning
})

function countWords(knowledge: Knowledge, language: Language): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const text of textsIn(knowledge, language)) for (const word of plain(text).split(' ')) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

function* textsIn(knowledge: Knowledge, language: Language): Generator<string> {
  const { synonyms, short, common, greetings } = knowledge.lexicon[language]
  // Once each: how many phrases of the lexicon hold a word says nothing about how often it is written.
  yield [...new Set(Object.values(synonyms).flatMap((phrases) => phrases.flatMap((phrase) => phrase.split(' '))))].join(' ')
  for (const [from, to] of Object.entries(short)) yield `${from} ${to}`
  // Common words and greetings stand once in the lexicon and in every message: they count many times over.
  for (const word of [...common, ...greetings]) yield `${word} `.repeat(20)
  for (const { entry } of knowledge.topics.values()) {
    const { title, ask, text } = entry[language]
    yield title
    yield* ask
    yield* stringsOf(text)
  }
  for (const { phrases } of knowledge.signals) yield* phrases[language]
  yield* Object.values(knowledge.phrases[language]).flatMap(stringsOf)
}

function stringsOf(prose: Prose): readonly string[] {
  return prose.flatMap((block) => inlinesOf(block).flat()).filter((part) => typeof part === 'string')
}

function sumOf(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0)
}
