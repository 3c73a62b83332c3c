import { openBotFramework } from './botframework/open-botframework.ts'
import type { BotFrameworkSettings } from './botframework/settings.ts'
import type { Channel } from './channel.ts'
import type { ChannelDeps, OpenChannel } from './open-channel.ts'
import { type OpenTelegram, openTelegram, type TelegramSettings } from './telegram/open-telegram.ts'
import { openZaloBot, type ZaloBotSettings } from './zalo-bot/open-zalo-bot.ts'
import { openZaloOa } from './zalo-oa/open-zalo-oa.ts'
import type { ZaloOaSettings } from './zalo-oa/zalo-oa-channel.ts'

/** What is set for each channel that somebody else runs; null: it is off. The web chat is our own and is always there. */
export interface ChannelSettings {
  readonly telegram: TelegramSettings | null
  readonly zaloOa: ZaloOaSettings | null
  readonly zaloBot: ZaloBotSettings | null
  readonly botframework: BotFrameworkSettings | null
}

/** Every channel that can be set, by name, with the variable that switches it on. */
export const channelSwitches: Readonly<Record<string, string>> = {
  telegram: 'BEN_AN_TELEGRAM_TOKEN',
  'zalo-oa': 'BEN_AN_ZALO_OA_ID',
  'zalo-bot': 'BEN_AN_ZALO_BOT_TOKEN',
  botframework: 'BEN_AN_BOTFRAMEWORK_APP_ID',
}

export interface OpenChannels {
  readonly byName: ReadonlyMap<string, Channel>
  readonly open: readonly OpenChannel[]
  /** The group of the staff is spoken to over the same connections. */
  readonly telegram: OpenTelegram | null
  close(): Promise<void>
}

/** Opens every channel that is set. A further one is a line here and a folder beside this file. */
export async function openChannels(settings: ChannelSettings, deps: ChannelDeps): Promise<OpenChannels> {
  const telegram = settings.telegram && openTelegram(settings.telegram, deps)
  const zaloOa = settings.zaloOa && openZaloOa(settings.zaloOa, deps)
  const zaloBot = settings.zaloBot && openZaloBot(settings.zaloBot, deps)
  const botframework = settings.botframework && (await openBotFramework(settings.botframework, deps))
  const open: readonly OpenChannel[] = [telegram, zaloOa, zaloBot, botframework].filter((one) => one !== null)
  return {
    byName: new Map(open.map(({ channel }) => [channel.name, channel])),
    open,
    telegram,
    async close() {
      await Promise.all(open.map((one) => one.close()))
    },
  }
}
