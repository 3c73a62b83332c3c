import { test } from 'vitest'
import { decided, delivered, ended, sending, taken } from './model/commands.ts'
import { runModel, runSequence } from './model/run-model.ts'

test('whatever happens in whatever order, crashes among it, the store is what the reference says', async () => {
  await runModel(8, 60)
}, 60_000)

test('what somebody holds stands behind lesser danger that waits', async () => {
  await runSequence([delivered('an', 0), decided('an', 'danger 4'), taken('an'), delivered('bình', 0), decided('bình', 'danger 2')])
}, 60_000)

test('a case of misuse is closed, whatever was not answered and whoever cannot be reached', async () => {
  const inDanger = [delivered('an', 0), decided('an', 'danger 4'), taken('an'), ended('an', 'release')]
  await runSequence([...inDanger, delivered('an', 1), decided('an', 'answer'), sending(0, 'unreachable'), ended('an', 'close')])
}, 60_000)
