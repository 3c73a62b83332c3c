import type { KeptFile } from '../message.ts'
import type { Block, Choice } from '../reply.ts'

/** One message as it leaves: text within the channel's limits, and its choices. Kept sealed, one outbox row each. */
export interface Bubble {
  readonly text: string
  /** The same content for channels that draw it themselves; null elsewhere. */
  readonly blocks: readonly Block[] | null
  readonly choices: readonly Choice[]
  /** Numbers and links of the text as buttons, for channels that have some to spare. Left out: none. */
  readonly buttons?: readonly BubbleButton[]
  /** Concerns one person's own case: kept from being forwarded or saved, where the channel can. */
  readonly protected?: true
  /** Somebody may be watching the phone: it makes no sound, and a picture is covered until it is touched, where the channel can. */
  readonly quiet?: true
  /** What staff send with it, kept sealed beside the conversation. Left out in rows from before files could be sent. */
  readonly file?: KeptFile | null
}

/** `number` as in a `tel:` link; `url` is https. Both stand in the text as well. */
export type BubbleButton =
  | { readonly kind: 'call'; readonly label: string; readonly number: string }
  | { readonly kind: 'link'; readonly label: string; readonly url: string }
