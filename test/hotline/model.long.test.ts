import { test } from 'vitest'
import { runModel } from './model/run-model.ts'

test('whatever happens, at length', () => {
  runModel({ numRuns: 300_000, maxCommands: 40 })
})

test('with words, at length', () => {
  runModel({ numRuns: 10_000, maxCommands: 60, words: true })
})

test('asleep, at length', () => {
  runModel({ numRuns: 50_000, maxCommands: 40, asleep: true })
})
