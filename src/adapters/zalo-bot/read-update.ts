import { createHash } from 'node:crypto'
import type { ChannelAddress, InboundContent, RemoteFile } from '../../bot/message.ts'
import type { Delivery } from '../channel.ts'
import { exactJson } from '../read-json.ts'
import { wordsIn } from '../words-in.ts'
import { event, type Message, trace, unwrapped } from './update.ts'

/**
 * Reads one event, the body of a webhook call or one of what was asked for. Pure. Only private chats are served. The event names no bot:
 * `account` is the id of ours that the call's address stands for.
 */
export function readUpdate(body: Uint8Array, account: string, receivedAtMs: number): Delivery {
  if (body.length === 0) return { kind: 'ignored', what: 'probe' }
  const json = unwrapped(exactJson(body))
  const read = event.safeParse(json)
  if (!read.success) return unread(json, body, account)
  const { event_name: name, message } = read.data
  if (isGroup(message.chat.chat_type)) return { kind: 'ignored', what: 'not-private' }
  if (message.from?.is_bot === true) return { kind: 'ignored', what: 'own-words' }
  const content = contentOf(name, message)
  if (content === null) return { kind: 'ignored', what: 'event' }
  const eventId = message.message_id
  const sentAtMs = message.date ?? receivedAtMs
  return { kind: 'messages', messages: [{ eventId, from: address(account, message.chat.id), sentAtMs, content, remoteId: eventId }] }
}

/** The group in which somebody speaks to the bot, which hears nothing else there; null: this is none. Pure. */
export function calledIntoGroup(body: Uint8Array): string | null {
  const { message } = event.safeParse(unwrapped(exactJson(body))).data ?? {}
  return message !== undefined && isGroup(message.chat.chat_type) && message.from?.is_bot !== true ? message.chat.id : null
}

/** A message of a kind that nobody knows yet is still a message: its sender gets an answer. Null: no message. */
function contentOf(name: string, message: Message): InboundContent | null {
  switch (name) {
    case 'message.text.received': {
      const text = wordsIn(message.text)
      return text === null ? { kind: 'unserved', what: 'other' } : { kind: 'text', text }
    }
    case 'message.image.received':
      return fileOf('picture', message.photo ?? message.photo_url, wordsIn(message.caption))
    case 'message.voice.received':
      return fileOf('voice', message.voice_url, null)
    case 'message.sticker.received':
      return { kind: 'unserved', what: 'sticker' }
    // Also what comes in place of the words of whoever the law protects, such as children.
    case 'message.unsupported.received':
      return { kind: 'unserved', what: 'protected' }
    default:
      return /^message\.\w+\.received$/.test(name) ? { kind: 'unserved', what: 'other' } : null
  }
}

function fileOf(what: 'picture' | 'voice', ref: string | undefined, caption: string | null): InboundContent {
  const file: RemoteFile | null = ref ? { ref, name: null, sizeBytes: null } : null
  return file === null ? { kind: 'unserved', what } : { kind: 'file', what, file, caption }
}

function unread(json: unknown, body: Uint8Array, account: string): Delivery {
  const seen = trace.safeParse(json).data
  const chat = seen?.message?.chat
  if (isGroup(chat?.chat_type)) return { kind: 'ignored', what: 'not-private' }
  const eventId = seen?.message?.message_id ?? `body:${createHash('sha256').update(body).digest('hex')}`
  return { kind: 'gap', eventId, from: chat === undefined ? null : address(account, chat.id) }
}

/** Left out it is a private chat, for there was nothing else before groups came. */
function isGroup(type: string | undefined): boolean {
  return type !== undefined && type.toUpperCase() !== 'PRIVATE'
}

function address(account: string, id: string): ChannelAddress {
  return { channel: 'zalo-bot', account, id }
}
