import type { ChannelAddress } from '../bot/message.ts'

/**
 * Tells open pages that there is something new for their address, which stays the same when an erase puts another conversation behind it.
 * Inside one process only; pages look on their own as well.
 */
export interface News {
  tell(address: ChannelAddress): void
  /** `listener` is called after every `tell` of this address, until the returned function is called. */
  listen(address: ChannelAddress, listener: () => void): () => void
}

export function openNews(): News {
  const listeners = new Map<string, Set<() => void>>()
  return {
    tell(address) {
      for (const listener of [...(listeners.get(keyOf(address)) ?? [])]) listener()
    },
    listen(address, listener) {
      const key = keyOf(address)
      const others = listeners.get(key) ?? new Set()
      listeners.set(key, others.add(listener))
      return () => {
        others.delete(listener)
        if (others.size === 0 && listeners.get(key) === others) listeners.delete(key)
      }
    },
  }
}

function keyOf({ channel, account, id }: ChannelAddress): string {
  return `${channel}/${account}/${id}`
}
