/** A question in the numbers of an index: which of its terms are known, what each weighs, and how much of it nobody knows. */
import { stripMarks } from '../normalise.ts'
import type { Word } from '../words.ts'
import type { SearchIndex } from './index.ts'
import { guessWord } from './spelling.ts'
import { cutStory } from './story.ts'
import { termsOf } from './terms.ts'

export interface Question {
  /** Term numbers, and beside them what each weighs here and how it reads. */
  readonly terms: readonly number[]
  readonly weights: readonly number[]
  readonly names: readonly string[]
  /** What the terms weigh together, unknown words included. */
  readonly mass: number
  /** Length of the vector that the weights make, unknown words included. */
  readonly norm: number
  /** Share of the mass that no topic knows. */
  readonly unknown: number
}

/** A guessed spelling weighs this beside a typed word. */
const guessedPart = 0.36
/** Text of nothing but unknown words is no Vietnamese and no English; looking all of them up would only cost time. */
const mostGuesses = 12

export function readQuestion(words: readonly Word[], index: SearchIndex): Question {
  const known = new Map<number, { weight: number; name: string }>()
  const focus = cutStory(words)
  let unknownMass = 0
  let unknownSquares = 0
  for (const [term, at] of termsOf(words, index.source)) {
    const number = index.terms.get(term)
    const part = focus[at] ?? 1
    if (number !== undefined) known.set(number, { weight: (index.weights[number] ?? 0) * part, name: term.slice(2) })
    else if (term.startsWith('w ')) {
      unknownMass += index.unknownWeight * part
      unknownSquares += (index.unknownWeight * part) ** 2
    }
  }
  for (const [term] of termsOf(guessedWords(words, index), index.source)) {
    const number = index.terms.get(term)
    if (number !== undefined && !known.has(number))
      known.set(number, { weight: (index.weights[number] ?? 0) * guessedPart, name: `${term.slice(2)}?` })
  }
  const terms = [...known.values()]
  const mass = terms.reduce((sum, { weight }) => sum + weight, unknownMass)
  return {
    terms: [...known.keys()],
    weights: terms.map(({ weight }) => weight),
    names: terms.map(({ name }) => name),
    mass,
    norm: Math.sqrt(terms.reduce((sum, { weight }) => sum + weight ** 2, unknownSquares)),
    unknown: mass === 0 ? 0 : unknownMass / mass,
  }
}

/** The words with each unknown one read as what it may have been meant to be; none at all when there is nothing to guess. */
function guessedWords(words: readonly Word[], index: SearchIndex): readonly Word[] {
  let guesses = 0
  const read = words.flatMap((word): readonly Word[] => {
    const skip = guesses >= mostGuesses || index.source.common.has(word.meant)
    const guess = skip ? null : guessWord(word.meant, index.spelling)
    if (guess === null) return [word]
    guesses += 1
    return guess.map((form) => ({ ...word, meant: form, forms: [form], plain: [stripMarks(form)] }))
  })
  return guesses === 0 ? [] : read
}
