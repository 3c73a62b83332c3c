import { describe, expect, test } from 'vitest'
import type { Conversation, ConversationId } from '../../src/bot/conversation.ts'
import { newConversation } from '../../src/bot/new-conversation.ts'
import { respond } from '../../src/bot/respond.ts'
import type { Turn } from '../../src/bot/turn.ts'
import { screen } from '../../src/knowledge/danger/screen.ts'
import { languages } from '../../src/knowledge/knowledge.ts'
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

/** No phrase knows them: only what they are told like. */
const toldOnly = {
  vi: [
    'họ trói tay em trong thùng xe, em gỡ được một bên',
    'em gom thuốc được ba chục viên rồi',
    'nó khóa cửa buồng tắm rồi đè em xuống',
    'bị đẩy từ giàn giáo xuống, chân em cong ngược',
    'chúng nó bảo mai đưa em qua casino khác để gán nợ',
    'cháu mới mười lăm mà tối nào cũng phải ra ngồi với khách',
  ],
  en: [
    'taped, got one hand free, in a van, do not know where',
    'my husband does not stop when I cry',
    'a beam fell on my back, I cannot get up',
    'he hits me with the belt whenever the soup is cold',
    'she poured boiling water over my arm this morning',
    'no adult with us, three kids in a container',
  ],
}
const calmBeside = {
  vi: [
    'Tôi áp lực quá, %',
    'Em sang Nhật được hai năm, %',
    'Em làm ở nhà máy, lương cũng được. %',
    'Bạn ơi cho em hỏi, %',
    '%, xin tư vấn giúp',
  ],
  en: [
    'I am so stressed, %',
    "I can't sleep these days, %",
    'I work in a factory, the pay is fine. %',
    'May I ask something, %',
    '%, please advise',
  ],
}

test.each(languages.flatMap((one) => toldOnly[one].flatMap((cry) => calmBeside[one].map((calm) => calm.replace('%', cry)))))(
  'is heard beside a calm clause: %s',
  (text) => {
    const { level, lookAlike, perhaps } = screen(text, knowledge)
    expect(level >= 3 || lookAlike !== null || perhaps !== null).toBe(true)
  },
)

test.each([
  'có thai mà công ty bắt phá, xin tư vấn giúp',
  "I can't sleep these days, landslide buried our cabin, two friends missing",
  "I can't sleep these days, I can't see, chemicals in my eyes",
])('is heard by its worst clause alone, for the whole is told calmly: %s', (text) => {
  expect(screen(text, knowledge).perhaps).not.toBeNull()
})

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
  const doubtful = 'ngày xưa chủ hay đánh em, giờ em về nhà rồi mở quán phở, vui lắm'
  const nowMs = Date.UTC(2026, 10, 25, 3)
  const talk = newConversation('weighed' as ConversationId)
  const write = (conversation: Conversation, text: string) => {
    const from = { channel: 'web', account: 'web', id: 'weighed' }
    return respond(conversation, { eventId: 'weighed', from, sentAtMs: nowMs, content: { kind: 'text', text } }, knowledge, nowMs)
  }
  const raises = ({ effects }: Turn) => effects.some(({ kind }) => kind === 'open-case' || kind === 'raise-case' || kind === 'add-to-case')
  const asks = ({ replies }: Turn) => replies.some(({ choices }) => choices.some(({ data }) => data.startsWith('now:')))

  test('is doubted by what was weighed', () => expect(screen(doubtful, knowledge).against?.why).toBe('weighed'))

  test('raises nothing in an open talk, and is asked about', () => {
    const turn = write(talk, doubtful)
    expect({ raises: raises(turn), asks: asks(turn) }).toEqual({ raises: false, asks: true })
  })

  const believed: Readonly<Record<string, Partial<Conversation>>> = {
    'while a person answers': { holder: 'person' },
    'inside a guided path': { place: { at: 'tree', tree: 'fee-check', node: knowledge.trees.get('fee-check')?.start ?? '', answers: {} } },
    'while somebody may be reading along': { guarded: true },
  }
  for (const [where, state] of Object.entries(believed)) {
    test(`is believed ${where}`, () => expect(raises(write({ ...talk, ...state }, doubtful))).toBe(true))
  }

  test('is asked about though it is written like an insult', () => {
    const turn = write(talk, 'stupid bot boss threaten me')
    expect(raises(turn) || asks(turn)).toBe(true)
  })

  test('beside two signs that are danger together is believed', () => {
    for (const text of ['chủ giữ hộ chiếu của em, em còn nợ công ty 200 triệu', 'they keep my passport. I have to pay the debt first'])
      expect(screen(text, knowledge).level, text).toBeGreaterThanOrEqual(3)
    expect(screen('chủ giữ hộ chiếu, chủ hay đánh em', knowledge, { before: ['debt-owed'] }).level).toBeGreaterThanOrEqual(3)
  })

  test('is remembered for what is told later', () => {
    const first = screen(doubtful, knowledge)
    expect(first.level).toBeLessThan(3)
    expect(first.noticed).toContain(first.lookAlike)
  })

  test('is raised or asked about, and remembered, where only two messages together hold it', () => {
    const first = write(talk, 'Bị cấm, bị theo, bị kiểm tra')
    const second = write(first.conversation, 'điện thoại')
    expect([first, second].some((turn) => raises(turn) || asks(turn))).toBe(true)
    const signs = second.conversation.signs.map(({ signal }) => signal)
    const together = screen('Bị cấm, bị theo, bị kiểm tra điện thoại', knowledge)
    expect(signs).toContain(together.signal ?? together.lookAlike)
  })
})

test('a cry at the end of a very long story is heard', () => {
  const story = Array.from({ length: 42 }, (_, day) => `Ngày thứ ${day + 1} em đi làm, ăn cơm rồi ngủ`).join('. ')
  expect(screen(`${story}. Họ giữ hộ chiếu của em, không trả đủ nợ thì không cho về`, knowledge).level).toBeGreaterThanOrEqual(3)
})
