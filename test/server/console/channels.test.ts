import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Channels } from '../../../src/server/console/wire/wire-house.ts'
import { openTestConsole, type TestConsole } from './test-console.ts'

let running: TestConsole
beforeAll(async () => {
  running = await openTestConsole()
})
afterAll(() => running.close())

test('an admin sees how each channel stands, and in both languages what mends it', async () => {
  const admin = await running.logIn(running.members.admin)
  const { channels }: Channels = (await admin.get('/channels')).json()
  expect(channels.map(({ name, on, switch: variable }) => [name, on, variable])).toEqual([
    ['telegram', true, 'BEN_AN_TELEGRAM_TOKEN'],
    ['botframework', false, 'BEN_AN_BOTFRAMEWORK_APP_ID'],
  ])
  const [problem] = channels[0]?.problems ?? []
  expect(problem?.mend).toEqual({ vi: 'ben-an channel telegram set', en: 'ben-an channel telegram set' })
  expect(problem?.what.vi).toMatch(/^Dịch vụ chưa giao tin/)
})
