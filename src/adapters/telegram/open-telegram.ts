import type { Api } from 'grammy/web'
import { onlyInPrivate } from '../only-in-private.ts'
import { type ChannelDeps, type OpenChannel, webhookAddress } from '../open-channel.ts'
import { openPoster } from '../post-json.ts'
import { openApi } from './call.ts'
import { telegramFiles } from './files.ts'
import { pollTelegram } from './poll.ts'
import { telegramStatus } from './status.ts'
import { telegramChannel } from './telegram-channel.ts'

export interface TelegramSettings {
  readonly token: string
  readonly apiRoot: string
  readonly delivery: { readonly by: 'webhook'; readonly secret: string } | { readonly by: 'polling' }
  readonly staffGroup: { readonly chat: string } | null
}

export interface OpenTelegram extends OpenChannel {
  readonly api: Api
  /** The bot's own id. */
  readonly account: string
}

/** As many sends at once as the pacing can start within one time-out, and one that waits for updates. */
const connections = 64

/** How long Telegram holds a call that has nothing to tell, and how long we wait where something does not hold it. */
const asked = { waitSeconds: 50, idleMs: 1000 }

export function openTelegram(settings: TelegramSettings, { staffChat, publicAddress, knowledge }: ChannelDeps): OpenTelegram {
  const { token, delivery, staffGroup } = settings
  const poster = openPoster(connections)
  const api = openApi(poster, settings)
  const [account = ''] = token.split(':')
  const webhook = delivery.by === 'webhook' && publicAddress !== null ? webhookAddress(publicAddress, 'telegram') : null
  const secret = delivery.by === 'webhook' ? delivery.secret : null
  const files = telegramFiles(api, poster, settings)
  const channel = telegramChannel(api, files, { account, secret }, { staffChat, inGroup: onlyInPrivate(knowledge) })
  return {
    channel: {
      ...channel,
      status: (signal) => telegramStatus(api, account, { webhook, group: staffChat() ?? staffGroup?.chat ?? null }, signal),
    },
    poll: delivery.by === 'polling' ? (asking, signal) => pollTelegram(api, { ...asking, ...asked }, signal) : null,
    api,
    account,
    close: () => poster.close(),
  }
}
