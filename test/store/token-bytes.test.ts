import { expect, test } from 'vitest'
import { folders } from './folder.ts'
import { t0 } from './given.ts'

const newFolder = folders()
const account = { channel: 'zalo-oa', account: '388000000000000001' }

test('tokens and log-ins outlive the process, and none of them can be read in the file', async () => {
  const folder = newFolder()
  const first = await folder.open()
  const pair = (n: number) => ({ access: `CANARYACCESS${n}`, refresh: `CANARYREFRESH${n}`, gotAtMs: t0, expiresAtMs: t0 + 1 })
  await first.tokens.keep(account, pair(1), null)
  await first.tokens.keep(account, pair(2), 1)
  await first.tokens.keepLogin('CANARYSTATE', 'CANARYPROOF', t0 + 60_000, t0)
  await first.close()

  expect(folder.bytes().toString('latin1')).not.toMatch(/canary/i)
  const { tokens } = await folder.open()
  expect(await tokens.read(account)).toMatchObject({ ...pair(2), before: pair(1) })
  expect(await tokens.useLogin('CANARYSTATE', t0)).toBe('CANARYPROOF')
})
