import type { Channel } from '../channel.ts'
import { openPoster } from '../post-json.ts'
import { type TelegramCall, telegramCall } from './call.ts'
import { telegramChannel } from './telegram-channel.ts'

export interface OpenTelegram {
  readonly channel: Channel
  readonly call: TelegramCall
  close(): void
}

/** As many sends at once as the pacing can start within one time-out, and one that waits for updates. */
const connections = 64

/** `secret` is null where updates are asked for and not delivered. Nothing is sent until something is. */
export function openTelegram(telegram: { readonly token: string; readonly apiRoot: string }, secret: string | null): OpenTelegram {
  const poster = openPoster(connections)
  const call = telegramCall(poster, telegram.apiRoot, telegram.token)
  const [account = ''] = telegram.token.split(':')
  return { channel: telegramChannel(call, account, secret), call, close: () => poster.close() }
}
