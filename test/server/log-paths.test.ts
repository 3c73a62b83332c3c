import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Poster } from '../../src/adapters/post-json.ts'
import { openApi } from '../../src/adapters/telegram/call.ts'
import { telegramChannel } from '../../src/adapters/telegram/telegram-channel.ts'
import type { Store } from '../../src/store/store.ts'
import { noFiles } from '../adapters/no-files.ts'
import { openTestServer, type TestServer } from './test-server.ts'

/** Words, a name, addresses and secrets that must not reach a log line on any path, at trace level. */
const canaries = [
  'canaryword',
  'họ nhốt canary',
  'Canary Name',
  '700100299',
  '0912345699',
  'canary-secret-of-length',
  '4242:CANARYTOKEN',
  'canary.example',
]

let server: TestServer
let broken = false

beforeAll(async () => {
  const mute: Poster = { post: async () => ({ kind: 'no-answer', code: 'timeout' }), close() {} }
  const api = openApi(mute, { token: '4242:CANARYTOKEN', apiRoot: 'https://canary.example' })
  const telegram = telegramChannel(api, noFiles, { account: '4242', secret: 'canary-secret-of-length' })
  const failing =
    <Args extends readonly unknown[], Result>(real: (...args: Args) => Promise<Result>) =>
    (...args: Args): Promise<Result> =>
      broken ? Promise.reject(new Error(`could not keep ${canaries.join(' ')}`)) : real(...args)
  server = await openTestServer({
    channels: [telegram],
    store: (real): Store => ({
      ...real,
      keepInbox: failing(real.keepInbox),
      readOutbox: failing(real.readOutbox),
      decide: failing(real.decide),
    }),
  })
})
afterAll(() => server.close())

const own = { host: '127.0.0.1:8080', origin: 'http://127.0.0.1:8080' }
const proof = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': 'canary-secret-of-length' }

test('no word, name, address or secret reaches a log line on any path', async () => {
  const { app, lines } = server
  const update = (text: unknown) =>
    JSON.stringify({
      update_id: Math.floor(Math.random() * 1e9),
      message: {
        message_id: 1,
        date: 1,
        chat: { id: 700100299, type: 'private', first_name: 'Canary Name' },
        from: { id: 700100299, first_name: 'Canary Name' },
        text,
      },
    })
  for (broken of [false, true]) {
    const session = await app.inject({ method: 'POST', url: '/chat/session', headers: own })
    const cookies = Object.fromEntries(session.cookies.map(({ name, value }) => [name, value]))
    const token = Object.values(cookies)[0] ?? 'none'
    const chat = (payload: unknown) =>
      app.inject({
        method: 'POST',
        url: '/chat/messages',
        headers: { ...own, 'content-type': 'application/json' },
        cookies,
        payload: JSON.stringify(payload),
      })
    const hook = (payload: string, headers: Record<string, string> = proof) =>
      app.inject({ method: 'POST', url: '/webhooks/telegram', headers, payload })

    await chat({ kind: 'text', id: 'canaryword-1', language: 'vi', text: 'họ nhốt canary canaryword 0912345699' })
    await chat({ kind: 'text', id: 'canaryword-2', language: 'vi', text: 'canaryword', canaryword: 'Canary Name' })
    await chat('canaryword')
    await app.inject({
      method: 'POST',
      url: '/chat/messages',
      headers: { ...own, 'content-type': 'application/json' },
      cookies,
      payload: '{"text":"canaryword',
    })
    await app.inject({
      method: 'POST',
      url: '/chat/messages',
      headers: { ...own, 'content-type': 'canaryword/x' },
      cookies,
      payload: 'canaryword',
    })
    await app.inject({ url: '/chat/view?after=0', headers: own, cookies })
    await app.inject({ url: '/chat/view?after=canaryword', headers: own, cookies })
    await app.inject({
      url: '/canaryword/0912345699?name=Canary%20Name',
      headers: { ...own, 'user-agent': 'canaryword', referer: 'https://canary.example' },
    })
    await app.inject({ url: '/%E0canaryword', headers: own })
    await app.inject({ method: 'POST', url: '/chat/session', headers: { host: 'canary.example', origin: 'https://canary.example' } })
    await hook(update('họ nhốt canary canaryword'))
    await hook(update({ canaryword: 'Canary Name' }))
    await hook(`{"update_id": 5, "canaryword`)
    await hook(update('canaryword'), { ...proof, 'x-telegram-bot-api-secret-token': '4242:CANARYTOKEN' })
    await app.inject({ method: 'POST', url: '/webhooks/canaryword', headers: proof, payload: '{}' })
    await app.inject({ url: '/metrics', headers: { authorization: 'Bearer canary-secret-of-length' } })
    expect((await app.inject({ method: 'POST', url: '/chat/exit', headers: own, cookies })).headers['clear-site-data']).toBeDefined()
    expect(lines.join('\n')).not.toContain(token)
  }
  broken = false
  await server.turns.take(await server.store.undecided())

  const log = lines.join('\n')
  expect(lines.length).toBeGreaterThan(30)
  expect(log).toContain('"event":"failed"')
  for (const canary of canaries) expect(log).not.toContain(canary)
  expect(log).not.toMatch(/canary|127\.0\.0\.1/i)
})
