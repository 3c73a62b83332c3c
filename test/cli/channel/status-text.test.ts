import { expect, test } from 'vitest'
import type { NamedStatus } from '../../../src/adapters/ask-statuses.ts'
import { askStatuses } from '../../../src/adapters/ask-statuses.ts'
import type { Channel } from '../../../src/adapters/channel.ts'
import { type ChannelProblemCode, type ChannelStatus, channelProblems } from '../../../src/adapters/channel-status.ts'
import { statusText } from '../../../src/cli/channel/status-text.ts'

const status: ChannelStatus = {
  configured: true,
  account: '@bot',
  webhook: { url: 'https://chat.example.org/webhooks/telegram', healthy: true, waiting: 0, lastError: null, atMs: null },
  quota: { left: 3, of: 8, renewsAtMs: Date.UTC(2026, 11, 1) },
  problems: [],
}
const well: NamedStatus = { name: 'telegram', status }

test('a channel that is well tells account, delivery and what may be sent', () => {
  expect(statusText(well, 'en')).toBe(
    [
      'channel     telegram',
      'account     @bot',
      'delivers to https://chat.example.org/webhooks/telegram',
      'may send    3 / 8 → 2026-12-01T00:00:00.000Z',
      'All is well.',
    ].join('\n'),
  )
})

test('where a service delivers to and does not tell, it is not said that it delivers nowhere', () => {
  const webhook = { url: null, healthy: true, waiting: null, lastError: null, atMs: null }
  expect(statusText({ ...well, status: { ...status, webhook } }, 'en')).toContain('delivers to not told')
  expect(statusText({ ...well, status: { ...status, webhook: { ...webhook, healthy: false } } }, 'en')).toContain('delivers to nowhere')
})

test('when a call last came that was proven is told by a server that runs', () => {
  const webhook = { url: 'https://x.example', healthy: true, waiting: null, lastError: 'forged-request', atMs: 0 }
  const told = (provenAtMs: number | null) => statusText({ ...well, status: { ...status, webhook: { ...webhook, provenAtMs } } }, 'en')
  expect(told(Date.UTC(2026, 10, 25))).toContain(
    'last call   2026-11-25T00:00:00.000Z\nlast error  1970-01-01T00:00:00.000Z forged-request',
  )
  expect(told(null)).toContain('last call   none since the start')
})

test('a problem is told with what the service said and the command that mends it, in both languages', () => {
  const bad: NamedStatus = {
    name: 'telegram',
    status: { ...status, quota: null, problems: [{ code: 'webhook-elsewhere', detail: 'https://x.example' }] },
  }
  expect(statusText(bad, 'en')).toMatch(/another address\. \(https:\/\/x\.example\)\n {4}→ ben-an channel telegram set$/)
  expect(statusText(bad, 'vi')).toMatch(/địa chỉ khác\. \(https:\/\/x\.example\)\n {4}→ ben-an channel telegram set$/)
})

test('a channel that is off names the variable that switches it on', () => {
  expect(statusText({ name: 'telegram', status: { configured: false } }, 'vi')).toContain('BEN_AN_TELEGRAM_TOKEN')
})

test('every problem says what is wrong and what mends it, in both languages', () => {
  for (const code of Object.keys(channelProblems) as ChannelProblemCode[])
    for (const language of ['en', 'vi'] as const) {
      const { what, mend } = channelProblems[code][language]
      expect([code, what.endsWith('.'), mend.length > 10]).toEqual([code, true, true])
    }
})

test('every channel that can be set is asked; one that nobody switched on is told as off', async () => {
  expect(await askStatuses({ byName: new Map() })).toContainEqual({ name: 'telegram', status: { configured: false } })
  const telling = { name: 'telegram', status: () => Promise.resolve(status) } as unknown as Channel
  expect(await askStatuses({ byName: new Map([['telegram', telling]]) })).toContainEqual(well)
})

test('an answer that cannot be read is a problem of its channel, and hides no other', async () => {
  const telling = { name: 'telegram', status: () => Promise.resolve(status) } as unknown as Channel
  const garbled = { name: 'zalo-bot', status: () => Promise.reject(new TypeError('no such field')) } as unknown as Channel
  const told = await askStatuses({ byName: new Map([telling, garbled].map((channel) => [channel.name, channel])) })
  expect(told).toContainEqual(well)
  const problems = [{ code: 'service-silent', detail: 'unreadable-answer' }]
  expect(told).toContainEqual({ name: 'zalo-bot', status: expect.objectContaining({ configured: true, problems }) })
})
