import { expect, test, vi } from 'vitest'
import { compare } from '../../../src/cli/eval/compare.ts'
import { openPeers } from '../../../src/cli/eval/peers.ts'
import { talkKnowledge } from '../../bot/fixture-knowledge.ts'

vi.mock('../../../src/cli/eval/peers.ts', () => ({ openPeers: vi.fn() }))

const knowledge = talkKnowledge()
const fails = (code: string) =>
  vi.mocked(openPeers).mockRejectedValueOnce(Object.assign(new Error("Cannot find package 'minisearch'"), { code }))

test('where a package of the peers is missing, that is an answer; what else fails is thrown', async () => {
  fails('ERR_MODULE_NOT_FOUND')
  expect(await compare([], knowledge, [])).toBe('no-peers')
  fails('ERR_OTHER')
  await expect(compare([], knowledge, [])).rejects.toThrow('Cannot find')
})

test('peers are asked the same questions as ours', async () => {
  const ask = vi.fn(() => Promise.resolve(['unpaid-wages']))
  vi.mocked(openPeers).mockResolvedValueOnce([{ name: 'A peer', readyInMs: 1, oneIn: 1, ask }])
  const question = {
    id: 'q',
    text: 'chủ không trả lương',
    language: 'vi',
    kind: 'in-scope',
    accept: ['unpaid-wages'],
    level: 0,
    tags: [],
  } as const
  const compared = await compare([question], knowledge, [])
  expect(ask.mock.calls).toEqual([['chủ không trả lương'], ['chu khong tra luong']])
  expect(compared).toMatchObject([{ engine: 'Bến An' }, { engine: 'A peer', asWritten: { n: 1, top1: 1 }, plain: { n: 1, top1: 1 } }])
})
