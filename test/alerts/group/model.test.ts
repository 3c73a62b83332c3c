import { test } from 'vitest'
import { runGroupModel } from './run-model.ts'

test('stories of cases, of a group that people change, of a line that fails and of a process that begins anew: the topics end as they should', () =>
  runGroupModel(40))
