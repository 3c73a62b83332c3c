import type { SendOutcome } from './channel.ts'
import type { ChannelDeps, OpenChannel } from './open-channel.ts'

/** The same channel, whose sends tell what holds up everybody on it: most of it only whoever keeps the copy can put right. */
export function tellTrouble<T extends OpenChannel>(open: T, onTrouble: ChannelDeps['onTrouble']): T {
  const { channel } = open
  return {
    ...open,
    channel: {
      ...channel,
      async send(...sending) {
        const outcome = await channel.send(...sending)
        const trouble = troubleOf(outcome)
        if (trouble !== undefined) onTrouble(channel.name, 'sending', trouble)
        return outcome
      },
    },
  }
}

/** Null: it works. How one row alone ended says nothing of the channel. */
function troubleOf(outcome: SendOutcome): string | null | undefined {
  if (outcome.kind === 'sent') return null
  return outcome.kind === 'try-later' && outcome.wholeChannel ? outcome.code : undefined
}
