import { expect, test } from 'vitest'
import { hearBelated } from '../../src/bot/hear-belated.ts'
import type { InboundMessage } from '../../src/bot/message.ts'
import { respond } from '../../src/bot/respond.ts'
import type { Turn } from '../../src/bot/turn.ts'
import { talkKnowledge } from './fixture-knowledge.ts'
import { begin, nowMs } from './path/walking.ts'

const knowledge = talkKnowledge()
const from = { channel: 'telegram', account: 'a', id: 'an' }

function hears(text: string): Turn {
  const message: InboundMessage = { eventId: '1', from, sentAtMs: nowMs - 60_000, content: { kind: 'text', text } }
  return hearBelated(begin(), respond(begin(), message, knowledge, nowMs))
}

test('nothing is said to whoever had gone, and nothing of it is remembered', () => {
  expect(hears('phí môi giới?')).toEqual({ conversation: begin(), replies: [], effects: [] })
})

test('danger reaches the hotline without a word, and the talk is guarded as ever', () => {
  const { conversation, replies, effects } = hears('nhốt em')
  expect(effects).toMatchObject([{ kind: 'open-case', level: 4 }])
  expect(replies).toEqual([])
  expect(conversation).toEqual(begin({ guarded: conversation.guarded }))
})

test('leaving works as always', () => {
  expect(hears('thoát').effects).toContainEqual({ kind: 'leave' })
})
