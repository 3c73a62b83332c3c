/**
 * Whether a sentence asks, and whether it tells of somebody: "ở Nhật lương bao nhiêu" asks about Japan, and nobody is there for all it says. Pure.
 */
import type { Knowledge, Language, PerLanguage } from './knowledge.ts'
import { findPhrases, makePhraseBook, type PhraseBook } from './phrase.ts'
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
  const inside = findPhrases(booksOf(knowledge)[language], words).filter((found) => found.from >= from && found.to <= to)
  const polite = inside.filter(({ means }) => means === 'asking politely')
  const people = inside.filter(({ means }) => means === 'somebody')
  return {
    asks: inside.some(({ means }) => means === 'question') || asksByItsForm(words.slice(from, to), language),
    tellsOfSomebody: people.some((one) => !polite.some((other) => other.from <= one.from && other.to >= one.to)),
  }
}

type Sense = 'somebody' | 'asking politely' | 'question'

const me = 'em|tôi|tui|mình|con|cháu|tao'

const senses: PerLanguage<Readonly<Record<Sense, readonly string[]>>> = {
  vi: {
    somebody: [
      ...[me, 'chúng|tụi|bọn', 'chồng|vợ', 'bạn tôi|em|mình|trai|gái|thân', 'bố|mẹ|cha|anh|chị|em|bác tôi|em|mình|trai|gái'],
      'người nhà|thân|yêu',
    ],
    'asking politely': [
      ...[`${me} hỏi|nghe|thấy`, `${me} muốn|cần|xin|định|có hỏi|biết|tìm`, `${me} muốn|cần được hỏi|biết`, `${me} đang|muốn tìm hiểu`],
      ...[`cho|giúp|chỉ|bảo|nói|báo ${me}`, `tư vấn|hướng dẫn|giải thích cho|giúp ${me}`, `tư vấn|hướng dẫn ${me}`],
    ],
    question: [
      ...['bao nhiêu|lâu|giờ', 'khi|thế|cái|loại|nước|visa|việc|nghề|số|chỗ nào', 'ra|làm|tại|vì sao', 'gì', 'mấy', 'có * không'],
      ...['có được không', 'hay|được|phải|đúng không'],
    ],
  },
  en: {
    somebody: ['i|me|my|we|us|our|he|she', 'wife|husband|son|daughter|brother|sister'],
    'asking politely': [
      ...['tell|give|show|help|inform me|us', 'i|we hear|heard|read|wonder|wondered', 'i|we am|are|was wondering|asking|curious'],
      ...['i|we want|wanted|need|like|wish to know|ask|find|understand', 'i|we would like to know|ask|find|understand'],
      ...['i|we have|had a|some|one question|questions', 'let me know'],
    ],
    question: ['what|how|which|why'],
  },
}

/** "Ở Nhật có tốt không ạ", "is it cold in Japan": what the last word or the first one says. */
function asksByItsForm(words: readonly Word[], language: Language): boolean {
  if (words.some(({ asked }) => asked)) return true
  const last = words.findLast(({ plain }) => !particles.has(plain[0] ?? ''))
  const telling = language === 'vi' ? last : words[0]
  return telling?.forms.some((form) => asking[language].has(form)) === true
}

const particles: ReadonlySet<string> = new Set(['a', 'ah', 'vay', 'nhi', 'the', 'anh', 'chi', 'em', 'ban', 'ad', 'oi', 'nha', 'da', 'ta'])

const asking: PerLanguage<ReadonlySet<string>> = {
  vi: new Set(['không', 'khong', 'chưa', 'hả', 'ha', 'sao', 'nào', 'nao']),
  en: new Set(['is', 'are', 'can', 'could', 'do', 'does', 'did', 'should', 'will', 'would', 'may', 'must', 'where', 'when', 'who']),
}

type Books = PerLanguage<PhraseBook<Sense>>

const books = new WeakMap<Knowledge, Books>()

function booksOf(knowledge: Knowledge): Books {
  const known = books.get(knowledge)
  if (known) return known
  const made = { vi: makeBook(senses.vi, knowledge), en: makeBook(senses.en, knowledge) }
  books.set(knowledge, made)
  return made
}

function makeBook(ofLanguage: (typeof senses)[Language], { lexicon }: Knowledge): PhraseBook<Sense> {
  const entries = Object.entries(ofLanguage) as [Sense, readonly string[]][]
  return makePhraseBook(
    entries.flatMap(([sense, phrases]) => phrases.map((phrase) => [phrase, sense] as const)),
    lexicon,
  )
}
