import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { KeptTokens } from '../../../src/adapters/token-box.ts'
import { zaloOaStatus } from '../../../src/adapters/zalo-oa/status.ts'
import type { TokenKeeper } from '../../../src/adapters/zalo-oa/token-keeper.ts'

let zalo: Server
let error: number
beforeEach(async () => {
  zalo = createServer((_, response) => response.end(JSON.stringify(error === 0 ? { error, data: { name: 'Bến An' } } : { error })))
  await new Promise<void>((resolve) => zalo.listen(0, '127.0.0.1', resolve))
})
afterEach(() => zalo.close())

const pair: KeptTokens = { access: 'a', refresh: 'r', version: 1, gotAtMs: 0, expiresAtMs: 1, trouble: null }
const refused = { ...pair, trouble: { code: 'refused--14014', atMs: 1 } }

async function problems(kept: KeptTokens | null): Promise<readonly string[]> {
  const tokens: TokenKeeper = {
    read: async () => kept,
    renew: async () => 'login-needed',
    settled: async () => undefined,
    look: async () => ({ code: null, againMs: 1 }),
  }
  const apiRoot = `http://127.0.0.1:${(zalo.address() as AddressInfo).port}`
  const status = await zaloOaStatus({ apiRoot, webhook: null, tokens }, new AbortController().signal)
  return status.problems.map(({ code }) => code)
}

const cases = [
  { name: 'nobody has ever logged in', kept: null, says: 0, codes: ['login-needed'] },
  { name: 'somebody has, and all is well', kept: pair, says: 0, codes: [] },
  { name: 'somebody has, and Zalo takes neither token any more', kept: pair, says: -216, codes: ['login-lapsed'] },
  { name: 'too many calls', kept: pair, says: -32, codes: ['service-busy'] },
  { name: 'the account is disabled', kept: pair, says: -204, codes: ['service-refused'] },
] as const
for (const { name, kept, says, codes } of cases)
  test(`${name}: ${codes.join() || 'nothing is wrong'}`, async () => {
    error = says
    expect(await problems(kept)).toEqual(codes)
  })

test('a refresh that was refused is no log-in that never was', async () => {
  error = 0
  expect(await problems(refused)).toEqual(['login-lapsed'])
})
