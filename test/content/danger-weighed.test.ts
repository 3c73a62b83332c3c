import { describe, expect, test } from 'vitest'
import { newConversation } from '../../src/bot/new-conversation.ts'
import { respond } from '../../src/bot/respond.ts'
import type { Conversation, ConversationId } from '../../src/bot/turn.ts'
import { screen } from '../../src/knowledge/screen.ts'
import { realKnowledge } from '../bot/fixture-knowledge.ts'

const knowledge = await realKnowledge()

const cries = [
  'chủ nhốt em trong phòng không cho ra ngoài',
  'nó đánh em gãy tay rồi, giờ nó vẫn ngồi ngoài cửa',
  'họ giữ hộ chiếu của em, không trả đủ nợ thì không cho về',
  'con gái tôi nhắn đang bị giữ ở Campuchia, họ đòi chuộc hai trăm triệu',
  'em bị bắt tiếp khách ở karaoke, không chịu là bị đánh',
  'em bi ban sang cong ty khac o Myawaddy roi, ho bat lua dao',
  'tụi em đang nằm trong thùng xe lạnh, khó thở lắm',
  'em không muốn sống nữa',
  'boss lock the door, I cannot go out since three days',
  'my sister called crying, they beat her and want money to let her go',
  'he forced me last night and says he will come again tonight',
  'I want to end my life, I have the pills here',
]

const everyday = {
  vi: [
    'Cho em hỏi phí đi Nhật bao nhiêu',
    'Chào anh chị, bên này trời lạnh rồi mà phòng có sưởi, em ăn uống cũng quen',
    'Tháng trước em gửi về cho mẹ mười triệu sửa nhà',
  ],
  en: [
    'How much is the fee for Japan',
    'Hello, it is cold here now but the room is warm and I am used to the food',
    'Last month I sent ten million home for the roof',
  ],
}
const talkOf = (cry: string) => (/^(boss|my|he|I) /.test(cry) ? everyday.en : everyday.vi)

describe('a cry among everyday talk', () => {
  for (const cry of cries) {
    const [question = '', greeting = '', money = ''] = talkOf(cry)
    const written = {
      alone: cry,
      'behind a question and a comma': `${question}, ${cry}`,
      'behind two sentences': `${greeting}. ${question}? ${cry}`,
      'in the middle of a story': `${greeting}. ${money}. ${cry}. ${question}?`,
    }
    for (const [where, text] of Object.entries(written)) {
      test(`is raised or asked about, never passed over, ${where}: ${cry}`, () => {
        const { level, lookAlike, perhaps } = screen(text, knowledge)
        expect(level >= 3 || lookAlike !== null || perhaps !== null).toBe(true)
      })
    }
  }

  test('is raised in nearly every place', () => {
    const texts = cries.flatMap((cry) => {
      const [question = '', greeting = '', money = ''] = talkOf(cry)
      return [cry, `${question}, ${cry}`, `${greeting}. ${question}? ${cry}`, `${greeting}. ${money}. ${cry}. ${question}?`]
    })
    const missed = texts.filter((text) => screen(text, knowledge).level < 3)
    expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(2)
  })
})

describe('a phrase in a message that is not told like danger', () => {
  const doubtful = 'hôm qua xem phim có cô gái bị nhốt trong phòng, hay ghê, mai em gửi tiền về cho mẹ sửa nhà'
  const nowMs = Date.UTC(2026, 10, 25, 3)
  const talk = newConversation('weighed' as ConversationId)
  const raisedIn = (conversation: Conversation) => {
    const from = { channel: 'web', account: 'web', id: 'weighed' }
    const message = { eventId: 'weighed', from, sentAtMs: nowMs, content: { kind: 'text', text: doubtful } } as const
    return respond(conversation, message, knowledge, nowMs).effects.some(
      ({ kind }) => kind === 'open-case' || kind === 'raise-case' || kind === 'add-to-case',
    )
  }

  test('raises nothing in an open talk', () => expect(raisedIn(talk)).toBe(false))
})
