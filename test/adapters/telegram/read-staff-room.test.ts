import { describe, expect, test } from 'vitest'
import type { Delivery } from '../../../src/adapters/channel.ts'
import { pressedButton, readUpdate } from '../../../src/adapters/telegram/read-update.ts'

const group = -1_001_234_567_890
const chat = { id: group, type: 'supergroup', title: 'Bến An', is_forum: true }
const an = { id: 700, is_bot: false, first_name: 'An' }
const inTopic = { message_id: 12, date: 1_795_000_000, chat, from: an, message_thread_id: 77, is_topic_message: true }
const created = { message_id: 77, date: 1, chat, forum_topic_created: { name: 'K7-Q2M', icon_color: 1 } }

interface Row {
  readonly name: string
  readonly update: object
  readonly is: Delivery
}

const event = (of: object) => ({ kind: 'staff-room', event: of }) as Delivery
const ignored: Delivery = { kind: 'ignored', what: 'staff-group' }

const rows: readonly Row[] = [
  {
    name: 'words in a topic; the notice that began it is no message that is answered',
    update: { message: { ...inTopic, text: 'chào em', reply_to_message: created } },
    is: event({ kind: 'wrote', by: '700', topic: 77, message: 12, text: 'chào em' }),
  },
  {
    name: 'words outside the topics',
    update: { message: { ...inTopic, message_thread_id: undefined, is_topic_message: undefined, text: '/link ABCD' } },
    is: event({ kind: 'wrote', by: '700', topic: null, message: 12, text: '/link ABCD' }),
  },
  {
    name: 'an answer outside the topics has a thread of its own, which is no topic',
    update: { message: { ...inTopic, message_thread_id: 5, is_topic_message: undefined, text: 'ok' } },
    is: event({ kind: 'wrote', by: '700', topic: null, message: 12, text: 'ok' }),
  },
  {
    name: 'an admin who hides',
    update: { message: { ...inTopic, from: { id: 1_087_968_824, is_bot: true }, sender_chat: { id: group }, text: 'chào' } },
    is: event({ kind: 'wrote', by: null, topic: 77, message: 12, text: 'chào' }),
  },
  {
    name: 'a picture',
    update: { message: { ...inTopic, photo: [{ file_id: 'x' }], caption: 'xem' } },
    is: event({ kind: 'wrote', by: '700', topic: 77, message: 12, text: null }),
  },
  ...['story', 'checklist', 'paid_media'].map((kind) => ({
    name: `${kind}, which is no words either`,
    update: { message: { ...inTopic, [kind]: {} } },
    is: event({ kind: 'wrote', by: '700', topic: 77, message: 12, text: null }),
  })),
  {
    name: 'changed words',
    update: { edited_message: { ...inTopic, edit_date: 1_795_000_060, text: 'chào chị' } },
    is: event({ kind: 'edited', by: '700', topic: 77, message: 12, text: 'chào chị', editedAtMs: 1_795_000_060_000 }),
  },
  {
    name: 'a button under an answer',
    update: {
      callback_query: {
        id: '9',
        from: an,
        data: 'send:x',
        message: { message_id: 20, date: 1, chat, message_thread_id: 77, reply_to_message: { message_id: 12, from: an, text: 'chào em' } },
      },
    },
    is: event({ kind: 'pressed', press: '9', by: '700', topic: 77, data: 'send:x', under: { message: 12, by: '700', text: 'chào em' } }),
  },
  {
    name: 'a button under a card',
    update: { callback_query: { id: '9', from: an, data: 'take:x', message: { message_id: 78, date: 1, chat, message_thread_id: 77 } } },
    is: event({ kind: 'pressed', press: '9', by: '700', topic: 77, data: 'take:x', under: null }),
  },
  {
    name: 'the group gets another id',
    update: { message: { message_id: 1, date: 1, chat, migrate_to_chat_id: -100_999 } },
    is: event({ kind: 'moved', to: '-100999' }),
  },
  ...['forum_topic_created', 'forum_topic_closed', 'forum_topic_reopened', 'forum_topic_edited', 'new_chat_members'].map(
    (notice): Row => ({ name: `a notice of Telegram’s: ${notice}`, update: { message: { ...inTopic, [notice]: {} } }, is: ignored }),
  ),
  { name: 'a changed picture', update: { edited_message: { ...inTopic, edit_date: 1, photo: [], caption: 'x' } }, is: ignored },
  {
    name: 'what becomes of the bot in it',
    update: {
      my_chat_member: { chat, date: 1, from: an, old_chat_member: { status: 'member' }, new_chat_member: { status: 'administrator' } },
    },
    is: ignored,
  },
  {
    name: 'another group',
    update: { message: { ...inTopic, chat: { ...chat, id: -100_777 }, text: 'chào' } },
    is: { kind: 'ignored', what: 'not-private' },
  },
]

const bytes = (update: object) => new TextEncoder().encode(JSON.stringify({ update_id: 5, ...update }))

describe('the group of the staff', () => {
  for (const { name, update, is } of rows) {
    test(name, () => {
      expect(readUpdate(bytes(update), '4242', 0, String(group))).toEqual(is)
    })
  }

  test('without a group set up everything of it is ignored', () => {
    const deliveries = rows.map(({ update }) => readUpdate(bytes(update), '4242', 0).kind)
    expect(new Set(deliveries)).toEqual(new Set(['ignored']))
  })

  test('a press there is answered with what came of it, not before', () => {
    const press = rows.find(({ name }) => name === 'a button under a card')?.update ?? {}
    expect(pressedButton(bytes(press))).toBeNull()
    expect(
      pressedButton(bytes({ callback_query: { id: '9', from: an, data: 'x', message: { chat: { id: 700, type: 'private' } } } })),
    ).toBe('9')
  })
})
