import { expect, test } from 'vitest'
import type { CaseId, Conversation } from '../../../src/bot/conversation.ts'
import { tellHotline } from '../../../src/bot/danger/tell-hotline.ts'
import type { Level } from '../../../src/knowledge/knowledge.ts'
import { begin } from '../path/walking.ts'

const open = (level: Level): Partial<Conversation> => ({ openCase: { id: 'case' as CaseId, level, waits: true } })

const cases = [
  { name: 'no case: one is opened', from: {}, level: 4, kind: 'open-case' },
  { name: 'a greater danger raises the case', from: open(2), level: 3, kind: 'raise-case' },
  { name: 'the same danger adds to it', from: open(3), level: 3, kind: 'add-to-case' },
  { name: 'a lower danger never lowers it', from: open(4), level: 1, kind: 'add-to-case' },
] as const
for (const { name, from, level, kind } of cases) {
  test(name, () => {
    expect(tellHotline(begin(from), { level, topic: null, because: [{ kind: 'text', text: 'a reason' }] })).toMatchObject({
      kind,
      because: [{ kind: 'text', text: 'a reason' }],
    })
  })
}

test('what is told holds nothing but level, topic and reasons', () => {
  const alarm = { level: 4, topic: 'violence', because: [{ kind: 'text', text: 'a reason' }], guarded: true, signal: 'beaten' } as const
  expect(tellHotline(begin(), alarm)).toEqual({
    kind: 'open-case',
    level: 4,
    topic: 'violence',
    because: [{ kind: 'text', text: 'a reason' }],
  })
})
