import type { FoundFile } from '../channel.ts'

/**
 * Ends of the host names that Zalo serves what people send from, as far as they have been seen; docs/operators.md says how to add one.
 * Documents lie on dlfl.vn and films on dlmd.me, which send on to flchat.vn and mdchat.me, pictures on
 * zdn.vn, which may send on to zadn.vn.
 */
const zaloHosts: readonly string[] = [
  'zdn.vn',
  'zadn.vn',
  'dlfl.vn',
  'flchat.vn',
  'dlmd.me',
  'mdchat.me',
  'zalo.me',
  'zaloapp.com',
  'zaloplatforms.com',
]

/** What Zalo names in a signed call is an address already; it counts only on Zalo's own hosts, and leads to no other. Pure. */
export function findFile(ref: string, settings: { readonly apiRoot: string; readonly fileHosts: readonly string[] }): FoundFile {
  const url = URL.parse(ref)
  if (url === null || url.username !== '' || url.password !== '') return { kind: 'gone', code: 'unreadable-address' }
  if (url.host === URL.parse(settings.apiRoot)?.host) return { kind: 'found', url, headers: {}, hosts: [url.host] }
  const ends = [...zaloHosts, ...settings.fileHosts]
  const known = url.protocol === 'https:' && url.port === '' && isBelow(url.hostname, ends)
  return known
    ? { kind: 'found', url, headers: {}, hosts: ends.flatMap((end) => [end, `.${end}`]) }
    : { kind: 'gone', code: 'foreign-host' }
}

function isBelow(host: string, ends: readonly string[]): boolean {
  return ends.some((end) => host === end || host.endsWith(`.${end}`))
}
