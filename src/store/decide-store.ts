import type { CaseId, Conversation, ConversationId } from '../bot/conversation.ts'
import type { ChannelAddress, InboundMessage } from '../bot/message.ts'
import type { Lane, Origin } from '../bot/reply.ts'
import type { Bubble } from '../bot/say/bubble.ts'
import type { ClockName, Effect } from '../bot/turn.ts'
import type { Case, CaseClock } from '../hotline/case.ts'
import type { CaseAlert } from '../hotline/case-alert.ts'
import type { Step } from '../hotline/step.ts'
import type { Tally } from '../hotline/tally.ts'

/** What channels deliver, and the one door through which a conversation changes. */
export interface DecideStore {
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
}

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
