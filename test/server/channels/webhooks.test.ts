import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Poster } from '../../../src/adapters/post-json.ts'
import { openApi } from '../../../src/adapters/telegram/call.ts'
import { telegramChannel } from '../../../src/adapters/telegram/telegram-channel.ts'
import { AppError } from '../../../src/errors.ts'
import type { Store } from '../../../src/store/store.ts'
import { noFiles } from '../../adapters/no-files.ts'
import { openTestServer, type TestServer } from '../test-server.ts'

const secret = 'a-secret-of-some-length'
const proof = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret }
const acknowledged: string[] = []
const nowhere: Poster = {
  async post(url) {
    acknowledged.push(String(url).split('/').at(-1) ?? '')
    return { kind: 'not-sent', code: 'test' }
  },
  close() {},
}
const telegram = telegramChannel(openApi(nowhere, { token: '4242:TOKEN', apiRoot: 'https://telegram.example' }), noFiles, {
  account: '4242',
  secret,
})

let server: TestServer
beforeEach(async () => {
  acknowledged.length = 0
  server = await openTestServer({ channels: [telegram] })
})
afterEach(() => server.close())

function payload(name: string): string {
  return readFileSync(new URL(`../../payloads/telegram/${name}.json`, import.meta.url), 'utf8')
}

async function deliver(body: string | Buffer, headers: Record<string, string> = proof, url = '/webhooks/telegram') {
  const answer = await server.app.inject({ method: 'POST', url, headers, payload: body })
  await server.turns.take(await server.store.undecided())
  return answer
}

const address = { channel: 'telegram', account: '4242', id: '700100200' }

/** Everything that was said to the person of the payloads. */
async function replies(): Promise<readonly string[]> {
  const { rows } = await server.store.nextToSend('telegram', server.time.nowMs(), 50)
  return rows.map((row) => row.bubble.text)
}

async function keptLines(): Promise<number> {
  const id = await server.store.findConversation(address)
  return id === null ? 0 : (await server.store.transcript(id)).filter((line) => line.by !== 'bot').length
}

function update(id: number, text: string): string {
  return JSON.stringify({ update_id: id, message: { message_id: id, date: 1_795_000_000, chat: { id: 700100200, type: 'private' }, text } })
}

test('a service is spared what is there for pages, and a page is not', async () => {
  const service = await deliver(update(9, 'pha trà sao cho ngon'))
  const page = await server.app.inject({ method: 'GET', url: '/nowhere', headers: { accept: 'text/html' } })
  expect([service.headers['content-security-policy'], service.headers['x-robots-tag']]).toEqual([undefined, undefined])
  expect([page.statusCode, page.headers['content-security-policy'], page.headers['x-robots-tag']]).toEqual([
    404,
    expect.stringContaining("default-src 'none'"),
    expect.stringContaining('noindex'),
  ])
})

test('a text is kept, answered 200 and replied to', async () => {
  const answer = await deliver(update(1, 'pha trà sao cho ngon'))
  expect([answer.statusCode, answer.json()]).toEqual([200, {}])
  expect((await replies())[0]).toContain('Đun nước sôi')
})

test('a tap is decided, and its button answered once it is kept', async () => {
  expect((await deliver(payload('tap'))).statusCode).toBe(200)
  expect(await replies()).toHaveLength(1)
  expect(acknowledged).toEqual(['answerCallbackQuery'])
})

test('the same update a hundred times at once has one effect', async () => {
  const body = update(7, 'pha trà sao cho ngon')
  const answers = await Promise.all(Array.from({ length: 100 }, () => deliver(body)))
  expect(new Set(answers.map((answer) => answer.statusCode))).toEqual(new Set([200]))
  expect(await keptLines()).toBe(1)
})

for (const name of ['group', 'reaction', 'pinned']) {
  test(`${name}.json is answered 200 and leaves nothing`, async () => {
    expect((await deliver(payload(name))).statusCode).toBe(200)
    expect(await keptLines()).toBe(0)
  })
}

for (const name of ['voice', 'location', 'photo-with-caption', 'sticker']) {
  test(`${name}.json gets a reply that offers a person`, async () => {
    await deliver(payload(name))
    const { rows } = await server.store.nextToSend('telegram', server.time.nowMs(), 50)
    expect(rows.flatMap((row) => row.bubble.choices.map((choice) => choice.data))).toContain('cmd:person')
  })
}

test('a proven body that cannot be read is kept as a gap, and the person is told', async () => {
  expect((await deliver(payload('unreadable'))).statusCode).toBe(200)
  expect((await server.store.health()).gaps).toBe(1)
  expect(await replies()).toHaveLength(1)
})

test('a proven body from nobody is kept as a gap that nobody is answered for', async () => {
  expect((await deliver('{"update_id": 3, "mess')).statusCode).toBe(200)
  expect((await server.store.health()).gaps).toBe(1)
})

const forged: readonly { readonly name: string; readonly headers: Record<string, string> }[] = [
  { name: 'no secret', headers: { 'content-type': 'application/json' } },
  { name: 'an empty secret', headers: { ...proof, 'x-telegram-bot-api-secret-token': '' } },
  { name: 'another secret', headers: { ...proof, 'x-telegram-bot-api-secret-token': 'another-secret-of-length' } },
  { name: 'the secret in another header', headers: { 'content-type': 'application/json', 'x-secret': secret, authorization: secret } },
  { name: 'the secret with blanks', headers: { ...proof, 'x-telegram-bot-api-secret-token': `${secret} x` } },
  { name: 'the secret twice', headers: { ...proof, 'x-telegram-bot-api-secret-token': `${secret},${secret}` } },
]
for (const { name, headers } of forged) {
  test(`${name} gets 401 and stores nothing, whatever the body`, async () => {
    for (const body of [update(1, 'x'), payload('unreadable'), 'not json']) {
      const answer = await deliver(body, headers)
      expect([answer.statusCode, answer.json().code]).toEqual([401, 'forged-request'])
    }
    expect(await keptLines()).toBe(0)
    expect((await server.store.health()).gaps).toBe(0)
  })
}

const types = [
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/json\tcharset=utf-8',
  'application/json, text/plain',
  'application/json;charset=utf-7',
  ' application/jsonp',
  'application/json; charset=utf-8; charset=latin1',
  'application/vnd.api+json',
  'x',
]
for (const type of types) {
  test(`a body as "${type}" gets 415 and stores nothing`, async () => {
    expect((await deliver(update(1, 'x'), { ...proof, 'content-type': type })).statusCode).toBe(415)
    expect(await keptLines()).toBe(0)
  })
}

test('a body over the limit gets 413 and stores nothing', async () => {
  expect((await deliver(update(1, 'x'.repeat(300_000)))).statusCode).toBe(413)
  expect(await keptLines()).toBe(0)
})

test('a channel that is not set up is not there', async () => {
  for (const url of ['/webhooks/zalo', '/webhooks/', '/webhooks/..%2ftelegram', '/webhooks/__proto__'])
    expect((await deliver(update(1, 'x'), proof, url)).statusCode).toBe(404)
})

test('what could not be kept is answered 503, so that the channel repeats it; repeated, it is kept once', async () => {
  let full = true
  await server.close()
  server = await openTestServer({
    channels: [telegram],
    store: (real): Store => ({
      ...real,
      async keepInbox(events, nowMs) {
        if (full) throw new AppError('store-busy', 'the disk is full')
        return real.keepInbox(events, nowMs)
      },
    }),
  })
  const answer = await deliver(update(1, 'pha trà sao cho ngon'))
  expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '5'])
  expect(await keptLines()).toBe(0)
  full = false
  expect((await deliver(update(1, 'pha trà sao cho ngon'))).statusCode).toBe(200)
  expect(await keptLines()).toBe(1)
})

test('while it stops, and while nothing could answer, webhooks get 503', async () => {
  server.set({ stopping: true })
  expect((await deliver(update(1, 'x'))).statusCode).toBe(503)
  server.set({ stopping: false, knowledge: null })
  expect((await deliver(update(1, 'x'))).statusCode).toBe(503)
  expect(await keptLines()).toBe(0)
})

test('whatever proven body comes, the answer is 200 or a 4xx, never a 5xx', async () => {
  const chat = fc.record({ id: fc.oneof(fc.integer(), fc.string()), type: fc.constantFrom('private', 'group') })
  const body = fc.oneof(
    fc.json(),
    fc.string(),
    fc
      .record({
        update_id: fc.oneof(fc.nat(), fc.anything()),
        message: fc.record({ chat, date: fc.oneof(fc.nat(), fc.anything()), text: fc.anything() }),
      })
      .map((value) => JSON.stringify(value)),
    fc.constantFrom('', '[]', '{}', 'null', '['.repeat(5000), '{"update_id":1e400}', '{"update_id":-1,"message":null}', '\u0000'),
  )
  await fc.assert(
    fc.asyncProperty(body, async (text) => {
      const answer = await server.app.inject({ method: 'POST', url: '/webhooks/telegram', headers: proof, payload: text })
      expect(answer.statusCode).toBeLessThan(500)
    }),
    { numRuns: 200 },
  )
})
