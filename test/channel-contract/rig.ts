import type { ChannelAddress } from '../../src/bot/message.ts'
import type { Environment } from '../../src/config/environment.ts'

/** Where the server is said to stand, for every rig alike. */
export const publicAddress = 'https://chat.example.org'

/** One call over HTTP, as a service makes it or as somebody forges it. */
export interface RawCall {
  /** POST when left out. */
  readonly method?: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array<ArrayBuffer>
}

export interface NamedCall {
  readonly name: string
  readonly call: RawCall
  /** How it is answered where that is not 401 or 403: some services probe an address before anybody can have signed. Nothing is stored either way. */
  readonly status?: number
}

/** What the service does with what we send it next. */
export type Answer =
  | { readonly does: 'accept' }
  /** Too much at once: not before so many seconds. */
  | { readonly does: 'slow-down'; readonly seconds: number }
  /** An error of its own. */
  | { readonly does: 'fail' }
  /** Carries it out and never answers. */
  | { readonly does: 'swallow' }
  /** For ever: nobody is there any more. */
  | { readonly does: 'refuse' }
  /** Our token is not valid any more. */
  | { readonly does: 'revoked' }

/** Something that we tried to say, in the order in which we did. */
export interface Sent {
  readonly to: string
  readonly text: string
  /** The person has it, whatever we were answered. */
  readonly arrived: boolean
  /** What the channel drew to be pressed; empty where choices are numbers in the text. */
  readonly buttons: readonly string[]
}

/** One channel for the contract suite: how its service speaks to us, and what it does with what we say. Written from the service's own words. */
export interface Rig {
  readonly channel: string
  /** What we say is sent; false: people fetch it. */
  readonly pushed: boolean
  /** Longest text of one message, in UTF-16 units. */
  readonly longestText: number
  /** Ids of two people, as long as the service makes them, that differ at the very end. */
  readonly nearlyAlike: readonly [string, string]
  open(): Promise<OpenRig>
}

export interface OpenRig {
  /** What switches the channel on, beside a public address and a place for the data. */
  readonly environment: Environment
  /** Before the server starts: what a channel keeps of its own, such as tokens. */
  prepare?(ground: { readonly environment: Environment }): Promise<void>
  /** The server listens there from now on. */
  at(address: string): void
  /** Ids that are ordinary for this channel; the same number is the same person. */
  person(number: number): string
  /** As the store finds them. */
  address(person: string): ChannelAddress
  /** A proven message of words. `event` tells one message from another: the same one twice is a repetition, byte for byte. */
  text(person: string, event: number, words: string): Promise<RawCall>
  /** This body as somebody sends it who is not the service. */
  forged(body: string): Promise<readonly NamedCall[]>
  /** The same content in other bytes under the proof of the first: 200 where the proof does not cover the bytes, else 401. */
  readonly reserialised: { readonly status: number; of(call: RawCall): RawCall }
  /** Proven, known and not served: answered and forgotten. */
  ignored(person: string): Promise<readonly NamedCall[]>
  /** Proven and not to be read: kept as a gap. Empty where the body is our own page's. */
  unreadable(person: string): Promise<readonly NamedCall[]>
  /** What somebody does who takes the nth choice (from 1) under `sent`. */
  choose(person: string, event: number, sent: Sent, nth: number): Promise<RawCall>
  /** Everything that we tried to say to this person so far. */
  sentTo(person: string): Promise<readonly Sent[]>
  /** The next sends end so, one each; after them everything is accepted. Left out where nothing is sent. */
  answerWith?(...answers: readonly Answer[]): void
  close(): Promise<void>
}
