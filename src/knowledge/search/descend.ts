/**
 * Multinomial logistic regression by stochastic gradient descent (AdaGrad), for whatever is learnt of the content: which topic a line asks
 * for, which danger it tells of. The same lessons, in the same order and with the same chance, give the same weights.
 */
import type { Chance } from './vary.ts'

/** The right class is wanted with this much less than certainty, the rest is shared by all: neighbours stay possible. */
const doubt = 0.02

/** A text as numbers, and the class that it belongs to. */
export interface Example {
  readonly terms: readonly number[]
  readonly values: readonly number[]
  readonly topic: number
  readonly weight: number
}

export interface Lessons {
  readonly examples: readonly Example[]
  /** How many terms there are. */
  readonly terms: number
  /** How many classes there are; `topic` of an example is the number of one. */
  readonly classes: number
}

export interface Trained {
  /** Term by term, all classes. */
  readonly weights: Float32Array
  readonly biases: Float32Array
}

export interface Pace {
  /** How often every example is read. */
  readonly rounds: number
  readonly firstStep: number
}

/** Learnt so many times, each time in another order, and averaged: one order alone moves figures by a point. */
export function descendOften(times: number, lessons: Lessons, pace: Pace, chance: Chance): Trained {
  return meanOf(Array.from({ length: times }, () => descend(lessons, pace, chance)))
}

/** All of one shape, one at least. */
export function meanOf(trained: readonly Trained[]): Trained {
  const [{ weights, biases } = { weights: [], biases: [] }] = trained
  const mean = { weights: new Float32Array(weights.length), biases: new Float32Array(biases.length) }
  for (const one of trained) {
    addShare(mean.weights, one.weights, trained.length)
    addShare(mean.biases, one.biases, trained.length)
  }
  return mean
}

function addShare(sums: Float32Array, of: Float32Array, times: number): void {
  for (let at = 0; at < sums.length; at += 1) sums[at] = (sums[at] ?? 0) + (of[at] ?? 0) / times
}

/** Learnt once, in an order that chance gives. */
export function descend({ examples, terms, classes }: Lessons, { rounds, firstStep }: Pace, chance: Chance): Trained {
  const weights = new Float32Array(terms * classes)
  const squares = new Float32Array(terms * classes)
  const biases = new Float32Array(classes)
  const miss = new Float32Array(classes)
  const order = examples.map((_, at) => at)
  for (let round = 0; round < rounds; round += 1) {
    shuffle(order, chance)
    for (const at of order) {
      const example = examples[at]
      if (example === undefined) continue
      missOf(example, weights, biases, miss)
      for (let n = 0; n < example.terms.length; n += 1) {
        const from = (example.terms[n] ?? 0) * classes
        const value = example.values[n] ?? 0
        for (let one = 0; one < classes; one += 1) {
          const slope = value * (miss[one] ?? 0)
          const square = (squares[from + one] ?? 0) + slope * slope
          squares[from + one] = square
          weights[from + one] = (weights[from + one] ?? 0) - (firstStep * slope) / (Math.sqrt(square) + 0.05)
        }
      }
      for (let one = 0; one < classes; one += 1) biases[one] = (biases[one] ?? 0) - 0.002 * (miss[one] ?? 0)
    }
  }
  return { weights, biases }
}

/** By how much each class was thought more likely than it should have been. */
function missOf({ terms, values, topic, weight }: Example, weights: Float32Array, biases: Float32Array, miss: Float32Array): void {
  miss.set(biases)
  for (let n = 0; n < terms.length; n += 1) {
    const from = (terms[n] ?? 0) * miss.length
    const value = values[n] ?? 0
    for (let one = 0; one < miss.length; one += 1) miss[one] = (miss[one] ?? 0) + value * (weights[from + one] ?? 0)
  }
  const highest = miss.reduce((a, b) => Math.max(a, b))
  let sum = 0
  for (let one = 0; one < miss.length; one += 1) {
    miss[one] = Math.exp((miss[one] ?? 0) - highest)
    sum += miss[one] ?? 0
  }
  for (let one = 0; one < miss.length; one += 1) {
    const wanted = doubt / miss.length + (one === topic ? 1 - doubt : 0)
    miss[one] = weight * ((miss[one] ?? 0) / sum - wanted)
  }
}

function shuffle(order: number[], chance: Chance): void {
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = Math.floor(chance() * (at + 1))
    const kept = order[at] ?? 0
    order[at] = order[other] ?? 0
    order[other] = kept
  }
}
