import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Poster } from '../../../src/adapters/post-json.ts'
import { zaloOaChannel } from '../../../src/adapters/zalo-oa/zalo-oa-channel.ts'
import { openTestServer, type TestServer } from '../../server/test-server.ts'
import { appId, appSecret, macOf, oaId, oaSecret, signed, text } from '../zalo-oa-events.ts'

const settings = { appId, appSecret, oaId, oaSecret, apiRoot: 'https://zalo.example', oauthRoot: 'https://zalo.example', fileHosts: [] }
const nowhere: Poster = { post: async () => ({ kind: 'not-sent', code: 'test' }), close: () => undefined }
const noTokens = {
  read: async () => null,
  renew: async () => 'login-needed' as const,
  settled: async () => undefined,
  look: async () => ({ code: null, againMs: 1 }),
}
const zalo = zaloOaChannel(settings, { poster: nowhere, tokens: noTokens, onTrouble: () => undefined })
const user = '246000000000000001'

/** While it is set no decision ends. */
let decisions: Promise<void> | null
let server: TestServer
beforeEach(async () => {
  decisions = null
  server = await openTestServer({
    channels: [zalo],
    store: (store) => ({
      ...store,
      async decide(...asked) {
        await decisions
        return store.decide(...asked)
      },
    }),
  })
})
afterEach(() => server.close())

const deliver = (body: string) => server.app.inject({ method: 'POST', url: '/webhooks/zalo-oa', headers: signed(body), payload: body })

async function keptOf(id: string, account = oaId): Promise<readonly string[]> {
  await server.turns.take(await server.store.undecided())
  const found = await server.store.findConversation({ channel: 'zalo-oa', account, id })
  const lines = found === null ? [] : await server.store.transcript(found)
  return lines.flatMap((line) => (line.by === 'person' ? [line.content.kind] : line.by === 'gap' ? ['gap'] : []))
}

/** As a payload file, made today: what is older than two days is refused. */
function payload(name: string): string {
  const body = readFileSync(new URL(`../../payloads/zalo-oa/${name}.json`, import.meta.url), 'utf8')
  return body.replace('1795000000123', String(server.time.nowMs()))
}

const kept: Readonly<Record<string, readonly string[]>> = {
  text: ['text'],
  press: ['tap'],
  image: ['file'],
  audio: ['file'],
  file: ['file'],
  location: ['location'],
  sticker: ['unserved'],
  link: ['text'],
  follow: ['started'],
  unfollow: ['left'],
  'submit-info': ['unserved'],
  'new-kind': ['unserved'],
  'new-kind-with-words': ['text'],
  unreadable: ['gap'],
  seen: [],
  received: [],
  echo: [],
  'another-account': [],
  'shop-order': [],
}
for (const [name, kinds] of Object.entries(kept))
  test(`${name}.json is answered 200 and ${kinds.length === 0 ? 'leaves nothing' : `kept as ${kinds.join()}`}`, async () => {
    expect((await deliver(payload(name))).statusCode).toBe(200)
    expect(await keptOf(user)).toEqual(kinds)
    expect((await server.store.health()).gaps).toBe(name === 'unreadable' ? 1 : 0)
  })

test('answered 200 while no decision ends, and what was kept meanwhile is answered afterwards', async () => {
  const hanging = Promise.withResolvers<void>()
  decisions = hanging.promise
  for (const n of [1, 2, 3])
    expect((await deliver(JSON.stringify(text(user, 'pha trà', { atMs: server.time.nowMs(), msgId: `m${n}` })))).statusCode).toBe(200)
  expect((await server.store.health()).undecided).toBe(3)
  hanging.resolve()
  expect(await keptOf(user)).toEqual(['text', 'text', 'text'])
  expect((await server.store.health()).undecided).toBe(0)
})

test('ids of 19 digits that come as numbers are kept, deduplicated and answered digit by digit', async () => {
  const as = (id: string) =>
    JSON.stringify(text('1234567890123456789', 'chào', { atMs: server.time.nowMs(), msgId: id })).replace(
      '"1234567890123456789"',
      '1234567890123456789',
    )
  for (const id of ['m1', 'm1', 'm2']) expect((await deliver(as(id))).statusCode).toBe(200)
  expect(await keptOf('1234567890123456789')).toEqual(['text', 'text'])
  expect(await keptOf('1234567890123456800')).toEqual([])
  const { rows } = await server.store.nextToSend('zalo-oa', server.time.nowMs(), 9)
  expect(rows.map(({ to }) => to.id)).toEqual(['1234567890123456789'])
})

test('a call that was made three days ago is refused and leaves nothing', async () => {
  const body = JSON.stringify(text(user, 'chào', { atMs: server.time.nowMs() - 72 * 3_600_000 }))
  expect((await deliver(body)).statusCode).toBe(401)
  expect(await keptOf(user)).toEqual([])
})

const status = { configured: true, account: null, webhook: { url: null, healthy: true, waiting: null, lastError: null, atMs: null } }
function heard() {
  const [one] = server.heard.beside([{ name: 'zalo-oa', status: { ...status, configured: true, quota: null, problems: [] } }])
  const webhook = one?.status.configured ? one.status.webhook : null
  return [webhook?.provenAtMs ?? null, webhook?.lastError ?? null]
}

const json = { 'content-type': 'application/json' }
const post = (body: string, headers: Readonly<Record<string, string>>) =>
  server.app.inject({ method: 'POST', url: '/webhooks/zalo-oa', headers, payload: body })

test('a call without its signature is no proven one: it is told from what was kept', async () => {
  const body = JSON.stringify(text(user, 'cứu em với', { atMs: server.time.nowMs() }))
  expect((await post(body, json)).statusCode).toBe(200)
  expect(heard()).toEqual([null, 'unsigned-call'])
  const metrics = (await server.app.inject({ method: 'GET', url: '/metrics', remoteAddress: '127.0.0.1' })).body
  expect(metrics).toContain('ben_an_received_total{channel="zalo-oa",outcome="ignored"} 1')
  expect(metrics).not.toContain('outcome="kept"')
})

const wrong = [
  { name: 'with the hash of another secret', mac: (body: string) => `mac=${macOf(body, 'another-secret-of-length')}`, ageMs: 0 },
  { name: 'with a time that this machine has not come to', mac: (body: string) => `mac=${macOf(body)}`, ageMs: -2 * 3_600_000 },
]
for (const { name, mac, ageMs } of wrong)
  test(`a call ${name} is told as refused, by its code`, async () => {
    const body = JSON.stringify(text(user, 'chào', { atMs: server.time.nowMs() - ageMs }))
    expect((await post(body, signed(body, mac(body)))).statusCode).toBe(401)
    expect(heard()).toEqual([null, 'forged-request'])
  })

test('what names another app, or nothing at all, says nothing of how this channel stands', async () => {
  const body = JSON.stringify({ ...text(user, 'chào', { atMs: server.time.nowMs() }), app_id: '360000000000000002' })
  for (const headers of [json, signed(body)]) await post(body, headers)
  await post('', {})
  await post('[]', json)
  expect(heard()).toEqual([null, null])
})

test('a proven call is remembered by its time', async () => {
  await deliver(payload('seen'))
  expect(heard()).toEqual([server.time.nowMs(), null])
})
