import { type Knowledge, languages, type Tree } from '../knowledge/knowledge.ts'
import { plain } from '../knowledge/normalise.ts'
import { wordSet } from './phrases.ts'
import { withoutCourtesy } from './read-command.ts'

/** A guided path that a text calls by its title. */
export interface NamedTree {
  readonly tree: Tree
  /** Nothing but the title was written, marks and words of courtesy aside. */
  readonly exactly: boolean
}

/** What part of the longer of the two must be the same, word by word. */
const nearEnough = 0.8
/** "Cho em hỏi", "… với chị": so much may stand around a title that is there as a whole. */
const mostAround = 4

/** Pure. Null when no title is near, in either language. */
export function namedTree(text: string, knowledge: Knowledge): NamedTree | null {
  const courtesy = wordSet(knowledge, 'words.courtesy')
  const bare = (words: string) => withoutCourtesy(plain(words), courtesy)
  const typed = bare(text)
  if (typed === '') return null
  const titles = [...knowledge.trees.values()].flatMap((tree) => languages.map((language) => ({ tree, title: bare(tree.title[language]) })))
  const same = titles.find(({ title }) => title === typed)
  if (same) return { tree: same.tree, exactly: true }
  const near = titles.find(({ title }) => isNear(typed, title))
  return near ? { tree: near.tree, exactly: false } : null
}

function isNear(typed: string, title: string): boolean {
  const [words, wanted] = [typed.split(' '), title.split(' ')]
  if (` ${typed} `.includes(` ${title} `)) return words.length - wanted.length <= mostAround
  const shared = new Set(wanted.filter((word) => words.includes(word))).size
  return shared / Math.max(new Set(words).size, new Set(wanted).size) >= nearEnough
}
