import { conclude } from '../../src/bot/conclude.ts'
import type { ConversationId } from '../../src/bot/conversation.ts'
import { helpNow } from '../../src/bot/danger/help-now.ts'
import { newConversation } from '../../src/bot/new-conversation.ts'
import type { Reply } from '../../src/bot/reply.ts'
import { respond } from '../../src/bot/respond.ts'
import type { Knowledge } from '../../src/knowledge/knowledge.ts'

/** A reply worth looking at on every channel, and why. */
export interface Golden {
  readonly name: string
  readonly why: string
  readonly reply: Reply
}

const nowMs = Date.UTC(2026, 10, 25, 3)

/** Over the small content of the tests, so that curators may change theirs without anything here. */
export function goldens(knowledge: Knowledge): readonly Golden[] {
  const tapped = (data: string) => replyTo(data, knowledge)
  const parts = ['topic:service-fee-cap', 'topic:passport-kept', 'topic:unpaid-wages', 'topic:cannot-leave'].map(tapped)
  const cards = tapped('topic:family-missing')
  return [
    {
      name: 'long-answer',
      why: 'A long answer is cut at the ends of paragraphs, and each number stays whole beside its name.',
      reply: { ...cards, opening: null, blocks: [...parts, ...parts, cards].flatMap(({ blocks }) => blocks) },
    },
    { name: 'seven-choices', why: 'What has no button is a number to type, and a line says so.', reply: tapped('stage:during:1') },
    {
      name: 'link',
      why: 'An address stands in the words, and is a button where there is room for one.',
      reply: {
        ...tapped('cmd:menu'),
        blocks: [
          { kind: 'paragraph', text: 'Danh sách công ty có giấy phép: https://example.org/danh-sach. Bấm vào rồi tìm tên công ty.' },
        ],
        choices: tapped('cmd:menu').choices.slice(-2),
      },
    },
    {
      name: 'phone',
      why: 'A number can be tapped in the words themselves, and is a button where there is room.',
      reply: tapped('topic:unpaid-wages@tw'),
    },
    { name: 'emergency', why: 'Steps first, then the numbers, in one message wherever they fit.', reply: tapped('topic:violence') },
    {
      name: 'beside-the-steps',
      why: 'In danger the countries come first, and behind them what may have been meant instead.',
      reply: besideSteps(knowledge),
    },
    {
      name: 'guarded',
      why: 'Where somebody may be reading along a message begins with neutral words, and no number is a button.',
      reply: tapped('topic:cannot-leave'),
    },
  ]
}

/** As many countries as are ever shown, and two titles longer than most labels may be. */
function besideSteps(knowledge: Knowledge): Reply {
  const conversation = { ...newConversation('golden' as ConversationId), language: 'vi' } as const
  const alarm = { level: 4, topic: 'violence', guarded: false, because: [], asksFor: ['unpaid-wages', 'brokerage-fee'] } as const
  const [reply] = conclude(conversation, helpNow(conversation, alarm, knowledge, nowMs), knowledge, nowMs).replies
  if (reply === undefined) throw new Error('no steps are given')
  const [first, ...others] = reply.choices
  const more = ['kr', 'la', 'gb'].map((code) => ({ ...first, label: `Nước ${code}`, data: `country:${code}`, toPerson: false }))
  const longer = others.map((one) => (one.data.startsWith('meant:') ? { ...one, label: `${one.label} ${one.label} ${one.label}` } : one))
  return { ...reply, choices: first ? [first, ...more, ...longer] : [] }
}

function replyTo(data: string, knowledge: Knowledge): Reply {
  const from = { channel: 'golden', account: 'golden', id: 'golden' }
  const message = { eventId: 'golden', from, sentAtMs: nowMs, content: { kind: 'tap', data } } as const
  const conversation = { ...newConversation('golden' as ConversationId), language: 'vi' } as const
  const [reply] = respond(conversation, message, knowledge, nowMs).replies
  if (reply === undefined) throw new Error(`nothing is said to ${data}`)
  return reply
}
