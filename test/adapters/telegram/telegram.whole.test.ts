import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Running } from '../../../src/main.ts'
import { makeGround, startHere } from '../../server/running.ts'
import { openTelegramStandIn, type TelegramStandIn } from '../telegram-stand-in.ts'

const secret = 'a-secret-of-some-length'
let ground: Awaited<ReturnType<typeof makeGround>>
let standIn: TelegramStandIn
let running: Running | null

beforeEach(async () => {
  ground = await makeGround()
  standIn = await openTelegramStandIn()
  running = null
})
afterEach(async () => {
  await running?.stop()
  await standIn.close()
  ground.remove()
})

async function poll(): Promise<void> {
  running = await startHere({ ...ground.environment, BEN_AN_TELEGRAM_TOKEN: '4242:TOKEN', BEN_AN_TELEGRAM_API: standIn.url })
}

/** Telegram's side of a webhook, beside our own public address that nobody resolves. */
async function webhook(): Promise<(update: object, header?: string) => Promise<number>> {
  running = await startHere({
    ...ground.environment,
    BEN_AN_TELEGRAM_TOKEN: '4242:TOKEN',
    BEN_AN_TELEGRAM_SECRET: secret,
    BEN_AN_TELEGRAM_API: standIn.url,
    BEN_AN_PUBLIC_ADDRESS: 'https://chat.example.org',
  })
  const { address } = running
  return async (update, header = secret) => {
    const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': header }
    return (await fetch(`${address}/webhooks/telegram`, { method: 'POST', headers, body: JSON.stringify(update) })).status
  }
}

let nextId = 500
function text(chat: number, words: string): object {
  nextId += 1
  return { update_id: nextId, message: { message_id: nextId, date: 1_795_000_000, chat: { id: chat, type: 'private' }, text: words } }
}

function tap(chat: number, data: string): object {
  nextId += 1
  const message = { message_id: 1, date: 1, chat: { id: chat, type: 'private' } }
  return { update_id: nextId, callback_query: { id: `q${nextId}`, from: { id: chat }, data, message } }
}

const sentTo = (chat: number) => standIn.calls.filter(({ method, payload }) => method === 'sendMessage' && payload.chat_id === chat)
const said = (chat: number, part: string) =>
  standIn.waitFor('sendMessage', ({ payload, carriedOut }) => carriedOut && payload.chat_id === chat && String(payload.text).includes(part))

test('polled: a question, a tap and a cry for help are answered, and each update is confirmed', async () => {
  await poll()
  standIn.deliver(text(1, 'pha trà sao cho ngon'))
  await said(1, 'Đun nước sôi')
  standIn.deliver(tap(2, 'topic:tea'))
  await said(2, 'Đun nước sôi')
  expect(await standIn.waitFor('answerCallbackQuery')).toMatchObject({ payload: { callback_query_id: `q${nextId}` } })
  standIn.deliver(text(3, 'họ nhốt em'))
  await said(3, 'Nhắn tiếp khi an toàn')
  await standIn.waitFor('getUpdates', ({ payload }) => payload.offset === nextId + 1)
  expect(sentTo(1)).toHaveLength(1)
})

test('by webhook: what is proven is answered, what is forged is not', async () => {
  const deliver = await webhook()
  expect(await deliver(text(1, 'pha trà sao cho ngon'))).toBe(200)
  expect(await deliver(text(2, 'pha trà sao cho ngon'), 'another-secret-of-length')).toBe(401)
  await said(1, 'Đun nước sôi')
  expect(sentTo(2)).toEqual([])
  expect(standIn.calls.map(({ method }) => method)).not.toContain('getUpdates')
})

test('429: nothing leaves before the time that was asked for, then it does', async () => {
  standIn.plan('sendMessage', { does: 'refuse', status: 429, description: 'Too Many Requests: retry after 1', retryAfterSeconds: 1 })
  const deliver = await webhook()
  await deliver(text(1, 'pha trà sao cho ngon'))
  await said(1, 'Đun nước sôi')
  expect(sentTo(1).map(({ carriedOut }) => carriedOut)).toEqual([false, true])
})

test('blocked: a person who is gone is not written to again', async () => {
  standIn.plan('sendMessage', { does: 'refuse', status: 403, description: 'Forbidden: bot was blocked by the user' })
  const deliver = await webhook()
  await deliver(text(1, 'pha trà sao cho ngon'))
  await standIn.waitFor('sendMessage', ({ payload }) => payload.chat_id === 1)
  await deliver(text(2, 'pha trà sao cho ngon'))
  await said(2, 'Đun nước sôi')
  expect(sentTo(1)).toHaveLength(1)
})

test('errors of Telegram’s own lose nothing', async () => {
  standIn.plan('sendMessage', { does: 'break', status: 502 }, { does: 'refuse', status: 500, description: 'Internal Server Error' })
  const deliver = await webhook()
  await deliver(text(1, 'pha trà sao cho ngon'))
  await said(1, 'Đun nước sôi')
  expect(sentTo(1).map(({ carriedOut }) => carriedOut)).toEqual([false, false, true])
})

test('an answer that breaks off: advice, which may be said twice, is said again', async () => {
  standIn.plan('sendMessage', { does: 'cut' })
  const deliver = await webhook()
  await deliver(text(1, 'pha trà sao cho ngon'))
  await standIn.waitFor('sendMessage', ({ payload }) => payload.chat_id === 1 && sentTo(1).length >= 2)
  expect(sentTo(1).map(({ carriedOut }) => carriedOut)).toEqual([true, true])
})

test('one person’s message that never gets an answer holds up no other person', async () => {
  standIn.plan('sendMessage', { does: 'swallow' })
  const deliver = await webhook()
  await deliver(text(1, 'pha trà sao cho ngon'))
  await standIn.waitFor('sendMessage', ({ payload }) => payload.chat_id === 1)
  await deliver(text(2, 'pha trà sao cho ngon'))
  await said(2, 'Đun nước sôi')
  expect(sentTo(1)).toHaveLength(1)
})

test('what was taken before a stop is answered after the next start', async () => {
  standIn.always('sendMessage', { does: 'break', status: 503 })
  const deliver = await webhook()
  expect(await deliver(text(1, 'pha trà sao cho ngon'))).toBe(200)
  await standIn.waitFor('sendMessage')
  await running?.stop()
  standIn.always('sendMessage', null)
  await webhook()
  await said(1, 'Đun nước sôi')
})
