import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CaseId } from '../../../src/bot/conversation.ts'
import type { MediaId } from '../../../src/bot/message.ts'
import { type Browser, openTestConsole, origin, pressId, type TestConsole } from './test-console.ts'

let running: TestConsole
let lan: Browser
let minh: Browser
let id: CaseId
let written = 0

beforeAll(async () => {
  running = await openTestConsole()
  lan = await running.logIn(running.members.responder)
  minh = await running.logIn(running.members.other)
  id = await running.openCase('an')
  await lan.post(`/cases/${id}/acts`, { id: pressId(), act: 'take' })
})
afterAll(() => running.close())

/** The person of the case sends a file, and it is fetched as if its channel had it. */
async function sends(what: 'voice' | 'picture' | 'document', type: string, bytes: Buffer): Promise<MediaId> {
  written += 1
  const from = { channel: 'web', account: 'web', id: 'an' }
  const content = { kind: 'file', what, file: { ref: 'r', name: '../../evil".html', sizeBytes: null }, caption: null } as const
  const nowMs = running.time.nowMs()
  const message = { eventId: `f${written}`, from, sentAtMs: nowMs, content }
  const [conversation] = await running.store.keepInbox([{ kind: 'message', message }], nowMs)
  if (conversation === undefined) throw new Error('not kept')
  await running.store.decide(
    conversation,
    { cause: 'next-message' },
    (before) => ({ conversation: before, bubbles: [], effects: [], step: null }),
    nowMs,
  )
  const [file] = await running.store.media.wanted(nowMs, 1)
  if (file === undefined) throw new Error('not wanted')
  await running.store.media.keep(file.id, { type, bytes }, nowMs)
  return file.id
}

const attach = (browser: Browser, bytes: Buffer, type = 'application/octet-stream', to = id) =>
  running.app.inject({
    method: 'POST',
    url: `/console/api/cases/${to}/files`,
    headers: { cookie: browser.cookie, origin, host: 'localhost', 'content-type': type },
    payload: bytes,
  })

test('a picture is shown to whoever may read the case, as a picture and nothing else', async () => {
  const file = await sends('picture', 'image/jpeg', Buffer.from('the picture'))
  const answer = await lan.get(`/cases/${id}/files/${file}`)
  expect([answer.statusCode, answer.body]).toEqual([200, 'the picture'])
  expect(answer.headers).toMatchObject({
    'content-type': 'image/jpeg',
    'content-disposition': 'inline; filename="anh.jpg"',
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store, no-transform',
  })
  expect((await lan.get(`/cases/${id}/files/${file}?save=yes`)).headers['content-disposition']).toBe('attachment; filename="anh.jpg"')
  const rows = await running.store.staff.audit({ before: null, staff: lan.member.account.id, case: id, limit: 50 })
  expect(rows.filter(({ deed }) => deed === 'open-file')).toHaveLength(2)
})

test('a document is never drawn in the page', async () => {
  const file = await sends('document', 'application/pdf', Buffer.from('%PDF-'))
  const { headers } = await lan.get(`/cases/${id}/files/${file}`)
  expect(headers['content-disposition']).toBe('attachment; filename="tep.pdf"')
})

test('nobody else hears of it: not by their case, nor by one that they hold', async () => {
  const file = await sends('picture', 'image/jpeg', Buffer.from('the picture'))
  const theirs = await running.openCase('another')
  await minh.post(`/cases/${theirs}/acts`, { id: pressId(), act: 'take' })
  for (const path of [`/cases/${id}/files/${file}`, `/cases/${theirs}/files/${file}`]) {
    const answer = await minh.get(path)
    expect([answer.statusCode, answer.body.includes('picture')]).toEqual([404, false])
  }
  const out = await running.app.inject({
    method: 'GET',
    url: `/console/api/cases/${id}/files/${file}`,
    headers: { origin, host: 'localhost' },
  })
  expect(out.statusCode).toBe(401)
})

test('sound is played from any point on', async () => {
  const file = await sends('voice', 'audio/ogg', Buffer.from('0123456789'))
  const part = (range: string) =>
    running.app.inject({
      method: 'GET',
      url: `/console/api/cases/${id}/files/${file}`,
      headers: { cookie: lan.cookie, origin, host: 'localhost', range },
    })
  const seen = await Promise.all(['bytes=0-3', 'bytes=4-', 'bytes=8-99', 'bytes=20-', 'bytes=-3', 'nonsense'].map(part))
  expect(seen.map(({ statusCode, body, headers }) => [statusCode, body, headers['content-range']])).toEqual([
    [206, '0123', 'bytes 0-3/10'],
    [206, '456789', 'bytes 4-9/10'],
    [206, '89', 'bytes 8-9/10'],
    [200, '0123456789', undefined],
    [200, '0123456789', undefined],
    [200, '0123456789', undefined],
  ])
})

test('whichever part of a file is read, the audit says who read which', async () => {
  const file = await sends('voice', 'audio/ogg', Buffer.from('0123456789'))
  const headers = { cookie: lan.cookie, origin, host: 'localhost', range: 'bytes=1-' }
  await running.app.inject({ method: 'GET', url: `/console/api/cases/${id}/files/${file}`, headers })
  const rows = await running.store.staff.audit({ before: null, staff: lan.member.account.id, case: id, limit: 50 })
  expect(rows[0]).toMatchObject({ deed: 'open-file', detail: file })
})

test('the case shows what came on its line, and what became of it', async () => {
  await sends('voice', 'audio/ogg', Buffer.from('OggS'))
  const { lines, limits } = (await lan.get(`/cases/${id}`)).json()
  expect(lines.at(-1)).toMatchObject({ by: 'person', what: 'voice', file: { state: 'there', type: 'audio/ogg', bytes: 4, code: null } })
  expect(limits).toMatchObject({ sendsFiles: true, mostFileBytes: 1024 * 1024 })
})

test('what a responder attaches is checked by its content and leaves with their reply, words or none', async () => {
  const attached = await attach(lan, Buffer.from('%PDF-1.7 a form'))
  expect(attached.statusCode).toBe(200)
  const { file } = attached.json()
  for (const text of ['Mẫu đơn đây ạ.', '']) {
    const answer = await lan.post(`/cases/${id}/replies`, { id: pressId(), text, file, confirmed: false })
    expect(answer.statusCode).toBe(200)
    expect(answer.json().lines.at(-1)).toMatchObject({ by: 'staff', file: { id: file, state: 'there', type: 'application/pdf' } })
  }
  expect((await running.store.media.read(file))?.bytes.toString()).toBe('%PDF-1.7 a form')
})

test('to somebody for whom the channel has words alone no file is offered, and none is taken', async () => {
  const unknown = await running.openCase('nobody-known:7')
  await lan.post(`/cases/${unknown}/acts`, { id: pressId(), act: 'take' })
  const { limits } = (await lan.get(`/cases/${unknown}`)).json()
  expect(limits.sendsFiles).toBe(false)
  expect((await attach(lan, Buffer.from('%PDF-1.7 a form'), undefined, unknown)).statusCode).toBe(400)
})

test('what cannot be sent is refused by name, and a file of another talk is none', async () => {
  expect((await attach(lan, Buffer.from('<svg onload=alert(1)>'))).statusCode).toBe(415)
  expect((await attach(lan, Buffer.from('%PDF-1.7'), 'application/pdf')).statusCode).toBe(415)
  expect((await attach(lan, Buffer.alloc(1024 * 1024 + 1))).statusCode).toBe(413)
  const sent = await sends('picture', 'image/jpeg', Buffer.from('theirs'))
  for (const file of [sent, '00000000-0000-7000-8000-000000000000']) {
    const answer = await lan.post(`/cases/${id}/replies`, { id: pressId(), text: 'x', file, confirmed: false })
    expect(answer.statusCode).toBe(404)
  }
})

test('nothing is attached for whoever asked to be erased, as nothing is written to them, and nothing is kept', async () => {
  await running.write('binh', 'họ nhốt em')
  const found = (await running.store.openCases()).find(({ case: { level } }) => level === 4)
  if (found === undefined) throw new Error('no case')
  await lan.post(`/cases/${found.case.id}/acts`, { id: pressId(), act: 'take' })
  const pdf = () => attach(lan, Buffer.from('%PDF-1.7 a form'), 'application/octet-stream', found.case.id)
  expect((await pdf()).statusCode).toBe(200)
  await running.write('binh', 'xóa hết tin nhắn')
  const kept = await running.store.media.of(found.conversation)
  const answer = await pdf()
  expect([answer.statusCode, answer.json().code]).toEqual([409, 'erased'])
  expect(await running.store.media.of(found.conversation)).toEqual(kept)
})
