import { test } from 'vitest'
import { runBoth } from './model.ts'

test('store, bot and server do what the model of the hotline does, wherever the process dies', async () => {
  await runBoth(40, 24)
}, 120_000)
