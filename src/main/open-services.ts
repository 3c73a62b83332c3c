import { askStatuses } from '../adapters/ask-statuses.ts'
import { logInHouse } from '../adapters/open-channel.ts'
import { openChannels } from '../adapters/open-channels.ts'
import { webLimits } from '../adapters/web/web-channel.ts'
import { limitsFor } from '../bot/say/channel-limits.ts'
import { openTroubles } from '../server/channels/channel-troubles.ts'
import { openHeardCalls } from '../server/channels/heard-calls.ts'
import { withLostReplies } from '../server/lost-replies.ts'
import type { LimitsOf } from '../server/take-turn.ts'
import { answerCommandLine } from '../store/control.ts'
import { boxOf } from '../store/tokens/box-of.ts'
import type { Kept, Opening } from './opening.ts'

export type Services = Awaited<ReturnType<typeof openServices>>

/** The services that channels belong to, and the command line that asks after them. */
export async function openServices({ config, log, time, closing, later }: Opening, { store, library }: Kept) {
  const onTrouble = openTroubles({ time, log, alertAdmins: (channel, code) => void later.alerting?.alertAdmins(channel, code) })
  const heard = openHeardCalls(onTrouble)
  const channels = await openChannels(config, {
    staffChat: () => later.alerting?.staffChat() ?? null,
    publicAddress: config.publicAddress,
    knowledge: library.knowledge,
    now: time.nowMs,
    tokensOf: (account) => boxOf(store.tokens, account),
    onTrouble,
  })
  closing.push(() => channels.close())
  const channelStatuses = async () => withLostReplies(store, heard.beside(await askStatuses(channels)), time.nowMs())
  closing.push(
    await answerCommandLine(store, config.dataFolder, {
      channels: channelStatuses,
      phones: async () => ({ reachable: (await later.alerting?.phonesReachable()) ?? null }),
      ...logInHouse(channels.open),
    }),
  )
  const limitsOf: LimitsOf = (to) => limitsFor(to, channels.byName.get(to.channel)?.limits ?? webLimits)
  return { channels, channelStatuses, heard, limitsOf, onTrouble }
}
