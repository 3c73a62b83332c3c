import type { Api } from 'grammy/web'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openPoster, type Poster } from '../../../src/adapters/post-json.ts'
import { called, type Over, openApi } from '../../../src/adapters/telegram/call.ts'
import { telegramFiles } from '../../../src/adapters/telegram/files.ts'
import { telegramStatus } from '../../../src/adapters/telegram/status.ts'
import { telegramChannel } from '../../../src/adapters/telegram/telegram-channel.ts'
import { setWebhook } from '../../../src/adapters/telegram/webhook-setup.ts'
import type { MediaId } from '../../../src/bot/message.ts'
import { AppError } from '../../../src/errors.ts'
import { noFiles } from '../no-files.ts'
import { openTelegramStandIn, type TelegramStandIn } from '../telegram-stand-in.ts'

const secret = 'a-secret-of-some-length'
const to = { channel: 'telegram', account: '4242', id: '700100200' }
const bubble = {
  text: 'Chọn mục:',
  blocks: null,
  choices: [
    { label: 'Phí', data: 'topic:brokerage-fee', toPerson: false },
    { label: 'Gặp người thật', data: 'cmd:person', toPerson: true },
  ],
}

let standIn: TelegramStandIn
let poster: Poster
let api: Api

beforeEach(async () => {
  standIn = await openTelegramStandIn()
  poster = openPoster(4)
  api = openApi(poster, settings())
})
afterEach(async () => {
  poster.close()
  await standIn.close()
})

const channel = () => telegramChannel(api, telegramFiles(api, poster, settings()), { account: '4242', secret })
const settings = () => ({ token: '4242:TOKEN', apiRoot: standIn.url })
const never = new AbortController().signal

test('a bubble leaves as plain text, a button for each choice', async () => {
  expect(await channel().send(to, bubble, never)).toEqual({ kind: 'sent', remoteId: '101' })
  expect(standIn.calls[0]?.payload).toEqual({
    chat_id: 700100200,
    text: 'Chọn mục:',
    link_preview_options: { is_disabled: true },
    reply_markup: {
      inline_keyboard: [[{ text: 'Phí', callback_data: 'topic:brokerage-fee' }], [{ text: 'Gặp người thật', callback_data: 'cmd:person' }]],
    },
  })
})

const speaking = (staff: string | null = null) =>
  telegramChannel(
    api,
    noFiles,
    { account: '4242', secret },
    { staffChat: () => staff, inGroup: (group, nowMs) => `Only in private: ${group}, ${nowMs}` },
  )
const inGroup = { id: -1001234567890, type: 'supergroup' }
const groupCalls = [
  { name: 'named by somebody', update: { message: { text: '@ben_an_bot cho hỏi' } }, told: true },
  { name: 'given a command', update: { message: { text: '/start' } }, told: true },
  { name: 'answered', update: { message: { text: 'dạ', reply_to_message: { from: { id: 4242 } } } }, told: true },
  { name: 'added', update: { my_chat_member: { old_chat_member: { status: 'left' }, new_chat_member: { status: 'member' } } }, told: true },
  {
    name: 'put out',
    update: { my_chat_member: { old_chat_member: { status: 'member' }, new_chat_member: { status: 'left' } } },
    told: false,
  },
  { name: 'near words of others', update: { message: { text: 'ăn cơm chưa' } }, told: false },
  { name: 'named by another bot', update: { message: { text: '@ben_an_bot', from: { is_bot: true } } }, told: false },
  { name: 'named in private', update: { message: { text: '/start', chat: { id: 7, type: 'private' } } }, told: false },
  { name: 'named in the group of the staff', update: { message: { text: '@ben_an_bot' } }, staff: String(inGroup.id), told: false },
] as const
for (const { name, update, told, ...more } of groupCalls)
  test(`where others read along the bot says that it speaks in private: ${name}: ${told ? 'once' : 'nothing'}`, async () => {
    const filled = Object.entries(update).map(([kind, given]) => [kind, { chat: inGroup, from: { is_bot: false }, ...given }])
    const body = new TextEncoder().encode(JSON.stringify({ update_id: 1, ...Object.fromEntries(filled) }))
    await speaking('staff' in more ? more.staff : null).acknowledge?.({ headers: {}, body, receivedAtMs: 5 })
    const text = `Only in private: ${inGroup.id}, 5`
    expect(standIn.calls.map(({ method, payload }) => [method, payload])).toEqual(
      told ? [['sendMessage', { chat_id: inGroup.id, text }]] : [],
    )
  })

test('a group with topics is told in the topic in which it asked', async () => {
  const message = { chat: inGroup, from: { is_bot: false }, text: '/start', message_thread_id: 9, is_topic_message: true }
  await speaking().acknowledge?.({ headers: {}, body: new TextEncoder().encode(JSON.stringify({ message })), receivedAtMs: 5 })
  expect(standIn.calls[0]?.payload).toMatchObject({ message_thread_id: 9 })
})

test('a choice over 64 bytes is left out, counted in bytes and not in letters', async () => {
  const long = { label: 'x', data: 'ế'.repeat(22), toPerson: false }
  await channel().send(to, { ...bubble, choices: [long] }, never)
  expect(standIn.calls[0]?.payload).not.toHaveProperty('reply_markup')
})

const outcomes = [
  { plan: { does: 'refuse', status: 429, description: 'Too Many Requests', retryAfterSeconds: 7 }, kind: 'try-later', afterSeconds: 7 },
  { plan: { does: 'refuse', status: 403, description: 'Forbidden: bot was blocked by the user' }, kind: 'refused', unreachable: true },
  { plan: { does: 'break', status: 502 }, kind: 'try-later', code: 'telegram-502' },
  { plan: { does: 'break', status: 504 }, kind: 'uncertain', code: 'telegram-504' },
  { plan: { does: 'break', status: 403 }, kind: 'try-later', code: 'page-403' },
  { plan: { does: 'cut' }, kind: 'uncertain', code: 'cut-off' },
  { plan: { does: 'babble' }, kind: 'uncertain', code: 'unreadable-answer' },
] as const
for (const { plan, ...outcome } of outcomes) {
  test(`a send that Telegram answers with "${plan.does}"${'status' in plan ? ` ${plan.status}` : ''} is ${outcome.kind}`, async () => {
    standIn.plan('sendMessage', plan)
    expect(await channel().send(to, bubble, never)).toMatchObject(outcome)
  })
}

test('a send given up on after its bytes left is uncertain', async () => {
  standIn.plan('sendMessage', { does: 'swallow' })
  const giveUp = new AbortController()
  const sending = channel().send(to, bubble, giveUp.signal)
  await standIn.waitFor('sendMessage')
  giveUp.abort()
  expect(await sending).toEqual({ kind: 'uncertain', code: 'aborted' })
})

test('a timeout after the bytes left is no answer, and the next call goes through', async () => {
  standIn.plan('sendMessage', { does: 'swallow' })
  const send = (over: Over) => api.sendMessage(1, 'x', {}, over)
  expect(await called(send, 50)).toEqual({ kind: 'no-answer', code: 'timeout' })
  expect(await called(send, 5000)).toMatchObject({ kind: 'ok' })
})

test('where nobody listens nothing has left', async () => {
  await standIn.close()
  expect(await channel().send(to, bubble, never)).toMatchObject({ kind: 'try-later', code: 'ECONNREFUSED' })
})

test('a call that is over before it begins sends nothing', async () => {
  expect(await called((over) => api.sendMessage(1, 'x', {}, over), 5000, AbortSignal.abort())).toEqual({
    kind: 'not-sent',
    code: 'aborted',
  })
  expect(standIn.calls).toEqual([])
})

const headers: readonly { readonly name: string; readonly given: string | undefined }[] = [
  { name: 'missing', given: undefined },
  { name: 'empty', given: '' },
  { name: 'wrong', given: 'b-secret-of-some-length' },
  { name: 'cut short', given: secret.slice(0, -1) },
  { name: 'with more behind', given: `${secret}x` },
  { name: 'in capitals', given: secret.toUpperCase() },
  { name: 'twice, as proxies join', given: `${secret}, ${secret}` },
]
for (const { name, given } of headers) {
  test(`a secret header that is ${name} is forged`, () => {
    const request = { headers: { 'x-telegram-bot-api-secret-token': given }, body: new Uint8Array(), receivedAtMs: 0 }
    expect(() => channel().verify(request)).toThrow(AppError)
  })
}

test('the right secret passes, and without a secret nothing does', () => {
  const request = { headers: { 'x-telegram-bot-api-secret-token': secret }, body: new Uint8Array(), receivedAtMs: 0 }
  expect(() => channel().verify(request)).not.toThrow()
  expect(() => telegramChannel(api, noFiles, { account: '4242', secret: null }).verify(request)).toThrow(AppError)
})

test('a pressed button is answered by its id', async () => {
  const body = Buffer.from(JSON.stringify({ update_id: 1, callback_query: { id: '77', data: 'x', from: { id: 5 } } }))
  await channel().acknowledge?.({ headers: {}, body, receivedAtMs: 0 })
  expect(standIn.calls).toMatchObject([{ method: 'answerCallbackQuery', payload: { callback_query_id: '77' } }])
})

test('the webhook is set with its secret, and only for what is served', async () => {
  expect(await setWebhook(api, 'https://chat.example.org/webhooks/telegram', secret)).toBeNull()
  expect(standIn.calls[0]?.payload).toMatchObject({
    url: 'https://chat.example.org/webhooks/telegram',
    secret_token: secret,
    allowed_updates: ['message', 'edited_message', 'callback_query', 'my_chat_member'],
  })
  expect(await stands('https://chat.example.org/webhooks/telegram')).toEqual({
    configured: true,
    account: '@stand_in_bot',
    webhook: { url: 'https://chat.example.org/webhooks/telegram', healthy: true, waiting: 0, lastError: null, atMs: null },
    quota: null,
    problems: [],
  })
  const other = await stands('https://other.example.org/webhooks/telegram')
  expect([other.webhook?.healthy, other.problems]).toEqual([
    false,
    [{ code: 'webhook-elsewhere', detail: 'https://chat.example.org/webhooks/telegram' }],
  ])
  expect((await stands(null)).problems).toEqual([{ code: 'webhook-in-the-way', detail: 'https://chat.example.org/webhooks/telegram' }])
})

const trouble = [
  { name: 'a token that was revoked', plan: { does: 'refuse', status: 401, description: 'Unauthorized' }, code: 'token-refused' },
  { name: 'too many questions', plan: { does: 'refuse', status: 429, description: 'Too Many Requests' }, code: 'service-refused' },
  { name: 'an error page in between', plan: { does: 'break', status: 502 }, code: 'service-refused' },
  { name: 'a call that is cut', plan: { does: 'cut' }, code: 'service-silent' },
] as const
for (const { name, plan, code } of trouble) {
  test(`status of ${name}: ${code}, and without the token`, async () => {
    standIn.plan('getMe', plan)
    const { account, problems } = await stands(null)
    expect([account, problems.map((one) => one.code)]).toEqual([null, [code]])
    expect(JSON.stringify(problems)).not.toContain('TOKEN')
  })
}

test('a webhook that is set nowhere is a problem', async () => {
  expect((await stands('https://chat.example.org/webhooks/telegram')).problems).toEqual([{ code: 'webhook-missing', detail: null }])
})

function stands(webhook: string | null) {
  return telegramStatus(api, '4242', { webhook, group: null }, AbortSignal.timeout(20_000))
}

test('what concerns a case cannot be passed on, and everything else can', async () => {
  await channel().send(to, { ...bubble, protected: true }, never)
  await channel().send(to, bubble, never)
  expect(standIn.calls.map(({ payload }) => payload.protect_content)).toEqual([true, undefined])
})

test('on a watched phone nothing sounds, and no picture stands in the notification', async () => {
  const quiet = { ...bubble, quiet: true } as const
  await channel().send(to, quiet, never)
  await channel().send(to, bubble, never)
  expect(standIn.calls.map(({ payload }) => payload.disable_notification)).toEqual([true, undefined])
  for (const type of ['image/jpeg', 'application/pdf'])
    await channel().send(to, { ...quiet, file: { media: 'm' as MediaId, name: 'f' } }, never, { name: 'f', type, bytes: Buffer.from('f') })
  expect(standIn.calls.slice(2).map(({ payload }) => [payload.disable_notification, payload.has_spoiler])).toEqual([
    ['true', 'true'],
    ['true', undefined],
  ])
})

const files = [
  { type: 'image/jpeg', method: 'sendPhoto', field: 'photo' },
  { type: 'application/pdf', method: 'sendDocument', field: 'document' },
] as const
for (const { type, method, field } of files) {
  test(`a file of type ${type} leaves by ${method}, with words and buttons`, async () => {
    const file = { name: 'giấy.tệp', type, bytes: Buffer.from('bytes of it') }
    const outcome = await channel().send(to, { ...bubble, protected: true, file: { media: 'm' as MediaId, name: file.name } }, never, file)
    expect(outcome).toEqual({ kind: 'sent', remoteId: '101' })
    const [call] = standIn.calls
    expect(call?.method).toBe(method)
    expect(call?.payload).toMatchObject({
      chat_id: '700100200',
      caption: 'Chọn mục:',
      protect_content: 'true',
      [field]: { name: 'giấy.tệp', type, text: 'bytes of it' },
    })
    expect(JSON.parse(String(call?.payload.reply_markup)).inline_keyboard).toHaveLength(2)
  })
}

test('a file that Telegram refuses, or does not answer for, ends as words do', async () => {
  const file = { name: 'a.jpg', type: 'image/jpeg', bytes: Buffer.from('x') }
  standIn.plan('sendPhoto', { does: 'refuse', status: 429, description: 'Too Many Requests', retryAfterSeconds: 7 }, { does: 'cut' })
  expect(await channel().send(to, bubble, never, file)).toMatchObject({ kind: 'try-later', afterSeconds: 7 })
  expect(await channel().send(to, bubble, never, file)).toEqual({ kind: 'uncertain', code: 'cut-off' })
})

test('a file is found under the token of the bot, on the host of its API and no other', async () => {
  standIn.hold('L', Buffer.from('picture'))
  const found = await channel().findFile?.('L', never)
  const host = new URL(standIn.url).host
  expect(found).toEqual({ kind: 'found', url: new URL(`${standIn.url}/file/bot4242:TOKEN/files/L`), headers: {}, hosts: [host] })
})

const unfound = [
  { plan: { does: 'refuse', status: 400, description: 'Bad Request: file is too big' }, found: { kind: 'gone', code: 'too-large' } },
  { plan: { does: 'refuse', status: 400, description: 'Bad Request: wrong file_id' }, found: { kind: 'gone', code: 'telegram-400' } },
  { plan: { does: 'refuse', status: 401, description: 'Unauthorized' }, found: { kind: 'try-later', code: 'telegram-401' } },
  { plan: { does: 'break', status: 502 }, found: { kind: 'try-later', code: 'telegram-502' } },
  { plan: { does: 'cut' }, found: { kind: 'try-later', code: 'cut-off' } },
] as const
for (const { plan, found } of unfound) {
  test(`a file that is asked for and answered with ${JSON.stringify(plan)}`, async () => {
    standIn.plan('getFile', plan)
    expect(await channel().findFile?.('L', never)).toEqual(found)
  })
}

test('messages are taken back a hundred at a time', async () => {
  const ids = Array.from({ length: 130 }, (_, at) => String(at + 1))
  const outcomes = await channel().takeBack?.(to, ids, never)
  expect(outcomes).toEqual(ids.map(() => ({ kind: 'sent', remoteId: null })))
  expect(standIn.calls.map(({ payload }) => (payload.message_ids as number[]).length)).toEqual([100, 30])
  expect(standIn.calls[0]?.payload).toMatchObject({ chat_id: 700100200, message_ids: expect.arrayContaining([1, 100]) })
})

test('one message that Telegram will not delete keeps no other from it', async () => {
  const no = { does: 'refuse', status: 400, description: "Bad Request: message can't be deleted for everyone" } as const
  standIn.plan('deleteMessages', no, no)
  const outcomes = await channel().takeBack?.(to, ['1', '2', '3'], never)
  expect(outcomes?.map(({ kind }) => kind)).toEqual(['refused', 'sent', 'sent'])
})

test('what Telegram puts off is told as such', async () => {
  standIn.plan('deleteMessages', { does: 'break', status: 502 })
  expect(await channel().takeBack?.(to, ['1'], never)).toMatchObject([{ kind: 'try-later', code: 'telegram-502' }])
})
