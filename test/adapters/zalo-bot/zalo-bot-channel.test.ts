import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openPoster, type Poster } from '../../../src/adapters/post-json.ts'
import { type ZaloBotApi, zaloBotApi } from '../../../src/adapters/zalo-bot/call.ts'
import { zaloBotStatus } from '../../../src/adapters/zalo-bot/status.ts'
import { zaloBotChannel } from '../../../src/adapters/zalo-bot/zalo-bot-channel.ts'
import { AppError } from '../../../src/errors.ts'
import { openZaloBotStandIn, type ZaloBotPlan, type ZaloBotStandIn } from '../zalo-bot-stand-in.ts'

const secret = 'a-secret-of-some-length'
const to = { channel: 'zalo-bot', account: '4242', id: 'a1b2c3d4e5f60718293a' }
const bubble = { text: 'Chọn mục:\n[1] Phí\n[2] Gặp người thật', blocks: null, choices: [] }
const never = new AbortController().signal

let standIn: ZaloBotStandIn
let poster: Poster
let api: ZaloBotApi

beforeEach(async () => {
  standIn = await openZaloBotStandIn()
  poster = openPoster(4)
  api = zaloBotApi(poster, { token: '4242:TOKEN', apiRoot: standIn.url })
})
afterEach(async () => {
  poster.close()
  await standIn.close()
})

const channel = (over: { readonly secret?: string | null } = {}) =>
  zaloBotChannel(api, { account: '4242', secret: secret, apiRoot: standIn.url, fileHosts: ['new-cdn.example'], ...over })

test('a bubble leaves as plain text to the chat that it answers', async () => {
  expect(await channel().send(to, bubble, never)).toEqual({ kind: 'sent', remoteId: 's1' })
  expect(standIn.calls).toEqual([
    { method: 'sendMessage', token: '4242:TOKEN', payload: { chat_id: to.id, text: bubble.text }, carriedOut: true },
  ])
})

test('a group in which somebody speaks to the bot is told that it speaks in private; a private talk and a machine are not', async () => {
  const identity = { account: '4242', secret, apiRoot: standIn.url, fileHosts: [] }
  const speaking = zaloBotChannel(api, identity, (group, nowMs) => `Only in private: ${group}, ${nowMs}`)
  const group = JSON.parse(readFileSync(new URL('../../payloads/zalo-bot/group.json', import.meta.url), 'utf8'))
  const { message } = group
  const others = [
    { ...message, chat: { ...message.chat, chat_type: 'PRIVATE' } },
    { ...message, from: { ...message.from, is_bot: true } },
  ]
  for (const event of [group, ...others.map((other) => ({ ...group, message: other }))])
    await speaking.acknowledge?.({ headers: {}, body: new TextEncoder().encode(JSON.stringify(event)), receivedAtMs: 5 })
  const text = `Only in private: ${message.chat.id}, 5`
  expect(standIn.calls).toMatchObject([{ method: 'sendMessage', payload: { chat_id: message.chat.id, text } }])
  expect(standIn.calls).toHaveLength(1)
})

test('a call with a secret, right or wrong, was meant for us; an address that is tried out with nothing was not', () => {
  const meant = (body: string, headers: Readonly<Record<string, string>>) =>
    channel().saysOurs?.({ headers, body: new TextEncoder().encode(body), receivedAtMs: 0 })
  const header = { 'x-bot-api-secret-token': 'another-secret' }
  expect([meant('{}', header), meant('{}', {}), meant('', header)]).toEqual([true, false, false])
})

test('that somebody is writing is shown', async () => {
  await channel().sendAction?.(to, 'typing')
  expect(standIn.calls).toMatchObject([{ method: 'sendChatAction', payload: { chat_id: to.id, action: 'typing' } }])
})

const refused = (code: number, more: Partial<Extract<ZaloBotPlan, { does: 'refuse' }>> = {}): ZaloBotPlan => ({
  does: 'refuse',
  code,
  description: 'said so',
  ...more,
})

/** The platform's table of codes, and what comes of each. */
const outcomes: readonly { readonly name: string; readonly plan: ZaloBotPlan; readonly is: object }[] = [
  { name: '400: a mistake of ours', plan: refused(400), is: { kind: 'refused', unreachable: false, code: 'zalo-bot-400' } },
  {
    name: '401: the token',
    plan: refused(401),
    is: { kind: 'try-later', afterSeconds: 60, wholeChannel: true, code: 'token-revoked' },
  },
  {
    name: '403: an error of the platform’s own, and not of the person',
    plan: refused(403),
    is: { kind: 'try-later', afterSeconds: null, wholeChannel: false, code: 'zalo-bot-403' },
  },
  {
    name: '404: dead, and nobody is called gone for it',
    plan: refused(404),
    is: { kind: 'refused', unreachable: false, code: 'zalo-bot-404' },
  },
  {
    name: '404 that says who is gone',
    plan: refused(404, { description: 'Chat not found' }),
    is: { kind: 'refused', unreachable: true, code: 'zalo-bot-404' },
  },
  { name: '408: it may have been carried out', plan: refused(408), is: { kind: 'uncertain', code: 'zalo-bot-408' } },
  {
    name: '429 without a time: a minute for the whole channel',
    plan: refused(429),
    is: { kind: 'try-later', afterSeconds: 60, wholeChannel: true, code: 'zalo-bot-429' },
  },
  {
    name: '429 with a time',
    plan: { does: 'slow-down', seconds: 7 },
    is: { kind: 'try-later', afterSeconds: 7, wholeChannel: true, code: 'zalo-bot-429' },
  },
  {
    name: '429 with a time that nobody could mean',
    plan: { does: 'slow-down', seconds: 864_000 },
    is: { kind: 'try-later', afterSeconds: 900 },
  },
  { name: '500', plan: refused(500), is: { kind: 'try-later', afterSeconds: null, wholeChannel: false, code: 'zalo-bot-500' } },
  { name: 'a code of its own within a good answer', plan: refused(401, { under: 200 }), is: { kind: 'try-later', code: 'token-revoked' } },
  {
    name: 'a code spelt as libraries read it',
    plan: refused(429, { under: 200, spelt: 'errorCode' }),
    is: { kind: 'try-later', code: 'zalo-bot-429' },
  },
  ...[302, 400, 401, 403, 404, 407, 451].map((status) => ({
    name: `${status} on the page of something in between: nothing was sent, and nothing is said of the person, the message or the token`,
    plan: { does: 'break', status } as const,
    is: { kind: 'try-later', wholeChannel: false, code: `zalo-bot-http-${status}` },
  })),
  { name: 'an error page', plan: { does: 'break', status: 502 }, is: { kind: 'try-later', code: 'zalo-bot-502' } },
  {
    name: 'the page of a gate that waited in vain: it may have been carried out',
    plan: { does: 'break', status: 504 },
    is: { kind: 'uncertain', code: 'zalo-bot-504' },
  },
  { name: 'a good status and no answer', plan: { does: 'babble' }, is: { kind: 'uncertain', code: 'unreadable-answer' } },
]
for (const { name, plan, is } of outcomes)
  test(`a send that ends in ${name}`, async () => {
    standIn.plan('sendMessage', plan)
    expect(await channel().send(to, bubble, never)).toMatchObject(is)
  })

test('a send given up on after its bytes left is uncertain, and where nobody listens nothing has left', async () => {
  standIn.plan('sendMessage', { does: 'swallow' })
  const giveUp = new AbortController()
  const sending = channel().send(to, bubble, giveUp.signal)
  await standIn.waitFor('sendMessage')
  giveUp.abort()
  expect(await sending).toEqual({ kind: 'uncertain', code: 'aborted' })
  await standIn.close()
  expect(await channel().send(to, bubble, never)).toMatchObject({ kind: 'try-later', code: 'ECONNREFUSED' })
})

const headers: readonly { readonly name: string; readonly given: string | undefined }[] = [
  { name: 'missing', given: undefined },
  { name: 'empty', given: '' },
  { name: 'wrong', given: 'b-secret-of-some-length' },
  { name: 'cut short', given: secret.slice(0, -1) },
  { name: 'twice, as proxies join', given: `${secret}, ${secret}` },
]
const call = (given: string | undefined, body = '{}') => ({
  headers: { 'x-bot-api-secret-token': given },
  body: Buffer.from(body),
  receivedAtMs: 0,
})
for (const { name, given } of headers)
  test(`a secret header that is ${name} is forged`, () => {
    expect(() => channel().verify(call(given))).toThrow(AppError)
  })

test('the right secret passes, without a secret nothing does, and an empty probe needs none', () => {
  expect(() => channel().verify(call(secret))).not.toThrow()
  expect(() => channel({ secret: null }).verify(call(secret))).toThrow(AppError)
  expect(() => channel().verify(call(undefined, ''))).not.toThrow()
})

test('a file lies on Zalo’s own hosts, and is fetched from no other', async () => {
  expect(await channel().findFile?.('https://photo.example.zdn.vn/1.jpg', never)).toMatchObject({
    kind: 'found',
    headers: {},
    hosts: expect.arrayContaining(['.zdn.vn']),
  })
  for (const ref of [
    'https://zdn.vn.example.org/1.jpg',
    'http://photo.zdn.vn/1.jpg',
    'https://169.254.169.254/',
    'file:///etc/passwd',
    'x',
  ])
    expect(await channel().findFile?.(ref, never)).toMatchObject({ kind: 'gone' })
})

const wanted = 'https://chat.example.org/webhooks/zalo-bot'

test('status: what the platform says of the bot and its webhook, and what mends it', async () => {
  expect(await zaloBotStatus(api, wanted, never)).toMatchObject({
    account: 'Bot Bến An',
    webhook: { url: null, healthy: false },
    problems: [{ code: 'webhook-missing' }],
  })
  await api('setWebhook', { url: wanted, secret_token: secret }, 5000)
  expect(await zaloBotStatus(api, wanted, never)).toMatchObject({ webhook: { url: wanted, healthy: true }, problems: [] })
  expect(await zaloBotStatus(api, 'https://x.example.org/', never)).toMatchObject({
    problems: [{ code: 'webhook-elsewhere', detail: wanted }],
  })
  expect(await zaloBotStatus(api, null, never)).toMatchObject({ webhook: null, problems: [{ code: 'webhook-in-the-way', detail: wanted }] })
})

const troubles = [
  { plan: refused(401), code: 'token-refused' },
  { plan: refused(429), code: 'quota-gone' },
  { plan: refused(403), code: 'service-refused' },
  { plan: { does: 'babble' }, code: 'service-silent' },
] as const
for (const { plan, code } of troubles)
  test(`status: ${code}, without the token`, async () => {
    standIn.plan('getMe', plan)
    const status = await zaloBotStatus(api, wanted, never)
    expect(status.problems).toMatchObject([{ code }])
    expect(JSON.stringify(status)).not.toContain('TOKEN')
  })

test('a file lies on Zalo’s hosts or on those that the operator has added, and on no other', async () => {
  const find = async (ref: string) => (await channel().findFile?.(ref, never))?.kind
  expect(await find('https://f1.new-cdn.example/a.jpg')).toBe('found')
  expect(await find('https://f1.zdn.vn/a.jpg')).toBe('found')
  expect(await find('https://other.example/a.jpg')).toBe('gone')
})
