import { webhookAddress } from '../../adapters/open-channel.ts'
import { openPoster } from '../../adapters/post-json.ts'
import { openApi } from '../../adapters/telegram/call.ts'
import { setWebhook } from '../../adapters/telegram/webhook-setup.ts'
import type { Config } from '../../config.ts'
import { problemText } from './status-text.ts'

/** Tells Telegram where to deliver, and what its menu shows. Returns the exit code. */
export async function setTelegram({ telegram, publicAddress }: Config): Promise<number> {
  if (telegram === null) {
    console.error('Telegram is not configured: set BEN_AN_TELEGRAM_TOKEN.')
    return 1
  }
  const { delivery } = telegram
  if (delivery.by === 'polling' || publicAddress === null) {
    console.log('Telegram is asked by long polling here; there is no webhook to set.')
    return 0
  }
  const address = webhookAddress(publicAddress, 'telegram')
  const poster = openPoster(1)
  const problem = await setWebhook(openApi(poster, telegram), address, delivery.secret)
  poster.close()
  if (problem !== null) {
    console.error(problemText(problem, 'telegram', 'en'))
    return 1
  }
  console.log(`Telegram delivers to ${address} from now on.`)
  return 0
}
