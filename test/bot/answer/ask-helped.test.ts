import { describe, expect, test } from 'vitest'
import { askHelped } from '../../../src/bot/answer/ask-helped.ts'
import type { CaseId, Conversation } from '../../../src/bot/conversation.ts'
import { respond } from '../../../src/bot/respond.ts'
import { settingOf } from '../../../src/bot/setting.ts'
import { talkKnowledge } from '../fixture-knowledge.ts'
import { begin, nowMs } from '../path/walking.ts'

const knowledge = talkKnowledge()
const topicOf = (risk: string) => [...knowledge.topics.values()].find((topic) => topic.risk === risk)?.id ?? ''
const harmless = topicOf('none')
const ask = (over: Partial<Conversation>) => {
  const conversation = begin({ topic: harmless, ...over })
  return askHelped(conversation, settingOf(conversation, knowledge, nowMs))
}
const press = (conversation: Conversation, data: string) => {
  const from = { channel: 'telegram', account: 'bot', id: 'somebody' }
  return respond(conversation, { eventId: 'e', from, sentAtMs: nowMs, content: { kind: 'tap', data } }, knowledge, nowMs)
}

describe('"did this help?"', () => {
  test('is asked after a harmless answer', () => {
    expect(
      ask({})
        ?.choices.map(({ data }) => data)
        .slice(0, 2),
    ).toEqual([`helped:${harmless}:yes`, `helped:${harmless}:no`])
  })

  for (const [name, over] of [
    ['an answer that asks for caution', { topic: topicOf('caution') }],
    ['steps for somebody in danger', { topic: topicOf('urgent') }],
    ['no answer', { topic: null }],
    ['danger', { danger: { level: 3, topic: null, atMs: nowMs, steps: 'above' } }],
    ['a case', { openCase: { id: 'case' as CaseId, level: 1, waits: true } }],
    ['somebody may be reading along', { guarded: true }],
    ['a path that is not at its end', { place: { at: 'tree', tree: 'job-offer', node: 'visa', answers: {} } }],
  ] as const) {
    test(`is not asked after ${name}`, () => {
      expect(ask(over)).toBeNull()
    })
  }

  test('is counted once, as it was answered, and whoever was not helped is offered a person', () => {
    const offered = ask({})?.choices ?? []
    const yes = press(begin({ topic: harmless, offered }), `helped:${harmless}:yes`)
    expect(yes.effects).toEqual([{ kind: 'note-helped', topic: harmless, helped: true }])
    const again = press(yes.conversation, `helped:${harmless}:yes`)
    expect(again.effects).toEqual([])
    const no = press(begin({ topic: harmless, offered }), `helped:${harmless}:no`)
    expect(no.replies[0]?.choices.some(({ toPerson }) => toPerson)).toBe(true)
  })

  test('nobody counts what was not asked', () => {
    expect(press(begin({ topic: harmless }), `helped:${harmless}:yes`).effects).toEqual([])
    expect(press(begin(), 'helped:nothing:no').effects).toEqual([])
  })
})
