import type { Api } from 'grammy/web'
import type { OpenChannel } from '../open-channels.ts'
import { openPoster } from '../post-json.ts'
import { openApi } from './call.ts'
import { pollTelegram } from './poll.ts'
import { telegramChannel } from './telegram-channel.ts'

export interface TelegramSettings {
  readonly token: string
  readonly apiRoot: string
  readonly delivery: { readonly by: 'webhook'; readonly secret: string } | { readonly by: 'polling' }
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

/** `staffChat` tells where the staff's group is now. */
export function openTelegram({ token, apiRoot, delivery }: TelegramSettings, staffChat?: () => string | null): OpenTelegram {
  const poster = openPoster(connections)
  const api = openApi(poster, { token, apiRoot })
  const [account = ''] = token.split(':')
  return {
    channel: telegramChannel(api, account, delivery.by === 'webhook' ? delivery.secret : null, staffChat),
    poll: delivery.by === 'polling' ? (asking, signal) => pollTelegram(api, { ...asking, ...asked }, signal) : null,
    api,
    account,
    close: () => poster.close(),
  }
}
