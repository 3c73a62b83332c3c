import { openPoster } from '../adapters/post-json.ts'
import { openApi } from '../adapters/telegram/call.ts'
import { type Standing, staffGroupCalls } from '../adapters/telegram/staff-group.ts'
import { setWebhook, telegramStatus } from '../adapters/telegram/webhook-setup.ts'
import { readConfig, type TelegramConfig } from '../config.ts'

export const summary = 'set up a channel, or ask how it stands: channel telegram set|status'

export async function run(argv: readonly string[]): Promise<number> {
  const [channel, act] = argv
  if (channel !== 'telegram' || (act !== 'set' && act !== 'status')) {
    console.error(`Usage: ben-an ${summary.split(': ')[1]}`)
    return 2
  }
  const { telegram, publicAddress } = readConfig()
  if (telegram === null) {
    console.error('Telegram is not configured: set BEN_AN_TELEGRAM_TOKEN.')
    return 1
  }
  return act === 'set' ? set(telegram, publicAddress) : status(telegram, publicAddress)
}

async function set(telegram: TelegramConfig, publicAddress: string | null): Promise<number> {
  const { delivery } = telegram
  if (delivery.by === 'polling' || publicAddress === null) {
    console.log('Telegram is asked by long polling here; there is no webhook to set.')
    return 0
  }
  const poster = openPoster(1)
  const trouble = await setWebhook(openApi(poster, telegram), webhookAddress(publicAddress), delivery.secret)
  poster.close()
  if (trouble !== null) {
    console.error(trouble)
    return 1
  }
  console.log(`Telegram delivers to ${webhookAddress(publicAddress)} from now on.`)
  return 0
}

async function status(telegram: TelegramConfig, publicAddress: string | null): Promise<number> {
  const { delivery, staffGroup } = telegram
  const poster = openPoster(1)
  const api = openApi(poster, telegram)
  const found = await telegramStatus(api)
  const [account = ''] = telegram.token.split(':')
  const group = staffGroup && (await staffGroupCalls(api, account, () => staffGroup.chat).standing())
  poster.close()
  const wanted = delivery.by === 'webhook' && publicAddress !== null ? webhookAddress(publicAddress) : null
  console.log(`bot         ${found.bot === null ? 'unknown' : `@${found.bot}`}`)
  console.log(`delivery    ${delivery.by}`)
  console.log(`webhook     ${found.url ?? 'none'}${found.url === wanted ? '' : `, expected ${wanted ?? 'none'}`}`)
  if (found.waiting !== null) console.log(`waiting     ${found.waiting}`)
  if (found.lastError !== null) console.log(`last error  ${new Date(found.lastError.atMs).toISOString()} ${found.lastError.message}`)
  if (group !== null) console.log(`group       ${standings[group]}`)
  if (found.trouble !== null) console.log(found.trouble)
  return found.trouble === null && found.url === wanted && (group === null || group === 'ready') ? 0 : 1
}

/** How the group of the staff stands, and what the operator does about it. */
const standings: Readonly<Record<Standing, string>> = {
  ready: 'ready',
  'no-topics': 'has no topics: switch them on in the settings of the group',
  'not-admin': 'the bot is no administrator there: make it one',
  'no-right-to-manage-topics': 'the bot may not manage topics: allow it',
  'no-right-to-delete': 'the bot may not delete messages, so it could not take topics away again: allow it',
  'no-such-group': 'there is no such group, or the bot is not in it: check BEN_AN_TELEGRAM_STAFF_GROUP',
  unanswered: 'Telegram did not say: try again',
}

function webhookAddress(publicAddress: string): string {
  return `${publicAddress}/webhooks/telegram`
}
