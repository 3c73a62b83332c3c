import { createHash } from 'node:crypto'
import { readChoice } from '../../bot/hear/choice-data.ts'
import type { ChannelAddress, FileKind, InboundContent } from '../../bot/message.ts'
import type { Delivery } from '../channel.ts'
import { exactJson } from '../read-json.ts'
import { wordsIn } from '../words-in.ts'
import { type Attachment, type Event, event } from './event.ts'

/** Written before the data of a button, which comes back as if it were typed. */
export const buttonMark = '#'

/** Begins the id of somebody who writes without an account; those of people are digits. */
export const anonymous = 'anonymous:'

/** Reads one proven event. Pure. What a person sent and cannot be read is a gap; events that nobody needs are ignored. */
export function readEvent(body: Uint8Array, account: string): Delivery {
  const read = event.safeParse(exactJson(body))
  const name = read.data?.event_name ?? ''
  if (!read.success || name === '') return { kind: 'gap', eventId: `body:${createHash('sha256').update(body).digest('hex')}`, from: null }
  const one = read.data
  if (inGroup.test(name)) return { kind: 'ignored', what: 'not-private' }
  if (ofAnotherAccount(one, account)) return { kind: 'ignored', what: 'another-account' }
  if (name.startsWith('oa_send_')) return sentByStaff(one, account)
  const contents = contentsOf(one)
  if (contents === null) return { kind: 'ignored', what: 'event' }
  const from = personOf(one, account)
  const eventId = eventIdOf(one)
  if (from === null || contents === 'unreadable') return { kind: 'gap', eventId, from }
  const head = { from, sentAtMs: Number(one.timestamp) }
  return {
    kind: 'messages',
    messages: contents.map((content, n) => ({ ...head, eventId: n === 0 ? eventId : `${eventId}:${n}`, content })),
  }
}

/** What an account of some plans hears and says in groups of its own; the names begin as those of private talks do. */
const inGroup = /^(?:user|oa)_send_group_/

/** One app may serve several accounts; ours answers for its own alone. */
function ofAnotherAccount({ event_name: name, oa_id, sender, recipient }: Event, account: string): boolean {
  const ours = oa_id ?? (name.startsWith('oa_send_') ? sender : recipient)?.id
  return ours !== undefined && ours !== account
}

/** What carries `admin_id` was typed by staff in Zalo's own tool; without it, it is the echo of what we sent. */
function sentByStaff(one: Event, account: string): Delivery {
  const { sender, recipient, message } = one
  if (sender?.admin_id === undefined || recipient === undefined) return { kind: 'ignored', what: 'echo' }
  const person = addressOf(recipient.id, message?.conversation_id, account)
  return { kind: 'staff-room', event: { kind: 'answered-outside', person, once: eventIdOf(one) } }
}

/** The same message comes again with the same id; what has none is told by who, what and when. */
function eventIdOf(one: Event): string {
  const { event_name: name, message, timestamp } = one
  return message?.msg_id === undefined ? `${name}:${whoOf(one) ?? ''}:${timestamp}` : `${name}:${message.msg_id}`
}

function whoOf({ sender, follower, user_id }: Event): string | undefined {
  return follower?.id ?? user_id ?? sender?.id
}

function personOf(one: Event, account: string): ChannelAddress | null {
  const id = whoOf(one)
  if (id === undefined) return null
  const route = one.message?.conversation_id
  if (one.event_name.startsWith('anonymous_')) return route === undefined ? null : addressOf(id, route, account)
  return addressOf(id, undefined, account)
}

/** Only what is said to or by somebody without an account names a conversation. */
function addressOf(id: string, route: string | undefined, account: string): ChannelAddress {
  const known = { channel: 'zalo-oa', account }
  return route === undefined ? { ...known, id } : { ...known, id: `${anonymous}${id}`, route }
}

type Contents = readonly InboundContent[] | 'unreadable'

/** Null: nobody needs to know. A message of a kind that nobody knows yet is still a message: its sender gets an answer. */
function contentsOf(one: Event): Contents | null {
  const name = one.event_name.replace(/^anonymous_send_/, 'user_send_')
  const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined
  if (kind !== undefined) return kind(one)
  if (!name.startsWith('user_send_')) return null
  return wordsIn(one.message?.text) === null ? [{ kind: 'unserved', what: 'other' }] : words(one)
}

const kinds: Readonly<Record<string, (one: Event) => Contents>> = {
  user_send_text: words,
  user_send_link: link,
  user_send_image: files('picture'),
  user_send_gif: files('picture'),
  user_send_audio: files('voice'),
  user_send_video: files('video'),
  user_send_file: files('document'),
  user_send_location: location,
  user_send_sticker: () => [{ kind: 'unserved', what: 'sticker' }],
  user_send_business_card: card,
  user_submit_info: submitted,
  user_click_chatnow: () => [{ kind: 'started', payload: null }],
  follow: () => [{ kind: 'started', payload: null }],
  unfollow: () => [{ kind: 'left' }],
  user_withdraw: () => [{ kind: 'tap', data: 'cmd:erase' }],
}

function words({ message }: Event): Contents {
  const text = wordsIn(message?.text)
  if (text === null) return 'unreadable'
  const data = text.startsWith(buttonMark) ? text.slice(buttonMark.length) : null
  return [data !== null && readChoice(data) !== null ? { kind: 'tap', data } : { kind: 'text', text }]
}

/** A pasted advertisement says what it is in its title as much as in its address. */
function link({ message }: Event): Contents {
  const parts = (message?.attachments ?? []).flatMap(({ payload }) => [wordsIn(payload?.description), wordsIn(payload?.url)])
  const said = [wordsIn(message?.text), ...parts].filter((part) => part !== null)
  const text = said.filter((part, at) => !said.some((other, n) => n !== at && other.includes(part) && (other !== part || n < at)))
  return text.length === 0 ? 'unreadable' : [{ kind: 'text', text: text.join('\n') }]
}

/** The words under several pictures stand beside the first. */
function files(what: FileKind): (one: Event) => Contents {
  return ({ message }) => {
    const caption = wordsIn(message?.text)
    const attachments = message?.attachments ?? []
    if (attachments.length === 0)
      return [{ kind: 'unserved', what }, ...(caption === null ? [] : [{ kind: 'text', text: caption } as const])]
    return attachments.flatMap((attachment, n) => file(what, attachment, n === 0 ? caption : null))
  }
}

function file(what: FileKind, { payload }: Attachment, words: string | null): readonly InboundContent[] {
  const caption = words ?? (what === 'video' ? wordsIn(payload?.description) : null)
  const ref = payload?.url
  if (ref === undefined) return [{ kind: 'unserved', what }, ...(caption === null ? [] : [{ kind: 'text', text: caption } as const])]
  const size = Number(payload?.size ?? Number.NaN)
  const sizeBytes = Number.isSafeInteger(size) && size >= 0 ? size : null
  return [{ kind: 'file', what, file: { ref, name: wordsIn(payload?.name), sizeBytes }, caption }]
}

function location({ message }: Event): Contents {
  const name = wordsIn(message?.text)
  for (const { payload } of message?.attachments ?? []) {
    const { latitude, longitude } = payload?.coordinates ?? { latitude: Number.NaN, longitude: Number.NaN }
    if (Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180) return [{ kind: 'location', latitude, longitude, live: false, name }]
  }
  return [{ kind: 'unserved', what: 'location' }, ...(name === null ? [] : [{ kind: 'text', text: name } as const])]
}

/** Whose it is may be all that somebody has of a recruiter. The description is JSON inside a text; whatever stands in it is kept. */
function card({ message }: Event): Contents {
  const parts = (message?.attachments ?? []).flatMap(({ payload }) => [payload?.name, ...described(payload?.description), payload?.url])
  return contact([message?.text, ...parts])
}

function described(description = ''): readonly string[] {
  const json = exactJson(description)
  return typeof json === 'object' && json !== null ? valuesOf(json) : [description]
}

function valuesOf(fields: object): readonly string[] {
  return Object.values(fields).flatMap((value) => (typeof value === 'string' || typeof value === 'number' ? [String(value)] : []))
}

function contact(parts: readonly (string | undefined)[]): Contents {
  const words = parts.flatMap((part) => wordsIn(part) ?? []).join(', ')
  return [{ kind: 'unserved', what: 'contact', ...(words !== '' && { words }) }]
}

/**
 * The form has had other fields from year to year, and somebody saw them inside the text: whatever words stand there
 * are kept, and are no question.
 */
function submitted({ info, message }: Event): Contents {
  return contact([...valuesOf(info ?? {}), message?.text])
}
