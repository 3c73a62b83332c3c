/**
 * Whether a sentence asks, and whether it tells of somebody: "ở Nhật lương bao nhiêu" asks about Japan, and nobody is there for all it says. Pure.
 */
import type { Knowledge } from './knowledge.ts'
import { findPhrases, makePhraseBook, type PhraseBook } from './phrase.ts'
import { readWords, type Word } from './words.ts'

export interface Sentence {
  readonly asks: boolean
  /** It names who it is about: whoever writes, or somebody of theirs. "Cho em hỏi" names whoever asks, and is about nobody. */
  readonly tellsOfSomebody: boolean
}

/** The sentence that the word `at` of the text stands in. */
export function readSentence(text: string, at: number, knowledge: Knowledge): Sentence {
  const words = readWords(text, knowledge.lexicon)
  const sentence = words[at]?.sentence
  const from = words.findIndex((word) => word.sentence === sentence)
  const to = words.findLastIndex((word) => word.sentence === sentence) + 1
  const inside = findPhrases(bookOf(knowledge), words).filter((found) => found.from >= from && found.to <= to)
  const polite = inside.filter(({ means }) => means === 'asking politely')
  const people = inside.filter(({ means }) => means === 'somebody')
  return {
    asks: inside.some(({ means }) => means === 'question') || asksByItsForm(words.slice(from, to)),
    tellsOfSomebody: people.some((one) => !polite.some((other) => other.from <= one.from && other.to >= one.to)),
  }
}

type Sense = 'somebody' | 'asking politely' | 'question'

const me = 'em|tôi|tui|mình|con|cháu|tớ|tao'

const senses: Readonly<Record<Sense, readonly string[]>> = {
  somebody: [
    ...[
      me,
      'chúng|tụi|bọn',
      'chồng|vợ',
      'bạn tôi|em|mình|trai|gái|thân',
      'bố|mẹ|cha|anh|chị|em|bác tôi|em|mình|trai|gái',
      'người nhà|thân|yêu',
    ],
    ...['i|me|my|we|us|our|he|she', 'wife|husband|son|daughter|brother|sister'],
  ],
  'asking politely': [
    ...[`${me} hỏi|nghe|thấy`, `${me} muốn|cần|xin|định|có hỏi|biết|tìm`, `${me} muốn|cần được hỏi|biết`, `${me} đang|muốn tìm hiểu`],
    ...[`cho|giúp|chỉ|bảo|nói|báo ${me}`, `tư vấn|hướng dẫn|giải thích cho|giúp ${me}`, `tư vấn|hướng dẫn ${me}`],
    ...['tell|give|show|help|inform me|us', 'i|we hear|heard|read|wonder|wondered', 'i|we am|are|was wondering|asking|curious'],
    ...['i|we want|wanted|need|like|wish to know|ask|find|understand', 'i|we would like to know|ask|find|understand'],
    ...['i|we have|had a|some|one question|questions', 'let me know'],
  ],
  question: [
    ...['bao nhiêu|lâu|giờ', 'khi|thế|cái|loại|nước|visa|việc|nghề nào', 'ra|làm|tại|vì sao', 'gì', 'mấy', 'có * không', 'có được không'],
    ...['hay|được|phải|đúng không', 'what|how|which|why'],
  ],
}

/** "Ở Nhật có tốt không ạ", "is it cold in Japan": what the last word or the first one says. */
function asksByItsForm(words: readonly Word[]): boolean {
  if (words.some(({ asked }) => asked)) return true
  const last = words.findLast(({ plain }) => !particles.has(plain[0] ?? ''))
  const lastAsks = last?.forms.some((form) => closing.has(form)) === true
  return lastAsks || words[0]?.forms.some((form) => opening.has(form)) === true
}

const particles: ReadonlySet<string> = new Set(['a', 'ah', 'vay', 'nhi', 'the', 'anh', 'chi', 'em', 'ban', 'ad', 'oi', 'nha', 'da', 'ta'])
const closing: ReadonlySet<string> = new Set(['không', 'khong', 'chưa', 'hả', 'ha', 'sao', 'nào', 'nao'])
const opening: ReadonlySet<string> = new Set([
  ...['is', 'are', 'can', 'could', 'do', 'does', 'did', 'should', 'will', 'would', 'may', 'must', 'where', 'when', 'who'],
])

const books = new WeakMap<Knowledge, PhraseBook<Sense>>()

function bookOf(knowledge: Knowledge): PhraseBook<Sense> {
  const known = books.get(knowledge)
  if (known) return known
  const entries = Object.entries(senses) as [Sense, readonly string[]][]
  const made = makePhraseBook(
    entries.flatMap(([sense, phrases]) => phrases.map((phrase) => [phrase, sense] as const)),
    knowledge.lexicon,
  )
  books.set(knowledge, made)
  return made
}
