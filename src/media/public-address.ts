import ipaddr from 'ipaddr.js'

/**
 * Whether an address, as DNS or a socket gives it, belongs to the open internet: not this machine, not a network of its own, not one of the
 * addresses that stand for another one. What cannot be read does not. Pure.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address) || address.includes('%')) return false
  const parsed = ipaddr.process(address) // an IPv4 address inside an IPv6 one is what it stands for
  if (parsed.kind() === 'ipv4') return ordinaryIpv4.test(parsed.toString()) && parsed.range() === 'unicast'
  return parsed.range() === 'unicast' && globalUnicast.test(parsed.toNormalizedString())
}

/** All that is given out to anybody, 2000::/3. */
const globalUnicast = /^[23][0-9a-f]{3}:/

/** Not this network (0), and nothing from 240 on. */
const ordinaryIpv4 = /^(?:[1-9]|[1-9]\d|1\d\d|2[0-3]\d)\./
