import { beforeEach, expect, test } from 'vitest'
import { openTroubles } from '../../../src/server/channels/channel-troubles.ts'
import type { LogFields } from '../../../src/server/log.ts'

const minuteMs = 60_000
let nowMs: number
let log: string[]
let alerts: string[]
let tell: ReturnType<typeof openTroubles>

beforeEach(() => {
  nowMs = 0
  log = []
  alerts = []
  const line = (event: string, { channel, code }: LogFields = {}) => log.push([event, channel, code].filter(Boolean).join(' '))
  tell = openTroubles({
    time: { steadyMs: () => nowMs },
    log: { info: line, warn: line, error: line },
    alertAdmins: (channel, code) => alerts.push(`${channel} ${code}`),
  })
})

test('what only an admin can mend reaches them at once, and again every hour while it lasts', () => {
  for (let minute = 0; minute < 150; minute += 1, nowMs += minuteMs) tell('zalo-oa', 'tokens', 'login-needed')
  expect(alerts).toEqual(Array.from({ length: 3 }, () => 'zalo-oa login-needed'))
  expect(log).toEqual(Array.from({ length: 3 }, () => 'channel-trouble zalo-oa login-needed'))
})

test('what mostly ends by itself wakes nobody, unless it lasts', () => {
  for (let minute = 0; minute < 9; minute += 1, nowMs += minuteMs) tell('zalo-oa', 'tokens', 'token-not-renewed')
  expect([alerts, log]).toEqual([[], ['channel-trouble zalo-oa token-not-renewed']])
  nowMs += minuteMs
  tell('zalo-oa', 'tokens', 'token-not-renewed')
  expect(alerts).toEqual(['zalo-oa token-not-renewed'])
})

for (const code of ['zalo-bot-429', 'telegram-429', 'zalo-32', 'login-503'])
  test(`${code} wakes somebody when nothing was sent for ten minutes, and not before`, () => {
    for (let minute = 0; minute < 10; minute += 1, nowMs += minuteMs) tell('zalo-bot', 'sending', code)
    expect(alerts).toEqual([])
    tell('zalo-bot', 'sending', code)
    expect(alerts).toEqual([`zalo-bot ${code}`])
  })

test('a token that does not count wakes somebody at once', () => {
  tell('botframework', 'sending', 'token-revoked')
  expect(alerts).toEqual(['botframework token-revoked'])
})

test('one that ended is told as ended, once, and one that comes again begins anew', () => {
  tell('zalo-oa', 'sending', 'zalo-224')
  tell('zalo-oa', 'sending', null)
  tell('zalo-oa', 'sending', null)
  tell('zalo-oa', 'sending', 'zalo-224')
  expect(log).toEqual(['channel-trouble zalo-oa zalo-224', 'channel-well zalo-oa', 'channel-trouble zalo-oa zalo-224'])
  expect(alerts).toHaveLength(2)
})

test('what is sent well says nothing of the tokens, and another channel nothing of this one', () => {
  tell('zalo-oa', 'tokens', 'token-not-renewed')
  tell('zalo-oa', 'sending', null)
  tell('telegram', 'tokens', null)
  nowMs += 10 * minuteMs
  tell('zalo-oa', 'tokens', 'token-not-renewed')
  expect(alerts).toEqual(['zalo-oa token-not-renewed'])
})

test('calls that nothing proves wake somebody once they have gone on for ten minutes with no proven one since', () => {
  for (let minute = 0; minute < 10; minute += 1, nowMs += minuteMs) tell('zalo-oa', 'webhook', 'calls-unproven')
  tell('zalo-oa', 'webhook', null)
  for (let minute = 0; minute < 10; minute += 1, nowMs += minuteMs) tell('zalo-oa', 'webhook', 'calls-unproven')
  expect(alerts).toEqual([])
  tell('zalo-oa', 'webhook', 'calls-unproven')
  expect(alerts).toEqual(['zalo-oa calls-unproven'])
})
