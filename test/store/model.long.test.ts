import { test } from 'vitest'
import { runModel } from './model/run-model.ts'

test('the same at length', async () => {
  await runModel(3_000, 120)
})
