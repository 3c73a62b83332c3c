import type { Bubble } from '../bot/bubble.ts'
import type { CaseId, ChannelAddress, ClockName, Conversation, ConversationId, Effect, InboundMessage, Lane, Origin } from '../bot/turn.ts'
import type { Level, TopicId } from '../knowledge/knowledge.ts'

/**
 * Everything that outlives a process. SQLite behind it today, PostgreSQL later; both pass `test/store/store-suite.ts`, and nothing
 * outside src/store may assume that there is one process. Every method returns a promise; a rejected one changed nothing.
 */
export interface Store {
  /**
   * Keeps what a channel delivered, sealed, in order of arrival; resolves once it is on disk. An event id seen before on the same
   * channel account falls away. Returns the conversations that have something new to decide, each once.
   * @throws AppError `store-busy` when it could not be kept (full disk, lock): the caller answers 503 and the channel repeats
   */
  keepInbox(events: readonly InboxEvent[], nowMs: number): Promise<readonly ConversationId[]>

  /** Conversations with kept, undecided messages, longest waiting first: what a crash, a stop or a failed try left behind. */
  undecided(): Promise<readonly ConversationId[]>

  /**
   * The one door for every change of a conversation. Loads it, calls `decide` synchronously, keeps what it returns; all of it or
   * nothing. `decide` must be pure: it may run again after a crash. When it throws, its own decision is undone and the promise
   * rejects; decisions that share the commit are not touched. Returns `null` when the cause is gone (no message left, clock cancelled).
   *
   * A throw counts as a try of that message: call again. After three tries the message is set aside and `decide` is called with a
   * `gap`; when that throws too, the gap stands without a word. So calling until it resolves to `more: false` or `null` always ends,
   * unless it rejects with `store-busy`, which is nobody's try.
   *
   * @throws AppError `store-busy` when nothing could be written (full disk, lock); whatever `decide` threw otherwise
   */
  decide(id: ConversationId, cause: Cause, decide: Decide, nowMs: number): Promise<Decided | null>

  /** Clocks whose time has come, oldest first. One that failed in `decide` comes again later, not at once. */
  dueClocks(nowMs: number, limit: number): Promise<readonly DueClock[]>

  /** When the next clock is due, past or to come; null when none runs. */
  nextClockAt(): Promise<number | null>

  /** The wall clock was put forward or back by `byMs`: every due time and expiry still open moves with it, so that no wait grows or shrinks. */
  moveTimes(byMs: number): Promise<void>

  /**
   * Bubbles of a channel that may begin to leave now: the first unsettled row of each conversation, by age with a head start by lane,
   * so that danger overtakes and nothing starves. Rows whose time has passed are dead on the way, so that a person sees them.
   * Not for pulled channels (web): their rows wait for `readOutbox`.
   */
  nextToSend(channel: string, nowMs: number, limit: number): Promise<ToSend>

  /**
   * Marks a row as leaving, on disk before this resolves, and counts the try. `false` means: do not send; it was settled meanwhile, its
   * time has passed, or a person has taken the conversation since it was written (its epoch is old).
   */
  beginSend(row: OutboxId, nowMs: number): Promise<boolean>

  /** Records how a send ended. What happens next was decided by `afterSend` (src/outbox). A row erased meanwhile needs nothing. */
  settle(row: OutboxId, settlement: Settlement, nowMs: number): Promise<void>

  /** Rows that were leaving when this store was opened: a crash cut them off, their end is uncertain. Each is listed until settled. */
  interruptedSends(): Promise<readonly OutboxRow[]>

  /**
   * The web chat's reading: rows after `afterSeq` in order, those read before among them; expired and cancelled ones left out, and what
   * stood before the person left. Reading settles them as sent. `seq` grows with gaps.
   */
  readOutbox(id: ConversationId, afterSeq: number, nowMs: number): Promise<ReadOutbox>

  /** The conversation of an address, made when there is none yet. */
  conversationOf(address: ChannelAddress, nowMs: number): Promise<ConversationId>

  /** The conversation an address leads to, or null when it leads to none: never made here, unlike `conversationOf`. */
  findConversation(address: ChannelAddress): Promise<ConversationId | null>

  /** From now on the address leads nowhere: an ended session of the web chat. Twice is the same as once; the conversation itself stays. */
  retireAddress(address: ChannelAddress): Promise<void>

  /** A conversation as it stands, for showing who answers; null when there is none. */
  conversation(id: ConversationId): Promise<Conversation | null>

  /** Open cases, most dangerous first, then longest waiting. Never a name or address: responders see a pseudonym. */
  openCases(): Promise<readonly CaseSummary[]>

  /** The messages and replies of a conversation, opened for staff, in order. */
  transcript(id: ConversationId): Promise<readonly TranscriptLine[]>

  /** Questions nobody has written an answer for yet, redacted. */
  unanswered(sinceMs: number): Promise<readonly UnansweredQuestion[]>

  /** Rows that could not be delivered and that a person must see. */
  deadLetters(): Promise<readonly DeadLetter[]>

  /** What the health page tells. Cheap enough to be asked every second. */
  health(): Promise<StoreHealth>

  /**
   * Destroys what has been kept long enough: bodies that could not be read after 24 h, event ids after three days, a conversation 30 days
   * after its last line; one with an open case not at all, one with a case of level 3 or 4 not before 90 days after that was closed.
   * Twice is the same as once.
   */
  tidy(nowMs: number): Promise<void>

  /** Waits for the commit in progress, checkpoints and releases the lock. A second call does nothing. */
  close(): Promise<void>
}

export type OutboxId = string & { readonly __id: 'outbox' }

/** What an adapter read: a message, or the gap that a proven but unreadable body leaves. */
export type InboxEvent =
  | { readonly kind: 'message'; readonly message: InboundMessage }
  /** Where not even the sender could be read (`from: null`) it is kept and counted, and there is nobody to answer. */
  | {
      readonly kind: 'gap'
      readonly eventId: string
      readonly channel: string
      readonly from: ChannelAddress | null
      readonly atMs: number
      readonly body: Uint8Array
    }

/** Why a conversation changes: its next undecided message (the store picks it, in order of arrival), a clock that is due, an act of staff. */
export type Cause =
  | { readonly cause: 'next-message' }
  | { readonly cause: 'clock'; readonly clock: ClockName; readonly dueAtMs: number }
  | { readonly cause: 'act' }

/** What is handed to `decide`. A `gap` is a message that could not be read or that three tries could not decide. */
export type Happening =
  | { readonly kind: 'message'; readonly message: InboundMessage }
  | { readonly kind: 'gap' }
  | { readonly kind: 'clock'; readonly clock: ClockName }
  | { readonly kind: 'act' }

/** `address` tells whose limits the replies have to fit. */
export type Decide = (conversation: Conversation, happening: Happening, address: ChannelAddress) => Decision

/** A turn whose replies have been shaped to the conversation's channel. */
export interface Decision {
  readonly conversation: Conversation
  readonly bubbles: readonly OutgoingBubble[]
  readonly effects: readonly (Effect | StaffEffect)[]
}

/** What staff do to the open case of a conversation. Who may, and when, is decided before; here it happens in one piece. */
export type StaffEffect =
  /** A person holds the conversation from now on; raises the epoch, so no bot row written before begins to leave. */
  | { readonly kind: 'take-case'; readonly responder: string }
  /** Back to the queue: the bot answers until somebody takes it. */
  | { readonly kind: 'return-case' }
  | { readonly kind: 'close-case' }

export interface OutgoingBubble {
  readonly bubble: Bubble
  readonly ifUncertain: 'repeat' | 'once'
  readonly lane: Lane
  readonly origin: Origin
  readonly expiresAtMs: number
}

/** What the decision left: for callers that start the next line at once. */
export interface Decided {
  /**
   * After `erase` this is the fresh conversation of the same address: it says the one line of farewell, and what came in meanwhile waits
   * there. Whoever goes on because of `more` goes on with this id.
   */
  readonly conversation: Conversation
  readonly address: ChannelAddress
  readonly queued: number
  readonly effects: readonly (Effect | StaffEffect)[]
  /** Undecided messages still wait in this conversation. */
  readonly more: boolean
}

export interface DueClock {
  readonly conversation: ConversationId
  readonly clock: ClockName
  readonly dueAtMs: number
}

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
}

export interface ToSend {
  readonly rows: readonly OutboxRow[]
  /** When a row of the channel can next begin to leave: now where there are `rows`, null where none waits. */
  readonly nextDueAtMs: number | null
}

/** `for-staff`: it may or may not have arrived, and must not be said twice. */
export interface DeadLetter extends OutboxRow {
  readonly state: 'dead' | 'for-staff'
  readonly code: string
  readonly atMs: number
}

/** The next state of an outbox row, as `afterSend` decided it. */
export type Settlement =
  | { readonly state: 'sent'; readonly remoteId: string | null }
  | { readonly state: 'due'; readonly dueAtMs: number; readonly code: string }
  | { readonly state: 'dead'; readonly unreachable: boolean; readonly code: string }
  | { readonly state: 'for-staff'; readonly code: string }

export interface ReadOutbox {
  readonly rows: readonly ReadRow[]
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

export interface CaseSummary {
  readonly id: CaseId
  readonly conversation: ConversationId
  readonly pseudonym: string
  readonly channel: string
  readonly level: Level
  readonly topic: TopicId | null
  readonly because: readonly string[]
  readonly state: 'waiting' | 'taken'
  readonly openedAtMs: number
  readonly guarded: boolean
  /** The person asked for everything to be deleted; the danger has to be checked by a responder first. */
  readonly eraseAsked: boolean
}

export type TranscriptLine =
  | { readonly by: 'person'; readonly atMs: number; readonly content: InboundMessage['content'] }
  | { readonly by: 'bot' | 'staff'; readonly atMs: number; readonly bubble: Bubble; readonly origin: Origin; readonly state: string }
  | { readonly by: 'gap'; readonly atMs: number }

export interface UnansweredQuestion {
  readonly question: string
  readonly language: string
  readonly atMs: number
}

export interface StoreHealth {
  readonly undecided: number
  readonly unsent: number
  readonly deadLetters: number
  /** Deliveries of the last 24 h that could not be read, and messages that three tries could not decide. */
  readonly gaps: number
  /** Conversations whose kept state could not be read; they were started over. */
  readonly damaged: number
  readonly openCases: number
  readonly oldestUndecidedAtMs: number | null
}
