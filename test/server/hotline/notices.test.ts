import { expect, test } from 'vitest'
import { webLimits } from '../../../src/adapters/web/web-channel.ts'
import type { ConversationId } from '../../../src/bot/conversation.ts'
import { newConversation } from '../../../src/bot/new-conversation.ts'
import { act } from '../../../src/hotline/act.ts'
import { noticesOf } from '../../../src/server/hotline/notices.ts'
import { talkKnowledge } from '../../bot/fixture-knowledge.ts'
import { at, hour, mai, nine, takenBy } from '../../hotline/given.ts'

test('whoever calls themselves em is told by the hotline as em', () => {
  const step = act(takenBy(mai), { act: 'hand-back' }, mai, at(nine))
  if (typeof step === 'string') throw new Error(step)
  const conversation = { ...newConversation('t' as ConversationId), addressed: { as: 'em', surely: 'clear' } } as const
  const telling = { knowledge: talkKnowledge(), timetable: { utcOffsetMinutes: 420 }, limits: webLimits, nowMs: nine }
  expect(
    noticesOf(step, conversation, telling)
      .map(({ bubble }) => bubble.text)
      .join(),
  ).toContain('Em cứ hỏi tiếp')
})

const said = [
  { language: 'vi', day: 'Thứ Tư, 2 tháng 12' },
  { language: 'en', day: 'Wednesday 2 December' },
] as const
for (const { language, day } of said) {
  test(`the day on which somebody comes back is told with the day before the month: ${language}`, () => {
    const step = act(takenBy(mai), { act: 'park', untilMs: nine + 24 * hour }, mai, at(nine))
    if (typeof step === 'string') throw new Error(step)
    const conversation = { ...newConversation('t' as ConversationId), language }
    const telling = { knowledge: talkKnowledge(), timetable: { utcOffsetMinutes: 420 }, limits: webLimits, nowMs: nine }
    const text = noticesOf(step, conversation, telling)
      .map(({ bubble }) => bubble.text)
      .join('\n')
    expect(text.toLowerCase()).toContain(day.toLowerCase())
  })
}
