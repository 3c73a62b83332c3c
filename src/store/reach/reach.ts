import type { CaseId } from '../../bot/conversation.ts'
import type { StaffId } from '../../hotline/case.ts'
import type { Language } from '../../knowledge/knowledge.ts'

/**
 * How people of the hotline are reached away from the console. Phones, addresses and numbers lie sealed; nothing
 * here is about a person in need.
 */
export interface ReachStore {
  /** What reaches these people, oldest first; what cannot be read any more is left out. */
  waysOf(staff: readonly StaffId[]): Promise<readonly Way[]>
  /**
   * Kept once for each of them. A browser belongs to whoever said so last; a mailbox or number may be of several, and is taken from nobody.
   */
  addWay(staff: StaffId, target: Target, language: Language, nowMs: number): Promise<Way>
  /** `false` when it is not theirs, or gone. */
  removeWay(staff: StaffId, way: WayId): Promise<boolean>
  /** Nothing rings for them any more, and no account elsewhere is theirs: they left, or a phone is in other hands. */
  forget(staff: StaffId): Promise<void>
  /** How the last try over this way ended. `gone`: it leads nowhere any more and is forgotten. */
  noteTry(way: WayId, ended: 'arrived' | 'failed' | 'gone', nowMs: number): Promise<void>

  /** A secret of the program itself, made by `make` the first time it is asked for. */
  secret(name: SecretName, make: () => string): Promise<string>
  /** `true` once for each token, however often and at once it is asked. After `untilMs` nobody needs to remember it. */
  useOnce(token: string, untilMs: number, nowMs: number): Promise<boolean>

  /** A code that one of the staff types in the group, to show that the account there is theirs. The newest alone counts. */
  keepLinkCode(staff: StaffId, code: string, untilMs: number): Promise<void>
  /** Whose code it is; from now on the account is theirs, and no other. A code serves once. Null: no such code, or too late. */
  linkAccount(code: string, account: string, nowMs: number): Promise<StaffId | null>
  staffOf(account: string): Promise<StaffId | null>
  hasAccount(staff: StaffId): Promise<boolean>
  unlinkAccount(staff: StaffId): Promise<void>

  readonly group: GroupStore
}

/** What the Telegram group of the staff shows of which case. */
export interface GroupStore {
  /** Where the group that the operator named is now. When it is another one than before, the topics of the other are left ones. */
  enter(named: string): Promise<string>
  /** What still has to be deleted in groups that were named before. */
  leftTopics(): Promise<readonly LeftTopic[]>
  /** It is gone over there. */
  dropLeftTopic(topic: LeftTopic): Promise<void>
  /** It is there from now on. */
  move(named: string, chat: string): Promise<void>
  topics(): Promise<readonly GroupTopic[]>
  topicOf(id: CaseId): Promise<GroupTopic | null>
  topicAt(thread: number): Promise<GroupTopic | null>
  /** Keeps it as it is now; one a case. */
  keepTopic(topic: GroupTopic): Promise<void>
  /** The topic is gone over there, and with it what is known of its messages. */
  dropTopic(id: CaseId): Promise<void>
  /** This message of the topic went out to the person. */
  noteRelayed(id: CaseId, message: number): Promise<void>
  wasRelayed(id: CaseId, message: number): Promise<boolean>
}

export type WayId = string & { readonly __id: 'way' }

export type Target =
  /** A browser that has allowed notifications, and the keys that only it can open them with. */
  | { readonly kind: 'push'; readonly endpoint: string; readonly p256dh: string; readonly auth: string }
  | { readonly kind: 'mail'; readonly address: string }
  /** A number that the operator's own gateway calls or writes to. */
  | { readonly kind: 'call'; readonly number: string }

export interface Way {
  readonly id: WayId
  readonly staff: StaffId
  readonly target: Target
  readonly language: Language
  readonly madeAtMs: number
  readonly triedAtMs: number | null
  /** The last try did not arrive. */
  readonly failed: boolean
}

export type SecretName = 'push-keys' | 'acknowledge-key'

export interface GroupTopic {
  readonly case: CaseId
  readonly thread: number
  readonly title: string
  /** What staff were last told in it of how the case stands; empty: nothing yet. */
  readonly told: string
  /** The last line of the conversation that was copied into it; null: none may be. */
  readonly copied: number | null
  /** Since when it is closed over there; null while it is open. */
  readonly closedAtMs: number | null
}

export interface LeftTopic {
  readonly chat: string
  readonly thread: number
}
