import { execFile } from 'node:child_process'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openForum } from '../adapters/forum-stand-in.ts'
import { openTelegramStandIn, type TelegramStandIn } from '../adapters/telegram-stand-in.ts'

const door = path.resolve(import.meta.dirname, '../../ben-an.mjs')
let standIn: TelegramStandIn
let forum: ReturnType<typeof openForum>
beforeEach(async () => {
  forum = openForum()
  standIn = await openTelegramStandIn(forum)
})
afterEach(() => standIn.close())

function channel(act: string, more: Record<string, string> = {}): Promise<{ code: number; text: string }> {
  const env = { PATH: process.env.PATH, BEN_AN_TELEGRAM_TOKEN: '4242:TOKEN', BEN_AN_TELEGRAM_API: standIn.url, ...more }
  return new Promise((resolve) => {
    execFile(process.execPath, [door, 'channel', 'telegram', act], { env }, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, text: out + err })
    })
  })
}

const hook = { BEN_AN_TELEGRAM_SECRET: 'a-secret-of-some-length', BEN_AN_PUBLIC_ADDRESS: 'https://chat.example.org' }

test('set tells Telegram where to deliver; status then finds everything as it should be', async () => {
  expect((await channel('status', hook)).code).toBe(1)
  expect((await channel('set', hook)).code).toBe(0)
  const { code, text } = await channel('status', hook)
  expect(code).toBe(0)
  expect(text).toContain('@stand_in_bot')
  expect(text).toContain('https://chat.example.org/webhooks/telegram')
})

test('a refusal is told in words, without the token', async () => {
  standIn.always('getMe', { does: 'refuse', status: 401, description: 'Unauthorized' })
  const { code, text } = await channel('status', hook)
  expect([code, text.includes('401 Unauthorized'), text.includes('4242:TOKEN')]).toEqual([1, true, false])
})

test('without a way out, set says what to look at, and status claims nothing of where the service delivers', async () => {
  await standIn.close()
  for (const act of ['set', 'status']) {
    const { code, text } = await channel(act, hook)
    expect([code, text]).toEqual([1, expect.stringContaining('→ See that this machine may call out over https')])
    expect(text).not.toContain('this server asks')
  }
})

test('how the group of the staff stands is told, and what to do about it', async () => {
  const group = { BEN_AN_TELEGRAM_STAFF_GROUP: String(forum.chat) }
  expect((await channel('status', group)).code).toBe(0)
  forum.allow({ deleteMessages: false })
  const { code, text } = await channel('status', group)
  expect([code, text]).toEqual([1, expect.stringContaining('may not delete messages')])
})

test('a channel that nobody switched on, and a name that is none', async () => {
  const off = await channel('status', { BEN_AN_TELEGRAM_TOKEN: '' })
  expect([off.code, off.text]).toEqual([1, expect.stringContaining('BEN_AN_TELEGRAM_TOKEN is not set')])
  expect((await channel('dance')).code).toBe(2)
})

test('where updates are asked for there is no webhook to set', async () => {
  expect((await channel('set')).code).toBe(0)
  expect(standIn.calls).toEqual([])
})
