import { webhookAddress } from '../../adapters/open-channel.ts'
import { openPoster } from '../../adapters/post-json.ts'
import { zaloBotApi } from '../../adapters/zalo-bot/call.ts'
import { problemOf } from '../../adapters/zalo-bot/status.ts'
import type { Config } from '../../config.ts'
import { problemText } from './status-text.ts'

const timeoutMs = 10_000

/** Tells the Zalo Bot Platform where to deliver. Doing it twice changes nothing. Returns the exit code. */
export async function setZaloBot({ zaloBot, publicAddress }: Config): Promise<number> {
  if (zaloBot === null) {
    console.error('The Zalo bot is not configured: set BEN_AN_ZALO_BOT_TOKEN.')
    return 1
  }
  const { delivery } = zaloBot
  if (delivery.by === 'polling' || publicAddress === null) {
    console.log('The Zalo Bot Platform is asked by long polling here; there is no webhook to set.')
    return 0
  }
  const url = webhookAddress(publicAddress, 'zalo-bot')
  const poster = openPoster(1)
  const called = await zaloBotApi(poster, zaloBot)('setWebhook', { url, secret_token: delivery.secret }, timeoutMs)
  poster.close()
  if (called.kind !== 'ok') {
    console.error(problemText(problemOf(called), 'zalo-bot', 'en'))
    return 1
  }
  console.log(`The Zalo Bot Platform delivers to ${url} from now on.`)
  return 0
}
