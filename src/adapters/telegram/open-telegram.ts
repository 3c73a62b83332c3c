import type { Api } from 'grammy/web'
import type { Channel } from '../channel.ts'
import { openPoster } from '../post-json.ts'
import { openApi } from './call.ts'
import { telegramChannel } from './telegram-channel.ts'

export interface OpenTelegram {
  readonly channel: Channel
  readonly api: Api
  /** The bot's own id. */
  readonly account: string
  close(): void
}

/** As many sends at once as the pacing can start within one time-out, and one that waits for updates. */
const connections = 64

/**
 * `secret` is null where updates are asked for and not delivered; `staffChat` tells where the staff's group is now. Nothing is sent until
 * something is.
 */
export function openTelegram(
  telegram: { readonly token: string; readonly apiRoot: string },
  secret: string | null,
  staffChat?: () => string | null,
): OpenTelegram {
  const poster = openPoster(connections)
  const api = openApi(poster, telegram)
  const [account = ''] = telegram.token.split(':')
  return { channel: telegramChannel(api, account, secret, staffChat), api, account, close: () => poster.close() }
}
