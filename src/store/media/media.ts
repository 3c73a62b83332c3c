import type { ConversationId } from '../../bot/conversation.ts'
import type { ChannelAddress, FileKind, MediaId, RemoteFile } from '../../bot/message.ts'

/**
 * Files of conversations, sealed each by a key of its own under the conversation's, so that they go with it. They are kept for 14 days.
 * What a person sent is noted with its message and wanted from its channel only while the conversation has an open
 * case: nobody else looks at it.
 */
export interface MediaStore {
  /** Files to be fetched now: those of the gravest cases first, and of these the longest waiting. None of what `but` names. */
  wanted(nowMs: number, limit: number, but?: LeftOut): Promise<readonly WantedFile[]>
  /** When the next one is due, past or to come; null when none is wanted. */
  nextWantedAt(): Promise<number | null>
  /** Keeps what was fetched. False: it is not wanted any more, for its conversation is gone. */
  keep(id: MediaId, file: CheckedFile, nowMs: number): Promise<boolean>
  /** It is tried again, or never will be. Twice is the same as once. */
  settle(id: MediaId, settlement: MediaSettlement): Promise<void>
  /** What staff attach to a reply. Null: there is no such conversation. */
  attach(conversation: ConversationId, file: CheckedFile, nowMs: number): Promise<MediaId | null>
  /** Null where there is none, or it has gone. */
  read(id: MediaId): Promise<StoredFile | null>
  /** Every file of a conversation, those gone among them, in order of arrival. */
  of(conversation: ConversationId): Promise<readonly MediaNote[]>
}

export interface LeftOut {
  readonly channels: readonly string[]
  readonly conversations: readonly ConversationId[]
}

/** A file whose type was found by its content. */
export interface CheckedFile {
  readonly type: string
  readonly bytes: Buffer
}

export interface WantedFile {
  readonly id: MediaId
  readonly conversation: ConversationId
  readonly from: ChannelAddress
  readonly what: FileKind
  readonly file: RemoteFile
  /** Those before this one. */
  readonly tries: number
  readonly notedAtMs: number
  /** What is kept of this conversation already, and what was fetched of it in vain. */
  readonly besideIt: { readonly files: number; readonly bytes: number }
}

export type MediaSettlement =
  | { readonly state: 'wanted'; readonly dueAtMs: number; readonly code: string }
  | { readonly state: 'refused'; readonly code: string }

export interface StoredFile extends CheckedFile {
  readonly conversation: ConversationId
  /** Attached by staff, not sent by the person. */
  readonly byStaff: boolean
}

export interface MediaNote {
  readonly id: MediaId
  /** The line of the transcript that it came with; null: attached by staff. */
  readonly line: number | null
  /** `remote`: still with its channel, for nobody has asked for it. `forgotten`: kept as long as files are kept. */
  readonly state: 'remote' | 'wanted' | 'kept' | 'refused' | 'forgotten'
  readonly code: string | null
  readonly type: string | null
  readonly bytes: number
}
