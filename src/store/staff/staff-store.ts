import type { CaseId, ConversationId } from '../../bot/conversation.ts'
import type { ChannelAddress } from '../../bot/message.ts'
import type { StaffId } from '../../hotline/case.ts'
import type { Role } from '../../hotline/roles.ts'
import type { Language } from '../../knowledge/knowledge.ts'
import type { AuditQuery, AuditRow } from './audit.ts'
import type { AuditEntry } from './audit-entry.ts'

/**
 * The staff's half of the store: accounts and how they are proved, the audit, and what staff write beside a case. Tokens and codes are
 * given and kept as hashes only. Whatever changes an account is audited in the same transaction (`told`), and a change that takes
 * something away from it (disabled, another role, a new password) ends its sessions there as well. Invites that nobody has used end with
 * the account that made them, but for a new password.
 */
export interface StaffStore {
  // accounts
  accounts(): Promise<readonly Account[]>
  account(id: StaffId): Promise<Account | null>
  /** By the name they log in with, normalised. */
  credentialsOf(login: string): Promise<Credentials | null>
  credentials(id: StaffId): Promise<Credentials | null>
  /** A code of this time step is used up, with every older one; false when it was before. */
  useStep(id: StaffId, step: number): Promise<boolean>
  /** False when the code is not theirs, or was used. */
  useRecoveryCode(id: StaffId, code: string): Promise<boolean>
  /** The ones before are dead. */
  setRecoveryCodes(id: StaffId, codes: readonly string[], told: AuditEntry): Promise<void>
  /** Sessions but `except` end. */
  setPassword(id: StaffId, password: string, except: Buffer, told: AuditEntry): Promise<void>
  setOwn(id: StaffId, own: Partial<Pick<Account, 'name' | 'language'>>, told: AuditEntry): Promise<void>
  /** `last-admin`: nobody would be left who keeps accounts. */
  setRole(id: StaffId, role: Role, told: AuditEntry): Promise<AccountRefusal | 'done'>
  setDisabled(id: StaffId, disabled: boolean, told: AuditEntry): Promise<AccountRefusal | 'done'>

  // invites
  /** With `staff` that account begins anew: its password, codes and sessions are dead at once. One for a new account has `staff` null. */
  invite(invite: NewInvite, told: AuditEntry): Promise<AccountRefusal | 'done'>
  invites(nowMs: number): Promise<readonly OpenInvite[]>
  /** Opens nothing any more; false: no such link, or it was used. */
  revokeInvite(id: string, told: AuditEntry): Promise<boolean>
  /**
   * Opened, with this for its second factor; what whoever opened it before was shown is dead, so that the link in a second pair of hands is
   * found out. Null: no such link, used, or too old.
   */
  openInvite(token: Buffer, totpSecret: string, nowMs: number): Promise<OpenedInvite | null>
  /** As it was opened last; null also where nobody has. */
  openedInvite(token: Buffer, nowMs: number): Promise<OpenedInvite | null>
  /** Used up: makes the account, or begins it anew. `bad-code`: opened once more since the second factor was proved. */
  acceptInvite(token: Buffer, joining: Joining, nowMs: number): Promise<'joined' | 'bad-invite' | 'bad-code' | 'name-taken'>

  // sessions
  startSession(token: Buffer, staff: StaffId, told: AuditEntry): Promise<void>
  session(token: Buffer): Promise<StaffSession | null>
  /** Somebody is at the page. */
  touchSession(token: Buffer, nowMs: number): Promise<void>
  endSession(token: Buffer, told: AuditEntry | null): Promise<void>
  /** Notes a try at guessing and returns how many there were of `who` within `withinMs`, this one among them. */
  noteTry(who: string, withinMs: number, nowMs: number): Promise<number>
  forgetTries(who: string): Promise<void>

  // the audit
  tell(entry: AuditEntry): Promise<void>
  audit(query: AuditQuery): Promise<readonly AuditRow[]>
  auditIsWhole(): Promise<boolean>

  // beside a case
  notes(of: ConversationId): Promise<readonly Note[]>
  /** The same press twice is one note. */
  addNote(of: ConversationId, note: NewNote, told: AuditEntry): Promise<void>
  draft(of: ConversationId, staff: StaffId): Promise<string>
  /** An empty one is forgotten. */
  keepDraft(of: ConversationId, staff: StaffId, text: string): Promise<void>
  /** Null when the conversation is gone. */
  addressOf(of: ConversationId): Promise<ChannelAddress | null>
  /** Until then what comes from this address is turned away, danger excepted. False: the conversation is gone, and nobody is blocked. */
  block(of: ConversationId, untilMs: number, told: AuditEntry): Promise<boolean>

  // what curators set at once
  overrides(): Promise<readonly Override[]>
  override(override: Override, told: AuditEntry): Promise<void>
  restore(kind: Override['kind'], id: string, told: AuditEntry): Promise<void>
}

export interface Account {
  readonly id: StaffId
  /** What they log in with, normalised. */
  readonly login: string
  /** As people in need know them. */
  readonly name: string
  readonly role: Role
  readonly language: Language
  readonly disabled: boolean
  /** No password: its link has not been used yet. */
  readonly waitsForInvite: boolean
  readonly seenAtMs: number | null
}

export interface Credentials {
  readonly account: Account
  /** An argon2id hash; null until the link is used. */
  readonly password: string | null
  readonly totpSecret: string | null
}

/** `last-admin`: somebody has to be left who keeps accounts. */
export type AccountRefusal = 'last-admin' | 'unknown-account'

export interface Invite {
  readonly role: Role
  readonly expiresAtMs: number
  readonly by: StaffId | null
  readonly staff: StaffId | null
}

export interface OpenInvite extends Invite {
  /** Opens nothing: made from the hash of its token. */
  readonly id: string
}

export interface NewInvite extends Invite {
  readonly token: Buffer
}

export interface OpenedInvite {
  readonly role: Role
  /** The account that begins anew; null for a new one. */
  readonly account: Account | null
  readonly totpSecret: string
}

export interface Joining {
  /** Left as they are where the account begins anew. */
  readonly login: string
  readonly name: string
  readonly password: string
  /** Proved, with a code of this time step. */
  readonly totpSecret: string
  readonly totpStep: number
  readonly recoveryCodes: readonly string[]
}

export interface StaffSession {
  readonly account: Account
  readonly madeAtMs: number
  /** When somebody was last at the page. */
  readonly activeAtMs: number
}

export interface Note {
  readonly id: string
  readonly by: StaffId
  readonly atMs: number
  readonly text: string
}

export interface NewNote {
  readonly press: string
  readonly case: CaseId
  readonly text: string
}

/** What holds over the files of content/ until a curator has changed them too. */
export interface Override {
  readonly kind: 'contact-confirmed' | 'contact-withdrawn' | 'entry-withdrawn'
  /** Of the contact or the entry. */
  readonly id: string
  readonly by: string
  /** Why; of a confirmed contact, the day of the call. */
  readonly told: string
  readonly atMs: number
}
