import type { FoundFile } from '../adapters/channel.ts'
import { isHostOf } from '../adapters/is-host-of.ts'

type Where = Extract<FoundFile, { kind: 'found' }>

/** What is wrong with fetching this address, or null. Pure; names are resolved and checked again at the connection. */
export function vetAddress(url: URL, hosts: Where['hosts'], ownOrigins: ReadonlySet<string>): string | null {
  if (url.username !== '' || url.password !== '') return 'credentials-in-address'
  if (ownOrigins.has(url.origin)) return hosts.includes(url.host) ? null : 'foreign-host'
  if (url.protocol !== 'https:') return 'not-https'
  return hosts.some((host) => isHostOf(url.host, host)) ? null : 'foreign-host'
}
