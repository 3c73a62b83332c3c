/**
 * What a told example is compared by: its words and what stands beside them. Unlike the terms of the ranker these keep the common
 * words: "không cho ra" is made of nothing else.
 *   w ra            a word without its marks (English words without their endings)
 *   m rã            the same word with its marks, where it was typed with any
 *   g nhan          four letters of a longer word, so that a slip leaves something
 *   p khong cho     two words in a row
 *   s khong ra      two words with one between them
 *   t khong cho ra  three words in a row
 *   f kin           what frames.yaml knows of the sentence: whose story it is, asked in general, over, happening now
 */
import type { FrameName } from '../danger-books.ts'
import { stripMarks } from '../normalise.ts'
import type { Found } from '../phrase.ts'
import { bareForm } from '../search/terms.ts'
import type { Word } from '../words.ts'

export type ToldTerm = string

const kindWeights: Readonly<Record<string, number>> = { w: 1, m: 0.6, g: 0.3, p: 0.8, s: 0.6, t: 0.6, f: 0.5 }

/** How much a term counts by its kind. */
export function toldWeight(term: ToldTerm): number {
  return kindWeights[term[0] ?? ''] ?? 1
}

/** The terms of each sentence, each term once. Words of different sentences stand beside nothing. */
export function toldTerms(words: readonly Word[], frames: readonly Found<FrameName>[]): readonly ReadonlySet<ToldTerm>[] {
  const sentences: Set<ToldTerm>[] = []
  const bare = words.map(({ meant }) => bareForm(stripMarks(meant)))
  words.forEach(({ meant, sentence }, at) => {
    const terms = sentences[sentence] ?? new Set<ToldTerm>()
    sentences[sentence] = terms
    const word = bare[at] ?? ''
    terms.add(`w ${word}`)
    if (meant !== stripMarks(meant)) terms.add(`m ${meant}`)
    for (let from = 0; word.length >= shortestCut && from + 4 <= word.length; from += 1) terms.add(`g ${word.slice(from, from + 4)}`)
    const next = words[at + 1]?.sentence === sentence ? bare[at + 1] : undefined
    const third = words[at + 2]?.sentence === sentence ? bare[at + 2] : undefined
    if (next !== undefined) terms.add(`p ${word} ${next}`)
    if (third !== undefined) terms.add(`s ${word} ${third}`)
    if (next !== undefined && third !== undefined) terms.add(`t ${word} ${next} ${third}`)
  })
  for (const { means, from } of frames) sentences[words[from]?.sentence ?? 0]?.add(`f ${means}`)
  return sentences.filter((terms) => terms !== undefined)
}

const shortestCut = 5
