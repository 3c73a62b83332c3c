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
      return { name, status: (await channel.status?.(signal)) ?? plain }
    }),
  )
}

/** Of a channel that has nobody to ask. */
const plain: ChannelStatus = { configured: true, account: null, webhook: null, quota: null, problems: [] }
