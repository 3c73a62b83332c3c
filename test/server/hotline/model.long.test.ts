import { test } from 'vitest'
import { runBoth } from './model.ts'

test('store, bot and server do what the model of the hotline does, wherever the process dies, at length', async () => {
  await runBoth(1_000, 40)
}, 3_600_000)
