import type { Reason } from '../bot/reason.ts'
import type { Bubble } from '../bot/say/bubble.ts'
import type { CaseId, ChannelAddress, ClockName, Conversation, ConversationId, Effect, InboundMessage, Lane, Origin } from '../bot/turn.ts'
import type { Case, CaseClock } from '../hotline/case.ts'
import type { CaseAlert } from '../hotline/case-alert.ts'
import type { Step } from '../hotline/step.ts'
import type { Tally } from '../hotline/tally.ts'
import type { Timetable } from '../hotline/timetable.ts'
import type { TopicId } from '../knowledge/knowledge.ts'
import type { MediaStore } from './media/media.ts'
import type { TakeBackStore } from './media/take-backs.ts'
import type { ReachStore } from './reach/reach.ts'
import type { AuditEntry } from './staff/audit-entry.ts'
import type { StaffStore } from './staff/staff-store.ts'
import type { TokenStore } from './tokens/tokens.ts'

/**
 * Everything that outlives a process. SQLite behind it today, PostgreSQL later; both pass `test/store/store-suite.ts`, and nothing
 * outside src/store may assume that there is one process. Every method returns a promise; a rejected one changed nothing.
 */
export interface Store {
  /**
   * Keeps what a channel delivered, sealed, in order of arrival; resolves once it is on disk. An event id seen before on the same
   * channel account falls away, and so does a place that moved by itself where its person has gone or is not known. Returns the
   * conversations that have something new to decide, each once.
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
   * Out of a backlog a decision may be flushed to disk a moment after this resolves, and before anything of it begins to leave or is read:
   * a power cut takes it back as if it had not been made, and its message is decided again.
   *
   * @throws AppError `store-busy` when nothing could be written (full disk, lock); whatever `decide` threw otherwise
   */
  decide(id: ConversationId, cause: Cause, decide: Decide, nowMs: number): Promise<Decided | null>

  /** Clocks whose time has come, oldest first. One that failed in `decide` comes again later, not at once. */
  dueClocks(nowMs: number, limit: number): Promise<readonly DueClock[]>

  /** When the next clock is due, past or to come; null when none runs. */
  nextClockAt(): Promise<number | null>

  /**
   * The wall clock was put forward or back by `byMs`: every due time and expiry still open moves with it, so that no wait
   * and no session grows or shrinks.
   */
  moveTimes(byMs: number): Promise<void>

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

  /** The conversation of an address, made when there is none yet. */
  conversationOf(address: ChannelAddress, nowMs: number): Promise<ConversationId>

  /** The conversation an address leads to, or null when it leads to none: never made here, unlike `conversationOf`. */
  findConversation(address: ChannelAddress): Promise<ConversationId | null>

  /** From now on the address leads nowhere: an ended session of the web chat. Twice is the same as once; the conversation itself stays. */
  retireAddress(address: ChannelAddress): Promise<void>

  /** A conversation as it stands, for showing who answers; null when there is none. */
  conversation(id: ConversationId): Promise<Conversation | null>

  /** Open cases in the order of the queue (`inQueueOrder`). Never a name or address: responders see a pseudonym. */
  openCases(): Promise<readonly CaseSummary[]>

  /** A case, open or closed; null when there is none, or it was destroyed. */
  caseOf(id: CaseId): Promise<CaseSummary | null>

  /** Cases closed at this time or later, the newest first. */
  closedCases(sinceMs: number): Promise<readonly CaseSummary[]>

  /** What the bot gathered for whoever takes the case; null when there is no such case. */
  brief(id: CaseId): Promise<CaseBrief | null>

  /** The messages and replies of a conversation, opened for staff, in order. */
  transcript(id: ConversationId): Promise<readonly TranscriptLine[]>

  /** Alerts and rings that are due, oldest first. They were kept in the transaction of the step that made them. */
  nextAlerts(nowMs: number, limit: number): Promise<readonly QueuedAlert[]>

  /** It has reached somebody, or is tried again. Twice is the same as once. */
  settleAlert(id: AlertId, settlement: AlertSettlement): Promise<void>

  /** What was counted in weeks that begin from one Monday to another, both among them; dates as 2026-11-23. */
  tallies(fromWeek: string, toWeek: string): Promise<readonly CountedTally[]>

  /** Holidays and shifts as staff entered them; empty in a new store. */
  hours(): Promise<StoredHours>
  /** The next version, with its row in the audit. `stale`: the one before it is not what stands. */
  setHours(next: StoredHours, told: AuditEntry): Promise<'kept' | 'stale'>

  /** Questions nobody has written an answer for yet, redacted. */
  unanswered(sinceMs: number): Promise<readonly UnansweredQuestion[]>

  /** Rows that could not be delivered and that a person must see. */
  deadLetters(): Promise<readonly DeadLetter[]>

  /** Replies of the bot that did not arrive since then, by channel; those to people who cannot be reached are not counted. */
  lostReplies(sinceMs: number): Promise<ReadonlyMap<string, number>>

  /** What the health page tells. Cheap enough to be asked every second. */
  health(): Promise<StoreHealth>

  /**
   * Destroys what has been kept long enough: bodies that could not be read after 24 h, event ids after three days, a conversation 30 days
   * after its last line; one with an open case not at all, one with a case of level 3 or 4 not before 90 days after that was closed.
   * Twice is the same as once.
   */
  tidy(nowMs: number): Promise<void>

  /** Pictures, sound and other files. */
  readonly media: MediaStore

  /** What channels are asked to delete from phones. */
  readonly takeBacks: TakeBackStore

  /** How staff are reached away from the console, and what their Telegram group shows. */
  readonly reach: ReachStore

  /** Accounts of the staff, what proves them, and what they write beside a case. */
  readonly staff: StaffStore

  /** Tokens of channels that hand them out anew. */
  readonly tokens: TokenStore

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

/**
 * Why a conversation changes: its next undecided message (the store picks it, in order of arrival), a clock that is due, an act of staff.
 */
export type Cause =
  | { readonly cause: 'next-message' }
  | { readonly cause: 'clock'; readonly clock: StoreClock; readonly dueAtMs: number }
  /** `case`: what it is done to; left out: the open one. `once`: an id under which it has an effect only once in this conversation. */
  | { readonly cause: 'act'; readonly case?: CaseId; readonly once?: string }

/** Clocks of the bot's, of the case, and those that ring when a reply of staff, or steps for danger, did not arrive, or nothing can. */
export type StoreClock = ClockName | CaseClock | 'reply-failed' | 'steps-failed' | 'unreachable'

/** What is handed to `decide`. A `gap` is a message that could not be read or that three tries could not decide. */
export type Happening =
  | { readonly kind: 'message'; readonly message: InboundMessage }
  /** The phone told where it is: nobody wrote. */
  | { readonly kind: 'moved'; readonly message: InboundMessage }
  /** It was sent before its person went, and came after. */
  | { readonly kind: 'belated'; readonly message: InboundMessage }
  | { readonly kind: 'gap' }
  | { readonly kind: 'clock'; readonly clock: StoreClock }
  | { readonly kind: 'act' }

/** `address` tells whose limits the replies have to fit. Null: an act that changes nothing; a message or a clock always does. */
export type Decide = (conversation: Conversation, happening: Happening, address: ChannelAddress, hotline: HotlineNow) => Decision | null

/** What the hotline has to do with the conversation as it is decided. */
export interface HotlineNow {
  /** Of an act the case it is done to, of a clock the open one or else the last, otherwise the open one; null: there is none. */
  readonly case: Case | null
  /** They went (exit, erase, blocked us) and had not written since, before this. */
  readonly away: boolean
  /** When the person last wrote, as their message was kept; this message, where it is their writing that is decided. */
  readonly heardAtMs: number
  /** For a case that opens now. */
  readonly newCase: CaseId
  /** How many messages of this person were turned away since staff blocked them; null: they are not blocked. */
  readonly turnedAway: number | null
}

/** A turn whose replies have been shaped to the conversation's channel. */
export interface Decision {
  readonly conversation: Conversation
  readonly bubbles: readonly OutgoingBubble[]
  readonly effects: readonly Effect[]
  /** What becomes of the case, as src/hotline decided it; null: nothing. */
  readonly step: Step | null
  /** What is counted of it; never for practice. */
  readonly tallies?: readonly Tally[]
}

export interface OutgoingBubble {
  readonly bubble: Bubble
  readonly ifUncertain: 'repeat' | 'once'
  readonly lane: Lane
  readonly origin: Origin
  readonly expiresAtMs: number
  /** The machine's words about who is there: they leave while a person holds the conversation, and not where nothing may be pushed. */
  readonly notice: boolean
}

/** What the decision left: for callers that start the next line at once. */
export interface Decided {
  /** The conversation that was decided. */
  readonly id: ConversationId
  /**
   * After `erase` this is the fresh conversation of the same address: it says the one line of farewell, and what came in meanwhile waits
   * there. Whoever goes on because of `more` goes on with this id.
   */
  readonly conversation: Conversation
  readonly address: ChannelAddress
  readonly queued: number
  readonly effects: readonly Effect[]
  readonly step: Step | null
  /** What the step tells staff; it lies in the store as well. */
  readonly alerts: readonly CaseAlert[]
  /** Undecided messages still wait in this conversation. */
  readonly more: boolean
}

export interface DueClock {
  readonly conversation: ConversationId
  readonly clock: StoreClock
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

/** `for-staff`: it may or may not have arrived, and must not be said twice. */
export interface DeadLetter extends OutboxRow {
  readonly state: 'dead' | 'for-staff'
  readonly code: string
  readonly atMs: number
}

/** The next state of an outbox row, as `afterSend` decided it. */
export type Settlement =
  /** `repliesLeft`: as the channel told it with its answer. */
  | { readonly state: 'sent'; readonly remoteId: string | null; readonly repliesLeft?: number }
  | { readonly state: 'due'; readonly dueAtMs: number; readonly code: string }
  | { readonly state: 'dead'; readonly unreachable: boolean; readonly code: string }
  | { readonly state: 'for-staff'; readonly code: string }

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

export interface CaseSummary {
  readonly case: Case
  readonly conversation: ConversationId
  /** What staff call it by. */
  readonly pseudonym: string
  readonly channel: string
  /** The same for talks that began over one line; null: nobody knows, or it is no talk of the web chat. */
  readonly line: string | null
  /** Of the case as it was opened, and what spoke for it: words of the person among them. */
  readonly topic: TopicId | null
  readonly because: readonly Reason[]
  /** Who writes, in which language, from where; of an erased conversation nothing. */
  readonly about: Pick<Conversation, 'language' | 'whereabouts' | 'destination' | 'writer' | 'young' | 'guarded' | 'writingNow'>
}

/** What is known of the person whose case it is, as the bot knows it. */
export interface CaseBrief extends CaseSummary {
  readonly talk: Conversation
  readonly away: boolean
  readonly heardAtMs: number
  readonly repliesLeft: number | null
}

/** `seq` is the line's place in the transcript, the same in both directions; null for what is not decided yet. */
export type TranscriptLine = { readonly seq: number | null; readonly atMs: number } & (
  | { readonly by: 'person'; readonly content: InboundMessage['content'] }
  | {
      readonly by: 'bot' | 'staff'
      readonly bubble: Bubble
      readonly origin: Origin
      readonly state: OutboxState
      /** Why it stands as it stands. */
      readonly code: string | null
    }
  | { readonly by: 'gap' }
)

/** `sent` is all that can be known of most channels; of the web chat it means read. */
export type OutboxState = 'due' | 'leaving' | 'sent' | 'cancelled' | 'expired' | 'dead' | 'for-staff'

export type AlertId = string & { readonly __id: 'alert' }

export interface QueuedAlert {
  readonly id: AlertId
  readonly alert: CaseAlert
  /** Those before this one. */
  readonly tries: number
  readonly madeAtMs: number
}

export type AlertSettlement = { readonly state: 'done' } | { readonly state: 'due'; readonly dueAtMs: number }

export interface CountedTally extends Tally {
  readonly count: number
}

export interface StoredHours extends Pick<Timetable, 'holidays' | 'shifts'> {
  /** Grows by one with every change; 0 before the first. */
  readonly version: number
}

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
