import { expect, test } from 'vitest'
import type { Channel } from '../../../src/adapters/channel.ts'
import type { CaseId, Conversation, ConversationId } from '../../../src/bot/conversation.ts'
import { openShowWriting, type ShowWritingDeps } from '../../../src/server/console/show-writing.ts'

const id = 'talk-1' as ConversationId
const address = { channel: 'telegram', account: 'bot', id: '7' }

function stage(conversation: Partial<Conversation> | null, to: typeof address | null = address, away = false) {
  const shown: string[] = []
  let now = 1_000_000
  const sendAction = async ({ id: person }: { id: string }) => void shown.push(person)
  const show = openShowWriting({
    store: {
      conversation: async () => conversation,
      brief: async () => ({ away }),
      staff: { addressOf: async () => to },
    } as unknown as ShowWritingDeps['store'],
    channels: new Map([['telegram', { sendAction } as unknown as Channel]]),
    time: { steadyMs: () => now },
  })
  return {
    shown,
    pass(ms: number) {
      now += ms
    },
    async writes(what = id) {
      show(what)
      await new Promise((resolve) => setImmediate(resolve))
    },
  }
}

const openCase = { id: 'case-1' as CaseId, level: 3, waits: false } as const
const held = { holder: 'person', guarded: false, openCase } as const

test('whoever waits sees that somebody writes, once in four seconds', async () => {
  const { writes, pass, shown } = stage(held)
  await writes()
  await writes()
  pass(3_999)
  await writes()
  expect(shown).toEqual(['7'])
  pass(1)
  await writes()
  await writes('talk-2' as ConversationId)
  expect(shown).toEqual(['7', '7', '7'])
})

const silent = [
  { name: 'where somebody may be watching', conversation: { ...held, guarded: true }, to: address },
  { name: 'where the machine answers', conversation: { ...held, holder: 'bot' as const }, to: address },
  { name: 'of a conversation that is gone', conversation: null, to: address },
  { name: 'where its address is gone', conversation: held, to: null },
  { name: 'on a page that fetches what we say', conversation: held, to: { ...address, channel: 'web' } },
]
for (const { name, conversation, to } of silent) {
  test(`nothing is shown ${name}`, async () => {
    const { writes, shown } = stage(conversation, to)
    await writes()
    expect(shown).toEqual([])
  })
}

test('nothing is shown to whoever left', async () => {
  const { writes, shown } = stage(held, address, true)
  await writes()
  expect(shown).toEqual([])
})
