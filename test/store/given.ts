import type { Conversation, ConversationId } from '../../src/bot/conversation.ts'
import type { ChannelAddress, InboundMessage } from '../../src/bot/message.ts'
import type { Lane } from '../../src/bot/reply.ts'
import type { Bubble } from '../../src/bot/say/bubble.ts'
import type { Effect } from '../../src/bot/turn.ts'
import { type Act, act as actOn } from '../../src/hotline/act.ts'
import type { StaffId } from '../../src/hotline/case.ts'
import { followTurn } from '../../src/hotline/follow-turn.ts'
import type { Moment } from '../../src/hotline/moment.ts'
import type { Role, Staff } from '../../src/hotline/roles.ts'
import { usualTimes } from '../../src/hotline/times.ts'
import type { Decide, Decision, Happening, HotlineNow, InboxEvent, OutgoingBubble, StoreClock } from '../../src/store/decide-store.ts'
import type { Store } from '../../src/store/store.ts'

/** A moment that tests begin at; they add to it. */
export const t0 = 1_790_000_000_000
export const minuteMs = 60_000
export const hourMs = 60 * minuteMs

export function address(id: string, channel = 'telegram', account = 'ben-an-bot'): ChannelAddress {
  return { channel, account, id }
}

function message(eventId: string, text: string, from = address('an')): InboundMessage {
  return { eventId, from, sentAtMs: t0, content: { kind: 'text', text } }
}

export function arrived(eventId: string, text: string, from = address('an')): InboxEvent {
  return { kind: 'message', message: message(eventId, text, from) }
}

function bubble(text: string): Bubble {
  return { text, blocks: null, choices: [{ label: 'Gặp người trực', data: 'cmd:person', toPerson: true }] }
}

export function outgoing(text: string, more: Partial<OutgoingBubble> = {}): OutgoingBubble {
  return {
    bubble: bubble(text),
    ifUncertain: 'repeat',
    lane: 'bot',
    origin: { from: 'entry', id: 'brokerage-fee', part: 'text', version: '0a1b2c3d' },
    expiresAtMs: t0 + 30 * minuteMs,
    notice: false,
    ...more,
  }
}

export function byStaff(text: string, more: Partial<OutgoingBubble> = {}): OutgoingBubble {
  return outgoing(text, {
    origin: { from: 'person', name: 'Mai', proposalOf: null },
    lane: 'person',
    ifUncertain: 'once',
    expiresAtMs: t0 + 6 * hourMs,
    ...more,
  })
}

/** What a turn may hold, and any clock: to the store they are all alike. */
export type AnyEffect = Effect | { readonly kind: 'set-clock'; readonly clock: StoreClock; readonly dueAtMs: number }

export function says(...texts: readonly string[]): Decide {
  return withHotline((conversation) => decision(conversation, texts))
}

export function does(...effects: readonly AnyEffect[]): Decide {
  return withHotline((conversation) => decision(conversation, [], effects))
}

/** Without what the hotline makes of it: see `withHotline`. */
export function decision(conversation: Conversation, texts: readonly string[], effects: readonly AnyEffect[] = []): Decision {
  return { conversation, bubbles: texts.map((text) => outgoing(text)), effects: effects as readonly Effect[], step: null }
}

/** As the server does: whatever a turn means for the case is decided with it. Somebody is on duty at any hour. */
export function withHotline(decide: Decide): Decide {
  return (conversation, happening, to, hotline) => {
    const decided = decide(conversation, happening, to, hotline)
    if (decided === null || decided.step !== null || happening.kind === 'act') return decided
    const { case: one } = hotline
    const open = one?.state.at === 'closed' ? null : one
    return { ...decided, step: followTurn(open, decided, hotline.newCase, momentOf(decided.conversation, hotline)) }
  }
}

const staff = (id: string, role: Role): Staff => ({ id: id as StaffId, role, name: id })
export const mai = staff('mai', 'responder')
export const lan = staff('lan', 'responder')
export const hanh = staff('hanh', 'supervisor')

/** @throws Error when the hotline refuses */
export function staffDo(deed: Act, by: Staff, ...said: readonly OutgoingBubble[]): Decide {
  return staffDoAt(t0, deed, by, ...said)
}

export function staffDoAt(nowMs: number, deed: Act, by: Staff, ...said: readonly OutgoingBubble[]): Decide {
  return (conversation, _, __, hotline) => {
    const step = hotline.case === null ? 'no-case' : actOn(hotline.case, deed, by, momentOf(conversation, hotline, nowMs))
    if (typeof step === 'string') throw new Error(step)
    return { conversation, bubbles: said, effects: [], step }
  }
}

export const takes = (by = mai) => staffDo({ act: 'take' }, by)
export const releases = staffDo({ act: 'release' }, hanh)
export const closes = staffDo({ act: 'close', outcome: 'helped' }, hanh)

function momentOf({ guarded, writingNow }: Conversation, { away, heardAtMs }: HotlineNow, now = t0): Moment {
  const timetable = { hours: { kind: 'always' }, utcOffsetMinutes: 420, holidays: [], shifts: [] } as const
  const [nowMs, present] = [Math.max(now, heardAtMs), [mai.id, lan.id, hanh.id]]
  return { nowMs, times: usualTimes, timetable, guarded, writingNow, away, heardAtMs, present }
}

/** Words, and nothing becomes of the case. */
export function saying(...bubbles: readonly OutgoingBubble[]): Decide {
  return (conversation) => ({ conversation, bubbles, effects: [], step: null })
}

/** Answers each message with its own words, so that order and count can be read off the outbox. */
export const echo: Decide = withHotline((conversation, happening) => decision(conversation, [heard(happening)]))

export function heard(happening: Happening): string {
  if (happening.kind !== 'message') return happening.kind
  const { content } = happening.message
  return content.kind === 'text' ? content.text : content.kind
}

export function inLane(lane: Lane, text: string): Decide {
  return (conversation) => ({ conversation, bubbles: [outgoing(text, { lane })], effects: [], step: null })
}

/** Keeps one message and returns its conversation. */
export async function receive(store: Store, event: InboxEvent, nowMs = t0): Promise<ConversationId> {
  const [id] = await store.keepInbox([event], nowMs)
  if (id === undefined) throw new Error('nothing new was kept')
  return id
}

/** Keeps one message and decides it. */
export async function turn(store: Store, event: InboxEvent, decide: Decide = echo, nowMs = t0): Promise<ConversationId> {
  const id = await receive(store, event, nowMs)
  const decided = await store.decide(id, { cause: 'next-message' }, withHotline(decide), nowMs)
  return decided?.conversation.id ?? id
}

export async function act(store: Store, id: ConversationId, decide: Decide, nowMs = t0) {
  return store.decide(id, { cause: 'act' }, decide, nowMs)
}

/** Texts that may leave now. */
export async function sendable(store: Store, nowMs = t0, channel = 'telegram'): Promise<readonly string[]> {
  const { rows } = await store.nextToSend(channel, nowMs, 100)
  return rows.map((row) => row.bubble.text)
}

export async function onlyRow(store: Store, nowMs = t0, channel = 'telegram') {
  const { rows } = await store.nextToSend(channel, nowMs, 100)
  const [row] = rows
  if (row === undefined || rows.length > 1) throw new Error(`one row was expected, there are ${rows.length}`)
  return row
}

/** The transcript, a line each: `an: …` for the person, `bot sent: …` for what was said. */
export async function told(store: Store, id: ConversationId): Promise<readonly string[]> {
  return (await store.transcript(id)).map((line) => {
    if (line.by === 'gap') return 'gap'
    if (line.by === 'person') return `person: ${line.content.kind === 'text' ? line.content.text : line.content.kind}`
    return `${line.by} ${line.state}: ${line.bubble.text}`
  })
}
