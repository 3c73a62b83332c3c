import { onlyInPrivate } from '../only-in-private.ts'
import type { ChannelDeps, OpenChannel } from '../open-channel.ts'
import { openPoster } from '../post-json.ts'
import { botFrameworkChannel } from './botframework-channel.ts'
import type { BotFrameworkSettings } from './settings.ts'
import { botFrameworkStatus } from './status.ts'
import { openTokens } from './tokens.ts'

/** As many sends at once as the pacing can start within one time-out. */
const connections = 64

/** Loads botbuilder, here and nowhere else: a server without this channel never does. */
export async function openBotFramework(settings: BotFrameworkSettings, { knowledge, now }: ChannelDeps): Promise<OpenChannel> {
  const { connect } = await import('./connect.ts')
  const poster = openPoster(connections)
  const tokens = settings.app && openTokens(poster, settings, now)
  const channel = botFrameworkChannel({ library: connect(settings, poster), settings, tokens, onlyInPrivate: onlyInPrivate(knowledge) })
  return {
    channel: { ...channel, status: (signal) => botFrameworkStatus(settings, tokens, signal) },
    poll: null,
    close: () => poster.close(),
  }
}
