import type { BotFrameworkSettings } from './botframework/settings.ts'
import type { Channel } from './channel.ts'
import type { ChannelDeps, OpenChannel } from './open-channel.ts'
import type { OpenTelegram, TelegramSettings } from './telegram/open-telegram.ts'
import { tellTrouble } from './tell-trouble.ts'
import type { ZaloBotSettings } from './zalo-bot/open-zalo-bot.ts'
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

/** Opens every channel that is set, and loads no other. A further one is a line here and a folder beside this file. */
export async function openChannels(settings: ChannelSettings, deps: ChannelDeps): Promise<OpenChannels> {
  const { telegram: onTelegram, zaloOa: onZaloOa, zaloBot: onZaloBot, botframework: onBotFramework } = settings
  const telegram = onTelegram && (await import('./telegram/open-telegram.ts')).openTelegram(onTelegram, deps)
  const zaloOa = onZaloOa && (await import('./zalo-oa/open-zalo-oa.ts')).openZaloOa(onZaloOa, deps)
  const zaloBot = onZaloBot && (await import('./zalo-bot/open-zalo-bot.ts')).openZaloBot(onZaloBot, deps)
  const botframework =
    onBotFramework && (await (await import('./botframework/open-botframework.ts')).openBotFramework(onBotFramework, deps))
  const telling = <T extends OpenChannel>(one: T | null) => one && tellTrouble(one, deps.onTrouble)
  // The account of Zalo tells its own: what its codes mean for whoever keeps the copy is more than that everybody waits.
  const open: readonly OpenChannel[] = [telling(telegram), zaloOa, telling(zaloBot), telling(botframework)].filter((one) => one !== null)
  return {
    byName: new Map(open.map(({ channel }) => [channel.name, channel])),
    open,
    telegram,
    async close() {
      await Promise.all(open.map((one) => one.close()))
    },
  }
}
