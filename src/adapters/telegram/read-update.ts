import { createHash } from 'node:crypto'
import type { ChannelAddress, InboundContent, InboundMessage } from '../../bot/message.ts'
import type { Delivery } from '../channel.ts'
import { languageHint } from '../language-hint.ts'
import { readJson } from '../read-json.ts'
import { wordsIn } from '../words-in.ts'
import { readStaffRoom } from './read-staff-room.ts'
import { placeOf, sentContent } from './sent-content.ts'
import { type Message, trace, type Update, update } from './update.ts'

/**
 * Reads one update, the body of a webhook call. Pure. Only private chats are served, and the group of the staff where there is one; a body
 * that is not an update, or one of ours in a form we cannot read, is a gap.
 */
export function readUpdate(body: Uint8Array, account: string, receivedAtMs: number, staffChat: string | null = null): Delivery {
  const json = readJson(body)
  const read = update.safeParse(json)
  if (!read.success) return gap(json, body, account)
  const event = staffChat === null ? 'elsewhere' : readStaffRoom(read.data, staffChat)
  if (event !== 'elsewhere') return event === null ? { kind: 'ignored', what: 'staff-group' } : { kind: 'staff-room', event }
  const messages = messagesOf(read.data, account, receivedAtMs)
  return typeof messages === 'string' ? { kind: 'ignored', what: messages } : { kind: 'messages', messages }
}

/** The id that a button pressed by a person waits for, or null when none was. A press in a group is answered with what came of it. */
export function pressedButton(body: Uint8Array): string | null {
  const press = update.safeParse(readJson(body)).data?.callback_query
  const inGroup = press?.message !== undefined && press.message.chat.type !== 'private'
  return inGroup ? null : (press?.id ?? null)
}

function messagesOf(update: Update, account: string, receivedAtMs: number): readonly InboundMessage[] | string {
  const eventId = String(update.update_id)
  const message = update.message ?? update.edited_message
  if (message) {
    if (message.chat.type !== 'private') return 'not-private'
    const content = update.message ? contentOf(message) : editedContent(message)
    if (typeof content === 'string') return content
    const head = { from: address(account, message.chat.id), ...languageHint(message.from?.language_code) }
    const sentAtMs = (message.edit_date ?? message.date) * 1000
    const moved = content.kind === 'location' && content.moved === true
    const id = moved ? `${message.chat.id}/${message.message_id}/${Math.floor(sentAtMs / placeEveryMs)}` : eventId
    return [{ ...head, eventId: id, sentAtMs, content, remoteId: String(message.message_id) }]
  }
  const press = update.callback_query
  if (press) {
    if (press.message && press.message.chat.type !== 'private') return 'not-private'
    if (press.data === undefined) return 'button-without-data'
    const from = address(account, press.message?.chat.id ?? press.from.id)
    return [
      { eventId, from, sentAtMs: receivedAtMs, content: { kind: 'tap', data: press.data }, ...languageHint(press.from.language_code) },
    ]
  }
  const member = update.my_chat_member
  if (member) {
    if (member.chat.type !== 'private') return 'not-private'
    const content = memberContent(member.old_chat_member.status, member.new_chat_member.status)
    return content ? [{ eventId, from: address(account, member.chat.id), sentAtMs: member.date * 1000, content }] : 'member'
  }
  return 'update'
}

/** A phone tells its place every few seconds; one in five minutes is kept, and the others are as if they had come twice. */
const placeEveryMs = 5 * 60_000

function contentOf(message: Message): InboundContent | string {
  const text = wordsIn(message.text)
  return text !== null ? textContent(text) : (sentContent(message) ?? 'service-message')
}

/** An edited picture says nothing new; edited words do, and a place that has moved. */
function editedContent(message: Message): InboundContent | string {
  const text = wordsIn(message.text ?? message.caption)
  if (text !== null) return { kind: 'edited', text }
  const place = placeOf(message)
  return place === null ? 'edited-without-words' : { ...place, moved: true }
}

function textContent(text: string): InboundContent {
  const command = /^\/([a-z_]{1,32})(?:@\w+)?(?:\s+(\S{1,64})\s*)?$/i.exec(text)
  const name = command?.[1]?.toLowerCase()
  if (!command || name === undefined) return { kind: 'text', text }
  if (name === 'start') return { kind: 'started', payload: command[2] ?? null }
  const data = commands[name]
  return data ? { kind: 'tap', data } : { kind: 'text', text }
}

/** Commands that people type or pick from Telegram's menu, and the choice each one is. Without tone marks, as Telegram requires. */
const commands: Readonly<Record<string, string>> = {
  menu: 'cmd:menu',
  help: 'cmd:menu',
  tro_giup: 'cmd:menu',
  person: 'cmd:person',
  gap_nguoi: 'cmd:person',
  back: 'cmd:back',
  quay_lai: 'cmd:back',
  stop: 'cmd:stop',
  dung: 'cmd:stop',
  exit: 'cmd:exit',
  thoat: 'cmd:exit',
  erase: 'cmd:erase',
  xoa: 'cmd:erase',
  vi: 'cmd:vi',
  en: 'cmd:en',
}

/** In a private chat this comes only when the person blocks or unblocks us. */
function memberContent(before: string, after: string): InboundContent | null {
  if (after === 'kicked') return { kind: 'left' }
  return before === 'kicked' && after === 'member' ? { kind: 'returned' } : null
}

function gap(json: unknown, body: Uint8Array, account: string): Delivery {
  const seen = trace.safeParse(json).data
  const chat = (seen?.message ?? seen?.edited_message ?? seen?.my_chat_member)?.chat
  if (chat && chat.type !== 'private') return { kind: 'ignored', what: 'not-private' }
  const id = chat?.id ?? seen?.callback_query?.from.id
  const eventId = seen?.update_id === undefined ? `body:${createHash('sha256').update(body).digest('hex')}` : String(seen.update_id)
  return { kind: 'gap', eventId, from: id === undefined ? null : address(account, id) }
}

function address(account: string, id: number): ChannelAddress {
  return { channel: 'telegram', account, id: String(id) }
}
