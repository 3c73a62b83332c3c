/** What a channel can do, as data: nothing outside src/adapters asks which channel it is. */
export interface ChannelLimits {
  /** Longest text of one bubble, in UTF-16 units of NFC text. */
  readonly maxTextLength: number
  /** Choices that can be buttons; 0 means that choices become numbered lines. */
  readonly maxChoices: number
  /** Longest label of a choice. */
  readonly maxLabelLength: number
  /** The page draws blocks itself (steps, calls, sources); elsewhere a bubble is plain text. */
  readonly drawsBlocks: boolean
  /** The channel can take back messages younger than this; 0 when it cannot. */
  readonly deletesWithinMs: number
  /** Staff can send a picture or a file. */
  readonly sendsFiles: boolean
  /** The channel can keep what is sent from being forwarded or saved. */
  readonly protectsContent: boolean
}
