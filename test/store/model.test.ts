import { test } from 'vitest'
import { runModel } from './model/run-model.ts'

test('whatever happens in whatever order, crashes among it, the store is what the reference says', async () => {
  await runModel(8, 60)
}, 60_000)
