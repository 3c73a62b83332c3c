import type { ChannelLimits } from '../bot/say/channel-limits.ts'
import { botFrameworkLimits } from './botframework/botframework-channel.ts'
import { telegramLimits } from './telegram/telegram-channel.ts'
import { webLimits } from './web/web-channel.ts'
import { zaloBotLimits } from './zalo-bot/zalo-bot-channel.ts'
import { zaloOaLimits } from './zalo-oa/zalo-oa-channel.ts'

/** What each channel can carry, whether it is switched on here or not: for looking at content as people will get it. */
export const limitsByChannel: Readonly<Record<string, ChannelLimits>> = {
  'zalo-oa': zaloOaLimits,
  'zalo-bot': zaloBotLimits,
  telegram: telegramLimits,
  botframework: botFrameworkLimits,
  web: webLimits,
}
