import type { Knowledge, Option, Question, Tree, TreeNode } from '../../knowledge/knowledge.ts'
import { onceForEachKey } from '../../knowledge/once-for-each.ts'
import { type Found, findPhrases } from '../../knowledge/words/find-phrases.ts'
import { makePhraseBook, type PhraseBook } from '../../knowledge/words/phrase-book.ts'
import { readWords, type Word } from '../../knowledge/words/words.ts'
import { wordSet } from '../phrases.ts'
import { isDenial, no, weak, yes } from './little-words.ts'

/** Longer texts tell something instead of answering. */
const mostWords = 10
/** "Em thấy trên facebook của bạn": so much may stand beside what answers. */
const mostBeside = 3

/**
 * The option of a question that other words are typed for, as its path lists them: "facebook" for "Người lạ hoặc tin trên mạng". Null where
 * words of two options stand there, where something is asked or denied besides, or more is told. Pure.
 */
export function typedAnswer(text: string, tree: Tree, question: Question, knowledge: Knowledge): Option | null {
  const words = readWords(text, knowledge.lexicon)
  if (words.length > mostWords || text.includes('?')) return null
  const all = longest(findPhrases(bookOf(knowledge, question), words))
  const isCalled = ({ from, to }: Found<Option>) => words.slice(from, to).every((word) => isCourtesy(word, knowledge))
  const found = all.every(isCalled) ? all : all.filter((one) => !isCalled(one)) // "con trai em" is not "em"
  const [option, another] = new Set(found.map(({ means }) => means))
  if (option === undefined || another !== undefined) return null
  const beside = words.filter((word, at) => !found.some(({ from, to }) => at >= from && at < to) && !isCourtesy(word, knowledge))
  const isOnlyYesOrNo = found.every(({ from, to }) => words.slice(from, to).every(isLittle))
  return beside.length > (isOnlyYesOrNo || standsAlone(option, question, tree) ? 0 : mostBeside) || beside.some(isDenied) ? null : option
}

/**
 * What is danger is taken as it is said; and where a path asks about danger, what is none: "ổn mà bị canh" is no "ổn", and
 * "tháng sau em 18" no "18".
 */
function standsAlone({ level }: Option, { options }: Question, { nodes }: Tree): boolean {
  if (level >= 2) return level >= 3
  return options.some((other) => other.level >= 2) && [...nodes.values()].some(leadsToDanger)
}

function leadsToDanger(node: TreeNode): boolean {
  return node.kind === 'question' && node.options.some(({ level }) => level >= 3)
}

const bookOf = onceForEachKey(({ lexicon }: Knowledge, { options }: Question): PhraseBook<Option> => {
  return makePhraseBook(
    options.flatMap((option) => option.typed.map((phrase) => [phrase, option] as const)),
    lexicon,
  )
})

/** "Chưa có hợp đồng" is no "có hợp đồng". */
function longest(found: readonly Found<Option>[]): readonly Found<Option>[] {
  return found.filter(
    (one) => !found.some((other) => other.from <= one.from && other.to >= one.to && other.to - other.from > one.to - one.from),
  )
}

function isCourtesy({ plain }: Word, knowledge: Knowledge): boolean {
  return plain.some((word) => wordSet(knowledge, 'words.courtesy').has(word))
}

function isLittle({ plain }: Word): boolean {
  return plain.some((word) => weak.has(word) || yes.has(word) || no.has(word))
}

function isDenied({ plain }: Word): boolean {
  return plain.some(isDenial)
}
