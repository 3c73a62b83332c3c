/** A question in the numbers of an index: which of its terms are known, what each weighs, and how much of it nobody knows. */
import { stripMarks } from '../normalise.ts'
import type { Word } from '../words.ts'
import type { SearchIndex } from './index.ts'
import { guessWord } from './spelling.ts'
import { cutStory } from './story.ts'
import { type Term, termsOf } from './terms.ts'

export interface Question {
  /** Term numbers, each once, and beside them what each weighs here and how it stands in a `Term`. */
  readonly terms: readonly number[]
  readonly weights: readonly number[]
  readonly names: readonly Term[]
  /** From this place on the terms were guessed from what nobody knows. */
  readonly guessedFrom: number
  /** What the terms weigh together, unknown words included. */
  readonly mass: number
  /** Length of the vector that the weights make, unknown words included. */
  readonly norm: number
  /** The same where terms that only learning knows are known. */
  readonly learnedNorm: number
  /** Share of the mass that no topic knows. */
  readonly unknown: number
}

/** A guessed spelling weighs this beside a typed word. */
const guessedPart = 0.36
/** Text of nothing but unknown words is no Vietnamese and no English; looking all of them up would only cost time. */
const mostGuesses = 12

export function readQuestion(words: readonly Word[], index: SearchIndex): Question {
  const terms: number[] = []
  const weights: number[] = []
  const names: Term[] = []
  const keep = (number: number, weight: number, name: Term) => {
    terms.push(number)
    weights.push(weight)
    names.push(name)
  }
  const focus = cutStory(words)
  let unknownMass = 0
  let unknownSquares = 0
  let learnedSquares = 0
  for (const [term, at] of termsOf(words, index.source)) {
    const number = index.terms.get(term)
    const part = focus[at] ?? 1
    if (number !== undefined) keep(number, (index.weights[number] ?? 0) * part, term)
    if ((number ?? index.spokenTerms) < index.spokenTerms || !term.startsWith('w ')) continue
    const weight = index.unknownWeight * part
    unknownMass += weight
    unknownSquares += weight ** 2
    if (number === undefined) learnedSquares += weight ** 2
  }
  const guessedFrom = terms.length
  const guessed = guessedWords(words, index)
  const typed = new Set(guessed.length === 0 ? [] : terms)
  for (const [term] of termsOf(guessed, index.source)) {
    const number = index.terms.get(term)
    if (number !== undefined && !typed.has(number)) keep(number, (index.weights[number] ?? 0) * guessedPart, term)
  }
  let mass = unknownMass
  let squares = unknownSquares
  terms.forEach((term, n) => {
    const weight = weights[n] ?? 0
    learnedSquares += weight ** 2
    if (term >= index.spokenTerms) return
    mass += weight
    squares += weight ** 2
  })
  const unknown = mass === 0 ? 0 : unknownMass / mass
  return { terms, weights, names, guessedFrom, mass, norm: Math.sqrt(squares), learnedNorm: Math.sqrt(learnedSquares), unknown }
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
