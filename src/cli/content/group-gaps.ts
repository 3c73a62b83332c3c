import { plain } from '../../knowledge/words/normalise.ts'
import type { UnansweredQuestion } from '../../store/store.ts'

/** Questions without an answer that are much alike. */
export interface Gap {
  readonly language: string
  readonly count: number
  /** Each wording once, the newest first. */
  readonly questions: readonly string[]
  readonly lastAtMs: number
}

/** How much of two questions must be the same, by the weight of their words: 1 is all of it. */
const likeEnough = 0.55

interface Group {
  readonly asked: UnansweredQuestion[]
  /** The question that opened it; the others were laid beside this one. */
  readonly first: Weighed
}

interface Weighed {
  readonly language: string
  readonly words: ReadonlySet<string>
  /** Of all its words together. */
  readonly weight: number
}

/**
 * Puts alike with alike within a language, most asked first, then newest. With or without tone marks is the same; words that many of
 * these questions share say little, rare ones much. Pure.
 */
export function groupGaps(asked: readonly UnansweredQuestion[]): readonly Gap[] {
  const weightOf = weights(asked)
  const groups: Group[] = []
  for (const one of asked) {
    const weighed = weigh(one, weightOf)
    const near = nearest(weighed, groups, weightOf)
    if (near) near.asked.push(one)
    else groups.push({ asked: [one], first: weighed })
  }
  return groups.map(toGap).sort((a, b) => b.count - a.count || b.lastAtMs - a.lastAtMs)
}

/** The rarer a word is among the questions, the more it weighs. */
function weights(asked: readonly UnansweredQuestion[]): (word: string) => number {
  const times = new Map<string, number>()
  for (const one of asked) for (const word of wordsOf(one)) times.set(word, (times.get(word) ?? 0) + 1)
  const known = new Map([...times].map(([word, count]) => [word, Math.log(1 + asked.length / count)]))
  return (word) => known.get(word) ?? 0
}

/** A question of signs alone is its own word. */
function wordsOf({ question }: UnansweredQuestion): ReadonlySet<string> {
  return new Set((plain(question) || question).split(' '))
}

function weigh(one: UnansweredQuestion, weightOf: (word: string) => number): Weighed {
  const words = wordsOf(one)
  return { language: one.language, words, weight: [...words].reduce((sum, word) => sum + weightOf(word), 0) }
}

/** By Dice's measure over weighed words. */
function nearest(one: Weighed, groups: readonly Group[], weightOf: (word: string) => number): Group | null {
  let best: Group | null = null
  let bestLikeness = likeEnough
  for (const group of groups) {
    if (group.first.language !== one.language) continue
    let shared = 0
    for (const word of one.words) if (group.first.words.has(word)) shared += weightOf(word)
    const likeness = (2 * shared) / (one.weight + group.first.weight)
    if (likeness >= bestLikeness) {
      best = group
      bestLikeness = likeness
    }
  }
  return best
}

function toGap({ asked, first: { language } }: Group): Gap {
  const newestFirst = asked.toSorted((a, b) => b.atMs - a.atMs)
  const wordings = new Map<string, string>()
  for (const { question } of newestFirst) if (!wordings.has(plain(question))) wordings.set(plain(question), question)
  return { language, count: asked.length, questions: [...wordings.values()], lastAtMs: newestFirst[0]?.atMs ?? 0 }
}
