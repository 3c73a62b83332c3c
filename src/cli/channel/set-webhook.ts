import type { ChannelProblem } from '../../adapters/channel-status.ts'
import { webhookAddress } from '../../adapters/open-channel.ts'
import { openPoster, type Poster } from '../../adapters/post-json.ts'
import { openApi } from '../../adapters/telegram/call.ts'
import { setWebhook } from '../../adapters/telegram/webhook-setup.ts'
import { zaloBotApi } from '../../adapters/zalo-bot/call.ts'
import { problemOf } from '../../adapters/zalo-bot/status.ts'
import type { Config } from '../../config.ts'
import { problemText } from './status-text.ts'

const timeoutMs = 10_000

/** Tells Telegram where to deliver, and what its menu shows. Returns the exit code. */
export async function setTelegram(config: Config): Promise<number> {
  const { telegram } = config
  if (telegram === null) return refuse('Telegram is not configured: set BEN_AN_TELEGRAM_TOKEN.')
  return deliverHere(config, 'telegram', 'Telegram', telegram, (poster, url, secret) => setWebhook(openApi(poster, telegram), url, secret))
}

/** Tells the Zalo Bot Platform where to deliver. Doing it twice changes nothing. Returns the exit code. */
export async function setZaloBot(config: Config): Promise<number> {
  const { zaloBot } = config
  if (zaloBot === null) return refuse('The Zalo bot is not configured: set BEN_AN_ZALO_BOT_TOKEN.')
  return deliverHere(config, 'zalo-bot', 'The Zalo Bot Platform', zaloBot, async (poster, url, secret) => {
    const called = await zaloBotApi(poster, zaloBot)('setWebhook', { url, secret_token: secret }, timeoutMs)
    return called.kind === 'ok' ? null : problemOf(called)
  })
}

async function deliverHere(
  { publicAddress }: Config,
  channel: string,
  service: string,
  { delivery }: NonNullable<Config['telegram' | 'zaloBot']>,
  set: (poster: Poster, url: string, secret: string) => Promise<ChannelProblem | null>,
): Promise<number> {
  if (delivery.by === 'polling' || publicAddress === null) {
    console.log(`${service} is asked by long polling here; there is no webhook to set.`)
    return 0
  }
  const url = webhookAddress(publicAddress, channel)
  const poster = openPoster(1)
  const problem = await set(poster, url, delivery.secret)
  poster.close()
  if (problem !== null) return refuse(problemText(problem, channel, 'en'))
  console.log(`${service} delivers to ${url} from now on.`)
  return 0
}

function refuse(why: string): 1 {
  console.error(why)
  return 1
}
