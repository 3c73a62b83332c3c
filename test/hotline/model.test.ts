import { test } from 'vitest'
import { runModel } from './model/run-model.ts'

test('whatever happens in whatever order, nobody is left in silence and nobody is spoken over', () => {
  runModel({ numRuns: 20_000, maxCommands: 24 })
}, 300_000)

test('the same with words that go the whole way through the bot', () => {
  runModel({ numRuns: 1_000, maxCommands: 24, words: true })
}, 300_000)

test('staff who fall asleep leave nobody counting on them', () => {
  runModel({ numRuns: 1_000, maxCommands: 24, asleep: true })
}, 300_000)
