import { beforeEach, expect, test } from 'vitest'
import type { ChannelStatus } from '../../../src/adapters/channel-status.ts'
import { type HeardCalls, openHeardCalls } from '../../../src/server/channels/heard-calls.ts'

const minuteMs = 60_000
const webhook = { url: 'https://chat.example.org/webhooks/zalo-oa', healthy: true, waiting: null, lastError: null, atMs: null }
const status: ChannelStatus = { configured: true, account: 'Bến An', webhook, quota: null, problems: [] }

let told: unknown[]
let heard: HeardCalls
beforeEach(() => {
  told = []
  heard = openHeardCalls((channel, part, code) => told.push([channel, part, code]))
})

function seen(given: ChannelStatus = status): ChannelStatus {
  const [one] = heard.beside([{ name: 'zalo-oa', status: given }])
  if (!one?.status.configured) throw new Error('the channel is gone')
  return one.status
}

test('before anything came it says that nothing has, and of a channel that is asked it says nothing', () => {
  expect(seen()).toEqual({ ...status, webhook: { ...webhook, provenAtMs: null } })
  expect(seen({ ...status, webhook: null })).toEqual({ ...status, webhook: null })
  expect(heard.beside([{ name: 'telegram', status: { configured: false } }])).toEqual([{ name: 'telegram', status: { configured: false } }])
})

test('a sample while an address is tried out stands there, and is no problem', () => {
  heard.unproven('zalo-oa', 'unsigned-call', 5)
  expect(seen()).toEqual({ ...status, webhook: { ...webhook, provenAtMs: null, lastError: 'unsigned-call', atMs: 5 } })
  expect(told).toEqual([['zalo-oa', 'webhook', 'calls-unproven']])
})

test('refused for ten minutes with no proven call since is a problem, with the code; a proven one ends it', () => {
  heard.proven('zalo-oa', 0)
  heard.unproven('zalo-oa', 'forged-request', minuteMs)
  heard.unproven('zalo-oa', 'forged-request', 11 * minuteMs)
  expect(seen().problems).toEqual([{ code: 'calls-unproven', detail: 'forged-request' }])
  expect(seen().webhook).toEqual({ ...webhook, healthy: false, provenAtMs: 0, lastError: 'forged-request', atMs: 11 * minuteMs })
  heard.proven('zalo-oa', 12 * minuteMs)
  expect([seen().problems, seen().webhook?.healthy]).toEqual([[], true])
  expect(told.at(-1)).toEqual(['zalo-oa', 'webhook', null])
})

test('a proven call in between begins the ten minutes anew', () => {
  heard.unproven('zalo-oa', 'unsigned-call', 0)
  heard.proven('zalo-oa', 5 * minuteMs)
  heard.unproven('zalo-oa', 'unsigned-call', 11 * minuteMs)
  expect(seen().problems).toEqual([])
})

test('what the service itself last met with is said rather than what we refused', () => {
  heard.unproven('zalo-oa', 'forged-request', 7)
  expect(seen({ ...status, webhook: { ...webhook, lastError: '502', atMs: 3 } }).webhook).toMatchObject({ lastError: '502', atMs: 3 })
})
