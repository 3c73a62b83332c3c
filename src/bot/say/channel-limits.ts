import type { ChannelAddress } from '../message.ts'

/** What a channel can do, as data: nothing outside src/adapters asks which channel it is. */
export interface ChannelLimits {
  /** Longest text of one bubble, in UTF-16 units of NFC text. */
  readonly maxTextLength: number
  /** Choices that can be buttons; 0 means that choices become numbered lines. */
  readonly maxChoices: number
  /**
   * Numbers and links in the words that may become buttons beside the choices; together never more than `maxChoices`. The words keep them.
   */
  readonly callButtons: number
  /** A button cannot be trusted to dial what begins with `+`: such numbers stand in the words alone. Left out: it can. */
  readonly dialsNoPlus?: true
  /** Longest label of a choice. */
  readonly maxLabelLength: number
  /** The page draws blocks itself (steps, calls, sources); elsewhere a bubble is plain text. */
  readonly drawsBlocks: boolean
  /** The channel can take back messages younger than this: 0 when it cannot, infinitely many where nothing is seen after leaving. */
  readonly deletesWithinMs: number
  /**
   * The talk stands on a page or in one of several apps: nobody can say where in it a chat is deleted. Left out:
   * in one app, in a list of chats.
   */
  readonly standsAnywhere?: true
  /** Staff can send a picture or a file. */
  readonly sendsFiles: boolean
  /** Bytes that a file of each type may have; no other type is carried. Left out: every type that is kept, as long as it may be kept. */
  readonly fileKinds?: Readonly<Record<string, number>>
  /** A picture for a watched phone stays covered until it is touched. Left out: it shows at once. */
  readonly coversPictures?: true
  /** The channel can keep what is sent from being forwarded or saved. */
  readonly protectsContent: boolean
  /** How long after somebody's last message they can be written to; null: always. */
  readonly window: WriteWindow | null
  /** Begins the ids of people for whom the channel has words alone: no buttons, no files. Left out: everybody has the same. */
  readonly wordsAloneFor?: string
}

export interface WriteWindow {
  /** Until then what we say costs nothing. */
  readonly freeForMs: number
  /** After that the channel refuses. */
  readonly openForMs: number
  /** Free messages in answer to one of theirs; null: as many as the channel says with each answer. */
  readonly freeReplies: number | null
}

/** What the channel can do for this person. Pure. */
export function limitsFor({ id }: Pick<ChannelAddress, 'id'>, limits: ChannelLimits): ChannelLimits {
  const { wordsAloneFor: begin } = limits
  return begin !== undefined && id.startsWith(begin) ? { ...limits, maxChoices: 0, callButtons: 0, sendsFiles: false } : limits
}
