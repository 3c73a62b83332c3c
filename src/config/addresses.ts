import { isLoopback } from '../loopback.ts'

/** Null for anything but an origin; in production it is https, and not this machine. */
export function readOrigin(text: string, production: boolean): string | null {
  const url = URL.parse(text)
  if (!url || url.username || url.password || url.search || url.hash || !['', '/'].includes(url.pathname)) return null
  return isSafe(url, production) && !(production && isLoopback(url.hostname)) ? url.origin : null
}

/** The token travels in the path. */
export function readApiRoot(text: string, production: boolean): string | null {
  const url = URL.parse(text)
  if (!url || url.search || url.hash || text.endsWith('/')) return null
  return isSafe(url, production) ? text : null
}

/** Where we post to on our own. */
export function readTarget(text: string, production: boolean): string | null {
  const url = URL.parse(text)
  if (!url || url.username || url.password || url.hash) return null
  return isSafe(url, production) ? text : null
}

/** Plain http is for a machine that talks to itself, and never in production. */
function isSafe({ protocol, hostname }: URL, production: boolean): boolean {
  return protocol === 'https:' || (!production && protocol === 'http:' && isLoopback(hostname))
}

/** The origin of a service that is played on this machine. */
export function readStandIn(text: string): string | null {
  const url = URL.parse(text)
  return url?.origin === text && isLoopback(url.hostname) ? text : null
}

/** Addresses or blocks; a name such as `true`, and a block that is the whole world, would let anybody forge where they come from. */
export function readProxies(text: string): readonly string[] | null {
  const addresses = list(text)
  const isAddress = (item: string) => /^[0-9a-f.:]+(?:\/(?:[89]|[1-9]\d|1[01]\d|12[0-8]))?$/i.test(item) && /[.:]/.test(item)
  return addresses.length > 0 && addresses.every(isAddress) ? addresses : null
}

export function list(text: string): readonly string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '')
}
