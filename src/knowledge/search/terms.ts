/**
 * What a text is compared by. One text gives these kinds of term, told apart by their first letter:
 *   w ho          a word without its marks (English words without their endings)
 *   m hộ          the same word with its marks, where it was typed with any
 *   p ho chieu    two words in a row without marks, since most Vietnamese words have two syllables
 *   q hộ chiếu    the same with marks
 *   c la ai       two common words in a row, which alone say nothing
 *   i passport    an idea of the lexicon or a country, the same in both languages
 *   j wage        an idea that one short word without marks may mean ("luong"), and may not
 *   x pay sign    two ideas in one text
 */

import { stripMarks } from '../normalise.ts'
import { findPhrases, type PhraseBook } from '../phrase.ts'
import { namesIn, type PlaceBook } from '../place-book.ts'
import type { Word } from '../words.ts'

export type Term = string

/** How much a term counts by its kind. */
export function kindWeight(term: Term): number {
  return kindWeights[term[0] ?? ''] ?? 1
}

const kindWeights: Readonly<Record<string, number>> = { w: 1, m: 0.6, p: 0.56, q: 0.5, c: 0.4, i: 1.4, j: 0.6, x: 0.8 }

/** Whether a term stands for two things that were met together. */
export function isPair(term: Term): boolean {
  return term[0] === 'p' || term[0] === 'q' || term[0] === 'c' || term[0] === 'x'
}

export interface TermSource {
  readonly ideas: PhraseBook<Idea>
  readonly places: PlaceBook
  /** Words too common to say anything alone, as written and without marks: "nó" is one of them, "nợ" is not, a typed "no" is. */
  readonly common: ReadonlySet<string>
}

export interface Idea {
  readonly name: string
  /** The word alone when it is one syllable with marks: without them it may be another word. */
  readonly oneMarkedWord: string | null
}

/** Each term once, with the place of the first word it came from. */
export function termsOf(words: readonly Word[], source: TermSource): ReadonlyMap<Term, number> {
  const terms = new Map<Term, number>()
  const add = (term: Term, at: number) => {
    if (!terms.has(term)) terms.set(term, at)
  }
  let before: Syllable | null = null
  for (let at = 0; at < words.length; at += 1) {
    const syllable = readSyllable(words[at]?.meant ?? '', source)
    const { marked, plain, bare, common } = syllable
    if (!common) {
      add(`w ${bare}`, at)
      if (marked !== plain) add(`m ${marked}`, at)
    }
    if (before?.common && common) add(`c ${before.bare} ${bare}`, at)
    else if (before) {
      add(`p ${before.bare} ${bare}`, at)
      if (marked !== bare || before.marked !== before.bare) add(`q ${before.marked} ${marked}`, at)
    }
    before = syllable
  }
  for (const [name, at] of ideasOf(words, source, add)) add(`i ${name}`, at)
  return terms
}

/** A word as terms are made of it. */
interface Syllable {
  readonly marked: string
  readonly plain: string
  readonly bare: string
  readonly common: boolean
}

const syllablesOf = new WeakMap<TermSource, Map<string, Syllable>>()
const mostSyllables = 4_000

/** The same few thousand words come again and again, so what was read is kept. */
function readSyllable(marked: string, source: TermSource): Syllable {
  const kept = syllablesOf.get(source) ?? new Map<string, Syllable>()
  syllablesOf.set(source, kept)
  const known = kept.get(marked)
  if (known !== undefined) return known
  const plain = stripMarks(marked)
  const syllable = { marked, plain, bare: bareForm(plain), common: source.common.has(marked) }
  if (kept.size >= mostSyllables) kept.clear()
  kept.set(marked, syllable)
  return syllable
}

/** The ideas that are certain; those that one word without marks only may mean are added as such. Pairs are added too. */
function ideasOf(words: readonly Word[], source: TermSource, add: (term: Term, at: number) => void): ReadonlyMap<string, number> {
  const ideas = new Map<string, number>()
  for (const { means, from } of findPhrases(source.ideas, words)) {
    add(`j ${means.name}`, from)
    if (means.oneMarkedWord === null || words[from]?.forms.includes(means.oneMarkedWord)) ideas.set(means.name, from)
  }
  const names = [...ideas.keys()].sort().slice(0, mostPaired)
  names.forEach((name, at) => {
    for (const other of names.slice(at + 1)) add(`x ${name} ${other}`, ideas.get(name) ?? 0)
  })
  for (const { country, from } of namesIn(words, source.places)) {
    ideas.set('abroad', from)
    ideas.set(`country ${country}`, from)
  }
  return ideas
}

/** Stories hold many ideas; pairs of all of them would say nothing. */
const mostPaired = 8

/** English words without their commonest endings. No Vietnamese syllable ends in them, so both languages go through the same door. */
export function bareForm(word: string): string {
  if (word.length < 4) return word
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`
  const bare = word.replace(/(?:ings?|ed|(?<=[cgsvzkdtlnrmpxh])es|(?<!s)s|ly|(?<=[cgsvzkdtlnrmp])e)$/, '')
  return bare.length < 3 ? word : bare.replace(/([bdglmnprt])\1$/, '$1')
}
