import { parseArgs } from 'node:util'
import { channelSwitches } from '../adapters/open-channels.ts'
import { type Config, readConfig } from '../config.ts'
import { languages } from '../knowledge/knowledge.ts'
import { askChannels } from './channel/ask-channels.ts'
import { logIn } from './channel/log-in.ts'
import { setTelegram, setZaloBot } from './channel/set-webhook.ts'
import { statusText } from './channel/status-text.ts'
import { tellUsage } from './tell-usage.ts'

export const summary =
  'set up a channel, or ask how it stands: channel telegram|zalo-bot set | channel zalo-oa login | channel NAME status [--lang vi] [--json]'

/** What can be done with one channel beside asking how it stands. Returns the exit code. */
type Act = (config: Config, argv: readonly string[]) => Promise<number>

const acts: Readonly<Record<string, Readonly<Record<string, Act>>>> = {
  telegram: { set: setTelegram },
  'zalo-bot': { set: setZaloBot },
  'zalo-oa': { login: logInToAccount },
}

export async function run(argv: readonly string[]): Promise<number> {
  const [channel = '', act = '', ...rest] = argv
  if (!Object.hasOwn(channelSwitches, channel)) return usage()
  if (act === 'status') return tellStatus(channel, rest)
  const carryOut = acts[channel]?.[act]
  return carryOut === undefined ? usage() : carryOut(readConfig(), rest)
}

async function logInToAccount(config: Config, argv: readonly string[]): Promise<number> {
  if (config.zaloOa !== null) return logIn('zalo-oa', config, argv)
  console.error('Zalo Official Account is not configured: set BEN_AN_ZALO_OA_ID and the three beside it, and restart the server.')
  return 1
}

function usage(): number {
  return tellUsage(summary, { more: [`Channels: ${Object.keys(channelSwitches).join(', ')}`] })
}

/** Exit code 1 where it is not set, or anything is wrong with it. */
async function tellStatus(channel: string, argv: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...argv],
    options: { lang: { type: 'string', default: 'en' }, json: { type: 'boolean', default: false } },
  })
  const language = languages.find((known) => known === values.lang)
  if (language === undefined) return usage()
  const one = (await askChannels(readConfig())).find(({ name }) => name === channel)
  if (one === undefined) return usage()
  console.log(values.json ? JSON.stringify(one, null, 2) : statusText(one, language))
  return one.status.configured && one.status.problems.length === 0 ? 0 : 1
}
