import { createHash } from 'node:crypto'
import type { ChannelAddress, InboundContent, InboundMessage } from '../../bot/message.ts'
import type { Delivery } from '../channel.ts'
import { languageHint } from '../language-hint.ts'
import { readJson } from '../read-json.ts'
import { wordsIn } from '../words-in.ts'
import { type Activity, activity, head, mentionsOf, pressed, trace } from './activity.ts'
import { filesOf } from './read-files.ts'
import { addressOf, bareAddress } from './route.ts'

/**
 * Reads one activity, the body of a call that was proven. Pure. Only talks between one person and the bot are served; a body that is no
 * activity, or one of ours in a form we cannot read, is a gap.
 */
export function readActivity(body: Uint8Array, account: string, receivedAtMs: number): Delivery {
  const json = readJson(body)
  const type = head.safeParse(json).data?.type
  if (type !== undefined && !served.has(type)) return { kind: 'ignored', what: 'activity' }
  const read = activity.safeParse(json)
  if (!read.success) return gap(json, body, account)
  const contents = contentsOf(read.data)
  if (typeof contents === 'string') return { kind: 'ignored', what: contents }
  const { timestamp, locale } = read.data
  const at = Date.parse(timestamp ?? '')
  const from = addressOf(read.data, account)
  const shared = { from, sentAtMs: Number.isNaN(at) ? receivedAtMs : at, ...languageHint(locale) }
  const id = eventOf(read.data, body)
  const messages = contents.map((content, n): InboundMessage => ({ ...shared, eventId: n === 0 ? id : `${id}:${n}`, content }))
  return { kind: 'messages', messages }
}

/** Somebody speaks to the bot, or adds it, where others read along; null where nobody does. */
export function calledIntoGroup(body: Uint8Array): Activity | null {
  const read = activity.safeParse(readJson(body)).data
  if (!read || isPrivate(read) || isOwn(read)) return null
  const added = read.type === 'conversationUpdate' && read.membersAdded?.some(({ id }) => id === read.recipient?.id)
  return added || read.type === 'message' ? read : null
}

/** Types that say something of a person; every other one is known to be of no use here, or comes from a later time. */
const served: ReadonlySet<string> = new Set(['message', 'messageUpdate', 'conversationUpdate', 'installationUpdate'])

function contentsOf(read: Activity): readonly InboundContent[] | string {
  if (!isPrivate(read)) return 'not-private'
  switch (read.type) {
    case 'message':
      return isOwn(read) ? 'own' : spoken(read)
    case 'messageUpdate':
      return edited(read)
    case 'conversationUpdate':
      return joined(read) ? [{ kind: 'started', payload: null }] : 'members'
    default:
      return installed(read.action ?? '')
  }
}

function isPrivate({ conversation: { isGroup, conversationType } }: Activity): boolean {
  return isGroup !== true && (conversationType ?? 'personal') === 'personal'
}

function isOwn({ from, recipient }: Activity): boolean {
  return from != null && from.id === recipient?.id
}

function spoken(read: Activity): readonly InboundContent[] | string {
  const choice = pressed.safeParse(read.value).data?.choice
  if (choice !== undefined) return [{ kind: 'tap', data: choice }]
  const text = wordsOf(read)
  const files = filesOf(read.attachments ?? [], text)
  if (files.length > 0) return files[0]?.kind === 'file' || text === '' ? files : [...files, { kind: 'text', text }]
  if (text !== '') return [{ kind: 'text', text }]
  return read.value == null ? 'empty' : [{ kind: 'unserved', what: 'other' }]
}

function edited(read: Activity): readonly InboundContent[] | string {
  const text = wordsOf(read)
  return text === '' ? 'edited-without-words' : [{ kind: 'edited', text }]
}

/** Without the name that the bot was called by. */
function wordsOf(read: Activity): string {
  const called = mentionsOf(read).filter(({ mentioned, text }) => mentioned.id === read.recipient?.id && text !== '')
  const names = new Set(called.map(({ text }) => text).slice(0, mostNames))
  const words = [...names].reduce((text, name) => text.replaceAll(name, ' '), (read.text ?? '').slice(0, longestText))
  return wordsIn(words) ?? ''
}

/** A page can send a quarter of a megabyte: four times what any app lets people type is enough, and costs nobody else their turn. */
const longestText = 16_000
const mostNames = 5

/**
 * Teams tells that a person has come; on a page the bot itself comes when the page opens, and the person only with their first words,
 * beside which a greeting would be noise. Either way a conversation begins once.
 */
function joined({ channelId, membersAdded, recipient }: Activity): boolean {
  if (!membersAdded) return false
  return membersAdded.some(({ id }) => (id === recipient?.id) === opensWithBot.has(channelId))
}

const opensWithBot: ReadonlySet<string> = new Set(['webchat', 'directline'])

/** The app was put on or taken off by whoever it is for. An upgrade is neither. */
function installed(action: string): readonly InboundContent[] | string {
  if (action === 'remove') return [{ kind: 'left' }]
  return action === 'add' ? [{ kind: 'returned' }] : 'upgrade'
}

/** An edit has the id of what it edits, and a beginning may be told more than once. What has no id is known by its bytes alone. */
function eventOf({ type, id, channelId, conversation, timestamp }: Activity, body: Uint8Array): string {
  const which = type === 'conversationUpdate' ? [] : [id || digest(body), type === 'messageUpdate' ? (timestamp ?? '') : '']
  return digest(JSON.stringify([channelId, conversation.id, type, ...which]))
}

function gap(json: unknown, body: Uint8Array, account: string): Delivery {
  const seen = trace.safeParse(json).data
  if (!seen) return { kind: 'gap', eventId: digest(body), from: null }
  const { isGroup, conversationType } = seen.conversation
  if (isGroup === true || (conversationType ?? 'personal') !== 'personal') return { kind: 'ignored', what: 'not-private' }
  const from: ChannelAddress = bareAddress(seen, account)
  return { kind: 'gap', eventId: digest(JSON.stringify([from.id, 'gap', seen.id ?? digest(body)])), from }
}

function digest(of: string | Uint8Array): string {
  return createHash('sha256').update(of).digest('hex')
}
