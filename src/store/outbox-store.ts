import type { ConversationId } from '../bot/conversation.ts'
import type { ChannelAddress } from '../bot/message.ts'
import type { Lane, Origin } from '../bot/reply.ts'
import type { Bubble } from '../bot/say/bubble.ts'

/** What leaves, row by row, and what the web chat reads of it. */
export interface OutboxStore {
  /**
   * Bubbles of a channel that may begin to leave now: the first unsettled row of each conversation, by age with a head start by lane,
   * so that danger overtakes and nothing starves; also what is danger behind a row of staff's that was tried and put off. Rows whose time
   * has passed are dead on the way, so that a person sees them. Not for pulled channels (web): their rows wait for `readOutbox`.
   */
  nextToSend(channel: string, nowMs: number, limit: number): Promise<ToSend>

  /**
   * Marks a row as leaving, on disk before this resolves, and counts the try. `false` means: do not send; it was settled meanwhile, its
   * time has passed, or a person has taken the conversation since it was written (its epoch is old).
   */
  beginSend(row: OutboxId, nowMs: number): Promise<boolean>

  /**
   * Records how a send ended. What happens next was decided by `afterSend` (src/outbox). `gone`: it arrived where its person had left or
   * had everything erased meanwhile, so that it is to be taken back (`takeBacks`).
   */
  settle(row: OutboxId, settlement: Settlement, nowMs: number): Promise<'kept' | 'gone'>

  /** Rows that were leaving when this store was opened: a crash cut them off, their end is uncertain. Each is listed until settled. */
  interruptedSends(): Promise<readonly OutboxRow[]>

  /**
   * The web chat's reading: rows after `afterSeq` in order, those read before among them; expired and cancelled ones left out, and what
   * stood before the person left. Reading settles them as sent. `seq` grows with gaps.
   */
  readOutbox(id: ConversationId, afterSeq: number, nowMs: number): Promise<ReadOutbox>

  /** Rows that could not be delivered and that a person must see. */
  deadLetters(): Promise<readonly DeadLetter[]>

  /** Replies of the bot that did not arrive since then, by channel; those to people who cannot be reached are not counted. */
  lostReplies(sinceMs: number): Promise<ReadonlyMap<string, number>>
}

export type OutboxId = string & { readonly __id: 'outbox' }

export interface OutboxRow {
  readonly id: OutboxId
  readonly conversation: ConversationId
  readonly to: ChannelAddress
  readonly seq: number
  readonly bubble: Bubble
  readonly author: 'bot' | 'person'
  readonly epoch: number
  readonly tries: number
  readonly ifUncertain: 'repeat' | 'once'
  readonly lane: Lane
  readonly expiresAtMs: number
  /** When the person last wrote, as it was kept. */
  readonly heardAtMs: number
  /** Free replies that the channel said are left to us since then; null: it has not said. */
  readonly repliesLeft: number | null
}

export interface ToSend {
  readonly rows: readonly OutboxRow[]
  /** When a row of the channel can next begin to leave: now where there are `rows`, null where none waits. */
  readonly nextDueAtMs: number | null
}

/** The next state of an outbox row, as `afterSend` decided it. */
export type Settlement =
  /** `repliesLeft`: as the channel told it with its answer. */
  | { readonly state: 'sent'; readonly remoteId: string | null; readonly repliesLeft?: number }
  | { readonly state: 'due'; readonly dueAtMs: number; readonly code: string }
  | { readonly state: 'dead'; readonly unreachable: boolean; readonly code: string }
  | { readonly state: 'for-staff'; readonly code: string }

/** `for-staff`: it may or may not have arrived, and must not be said twice. */
export interface DeadLetter extends OutboxRow {
  readonly state: 'dead' | 'for-staff'
  readonly code: string
  readonly atMs: number
}

export interface ReadOutbox {
  readonly rows: readonly ReadRow[]
  /** Something was read for the first time just now. */
  readonly news: boolean
  /** Nothing at this number or before it is shown any more, because the person left there; 0 when they never did. */
  readonly leftAtSeq: number
}

export interface ReadRow {
  readonly seq: number
  readonly author: 'bot' | 'person'
  readonly lane: Lane
  readonly bubble: Bubble
  readonly origin: Origin
  readonly atMs: number
}

/** `sent` is all that can be known of most channels; of the web chat it means read. */
export type OutboxState = 'due' | 'leaving' | 'sent' | 'cancelled' | 'expired' | 'dead' | 'for-staff'
