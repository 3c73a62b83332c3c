import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Channel, RawRequest } from './channel.ts'
import type { LoginBox, TokenAccount } from './token-box.ts'

/** A channel that is ready. Nothing is sent and nothing asked until somebody does. */
export interface OpenChannel {
  readonly channel: Channel
  /** Asks for what people wrote, until the signal ends it, and never rejects; null where the service delivers by itself. */
  readonly poll: ((asking: Asking, signal: AbortSignal) => Promise<void>) | null
  /** What has to be done while it is open, such as keeping its tokens fresh; until the signal ends it, never rejects. Left out: nothing. */
  readonly tend?: (signal: AbortSignal) => Promise<void>
  /** How somebody gives us the right to speak for the account; left out where a fixed token does. */
  readonly login?: ChannelLogin
  close(): unknown
}

export interface ChannelLogin {
  /** Where whoever keeps the account over there has to consent, and where they are sent back to; null: there is no public address. */
  begin(): Promise<{ readonly url: string; readonly redirect: string } | null>
  /** What the service sent them back with. */
  end(returned: URLSearchParams): Promise<LoginEnd>
}

/** `unknown`: no such log-in was begun here, or too long ago. */
export type LoginEnd = 'logged-in' | 'unknown' | 'another-account' | 'refused' | 'unanswered'

/** Who asks a channel, and what becomes of what it tells. */
export interface Asking {
  /** Keeps one call and resolves once it is on disk. A rejection means that it was not kept: it is asked for again. */
  readonly keep: (call: RawRequest) => Promise<void>
  readonly now: () => number
  /** For how long something took: the wall clock may be set meanwhile. */
  readonly steadyMs: () => number
  /** Told by code when a round fails, and with null when one succeeds after that. */
  readonly onTrouble: (code: string | null) => void
}

/** What a channel needs of the house around it. */
export interface ChannelDeps {
  /** Where the staff's group is now; null: there is none. */
  readonly staffChat: () => string | null
  /** The origin that people type; null on a machine that only talks to itself. */
  readonly publicAddress: string | null
  /** For what a channel says by itself, outside of a conversation; null: there is no content. */
  readonly knowledge: () => Knowledge | null
  readonly now: () => number
  /** Where a channel that is handed tokens keeps them. */
  readonly tokensOf: (account: TokenAccount) => LoginBox
  /** Told by code what keeps a part of a channel from working, each time it is met, and null when that part works. */
  readonly onTrouble: (channel: string, part: string, code: string | null) => void
}

/** Where whoever logged in for a channel is sent back to. */
export function loginAddress(publicAddress: string, channel: string): string {
  return `${publicAddress}/channels/${channel}/login`
}

/** Where a service delivers to. */
export function webhookAddress(publicAddress: string, channel: string): string {
  return `${publicAddress}/webhooks/${channel}`
}

/** The log-ins of these channels as the command line asks for them, by name. What they say is wrapped, for they may say nothing. */
export function logInHouse(open: readonly OpenChannel[]): Readonly<Record<string, (word: string) => Promise<{ readonly said: unknown }>>> {
  return Object.fromEntries(
    open.flatMap(({ channel: { name }, login }) =>
      login === undefined
        ? []
        : [
            [`${name}-begin-login`, async () => ({ said: await login.begin() })],
            [`${name}-end-login`, async (returned: string) => ({ said: await login.end(new URLSearchParams(returned)) })],
          ],
    ),
  )
}
