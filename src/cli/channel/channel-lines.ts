import { type ChannelSettings, channelSwitches } from '../../adapters/open-channels.ts'

/** Every channel that is set; one that is not is named by the variable that would switch it on. */
export function channelLines({ telegram, zaloOa, zaloBot, botframework }: ChannelSettings): readonly (readonly [string, string])[] {
  const set: Readonly<Record<string, string | null>> = {
    telegram: telegram && `by ${telegram.delivery.by}`,
    'zalo-oa': zaloOa && 'by webhook; `ben-an channel zalo-oa status` says whether somebody has logged in',
    'zalo-bot': zaloBot && `by ${zaloBot.delivery.by}`,
    botframework: botframework && (botframework.app ? 'by webhook' : 'for the Emulator: nothing is proven'),
  }
  const names = Object.keys(channelSwitches)
  const off = names.filter((name) => !set[name]).map((name) => `${name} (${channelSwitches[name]})`)
  return [
    ...names.flatMap((name) => (set[name] ? [['channel', `${name}, ${set[name]}`] as const] : [])),
    ...(off.length > 0 ? [['channels', `not configured: ${off.join(', ')}`] as const] : []),
  ]
}
