import type { FoundFile } from '../channel.ts'
import { isHostOf } from '../is-host-of.ts'
import type { BotFrameworkSettings } from './settings.ts'
import type { Tokens } from './tokens.ts'

/**
 * Where a file can be fetched: from Microsoft's own hosts and no other, whatever address a message names. Our token goes only to the one
 * that asks for it. Never rejects.
 */
export async function findFile(ref: string, settings: BotFrameworkSettings, tokens: Tokens | null): Promise<FoundFile> {
  const url = URL.parse(ref)
  if (!url) return { kind: 'gone', code: 'no-address' }
  const standIn = settings.app && settings.standIn
  if (standIn && url.origin === new URL(standIn).origin) return { kind: 'found', url, headers: {}, hosts: [url.host] }
  const host = url.protocol === 'https:' ? hosts.find(({ name }) => isHostOf(url.host, name)) : undefined
  if (!host) return { kind: 'gone', code: 'foreign-host' }
  if (!host.wantsToken) return { kind: 'found', url, headers: {}, hosts: [host.name] }
  const got = await tokens?.get()
  if (got?.kind !== 'token') return { kind: 'try-later', code: 'no-token' }
  return { kind: 'found', url, headers: { authorization: `Bearer ${got.token}` }, hosts: [host.name] }
}

const hosts: readonly { readonly name: string; readonly wantsToken: boolean }[] = [
  { name: 'smba.trafficmanager.net', wantsToken: true },
  { name: '.botframework.com', wantsToken: false },
  { name: '.sharepoint.com', wantsToken: false },
]
