import { beforeEach, expect, test } from 'vitest'
import { openTroubles } from '../../src/server/channel-troubles.ts'
import type { LogFields } from '../../src/server/log.ts'

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

test('a call that anybody on the net can make stands in the log and wakes nobody', () => {
  for (let minute = 0; minute < 120; minute += 1, nowMs += minuteMs) tell('zalo-oa', 'webhook', 'unsigned-call')
  expect([alerts, log.length]).toEqual([[], 2])
})
