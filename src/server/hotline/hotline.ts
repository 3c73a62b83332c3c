import type { CaseId, ConversationId } from '../../bot/conversation.ts'
import type { ChannelAddress, KeptFile } from '../../bot/message.ts'
import type { Act } from '../../hotline/act.ts'
import type { Case, StaffId } from '../../hotline/case.ts'
import type { CaseAlert } from '../../hotline/case-alert.ts'
import type { Refusal } from '../../hotline/refusal.ts'
import type { Staff } from '../../hotline/roles.ts'
import type { Timetable } from '../../hotline/timetable.ts'
import type { TopicId } from '../../knowledge/knowledge.ts'
import type { PresentBy } from './presence.ts'

/**
 * What the hotline does, for whoever speaks with its staff: the console, the Telegram group. Everything goes through the store's one door.
 */
export interface Hotline {
  /**
   * One act on a case. `reply` travels beside the act `reply`; sent again with the same id it has no second effect and returns the case
   * as it stands. @throws AppError `no-content` while no content could be loaded, `store-busy` when nothing could be written
   */
  act(id: CaseId, done: Act, by: Staff, reply?: StaffReply): Promise<Case | Refusal | 'unknown-case'>
  /**
   * Of this one of the staff the last console was lost, or the first came back: what they hold gets its lease, or loses it. `by`: whoever
   * answers from the staff's Telegram group is there without a console. To be repeated until it does not throw: every call tells all of it.
   * @throws AppError `store-busy` when some case could not be told
   */
  noticeConsole(staff: StaffId, console: 'lost' | 'back', by?: PresentBy): Promise<void>
  /** Somebody of the staff answered this person in the channel's own tool. Told again under the same id it has no second effect. */
  answeredOutside(address: ChannelAddress, once: string): Promise<void>
  /** Whoever has a console open, or answers from the group. */
  present(): readonly StaffId[]
  /** Hours of the operator, holidays, and shifts of whoever may hold cases; the same in every decision that is made now. */
  timetable(): Timetable
  timetableVersion(): number
  /** In the place of this version of it, by this one of the staff (null: nobody with an account). `stale`: it was changed since. */
  setTimetable(next: Pick<Timetable, 'holidays' | 'shifts'>, version: number, by: StaffId | null): Promise<'set' | 'stale'>
  /** An account was made or changed: shifts of those who cannot hold cases promise nobody from now on. */
  noticeAccounts(): Promise<void>
  /** Told after every commit that touched a case or its conversation: for live pages and the Telegram group. Returns what ends it. */
  onChange(listener: (change: CaseChange) => void): () => void
  /** Told after the commit that made them. They lie in the store until settled (`Store.nextAlerts`): this only wakes. */
  onAlert(listener: (alert: CaseAlert) => void): () => void
}

/** What a responder says. */
export interface StaffReply {
  /** Made by the console, once per reply. */
  readonly id: string
  readonly text: string
  /** The entry whose proposal was checked and is sent, edited or not. */
  readonly proposalOf?: TopicId
  /** Sent after the words, which may then be none. */
  readonly file?: KeptFile
}

export interface CaseChange {
  readonly case: CaseId
  readonly conversation: ConversationId
}
