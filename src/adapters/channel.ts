import type { ChannelAddress, InboundMessage } from '../bot/message.ts'
import type { Bubble } from '../bot/say/bubble.ts'
import type { ChannelLimits } from '../bot/say/channel-limits.ts'
import type { ChannelStatus } from './channel-status.ts'
import type { StaffEvent } from './staff-room.ts'

/** One messaging service. `read` is pure, and so is `verify` where the proof needs no keys of others; `send` touches the network. */
export interface Channel {
  readonly name: string
  readonly limits: ChannelLimits
  readonly pacing: Pacing
  /**
   * A promise where the proof is checked with keys that have to be fetched.
   * @throws AppError `forged-request` when the secret or signature does not match, `keys-unreachable` when nobody can tell now
   */
  verify(request: RawRequest): void | Promise<void>
  /** `verify` lets it through though nothing proves it, for the service tries an address out so; nothing comes of it. Left out: none is. */
  isTrial?(request: RawRequest): boolean
  /** Of a call that nothing proves: whether it was meant for us, by what it says itself. Anybody can say so. */
  saysOurs?(request: RawRequest): boolean
  /** A body that is proven but cannot be read is a `gap`, kept and alarmed; never thrown away. */
  read(request: RawRequest): Delivery
  /** Never rejects: every way a send can end is a `SendOutcome`. `file` is what `bubble.file` names, where `limits.sendsFiles`. */
  send(to: ChannelAddress, bubble: Bubble, signal: AbortSignal, file?: FileToSend): Promise<SendOutcome>
  /** A courtesy once the message is kept, such as stopping a pressed button's spinner. Never rejects; nothing depends on it. */
  acknowledge?(request: RawRequest): Promise<void>
  /** Where a file that a person sent can be fetched now. Never rejects; fetches nothing of the file itself. */
  findFile?(ref: string, signal: AbortSignal): Promise<FoundFile>
  /**
   * Deletes messages of either side, within `limits.deletesWithinMs`; `sent` means that it is gone. Never rejects; in the order of the ids.
   */
  takeBack?(to: ChannelAddress, remoteIds: readonly string[], signal: AbortSignal): Promise<readonly SendOutcome[]>
  /** A courtesy: shows that somebody is writing. Never rejects; nothing depends on it. */
  sendAction?(to: ChannelAddress, action: 'typing'): Promise<void>
  /** Asks the service how we stand with it; changes nothing there. Never rejects: what it cannot tell is a problem of the status. */
  status?(signal: AbortSignal): Promise<ChannelStatus>
}

export type FoundFile =
  /**
   * To be fetched from `hosts` and from no other; `headers` go to the host of `url` alone. Host names as
   * `URL.host` writes them; see `isHostOf`.
   */
  | { readonly kind: 'found'; readonly url: URL; readonly headers: Readonly<Record<string, string>>; readonly hosts: readonly string[] }
  | { readonly kind: 'gone'; readonly code: string }
  | { readonly kind: 'try-later'; readonly code: string }

/** A file of staff's on its way out. `type` was found by its content. */
export interface FileToSend {
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
}

/** A webhook call before anybody has looked inside. Header names are lower case. */
export interface RawRequest {
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: Uint8Array
  readonly receivedAtMs: number
}

export type Delivery =
  | { readonly kind: 'messages'; readonly messages: readonly InboundMessage[] }
  /** Known and not served: answered 200, so that the channel does not deliver it again. */
  | { readonly kind: 'ignored'; readonly what: string }
  | { readonly kind: 'gap'; readonly eventId: string; readonly from: ChannelAddress | null }
  /** No message of a person: carried out before the call is answered, so that what fails is delivered again. */
  | { readonly kind: 'staff-room'; readonly event: StaffEvent }

export type SendOutcome =
  /** `repliesLeft`: free replies to this person that the channel says are left, where it counts them. */
  | { readonly kind: 'sent'; readonly remoteId: string | null; readonly repliesLeft?: number }
  /** Nothing left, or the channel refused for now. `afterSeconds` null means our own back-off; `wholeChannel` pauses every row of it. */
  | { readonly kind: 'try-later'; readonly afterSeconds: number | null; readonly wholeChannel: boolean; readonly code: string }
  /** For ever: the row is dead. `unreachable` means the person blocked us or is gone. */
  | { readonly kind: 'refused'; readonly unreachable: boolean; readonly code: string }
  /** The bytes left and no answer came. */
  | { readonly kind: 'uncertain'; readonly code: string }

/** How fast a channel may be written to. */
export interface Pacing {
  readonly perSecond: number
  /** Least time between two bubbles to one person. */
  readonly perPersonMs: number
  /** A send that has not answered by then is uncertain. */
  readonly timeoutMs: number
}
