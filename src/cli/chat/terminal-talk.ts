import type { ConversationId } from '../../bot/conversation.ts'
import type { ChannelAddress, InboundContent } from '../../bot/message.ts'
import type { Choice } from '../../bot/reply.ts'
import type { Bubble } from '../../bot/say/bubble.ts'
import type { ChannelLimits } from '../../bot/say/channel-limits.ts'
import type { Effect } from '../../bot/turn.ts'
import { usualTimes } from '../../hotline/times.ts'
import type { Knowledge, Language } from '../../knowledge/knowledge.ts'
import { type Deciding, decideWith, takeTurn } from '../../server/take-turn.ts'
import type { Decided, StoreClock } from '../../store/decide-store.ts'
import type { Store } from '../../store/store.ts'

/** A conversation in a terminal: the same store, the same door and the same bot as on any channel. */
export interface TerminalTalk {
  /** Opens it, as a page or `/start` does. */
  start(): Promise<Heard>
  /** One line that was typed. A number picks the choice shown under it. */
  type(line: string): Promise<Heard>
  /** What the clocks have to say by now, all of them or one. */
  wait(only?: StoreClock): Promise<Heard>
  /** Another one after an erase. */
  readonly id: ConversationId
}

export interface Heard {
  readonly bubbles: readonly Bubble[]
  readonly effects: readonly Effect[]
}

export interface TalkDeps {
  readonly store: Pick<Store, 'conversationOf' | 'keepInbox' | 'decide' | 'readOutbox' | 'dueClocks'>
  readonly knowledge: Knowledge
  readonly language: Language | null
  readonly now: () => number
}

const address: ChannelAddress = { channel: 'terminal', account: 'terminal', id: 'here' }

/** Every choice is a numbered line, so no bubble has buttons. */
const limits: ChannelLimits = {
  maxTextLength: 8000,
  maxChoices: 40,
  callButtons: 0,
  maxLabelLength: 400,
  drawsBlocks: false,
  deletesWithinMs: 0,
  sendsFiles: false,
  protectsContent: false,
  window: null,
}

export async function openTerminalTalk({ store, knowledge, language, now }: TalkDeps): Promise<TerminalTalk> {
  let id = await store.conversationOf(address, now())
  let before: Promise<unknown> = Promise.resolve()
  let seq = 0
  let count = 0
  let offered: readonly Choice[] = []

  /** Nobody of a hotline is behind a terminal; what the hours promise is said as anywhere. */
  function deciding(): Deciding {
    const { hours } = knowledge.operator
    const utcOffsetMinutes = hours.kind === 'weekly' ? hours.utcOffsetMinutes : 0
    const timetable = { hours, utcOffsetMinutes, holidays: [], shifts: [] }
    return { knowledge, limitsOf: () => limits, duty: { times: usualTimes, timetable, present: [] }, nowMs: now() }
  }

  /** One thing after the other: what a clock says while a line is decided must not be read twice. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = before.then(work)
    before = mine.catch(() => undefined)
    return mine
  }

  async function say(content: InboundContent): Promise<Heard> {
    count += 1
    const message = {
      eventId: String(count),
      from: address,
      sentAtMs: now(),
      content,
      ...(language !== null && { languageHint: language }),
    }
    await store.keepInbox([{ kind: 'message', message }], now())
    return hear(await decideAll(() => takeTurn(id, store.decide, deciding())))
  }

  async function hear(decided: readonly Decided[]): Promise<Heard> {
    id = decided.at(-1)?.conversation.id ?? id
    const { rows } = await store.readOutbox(id, seq, now())
    seq = rows.at(-1)?.seq ?? seq
    const bubbles = rows.map((row) => row.bubble)
    offered = bubbles.filter((bubble) => bubble.choices.length > 0).at(-1)?.choices ?? (bubbles.length > 0 ? [] : offered)
    return { bubbles, effects: decided.flatMap(({ effects }) => effects) }
  }

  function picks(line: string): Choice | null {
    const text = line.trim()
    return /^\d{1,2}$/.test(text) ? (offered[Number(text) - 1] ?? null) : null
  }

  async function ring(only: StoreClock | undefined): Promise<Heard> {
    const due = (await store.dueClocks(now(), 10)).filter(({ conversation, clock }) => conversation === id && (only ?? clock) === clock)
    const decided: Decided[] = []
    for (const { clock, dueAtMs } of due) {
      const turn = await store.decide(id, { cause: 'clock', clock, dueAtMs }, decideWith(deciding()), now())
      if (turn !== null) decided.push(turn)
    }
    return hear(decided)
  }

  return {
    get id() {
      return id
    },
    start: () => inTurn(() => say({ kind: 'started', payload: null })),
    type: (line) =>
      inTurn(() => {
        const picked = picks(line)
        return say(picked === null ? { kind: 'text', text: line.normalize('NFC').trim() } : { kind: 'tap', data: picked.data })
      }),
    wait: (only) => inTurn(() => ring(only)),
  }
}

async function decideAll(next: () => Promise<Decided | null>): Promise<readonly Decided[]> {
  const all: Decided[] = []
  for (;;) {
    const decided = await next()
    if (decided === null) return all
    all.push(decided)
    if (!decided.more) return all
  }
}
