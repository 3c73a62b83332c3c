import { afterEach, beforeEach, expect, test } from 'vitest'
import { addressOf } from '../../src/adapters/web/session.ts'
import { openTestServer, type TestServer } from './test-server.ts'

const own = { host: '127.0.0.1:8080', origin: 'http://127.0.0.1:8080' }
const bytes = { ...own, 'content-type': 'application/octet-stream' }
const contract = Buffer.from('%PDF-1.7 a contract')

let server: TestServer
let cookies: Readonly<Record<string, string>>
beforeEach(async () => {
  server = await openTestServer()
  const answer = await server.app.inject({ method: 'POST', url: '/chat/session', headers: own })
  const [cookie] = answer.cookies
  cookies = cookie ? { [cookie.name]: cookie.value } : {}
})
afterEach(() => server.close())

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
