import { beforeEach, expect, test } from 'vitest'
import type { Asking, OpenChannel } from '../../../src/adapters/open-channel.ts'
import { openTroubles } from '../../../src/server/channels/channel-troubles.ts'
import { type PollingDeps, startPolling } from '../../../src/server/channels/polling.ts'
import type { LogFields } from '../../../src/server/log.ts'
import { standingTime } from '../test-server.ts'

const minuteMs = 60_000
let nowMs: number
let lines: string[]
let alerts: string[]
let asking: Asking

beforeEach(() => {
  nowMs = 0
  lines = []
  alerts = []
  const line = (event: string, { code }: LogFields = {}) => lines.push([event, code].filter(Boolean).join(' '))
  const log = { info: line, warn: line, error: line }
  const onTrouble = openTroubles({
    time: { steadyMs: () => nowMs },
    log,
    alertAdmins: (channel, code) => alerts.push(`${channel} ${code}`),
  })
  const open = {
    channel: { name: 'telegram' },
    async poll(given: Asking) {
      asking = given
    },
    close: () => {},
  } as unknown as OpenChannel
  const unused = {} as Pick<PollingDeps, 'store' | 'turns' | 'onStaffRoom'>
  startPolling({ ...unused, open: [open], knowledge: () => null, time: standingTime(), log, onTrouble })
})

test('a channel that gives nothing when it is asked for ten minutes is told to the admins, whatever the codes, and each try is in the log', () => {
  for (let minute = 0; minute < 10; minute += 1, nowMs += minuteMs) asking.onTrouble(minute % 2 === 0 ? 'ECONNRESET' : 'telegram-409')
  expect(alerts).toEqual([])
  asking.onTrouble('timeout')
  expect(alerts).toEqual(['telegram not-heard'])
  expect(lines.filter((line) => line !== 'channel-trouble not-heard')).toHaveLength(11)
})

test('one that gives something in between wakes nobody', () => {
  for (let minute = 0; minute < 30; minute += 1, nowMs += minuteMs) asking.onTrouble(minute % 9 === 8 ? null : 'ECONNRESET')
  expect(alerts).toEqual([])
})
