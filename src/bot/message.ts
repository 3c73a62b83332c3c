import type { Language } from '../knowledge/knowledge.ts'

export type MediaId = string & { readonly __id: 'media' }

/** What a person did, read out of a channel's payload. Text is NFC and trimmed; ids are opaque strings. */
export interface InboundMessage {
  /** The channel's own id of this event: the same id arriving again has no second effect. */
  readonly eventId: string
  readonly from: ChannelAddress
  readonly sentAtMs: number
  readonly content: InboundContent
  /** The channel's own id of this message, under which it could be taken back; left out where it has none. */
  readonly remoteId?: string
  /** The language of the page or app it was sent from: answered in where neither the conversation nor the words tell. */
  readonly languageHint?: Language
}

export type InboundContent =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'edited'; readonly text: string }
  /** A pressed choice. `data` can be forged: it is checked against what such data may be, never trusted. */
  | { readonly kind: 'tap'; readonly data: string }
  /** The conversation was opened (`/start`, the page was loaded); `payload` is a deep link. */
  | { readonly kind: 'started'; readonly payload: string | null }
  /** Kept for whoever helps; nothing here looks into it. The caption is read as words are; null where there is none. */
  | { readonly kind: 'file'; readonly what: FileKind; readonly file: RemoteFile; readonly caption: string | null }
  /**
   * Degrees, north and east positive. `live`: it will move; `moved`: it has, nobody sent this by hand. `name`: a place that was picked
   * rather than where the phone is.
   */
  | {
      readonly kind: 'location'
      readonly latitude: number
      readonly longitude: number
      readonly live: boolean
      readonly moved?: boolean
      readonly name: string | null
    }
  /**
   * `protected`: the app hides from bots what this person sends. A file without a handle to fetch it by is told by its kind. `words`:
   * names, numbers and addresses, for whoever helps: never a question to be answered or noted.
   */
  | {
      readonly kind: 'unserved'
      readonly what: FileKind | 'sticker' | 'location' | 'contact' | 'protected' | 'other'
      readonly words?: string
    }
  | { readonly kind: 'left' }
  | { readonly kind: 'returned' }

export type FileKind = 'voice' | 'picture' | 'video' | 'document'

/** A file that still lies with the channel. */
export interface RemoteFile {
  /** The channel's own handle, an address or an id: sealed with the message, never logged. */
  readonly ref: string
  /** As the sender's app calls it; nothing about it is trusted. */
  readonly name: string | null
  readonly sizeBytes: number | null
  /** It is here already: our own page handed it over with the message. */
  readonly kept?: MediaId
}

/** A file that lies sealed beside the conversation; `name` is what the receiver's app may call it. */
export interface KeptFile {
  readonly media: MediaId
  readonly name: string
}

/** Where a person can be reached: channel, the account of ours they wrote to, and their id there. Never one of them alone. */
export interface ChannelAddress {
  readonly channel: string
  readonly account: string
  readonly id: string
  /** What the channel needs besides to write there. Opaque to everything else, the last one that came holds, and it is nobody's name. */
  readonly route?: string
  /** Of a talk of the web chat: the same for those that began over one line. Leads back to none. */
  readonly line?: string
}
