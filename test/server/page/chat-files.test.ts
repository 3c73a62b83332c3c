import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { addressOf } from '../../../src/adapters/web/session.ts'
import type { Store } from '../../../src/store/store.ts'
import { openTestServer, type TestServer, type TestSettings } from '../test-server.ts'

const own = { host: '127.0.0.1:8080', origin: 'http://127.0.0.1:8080' }
const bytes = { ...own, 'content-type': 'application/octet-stream' }
const contract = Buffer.from('%PDF-1.7 a contract')

let server: TestServer
let cookies: Readonly<Record<string, string>>
beforeEach(() => open())
afterEach(() => server.close())

async function open(settings: TestSettings = {}) {
  server = await openTestServer(settings)
  const answer = await server.app.inject({ method: 'POST', url: '/chat/session', headers: own })
  const [cookie] = answer.cookies
  cookies = cookie ? { [cookie.name]: cookie.value } : {}
}

async function openAnew(settings: TestSettings) {
  await server.close()
  await open(settings)
}

async function say(text: string) {
  const payload = { kind: 'text', id: `m-${text.length}-aaaaaaa`, language: 'vi', text }
  await server.app.inject({ method: 'POST', url: '/chat/messages', headers: own, cookies, payload })
  await server.turns.take(await server.store.undecided())
}

async function hand(payload: Buffer, id = 'file-0001', headers: Record<string, string> = bytes) {
  const answer = await server.app.inject({ method: 'POST', url: `/chat/files?id=${id}&language=vi`, headers, cookies, payload })
  await server.turns.take(await server.store.undecided())
  return answer
}

async function talk() {
  const address = addressOf(Object.values(cookies)[0])
  const id = address && (await server.store.findConversation(address))
  if (!id) throw new Error('there is a talk')
  return id
}

test('a file that is handed over is on the line of its message, kept, and answered', async () => {
  await say('gặp người thật')
  expect((await hand(contract)).statusCode).toBe(202)
  const id = await talk()
  const lines = await server.store.transcript(id)
  const line = lines.find((one) => one.by === 'person' && one.content.kind === 'file')
  const [note, ...more] = await server.store.media.of(id)
  expect(more).toEqual([])
  expect(note).toMatchObject({ line: line?.seq, state: 'kept', type: 'application/pdf' })
  expect(note && (await server.store.media.read(note.id))).toMatchObject({ bytes: contract, byStaff: false })
  expect(await server.store.media.wanted(server.time.nowMs(), 9)).toEqual([])
  expect(JSON.stringify(lines.at(-1))).toContain('Người trực mở được')
})

test('what a person handed over opens for staff alone, and not again on the phone that it came from', async () => {
  await say('gặp người thật')
  await hand(contract)
  const [note] = await server.store.media.of(await talk())
  expect((await server.app.inject({ url: `/chat/files/${note?.id}`, headers: own, cookies })).statusCode).toBe(404)
})

test('more than six in a minute wait', async () => {
  await say('gặp người thật')
  const answers = []
  for (let n = 0; n < 7; n += 1) answers.push(await hand(contract, `file-000${n}`))
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([202, 202, 202, 202, 202, 202, 429])
})

test('one line fills the disk with no number of talks: after twenty of the longest files in an hour none of its is taken', async () => {
  await openAnew({ config: { mostFileBytes: 1024 } })
  const long = Buffer.concat([contract, Buffer.alloc(1024 - contract.length, ' ')])
  const codes: number[] = []
  const waits: number[] = []
  for (let talks = 0; talks < 5; talks += 1) {
    const [cookie] = (await server.app.inject({ method: 'POST', url: '/chat/session', headers: own })).cookies
    cookies = cookie ? { [cookie.name]: cookie.value } : {}
    await say('gặp người thật')
    for (let n = 0; n < 5; n += 1) {
      const { statusCode, headers } = await hand(long, `file-000${n}`)
      codes.push(statusCode)
      waits.push(Number(headers['retry-after'] ?? 0))
    }
  }
  expect(codes).toEqual([...Array(20).fill(202), ...Array(5).fill(429)])
  expect(waits).toEqual([...Array(20).fill(0), ...Array(5).fill(3_600)])
  await say('xin chào')
  server.time.forward(60 * 60_000)
  expect((await hand(long, 'file-0009')).statusCode).toBe(202)
})

test('handed over twice under one id it is one message', async () => {
  await say('gặp người thật')
  await hand(contract)
  await hand(contract)
  const lines = await server.store.transcript(await talk())
  expect(lines.filter((one) => one.by === 'person' && one.content.kind === 'file')).toHaveLength(1)
})

test('nothing is taken while nobody was asked for, of no kind that is not kept, too long, or from elsewhere', async () => {
  await say('xin chào')
  expect((await hand(contract)).statusCode).toBe(409)
  await say('gặp người thật')
  const answers = [
    await hand(Buffer.from('<svg onload="alert(1)"/>')),
    await hand(contract, 'file-0002', { ...own, 'content-type': 'application/pdf' }),
    await hand(contract, 'file-0003', { ...bytes, origin: 'https://evil.example' }),
    await hand(Buffer.alloc(1024 * 1024 + 1)),
    await hand(contract, 'x'),
  ]
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([415, 415, 403, 413, 400])
  expect(await server.store.media.of(await talk())).toEqual([])
})

test('nothing is taken while the disk is wanted for words', async () => {
  await openAnew({ hasRoomForFiles: false })
  await say('gặp người thật')
  const answer = await hand(contract)
  expect([answer.statusCode, answer.json().code]).toEqual([503, 'store-busy'])
  expect(await server.store.media.of(await talk())).toEqual([])
})

test('of one talk no more is taken than of one on another channel', async () => {
  const large = { id: 'f', line: 1, state: 'kept', code: null, type: 'application/pdf', bytes: 50 * 1024 * 1024 }
  await openAnew({ store: (store) => ({ ...store, media: { ...store.media, of: async () => [large, large] as never } }) })
  await say('gặp người thật')
  expect((await hand(contract)).statusCode).toBe(429)
})

/** A file of a megabyte is announced, and its bytes never come; `status` is told when an answer comes all the same. */
async function announce(cookie: string) {
  if (!server.app.server.listening) await server.app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = server.app.server.address() as AddressInfo
  const headers = { origin: `http://127.0.0.1:${port}`, 'content-type': 'application/octet-stream', 'content-length': 1024 * 1024, cookie }
  const options = { host: '127.0.0.1', port, method: 'POST', path: '/chat/files?id=file-0001&language=vi', headers }
  const request = http.request(options)
  const status = new Promise((resolve) => request.on('response', (answer) => resolve(answer.statusCode)))
  request.on('error', () => undefined)
  request.flushHeaders()
  return { status, hangUp: () => request.destroy() }
}

test('of a file that would not be taken no byte is read', async () => {
  const [name, token] = Object.entries(cookies)[0] ?? []
  await say('xin chào')
  for (const [cookie, status] of [
    [`${name}=${'A'.repeat(43)}`, 401],
    [`${name}=${token}`, 409],
  ] as const) {
    const file = await announce(cookie)
    expect(await file.status).toBe(status)
    file.hangUp()
  }
})

test('a line that breaks gives back the room of its file', async () => {
  let looks = 0
  const counted = (store: Store): Store => ({ ...store, media: { ...store.media, of: (id) => store.media.of(id).finally(() => looks++) } })
  await openAnew({ store: counted })
  await say('gặp người thật')
  const [name, token] = Object.entries(cookies)[0] ?? []
  const lines = [await announce(`${name}=${token}`), await announce(`${name}=${token}`)]
  await expect.poll(() => looks).toBe(2)
  expect((await hand(contract)).statusCode).toBe(503)
  for (const { hangUp } of lines) hangUp()
  const connections = () => new Promise((resolve) => server.app.server.getConnections((_, count) => resolve(count)))
  await expect.poll(connections).toBe(0)
  expect((await hand(contract)).statusCode).toBe(202)
})

test('files on their way leave room for others in the memory, and give it back', async () => {
  const letGo = Promise.withResolvers<void>()
  let kept = 0
  await openAnew({
    store: (store) => ({
      ...store,
      media: {
        ...store.media,
        async attach(...file) {
          kept += 1
          await letGo.promise
          return store.media.attach(...file)
        },
      },
    }),
  })
  await say('gặp người thật')
  const full = Buffer.concat([contract, Buffer.alloc(1024 * 1024 - contract.length)])
  const from = (remoteAddress: string, id: string, payload = full) =>
    server.app.inject({ method: 'POST', url: `/chat/files?id=${id}&language=vi`, headers: bytes, cookies, payload, remoteAddress })
  const begun = [from('203.0.113.1', 'file-0001'), from('203.0.113.1', 'file-0002'), from('203.0.113.2', 'file-0003')]
  await expect.poll(() => kept).toBe(3)
  expect((await from('203.0.113.1', 'file-0004', contract)).statusCode).toBe(503)
  begun.push(from('203.0.113.3', 'file-0005'))
  letGo.resolve()
  expect((await Promise.all(begun)).map(({ statusCode }) => statusCode)).toEqual([202, 202, 202, 202])
  expect((await from('203.0.113.1', 'file-0004', contract)).statusCode).toBe(202)
})

test('a file on a weak line has as long as its page gives it, a head has not', () => {
  expect(server.app.server.requestTimeout).toBeGreaterThan(120_000)
  expect(server.app.server.headersTimeout).toBe(30_000)
})
