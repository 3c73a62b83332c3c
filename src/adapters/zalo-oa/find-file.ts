import type { FoundFile } from '../channel.ts'

/** Ends of the host names that Zalo serves what people send from, as far as they have been seen; docs/operators.md says how to add one. */
const zaloHosts: readonly string[] = ['zdn.vn', 'zadn.vn', 'zalo.me', 'zaloapp.com', 'zaloplatforms.com']

/** What Zalo names in a signed call is an address already; it counts only on Zalo's own hosts, and leads to that one alone. Pure. */
export function findFile(ref: string, settings: { readonly apiRoot: string; readonly fileHosts: readonly string[] }): FoundFile {
  const url = URL.parse(ref)
  if (url === null || url.username !== '' || url.password !== '') return { kind: 'gone', code: 'unreadable-address' }
  const standsIn = url.host === URL.parse(settings.apiRoot)?.host
  const known = url.protocol === 'https:' && url.port === '' && isBelow(url.hostname, [...zaloHosts, ...settings.fileHosts])
  return known || standsIn ? { kind: 'found', url, headers: {}, hosts: [url.host] } : { kind: 'gone', code: 'foreign-host' }
}

function isBelow(host: string, ends: readonly string[]): boolean {
  return ends.some((end) => host === end || host.endsWith(`.${end}`))
}
