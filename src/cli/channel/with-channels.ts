import { existsSync } from 'node:fs'
import { type OpenChannels, openChannels } from '../../adapters/open-channels.ts'
import type { Config } from '../../config.ts'
import { storeFile } from '../../store/control.ts'
import { openKeys } from '../../store/keys/keys.ts'
import { openSqliteStore } from '../../store/open-store.ts'
import { boxOf } from '../../store/tokens/box-of.ts'

/**
 * Opens the channels in this process, where no server runs, and the store that they keep tokens in. Where there is no store yet it is made,
 * or there are no tokens.
 */
export async function withChannels<T>(
  config: Config,
  ifNone: 'make-store' | 'no-tokens',
  run: (channels: OpenChannels) => Promise<T>,
): Promise<T> {
  const path = storeFile(config.dataFolder)
  const isThere = ifNone === 'make-store' || existsSync(path)
  const store = isThere ? await openSqliteStore({ path, keys: openKeys({ key: config.keyFile, store: path }).keys, now: Date.now }) : null
  const channels = await openChannels(config, {
    staffChat: () => null,
    publicAddress: config.publicAddress,
    knowledge: () => null,
    now: Date.now,
    tokensOf: (account) => (store === null ? noTokens : boxOf(store.tokens, account)),
    onTrouble: () => undefined,
  })
  try {
    return await run(channels)
  } finally {
    await channels.close()
    await store?.close()
  }
}

const noTokens = {
  read: async () => null,
  beginRenewal: async () => false,
  endRenewal: async () => undefined,
  keep: async () => 'stale' as const,
  keepLogin: async () => undefined,
  useLogin: async () => null,
}
