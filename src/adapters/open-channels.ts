import type { Channel, RawRequest } from './channel.ts'
import { type OpenTelegram, openTelegram, type TelegramSettings } from './telegram/open-telegram.ts'

/** What is set for each channel that somebody else runs; null: it is off. The web chat is our own and is always there. */
export interface ChannelSettings {
  readonly telegram: TelegramSettings | null
}

/** What a channel needs of the house around it. */
export interface ChannelDeps {
  /** Where the staff's group is now; null: there is none. */
  readonly staffChat: () => string | null
}

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

export interface OpenChannels {
  readonly byName: ReadonlyMap<string, Channel>
  readonly open: readonly OpenChannel[]
  /** The group of the staff is spoken to over the same connections. */
  readonly telegram: OpenTelegram | null
  close(): Promise<void>
}

/** Opens every channel that is set. A further one is a line here and a folder beside this file. */
export async function openChannels(settings: ChannelSettings, { staffChat }: ChannelDeps): Promise<OpenChannels> {
  const telegram = settings.telegram && openTelegram(settings.telegram, staffChat)
  const open: readonly OpenChannel[] = [telegram].filter((one) => one !== null)
  return {
    byName: new Map(open.map(({ channel }) => [channel.name, channel])),
    open,
    telegram,
    async close() {
      await Promise.all(open.map((one) => one.close()))
    },
  }
}
