import { describe, expect, test } from 'vitest'
import type { ConversationId } from '../../src/bot/conversation.ts'
import { newConversation } from '../../src/bot/new-conversation.ts'
import { respond } from '../../src/bot/respond.ts'
import type { Turn } from '../../src/bot/turn.ts'
import { realKnowledge } from '../bot/fixture-knowledge.ts'

const knowledge = await realKnowledge()
const nowMs = Date.UTC(2026, 10, 25, 3)

function write(text: string): Turn {
  const from = { channel: 'web', account: 'web', id: 'about-us' }
  const message = { eventId: 'about-us', from, sentAtMs: nowMs, content: { kind: 'text', text } } as const
  return respond(newConversation('about-us' as ConversationId), message, knowledge, nowMs)
}

/** Answered with, or offered: topics of the stages. */
function shown({ conversation, replies }: Turn): readonly string[] {
  const offered = replies.flatMap(({ choices }) => choices.flatMap(({ data }) => /^topic:([\w-]+)/.exec(data)?.[1] ?? []))
  return [...(conversation.topic === null ? [] : [conversation.topic]), ...offered]
}

const stageOf = (topic: string) => knowledge.topics.get(topic)?.stage

describe('what is asked of the service itself', () => {
  const questions = [
    'ở đây là cơ quan nào vậy',
    'bên bạn nằm ở tỉnh nào',
    'ai lập ra trang này thế',
    'mình đang nói với người hay với máy',
    'sáng mấy giờ có người',
    'chủ nhật bên mình có làm không',
    'which town are you in',
    'who is behind this page',
    'is there a human somewhere in there',
    'what is your job exactly',
    'who taught you to talk',
  ]
  for (const question of questions) {
    test(`is answered, or answers about the service are offered: ${question}`, () => {
      const [first = ''] = shown(write(question))
      expect(stageOf(first)).toBe('about')
    })
  }

  test('is offered no answers about other things where it is hardly likely to be meant', () => {
    const smallTalk = ['bạn học tiếng Việt ở đâu mà giỏi thế', 'who taught you to talk', 'can you hear me']
    const offered = smallTalk.map((text) => shown(write(text)).map(stageOf))
    expect(offered.every((stages) => stages.length > 0)).toBe(true)
    for (const stages of offered) expect(stages).toEqual(stages.map(() => 'about'))
  })
})
