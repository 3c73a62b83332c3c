import { expect, test } from 'vitest'
import { tellHotline } from '../../src/bot/tell-hotline.ts'
import type { CaseId, Conversation } from '../../src/bot/turn.ts'
import type { Level } from '../../src/knowledge/knowledge.ts'
import { talkKnowledge } from './fixture-knowledge.ts'
import { begin, nowMs } from './walking.ts'

const knowledge = talkKnowledge()
const nightMs = nowMs + 14 * 3_600_000
const open = (level: Level): Partial<Conversation> => ({ openCase: { id: 'case' as CaseId, level } })

const cases = [
  { name: 'no case: opened, and a clock while somebody is on duty', from: {}, level: 4, atMs: nowMs, kinds: ['open-case', 'set-clock'] },
  { name: 'at night nobody is promised: no clock', from: {}, level: 4, atMs: nightMs, kinds: ['open-case'] },
  { name: 'guarded: nothing will be pushed', from: { guarded: true }, level: 4, atMs: nowMs, kinds: ['open-case'] },
  { name: 'a greater danger raises the case', from: open(2), level: 3, atMs: nowMs, kinds: ['raise-case'] },
  { name: 'the same danger adds to it', from: open(3), level: 3, atMs: nowMs, kinds: ['add-to-case'] },
  { name: 'a lower danger never lowers it', from: open(4), level: 1, atMs: nowMs, kinds: ['add-to-case'] },
] as const
for (const { name, from, level, atMs, kinds } of cases) {
  test(name, () => {
    const effects = tellHotline(begin(from), { level, topic: null, because: ['a reason'] }, knowledge, atMs)
    expect(effects.map(({ kind }) => kind)).toEqual(kinds)
  })
}

test('what is told holds nothing but level, topic and reasons', () => {
  const alarm = { level: 4, topic: 'violence', because: ['a reason'], guarded: true, signal: 'beaten' } as const
  expect(tellHotline(begin(), alarm, knowledge, nightMs)).toEqual([
    { kind: 'open-case', level: 4, topic: 'violence', because: ['a reason'] },
  ])
})

test('the greater the danger, the sooner whoever waits is told that nobody is free', () => {
  const waits = ([4, 3, 2] as const).map((level) => {
    const clock = tellHotline(begin(), { level, topic: null, because: [] }, knowledge, nowMs).find(({ kind }) => kind === 'set-clock')
    return clock?.kind === 'set-clock' ? clock.dueAtMs - nowMs : 0
  })
  expect(waits).toEqual([...waits].sort((a, b) => a - b))
  expect(waits[0]).toBeLessThanOrEqual(5 * 60_000)
})
