import { expect, test } from 'vitest'
import type { NamedStatus } from '../../src/adapters/ask-statuses.ts'
import { withLostReplies } from '../../src/server/lost-replies.ts'

const well = { configured: true, account: '@ben_an_bot', webhook: null, quota: null, problems: [] } as const
const ill = { ...well, problems: [{ code: 'token-refused', detail: null }] } as const
const statuses: readonly NamedStatus[] = [
  { name: 'telegram', status: well },
  { name: 'zalo-oa', status: ill },
  { name: 'zalo-bot', status: { configured: false } },
]

test('what did not arrive stands last among the problems of its channel, for a day', async () => {
  const asked: number[] = []
  const lostReplies = async (sinceMs: number) => {
    asked.push(sinceMs)
    return new Map([
      ['zalo-oa', 7],
      ['zalo-bot', 1],
    ])
  }
  const day = 24 * 60 * 60_000
  expect(await withLostReplies({ lostReplies }, statuses, 3 * day)).toEqual([
    { name: 'telegram', status: well },
    { name: 'zalo-oa', status: { ...ill, problems: [...ill.problems, { code: 'replies-lost', detail: '7' }] } },
    { name: 'zalo-bot', status: { configured: false } },
  ])
  expect(asked).toEqual([2 * day])
})
