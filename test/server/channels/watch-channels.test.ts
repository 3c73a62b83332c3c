import { expect, test } from 'vitest'
import type { Channel } from '../../../src/adapters/channel.ts'
import type { ChannelProblemCode } from '../../../src/adapters/channel-status.ts'
import { openTroubles } from '../../../src/server/channels/channel-troubles.ts'
import { watchChannels } from '../../../src/server/channels/watch-channels.ts'
import { fakeTime } from '../../outbox/fake-time.ts'

const minuteMs = 60_000

function watch(poll: null | (() => Promise<void>) = null) {
  const time = fakeTime(0)
  const alerts: string[] = []
  const asked: number[] = []
  let problems: readonly (ChannelProblemCode | 'unreadable')[] = []
  const channel = {
    name: 'telegram',
    async status() {
      asked.push(time.steadyMs())
      if (problems.includes('unreadable')) throw new TypeError('no such field')
      return { configured: true, account: null, webhook: null, quota: null, problems: problems.map((code) => ({ code, detail: null })) }
    },
  } as unknown as Channel
  const log = { info: () => {}, warn: () => {}, error: () => {} }
  const onTrouble = openTroubles({ time, log, alertAdmins: (name, code) => alerts.push(`${name} ${code}`) })
  const stop = watchChannels({ open: [{ channel, poll }], time, onTrouble })
  const now = (...codes: typeof problems) => {
    problems = codes
  }
  return { time, alerts, asked, stop, now }
}

test('a token that dies behind a webhook is told to the admins within half an hour, though nothing is sent', async () => {
  const { time, alerts, now, stop } = watch()
  await time.advance(10 * minuteMs)
  now('token-refused')
  await time.advance(30 * minuteMs)
  expect(alerts).toEqual(['telegram token-refused'])
  stop()
})

test('what may end by itself is told when it is there the next time, too', async () => {
  for (const code of ['service-silent', 'webhook-failing', 'webhook-missing'] as const) {
    const { time, alerts, now, stop } = watch()
    now('group-not-found', code)
    await time.advance(30 * minuteMs)
    expect(alerts).toEqual([])
    await time.advance(5 * minuteMs)
    expect(alerts).toEqual([`telegram ${code}`])
    stop()
  }
})

test('what keeps nobody from being heard wakes nobody, and a channel that we ask is not asked twice', async () => {
  const webhook = watch()
  webhook.now('replies-lost', 'group-not-found', 'quota-gone')
  const polled = watch(async () => {})
  polled.now('token-refused')
  for (const { time } of [webhook, polled]) await time.advance(90 * minuteMs)
  expect([webhook.alerts, polled.alerts, polled.asked]).toEqual([[], [], []])
  expect(webhook.asked).toEqual([1, 31, 61].map((minute) => minute * minuteMs))
  webhook.stop()
  await webhook.time.advance(60 * minuteMs)
  expect(webhook.asked).toHaveLength(3)
})

test('a service whose answers cannot be read is told like one that is silent', async () => {
  const { time, alerts, now, stop } = watch()
  now('unreadable')
  await time.advance(45 * minuteMs)
  expect(alerts).toEqual(['telegram service-silent'])
  stop()
})
