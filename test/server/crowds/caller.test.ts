import { expect, test } from 'vitest'
import { callerOf } from '../../../src/server/crowds/caller.ts'

const cases = [
  { name: 'an IPv4 address counts alone', ip: '203.0.113.7', caller: '203.0.113.7' },
  { name: 'IPv4 written as IPv6 is the same caller', ip: '::ffff:203.0.113.7', caller: '203.0.113.7' },
  { name: 'a household shares its block', ip: '2001:db8:1:2:aaaa:bbbb:cccc:dddd', caller: '2001:db8:1:2' },
  { name: 'short spelling, same block', ip: '2001:0db8:1:2::5', caller: '2001:db8:1:2' },
  { name: 'zeros left out in front', ip: '2001:db8::1', caller: '2001:db8:0:0' },
  { name: 'loopback', ip: '::1', caller: '0:0:0:0' },
]
for (const { name, ip, caller } of cases) {
  test(`rate limits: ${name}`, () => {
    expect(callerOf({ ip })).toBe(caller)
  })
}
