import { describe, expect, test } from 'vitest'
import { minuteMs, t0 } from '../given.ts'
import type { StoreUnderTest } from '../store-suite.ts'

const oa = { channel: 'zalo-oa', account: '388000000000000001' }
const pair = (name: string) => ({ access: `access-${name}`, refresh: `refresh-${name}`, gotAtMs: t0, expiresAtMs: t0 + 90_000_000 })

export function tokenSuite(open: StoreUnderTest['open']): void {
  describe('tokens of channels', () => {
    test('the newest pair counts, the one before it is kept, and accounts share nothing', async () => {
      const { tokens } = (await open()).store
      expect(await tokens.read(oa)).toBeNull()
      expect(await tokens.keep(oa, pair('1'), null)).toBe('kept')
      expect(await tokens.read(oa)).toEqual({ ...pair('1'), version: 1, before: null, trouble: null })
      expect(await tokens.keep(oa, pair('2'), 1)).toBe('kept')
      expect(await tokens.read(oa)).toEqual({ ...pair('2'), version: 2, before: pair('1'), trouble: null })
      expect(await tokens.read({ ...oa, account: 'another' })).toBeNull()
    })

    test('a pair that was asked for with an older one does not take the place of a newer', async () => {
      const { tokens } = (await open()).store
      await tokens.keep(oa, pair('1'), null)
      await tokens.keep(oa, pair('login'), null)
      expect(await tokens.keep(oa, pair('late'), 1)).toBe('stale')
      expect(await tokens.read(oa)).toMatchObject(pair('login'))
    })

    test('one asks for the next pair, and another only once that one has ended or must be gone', async () => {
      const { tokens } = (await open()).store
      await tokens.keep(oa, pair('1'), null)
      const ask = (nowMs: number, version = 1) => tokens.beginRenewal(oa, version, nowMs + minuteMs, nowMs)
      expect(await Promise.all([ask(t0), ask(t0), ask(t0)])).toEqual([true, false, false])
      expect(await ask(t0 + minuteMs - 1)).toBe(false)
      expect(await ask(t0 + minuteMs)).toBe(true)
      await tokens.endRenewal(oa, 1, 'zalo-503', t0)
      expect(await tokens.read(oa)).toMatchObject({ trouble: { code: 'zalo-503', atMs: t0 } })
      expect(await ask(t0 + minuteMs)).toBe(true)
      await tokens.keep(oa, pair('2'), 1)
      expect(await ask(t0 + minuteMs)).toBe(false)
      expect(await ask(t0 + minuteMs, 2)).toBe(true)
      expect(await tokens.read(oa)).toMatchObject({ trouble: null })
    })

    test('a log-in ends once, and not after its time', async () => {
      const { tokens } = (await open()).store
      await tokens.keepLogin('state-1', 'proof-1', t0 + minuteMs, t0)
      await tokens.keepLogin('state-2', 'proof-2', t0 + minuteMs, t0)
      expect(await tokens.useLogin('state-0', t0)).toBeNull()
      expect(await tokens.useLogin('state-1', t0)).toBe('proof-1')
      expect(await tokens.useLogin('state-1', t0)).toBeNull()
      expect(await tokens.useLogin('state-2', t0 + minuteMs)).toBeNull()
    })
  })
}
