import type { Channel } from './channel.ts'
import type { ChannelDeps } from './open-channel.ts'

/** The same channel, which tells when its service does not take the token any more: no waiting mends that, only a new token does. */
export function tellingOfToken(channel: Channel, { onTrouble }: Pick<ChannelDeps, 'onTrouble'>): Channel {
  const tell = (code: string | null) => onTrouble(channel.name, 'sending', code)
  return {
    ...channel,
    async send(...all) {
      const outcome = await channel.send(...all)
      if (outcome.kind === 'sent') tell(null)
      if (outcome.kind === 'try-later' && outcome.code === 'token-revoked') tell(outcome.code)
      return outcome
    },
  }
}
