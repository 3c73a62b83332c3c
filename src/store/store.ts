import type { Conversation, ConversationId } from '../bot/conversation.ts'
import type { ChannelAddress } from '../bot/message.ts'
import type { Tally } from '../hotline/tally.ts'
import type { Timetable } from '../hotline/timetable.ts'
import type { AlertStore } from './alert-store.ts'
import type { CaseStore } from './case-store.ts'
import type { DecideStore } from './decide-store.ts'
import type { MediaStore } from './media/media.ts'
import type { TakeBackStore } from './media/take-backs.ts'
import type { OutboxStore } from './outbox-store.ts'
import type { ReachStore } from './reach/reach.ts'
import type { AuditEntry } from './staff/audit-entry.ts'
import type { StaffStore } from './staff/staff-store.ts'
import type { TokenStore } from './tokens/tokens.ts'

/**
 * Everything that outlives a process. SQLite behind it today, PostgreSQL later; both pass `test/store/store-suite.ts`, and nothing
 * outside src/store may assume that there is one process. Every method returns a promise; a rejected one changed nothing.
 */
export interface Store extends DecideStore, OutboxStore, CaseStore, AlertStore {
  /**
   * The wall clock was put forward or back by `byMs`: every due time and expiry still open moves with it, so that no wait
   * and no session grows or shrinks.
   */
  moveTimes(byMs: number): Promise<void>

  /** The conversation of an address, made when there is none yet. */
  conversationOf(address: ChannelAddress, nowMs: number): Promise<ConversationId>

  /** The conversation an address leads to, or null when it leads to none: never made here, unlike `conversationOf`. */
  findConversation(address: ChannelAddress): Promise<ConversationId | null>

  /** From now on the address leads nowhere: an ended session of the web chat. Twice is the same as once; the conversation itself stays. */
  retireAddress(address: ChannelAddress): Promise<void>

  /** A conversation as it stands, for showing who answers; null when there is none. */
  conversation(id: ConversationId): Promise<Conversation | null>

  /** What was counted in weeks that begin from one Monday to another, both among them; dates as 2026-11-23. */
  tallies(fromWeek: string, toWeek: string): Promise<readonly CountedTally[]>

  /** Holidays and shifts as staff entered them; empty in a new store. */
  hours(): Promise<StoredHours>
  /** The next version, with its row in the audit. `stale`: the one before it is not what stands. */
  setHours(next: StoredHours, told: AuditEntry): Promise<'kept' | 'stale'>

  /** Questions nobody has written an answer for yet, redacted. */
  unanswered(sinceMs: number): Promise<readonly UnansweredQuestion[]>

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
