import type { Api } from 'grammy/web'
import type { ChannelAddress } from '../../bot/message.ts'
import type { SendOutcome } from '../channel.ts'
import { called } from './call.ts'
import { sendOutcome } from './send-outcome.ts'

/** As many as one call may name. */
const mostAtOnce = 100

const timeoutMs = 10_000

/**
 * Deletes messages of both sides from a private chat. Those that are gone already count as deleted. One that Telegram will not delete makes
 * it refuse all of its call: then each is asked for alone. Never rejects.
 */
export async function takeBack(
  api: Api,
  to: ChannelAddress,
  remoteIds: readonly string[],
  signal: AbortSignal,
): Promise<readonly SendOutcome[]> {
  const outcomes: SendOutcome[] = []
  for (let from = 0; from < remoteIds.length; from += mostAtOnce) {
    const some = remoteIds.slice(from, from + mostAtOnce)
    const together = await remove(api, to, some, signal)
    const apart = together.kind === 'refused' && some.length > 1
    for (const id of some) outcomes.push(apart ? await remove(api, to, [id], signal) : together)
  }
  return outcomes
}

async function remove(api: Api, { id }: ChannelAddress, remoteIds: readonly string[], signal: AbortSignal): Promise<SendOutcome> {
  const ended = await called((over) => api.deleteMessages(Number(id), remoteIds.map(Number), over), timeoutMs, signal)
  return ended.kind === 'ok' ? { kind: 'sent', remoteId: null } : sendOutcome(ended)
}
