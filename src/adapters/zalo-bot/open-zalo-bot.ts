import { onlyInPrivate } from '../only-in-private.ts'
import { type ChannelDeps, type OpenChannel, webhookAddress } from '../open-channel.ts'
import { openPoster } from '../post-json.ts'
import { type ZaloBotApi, zaloBotApi } from './call.ts'
import { pollZaloBot } from './poll.ts'
import { zaloBotStatus } from './status.ts'
import { zaloBotChannel } from './zalo-bot-channel.ts'

export interface ZaloBotSettings {
  readonly token: string
  readonly apiRoot: string
  readonly delivery: { readonly by: 'webhook'; readonly secret: string } | { readonly by: 'polling' }
  readonly fileHosts: readonly string[]
}

export interface OpenZaloBot extends OpenChannel {
  readonly api: ZaloBotApi
}

/** As many sends at once as the pacing can start within one time-out, and one that waits for updates. */
const connections = 32

/** How long the platform holds a call that has nothing to tell, and how long we wait where something does not hold it. */
const asked = { waitSeconds: 5, idleMs: 1000, againMs: 1000 }

export function openZaloBot(
  settings: ZaloBotSettings,
  { publicAddress, knowledge }: Pick<ChannelDeps, 'publicAddress' | 'knowledge'>,
): OpenZaloBot {
  const { token, apiRoot, delivery, fileHosts } = settings
  const poster = openPoster(connections)
  const api = zaloBotApi(poster, settings)
  const [account = ''] = token.split(':')
  const webhook = delivery.by === 'webhook' && publicAddress !== null ? webhookAddress(publicAddress, 'zalo-bot') : null
  const secret = delivery.by === 'webhook' ? delivery.secret : null
  return {
    channel: {
      ...zaloBotChannel(api, { account, apiRoot, fileHosts, secret }, onlyInPrivate(knowledge)),
      status: (signal) => zaloBotStatus(api, webhook, signal),
    },
    poll: delivery.by === 'polling' ? (asking, signal) => pollZaloBot(api, { ...asking, ...asked }, signal) : null,
    api,
    close: () => poster.close(),
  }
}
