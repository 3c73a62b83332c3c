import { existsSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { limitsByChannel } from '../../src/adapters/limits-by-channel.ts'
import { channelSwitches } from '../../src/adapters/open-channels.ts'
import { en } from '../../web/src/console/phrases-en.ts'
import { vi } from '../../web/src/console/phrases-vi.ts'

const channels = ['web', ...Object.keys(channelSwitches)]

test('every channel that can be switched on is held to the contract', () => {
  const without = channels.filter((name) => !existsSync(path.join(import.meta.dirname, `${name}.whole.test.ts`)))
  expect(without).toEqual([])
})

test('every channel’s limits can be looked at, and no other’s', () => {
  expect(Object.keys(limitsByChannel).sort()).toEqual([...channels].sort())
})

test('every channel has a name that staff read', () => {
  for (const { channels: names } of [vi, en]) expect(channels.filter((name) => !Object.hasOwn(names, name))).toEqual([])
})
