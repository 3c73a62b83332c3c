import type { Channel } from './channel.ts'
import type { ChannelStatus } from './channel-status.ts'
import { channelSwitches, type OpenChannels } from './open-channels.ts'

export interface NamedStatus {
  readonly name: string
  /** `configured: false`: nobody has switched it on. */
  readonly status: ChannelStatus | { readonly configured: false }
}

/** A service that has not told by then is told as silent; whoever waits before the console waits no longer than a little above. */
const longestMs = 12_000

/** How every channel stands that can be set, in the order of `channelSwitches`; all are asked at once. Never rejects. */
export function askStatuses({ byName }: Pick<OpenChannels, 'byName'>): Promise<readonly NamedStatus[]> {
  const signal = AbortSignal.timeout(longestMs)
  return Promise.all(
    Object.keys(channelSwitches).map(async (name) => {
      const channel = byName.get(name)
      if (channel === undefined) return { name, status: { configured: false } }
      return { name, status: (await statusOf(channel, signal)) ?? plain }
    }),
  )
}

/**
 * Null: there is nobody to ask. A channel that stumbles over an answer of no known shape says nothing of the others, and is
 * told as silent. Never rejects.
 */
export async function statusOf({ status }: Pick<Channel, 'status'>, signal: AbortSignal): Promise<ChannelStatus | null> {
  return (await status?.(signal).catch(() => unreadable)) ?? null
}

/** Of a channel that has nobody to ask. */
const plain: ChannelStatus = { configured: true, account: null, webhook: null, quota: null, problems: [] }

const unreadable: ChannelStatus = { ...plain, problems: [{ code: 'service-silent', detail: 'unreadable-answer' }] }
