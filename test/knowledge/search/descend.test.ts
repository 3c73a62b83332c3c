import { expect, test } from 'vitest'
import { descend, descendOften } from '../../../src/knowledge/search/descend.ts'
import { chanceFrom } from '../../../src/knowledge/search/vary.ts'

test('what is learnt in several orders is their mean', () => {
  const examples = [0, 1, 1].map((topic, at) => ({ terms: [at], values: [1], topic, weight: 1 }))
  const lessons = { examples, terms: 3, classes: 2 }
  const pace = { rounds: 2, firstStep: 0.25 }
  const [once, often] = [chanceFrom(3), chanceFrom(3)]
  const [one, two] = [descend(lessons, pace, once), descend(lessons, pace, once)]
  const mean = descendOften(2, lessons, pace, often)
  expect(mean.weights).toHaveLength(6)
  for (const [at, weight] of mean.weights.entries()) expect(weight).toBeCloseTo(((one.weights[at] ?? 0) + (two.weights[at] ?? 0)) / 2, 6)
  for (const [at, bias] of mean.biases.entries()) expect(bias).toBeCloseTo(((one.biases[at] ?? 0) + (two.biases[at] ?? 0)) / 2, 6)
})
