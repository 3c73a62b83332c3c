import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Channel, RawRequest } from './channel.ts'

/** A channel that is ready. Nothing is sent and nothing asked until somebody does. */
export interface OpenChannel {
  readonly channel: Channel
  /** Asks for what people wrote, until the signal ends it, and never rejects; null where the service delivers by itself. */
  readonly poll: ((asking: Asking, signal: AbortSignal) => Promise<void>) | null
  close(): unknown
}

/** Who asks a channel, and what becomes of what it tells. */
export interface Asking {
  /** Keeps one call and resolves once it is on disk. A rejection means that it was not kept: it is asked for again. */
  readonly keep: (call: RawRequest) => Promise<void>
  readonly nowMs: () => number
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
  readonly nowMs: () => number
}

/** Where a service delivers to. */
export function webhookAddress(publicAddress: string, channel: string): string {
  return `${publicAddress}/webhooks/${channel}`
}
