import { type Knowledge, languages, type Tree } from '../../knowledge/knowledge.ts'
import { onceForEach } from '../../knowledge/once-for-each.ts'
import { plain } from '../../knowledge/words/normalise.ts'
import { wordSet } from '../phrases.ts'
import { withoutCourtesy } from './without-courtesy.ts'

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
  const typed = bareOf(text, knowledge)
  if (typed.text === '') return null
  const titles = titlesOf(knowledge)
  const same = titles.find(({ title }) => title.text === typed.text)
  if (same) return { tree: same.tree, exactly: true }
  const near = titles.find(({ title }) => isNear(typed, title))
  return near ? { tree: near.tree, exactly: false } : null
}

/** Plain text without the courtesy around it, and its words. */
interface Bare {
  readonly text: string
  /** The text between two spaces. */
  readonly spaced: string
  readonly count: number
  readonly words: ReadonlySet<string>
}

function bareOf(text: string, knowledge: Knowledge): Bare {
  const bare = withoutCourtesy(plain(text), wordSet(knowledge, 'words.courtesy'))
  const words = bare.split(' ')
  return { text: bare, spaced: ` ${bare} `, count: words.length, words: new Set(words) }
}

interface Title {
  readonly tree: Tree
  readonly title: Bare
}

/** Every question is laid beside all of them. */
const titlesOf = onceForEach((knowledge: Knowledge): readonly Title[] =>
  [...knowledge.trees.values()].flatMap((tree) => languages.map((language) => ({ tree, title: bareOf(tree.title[language], knowledge) }))),
)

function isNear(typed: Bare, title: Bare): boolean {
  if (typed.count >= title.count && typed.spaced.includes(title.spaced)) return typed.count - title.count <= mostAround
  const longer = Math.max(typed.words.size, title.words.size)
  if (Math.min(typed.words.size, title.words.size) / longer < nearEnough) return false
  let shared = 0
  for (const word of title.words) if (typed.words.has(word)) shared += 1
  return shared / longer >= nearEnough
}
