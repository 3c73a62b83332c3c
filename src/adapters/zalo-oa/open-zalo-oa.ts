import { setTimeout as wait } from 'node:timers/promises'
import { type ChannelDeps, loginAddress, type OpenChannel, webhookAddress } from '../open-channel.ts'
import { openPoster } from '../post-json.ts'
import { zaloLogin } from './log-in.ts'
import { askForTokens } from './oauth.ts'
import { zaloOaStatus } from './status.ts'
import { type TokenKeeper, tokenKeeper } from './token-keeper.ts'
import { accountIn, whoAmI } from './who-am-i.ts'
import { type Tell, type ZaloOaSettings, zaloOaChannel } from './zalo-oa-channel.ts'

/** As many sends at once as the pacing can start within one time-out, an upload and a renewal. */
const connections = 32

export function openZaloOa(settings: ZaloOaSettings, { publicAddress, tokensOf, onTrouble, now }: ChannelDeps): OpenChannel {
  const name = 'zalo-oa'
  const poster = openPoster(connections)
  const box = tokensOf({ channel: name, account: settings.oaId })
  const tell: Tell = (part, code) => onTrouble(name, part, code)
  const tokens = tokenKeeper({
    box,
    ask: (refresh) => askForTokens(poster, settings, { grant_type: 'refresh_token', refresh_token: refresh }),
    now,
    wait,
  })
  const webhook = publicAddress === null ? null : webhookAddress(publicAddress, name)
  const redirect = publicAddress === null ? null : loginAddress(publicAddress, name)
  const accountOf = async (access: string) => accountIn(await whoAmI(settings.apiRoot, access)).oa_id ?? null
  return {
    channel: {
      ...zaloOaChannel(settings, { poster, tokens, onTrouble: tell }),
      status: (signal) => zaloOaStatus({ apiRoot: settings.apiRoot, webhook, tokens }, signal),
    },
    poll: null,
    tend: (signal) => keepFresh(tokens, tell, signal),
    login: zaloLogin(settings, { poster, box, now, redirect, onTrouble: tell, accountOf }),
    async close() {
      await tokens.settled()
      poster.close()
    },
  }
}

async function keepFresh(tokens: TokenKeeper, tell: Tell, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const { code, againMs } = await tokens.look()
    tell('tokens', code)
    await wait(againMs, undefined, { signal }).catch(() => undefined)
  }
}
