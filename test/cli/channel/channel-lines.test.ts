import { expect, test } from 'vitest'
import type { ChannelSettings } from '../../../src/adapters/open-channels.ts'
import { channelLines } from '../../../src/cli/channel/channel-lines.ts'

const off: ChannelSettings = { telegram: null, zaloOa: null, zaloBot: null, botframework: null }
const zaloOa = {
  ...{ appId: '1', appSecret: 'secret', oaId: '2', oaSecret: 'secret' },
  ...{ apiRoot: 'https://zalo.example', oauthRoot: 'https://zalo.example', fileHosts: [] },
}

test('a server that starts names every channel that is set, and what would switch on the others', () => {
  expect(channelLines({ ...off, zaloOa, botframework: { app: null } })).toEqual([
    ['channel', 'zalo-oa, by webhook; `ben-an channel zalo-oa status` says whether somebody has logged in'],
    ['channel', 'botframework, for the Emulator: nothing is proven'],
    ['channels', 'not configured: telegram (BEN_AN_TELEGRAM_TOKEN), zalo-bot (BEN_AN_ZALO_BOT_TOKEN)'],
  ])
  expect(channelLines(off).map(([name]) => name)).toEqual(['channels'])
})
