import type { StaffRoomEvent } from '../staff-room.ts'
import type { Message, Update } from './update.ts'

/**
 * What an update tells of the staff's group. Pure. Null: nothing that concerns us, such as a topic that was closed; `elsewhere`: it comes
 * from another chat.
 */
export function readStaffRoom(update: Update, staffChat: string): StaffRoomEvent | 'elsewhere' | null {
  const press = update.callback_query
  if (press?.message && isOf(press.message, staffChat)) {
    const { message_thread_id: topic = null, reply_to_message: answered } = press.message
    const under = answered && {
      message: answered.message_id,
      by: answered.from ? String(answered.from.id) : null,
      text: answered.text ?? '',
    }
    return { kind: 'pressed', press: press.id, by: String(press.from.id), topic, data: press.data ?? '', under: under ?? null }
  }
  if (update.message && isOf(update.message, staffChat)) return written(update.message, staffChat)
  if (update.edited_message && isOf(update.edited_message, staffChat)) return edited(update.edited_message, staffChat)
  return update.my_chat_member && isOf(update.my_chat_member, staffChat) ? null : 'elsewhere'
}

function isOf({ chat }: { readonly chat: { readonly id: number } }, staffChat: string): boolean {
  return String(chat.id) === staffChat
}

function written(message: Message, staffChat: string): StaffRoomEvent | null {
  if (message.migrate_to_chat_id !== undefined) return { kind: 'moved', to: String(message.migrate_to_chat_id) }
  const text = message.text ?? null
  if (text === null && !carriesMore(message)) return null
  return { kind: 'wrote', by: authorOf(message, staffChat), topic: topicOf(message), message: message.message_id, text }
}

function edited(message: Message, staffChat: string): StaffRoomEvent | null {
  const { text, edit_date: seconds, message_id } = message
  if (text === undefined || seconds === undefined) return null
  return {
    kind: 'edited',
    by: authorOf(message, staffChat),
    topic: topicOf(message),
    message: message_id,
    text,
    editedAtMs: seconds * 1000,
  }
}

/** Outside a topic a thread is only a chain of answers. */
function topicOf({ is_topic_message: inTopic, message_thread_id: thread }: Message): number | null {
  return inTopic === true && thread !== undefined ? thread : null
}

/** An admin who hides writes in the name of the group itself; who that is nobody can tell. */
function authorOf({ sender_chat: chat, from }: Message, staffChat: string): string | null {
  if (chat !== undefined && String(chat.id) === staffChat) return null
  return from === undefined ? null : String(from.id)
}

/** Anything that a person sent; what is left are notices of Telegram's own: a topic closed, somebody joined. */
function carriesMore(message: Message): boolean {
  return sent.some((field) => message[field] !== undefined)
}

const sent = [
  'voice',
  'audio',
  'photo',
  'video',
  'video_note',
  'animation',
  'sticker',
  'location',
  'venue',
  'document',
  'contact',
  'poll',
  'dice',
  'story',
  'paid_media',
  'checklist',
] as const satisfies readonly (keyof Message)[]
