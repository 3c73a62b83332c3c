import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Running } from '../../../src/main.ts'
import { zaloBotRig } from '../../channel-contract/rigs/zalo-bot.ts'
import { openStage, until } from '../../channel-contract/stage.ts'
import { makeGround, startHere } from '../../server/running.ts'
import { openZaloBotStandIn, type ZaloBotStandIn } from '../zalo-bot-stand-in.ts'

const token = { BEN_AN_ZALO_BOT_TOKEN: '4242:TOKEN' }
let standIn: ZaloBotStandIn
let ground: Awaited<ReturnType<typeof makeGround>>
let running: Running | null

beforeEach(async () => {
  ground = await makeGround()
  standIn = await openZaloBotStandIn()
  running = null
})
afterEach(async () => {
  await running?.stop()
  await standIn.close()
  ground.remove()
})

let events = 0

/** A message as the platform delivers it: the kind's own fields, and what every message has. */
function message(chat: string, event: string, fields: object): object {
  events += 1
  const head = { message_id: `m${events}`, date: 1_795_000_000_000 + events, from: { id: chat, display_name: 'Lan', is_bot: false } }
  return { event_name: `message.${event}.received`, message: { ...head, chat: { id: chat, chat_type: 'PRIVATE' }, ...fields } }
}

const text = (chat: string, words: string) => message(chat, 'text', { text: words })
const said = (chat: string, part: string) =>
  standIn.waitFor('sendMessage', ({ payload }) => payload.chat_id === chat && String(payload.text).includes(part))

test('polled: a question, a number for a choice, a picture, a voice, and a cry for help', async () => {
  running = await startHere({ ...ground.environment, ...token, BEN_AN_ZALO_BOT_API: standIn.url })
  standIn.deliver(text('a1', 'pha trà sao cho ngon'))
  await said('a1', 'Đun nước sôi')
  standIn.deliver(text('a2', 'menu'))
  await said('a2', '[1] ')
  standIn.deliver(text('a2', '1'))
  await said('a2', '[1] Pha trà thế nào?')
  standIn.deliver(text('a2', '1'))
  await said('a2', 'Đun nước sôi')
  standIn.deliver(message('a3', 'image', { photo_url: 'https://photo.example.zdn.vn/1.jpg' }))
  await said('a3', '[1] ')
  standIn.deliver(message('a4', 'voice', { voice_url: 'https://voice.example.zdn.vn/1.aac' }))
  await said('a4', '[1] ')
  standIn.deliver(text('a5', 'họ nhốt em'))
  await said('a5', 'Nhắn tiếp khi an toàn')
  expect(standIn.pending()).toBe(0)
})

test('whoever the app protects, and whose words it hides, gets numbers to call and the way to a person', async () => {
  running = await startHere({ ...ground.environment, ...token, BEN_AN_ZALO_BOT_API: standIn.url })
  standIn.deliver(message('a6', 'unsupported', {}))
  const { payload } = await said('a6', '[1] ')
  expect(payload.text).toMatch(/\b(?:111|113|\+?84[\d ]{8,})\b/)
  standIn.deliver(message('a7', 'unsupported', {}), message('a7', 'unsupported', {}))
  await said('a7', 'Bến An vẫn không đọc được')
  standIn.deliver(text('a6', '1'))
  await until('a case is asked for', async () => standIn.calls.filter(({ payload }) => payload.chat_id === 'a6').length >= 2)
})

test('by webhook: a whole conversation with somebody of the hotline, who reads what the picture said', async () => {
  const stage = await openStage(zaloBotRig)
  try {
    const person = stage.newPerson()
    await stage.says(person, 'how do I make tea')
    await stage.hears(person, 'Boil the water')
    const picture = JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../payloads/zalo-bot/picture-documented.json'), 'utf8'))
    picture.result.message.chat.id = person
    const proven = await stage.rig.text(person, stage.next(), 'x')
    expect(await stage.call({ ...proven, body: JSON.stringify(picture) })).toBe(200)
    await stage.says(person, 'gặp người thật')
    const queue = async () =>
      (await stage.console('queue')) as { readonly cases: readonly { readonly id: string; readonly channel: string }[] }
    const [one] = await until('a case waits', async () => {
      const { cases } = await queue()
      return cases.length > 0 && cases
    })
    expect(one?.channel).toBe('zalo-bot')
    await stage.console(`cases/${one?.id}/acts`, { act: 'take', id: 'press-000000000001' })
    expect(JSON.stringify(await stage.console(`cases/${one?.id}`))).toContain('tin này có thật không')
    await stage.console(`cases/${one?.id}/replies`, { id: 'press-000000000002', text: 'Chị đây, em kể chị nghe.', confirmed: true })
    await stage.hears(person, 'Chị đây, em kể chị nghe.')
    await stage.says(person, 'pha trà sao cho ngon')
    await stage.console(`cases/${one?.id}/acts`, { act: 'hand-back', id: 'press-000000000003' })
    await stage.says(person, 'how do I make tea')
    await until(
      'the machine answers again',
      async () => (await stage.sentTo(person)).filter(({ text }) => text.includes('Boil')).length === 2,
    )
    expect((await stage.sentTo(person)).filter(({ text }) => text.includes('Đun nước'))).toEqual([])
  } finally {
    await stage.close()
  }
})

const hook = { ...token, BEN_AN_ZALO_BOT_SECRET: 'a-secret-of-some-length', BEN_AN_PUBLIC_ADDRESS: 'https://chat.example.org' }

function channel(act: string, variables: Record<string, string>): Promise<{ code: number; text: string }> {
  const door = path.resolve(import.meta.dirname, '../../../ben-an.mjs')
  const env = { PATH: process.env.PATH, BEN_AN_DATA: path.join(ground.folder, 'data'), BEN_AN_ZALO_BOT_API: standIn.url, ...variables }
  return new Promise((resolve) => {
    execFile(process.execPath, [door, 'channel', 'zalo-bot', act], { env }, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, text: out + err })
    })
  })
}

test('the command line sets the webhook, and tells how the bot stands before and after', async () => {
  expect((await channel('status', hook)).code).toBe(1)
  expect((await channel('set', hook)).code).toBe(0)
  const { code, text: told } = await channel('status', hook)
  expect([code, told]).toEqual([0, expect.stringContaining('https://chat.example.org/webhooks/zalo-bot')])
  standIn.plan('setWebhook', { does: 'refuse', code: 401, description: 'Unauthorized' })
  const refused = await channel('set', hook)
  expect([refused.code, refused.text.includes('4242:TOKEN')]).toEqual([1, false])
})
