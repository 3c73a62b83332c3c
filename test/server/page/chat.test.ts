import { createHash } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { addressOf } from '../../../src/adapters/web/session.ts'
import type { ViewRow } from '../../../src/server/page/wire.ts'
import { openTestServer, type TestServer } from '../test-server.ts'

const own = { host: '127.0.0.1:8080', origin: 'http://127.0.0.1:8080' }
let server: TestServer

beforeEach(async () => {
  server = await openTestServer()
})
afterEach(() => server.close())

type Cookies = Readonly<Record<string, string>>

async function begin(): Promise<Cookies> {
  const answer = await server.app.inject({ method: 'POST', url: '/chat/session', headers: own })
  expect(answer.statusCode).toBe(204)
  const cookie = answer.cookies[0]
  return cookie ? { [cookie.name]: cookie.value } : {}
}

async function say(cookies: Cookies, text: string, id = `m-${text.length}-${Math.abs(text.charCodeAt(0))}-xx`) {
  const payload = { kind: 'text', id, language: 'vi', text }
  const answer = await server.app.inject({ method: 'POST', url: '/chat/messages', headers: own, cookies, payload })
  await settled()
  return answer
}

/** What was kept has been decided. */
async function settled() {
  await server.turns.take(await server.store.undecided())
}

async function look(cookies: Cookies, after = 0) {
  const answer = await server.app.inject({ method: 'GET', url: `/chat/view?after=${after}`, headers: own, cookies })
  return answer.json()
}

test('a session is a cookie that scripts cannot read and other sites cannot send', async () => {
  const answer = await server.app.inject({ method: 'POST', url: '/chat/session', headers: own })
  expect(answer.headers['set-cookie']).toMatch(/^session=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)
  expect(answer.body).toBe('')
})

test('with a public address the cookie is bound to the host and to https', async () => {
  await server.close()
  server = await openTestServer({ config: { publicAddress: 'https://chat.example.org' } })
  const headers = { host: 'chat.example.org', origin: 'https://chat.example.org' }
  const answer = await server.app.inject({ method: 'POST', url: '/chat/session', headers })
  expect(answer.headers['set-cookie']).toMatch(/^__Host-session=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/)
})

test('asking for a session twice keeps the first', async () => {
  const cookies = await begin()
  const again = await server.app.inject({ method: 'POST', url: '/chat/session', headers: own, cookies })
  expect(again.statusCode).toBe(204)
  expect(again.cookies).toEqual([])
})

test('a question is answered in the view, and reading on gives only what is new', async () => {
  const cookies = await begin()
  expect((await say(cookies, 'pha trà sao cho ngon')).json()).toEqual({ kept: true })
  const first = await look(cookies)
  expect(first.rows[0].bubble.text).toContain('Đun nước sôi')
  expect(first).toMatchObject({ speaker: 'machine', guarded: false, language: 'vi' })
  expect(await look(cookies, first.seq)).toMatchObject({ rows: [], seq: first.seq })
})

test('the same message sent twice has one effect', async () => {
  const cookies = await begin()
  await say(cookies, 'pha trà sao cho ngon', 'same-id-1')
  const { seq } = await look(cookies)
  await say(cookies, 'pha trà sao cho ngon', 'same-id-1')
  expect((await look(cookies, seq)).rows).toEqual([])
})

test('a choice that was shown is taken', async () => {
  const cookies = await begin()
  const payload = { kind: 'choice', id: 'choice-1', language: 'en', data: 'topic:tea' }
  const answer = await server.app.inject({ method: 'POST', url: '/chat/messages', headers: own, cookies, payload })
  expect(answer.statusCode).toBe(202)
  await settled()
  expect((await look(cookies)).rows[0].bubble.text).toContain('Boil the water')
})

test('danger opens a case, and a page that begins anew sees the last reply only', async () => {
  const cookies = await begin()
  await say(cookies, 'pha trà sao cho ngon')
  expect(JSON.stringify(await look(cookies))).toContain('Đun nước sôi') // what nobody has read yet would be cancelled
  server.time.forward(120_000)
  await say(cookies, 'họ nhốt em')
  expect(await server.store.openCases()).toMatchObject([{ case: { level: 4 }, topic: 'shut-in', channel: 'web', about: { guarded: true } }])
  const anew = await look(cookies)
  expect(anew.guarded).toBe(true)
  expect(JSON.stringify(anew)).toContain('Nhắn tiếp khi an toàn')
  expect(JSON.stringify(anew)).not.toContain('Đun nước sôi')
})

test('nobody is promised who is not on duty', async () => {
  const cookies = await begin()
  await say(cookies, 'họ nhốt em')
  expect((await look(cookies)).speaker).toBe('machine')
})

test('a reply that says that nobody is on duty is marked, for its numbers to stand out; no other is', async () => {
  const cookies = await begin()
  await say(cookies, 'pha trà sao cho ngon')
  await say(cookies, 'gặp người thật')
  const { rows } = await look(cookies)
  expect(rows.map((row: ViewRow) => row.nobody)).toEqual([false, true])
  expect(rows[1].bubble.blocks).toContainEqual(expect.objectContaining({ kind: 'calls' }))
})

test('one session never sees another', async () => {
  const [one, other] = [await begin(), await begin()]
  await say(one, 'pha trà sao cho ngon')
  expect((await look(other)).rows).toEqual([])
  expect((await look(one)).rows).not.toEqual([])
})

const strangers = [
  { name: 'no cookie', cookies: {} },
  { name: 'an empty one', cookies: { session: '' } },
  { name: 'a made-up token', cookies: { session: 'A'.repeat(43) } },
  { name: 'a token that is too long', cookies: { session: 'A'.repeat(500) } },
  { name: 'the hash instead of the token', cookies: { session: 'f'.repeat(64) } },
]
for (const { name, cookies } of strangers) {
  test(`${name} opens nothing and makes nothing`, async () => {
    const answer = await say(cookies, 'pha trà sao cho ngon')
    expect([answer.statusCode, answer.json().code]).toEqual([401, 'no-session'])
    expect(await look(cookies)).toMatchObject({ code: 'no-session' })
    expect(await server.store.undecided()).toEqual([])
  })
}

test('exit ends the session for good, empties the browser, and twice is as good as once', async () => {
  const cookies = await begin()
  await say(cookies, 'pha trà sao cho ngon')
  for (const _ of [1, 2]) {
    const answer = await server.app.inject({ method: 'POST', url: '/chat/exit', headers: own, cookies })
    expect(answer.statusCode).toBe(204)
    expect(answer.headers['clear-site-data']).toBe('"cache", "cookies", "storage"')
    expect(answer.headers['set-cookie']).toMatch(/^session=;/)
  }
  expect(await look(cookies)).toMatchObject({ code: 'no-session' })
  expect((await say(cookies, 'còn đó không')).statusCode).toBe(401)
})

test('the plain link out does the same where no script runs, and shows a blank page that goes on', async () => {
  const cookies = await begin()
  await say(cookies, 'pha trà sao cho ngon')
  const headers = { host: own.host, 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'navigate', accept: 'text/html' }
  const ahead = await server.app.inject({ url: '/chat/exit', headers: { ...headers, 'sec-purpose': 'prefetch' }, cookies })
  expect([ahead.statusCode, (await look(cookies)).rows.length > 0]).toEqual([403, true])
  const elsewhere = await server.app.inject({ url: '/chat/exit', headers: { ...headers, 'sec-fetch-site': 'cross-site' }, cookies })
  expect([elsewhere.statusCode, (await look(cookies)).rows.length > 0]).toEqual([403, true])
  const answer = await server.app.inject({ url: '/chat/exit', headers, cookies })
  expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, 'no-store, no-transform'])
  expect(answer.headers['clear-site-data']).toBe('"cache", "cookies", "storage"')
  expect(answer.headers['set-cookie']).toMatch(/^session=;/)
  expect(answer.body).toContain('http-equiv="refresh" content="0;url=https://')
  expect(await look(cookies)).toMatchObject({ code: 'no-session' })
})

const foreign = [
  { name: 'another site', headers: { ...own, origin: 'https://evil.example' } },
  { name: 'no origin', headers: { host: own.host } },
  { name: 'an opaque origin', headers: { ...own, origin: 'null' } },
  { name: 'another port', headers: { ...own, origin: 'http://127.0.0.1:9' } },
  { name: 'a name that resolves to this machine', headers: { host: 'evil.example:8080', origin: 'http://evil.example:8080' } },
  { name: 'our origin, and a browser that says cross-site', headers: { ...own, 'sec-fetch-site': 'cross-site' } },
]
for (const { name, headers } of foreign) {
  test(`a call from ${name} changes nothing`, async () => {
    const cookies = await begin()
    const payload = { kind: 'text', id: 'foreign-1', language: 'vi', text: 'pha trà sao cho ngon' }
    const answer = await server.app.inject({ method: 'POST', url: '/chat/messages', headers, cookies, payload })
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'foreign-origin'])
    expect((await server.app.inject({ method: 'POST', url: '/chat/exit', headers, cookies })).statusCode).toBe(403)
    expect(await server.store.undecided()).toEqual([])
    expect((await look(cookies)).code).toBeUndefined()
  })
}

test('a page of another site cannot read either', async () => {
  const cookies = await begin()
  const headers = { ...own, 'sec-fetch-site': 'cross-site' }
  expect((await server.app.inject({ method: 'GET', url: '/chat/view?after=0', headers, cookies })).statusCode).toBe(403)
})

test('a talk cannot be read in the address bar of the phone that it is on', async () => {
  const cookies = await begin()
  const headers = { ...own, 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate' }
  for (const url of ['/chat/view?after=1', '/chat/events?after=1'])
    expect((await server.app.inject({ url, headers, cookies })).statusCode, url).toBe(403)
})

test('one line that asks without end waits; another line does not', async () => {
  const from = (remoteAddress: string) => server.app.inject({ url: '/chat/view?after=0', headers: own, remoteAddress })
  for (let n = 0; n < 1200; n += 1) await from('203.0.113.1')
  expect((await from('203.0.113.1')).statusCode).toBe(429)
  expect((await from('203.0.113.2')).statusCode).toBe(401)
})

test('what a neighbour asks without end keeps nobody of the same line from writing and reading, nor from the numbers', async () => {
  const cookies = await begin()
  const page = () => server.app.inject({ url: '/', headers: { accept: 'text/html' } })
  for (let n = 0; n < 1200; n += 1) await page()
  const refused = await page()
  expect([refused.statusCode, refused.body.includes('href="tel:111"')]).toEqual([429, true])
  expect((await say(cookies, 'x', 'message-1')).statusCode).toBe(202)
  expect((await server.app.inject({ url: '/chat/view?after=0', headers: own, cookies })).statusCode).toBe(200)
  expect(Object.keys(await begin())).toEqual(['session'])
})

const message = { kind: 'text', id: 'message-1', language: 'vi', text: 'x' }
const misfits: readonly { readonly name: string; readonly payload: unknown; readonly status: number; readonly type?: string }[] = [
  { name: 'no body', payload: undefined, status: 400 },
  { name: 'an empty text', payload: { ...message, text: '  ' }, status: 400 },
  { name: 'a text over its length', payload: { ...message, text: 'x'.repeat(4001) }, status: 400 },
  { name: 'a field nobody asked for', payload: { ...message, conversation: 'other' }, status: 400 },
  { name: 'an object for a text', payload: { ...message, text: { $gt: '' } }, status: 400 },
  { name: 'an array', payload: [message], status: 400 },
  { name: 'an id with a space', payload: { ...message, id: 'a b c d e f' }, status: 400 },
  { name: 'a third language', payload: { ...message, language: 'fr' }, status: 400 },
  { name: 'a prototype', payload: '{"__proto__":{"x":1},"kind":"text"}', status: 400 },
  { name: 'half a JSON', payload: '{"kind":"te', status: 400 },
  { name: 'a body over the limit', payload: JSON.stringify({ ...message, more: 'x'.repeat(40_000) }), status: 413 },
  { name: 'a form', payload: 'kind=text', status: 415, type: 'application/x-www-form-urlencoded' },
  { name: 'plain text', payload: JSON.stringify(message), status: 415, type: 'text/plain' },
  { name: 'JSON by a similar name', payload: JSON.stringify(message), status: 415, type: 'application/jsonx' },
]
for (const { name, payload, status, type } of misfits) {
  test(`${name} is refused with ${status} and stores nothing`, async () => {
    const cookies = await begin()
    const headers = { ...own, 'content-type': type ?? 'application/json' }
    const body = typeof payload === 'string' || payload === undefined ? payload : JSON.stringify(payload)
    const answer = await server.app.inject({
      method: 'POST',
      url: '/chat/messages',
      headers,
      cookies,
      ...(body !== undefined && { payload: body }),
    })
    expect(answer.statusCode).toBe(status)
    expect(Object.keys(answer.json())).toEqual(['code', 'hint'])
    expect(await server.store.undecided()).toEqual([])
  })
}

test('too many messages of one session wait; another session does not', async () => {
  const [one, other] = [await begin(), await begin()]
  const statuses: number[] = []
  for (let n = 0; n < 42; n += 1) statuses.push((await say(one, 'x', `many-${n}-xx`)).statusCode)
  expect(statuses.filter((status) => status === 202)).toHaveLength(40)
  const refused = await say(one, 'x', 'many-more')
  expect([refused.statusCode, refused.json().code, Number(refused.headers['retry-after']) > 0]).toEqual([429, 'too-many-requests', true])
  expect((await say(other, 'x', 'other-one')).statusCode).toBe(202)
})

test('one line fills the disk with no number of talks: what is more waits and is told for how long; a talk that has just begun is heard', async () => {
  const beginAt = async (remoteAddress: string): Promise<Cookies> => {
    const { cookies } = await server.app.inject({ method: 'POST', url: '/chat/session', headers: own, remoteAddress })
    return Object.fromEntries(cookies.map(({ name, value }) => [name, value]))
  }
  const send = (cookies: Cookies, id: string, remoteAddress = '203.0.113.1') => {
    const payload = JSON.stringify({ kind: 'text', id, language: 'vi', text: 'x' }).padEnd(32_000)
    const headers = { ...own, 'content-type': 'application/json' }
    return server.app.inject({ method: 'POST', url: '/chat/messages', headers, cookies, payload, remoteAddress })
  }
  const answers: Awaited<ReturnType<typeof send>>[] = []
  let flood: Cookies = {}
  for (let talk = 0; talk < 36; talk += 1) {
    flood = await beginAt(`203.0.114.${talk}`)
    for (let n = 0; n < 38; n += 1) answers.push(await send(flood, `flood-${talk}-${n}`))
  }
  const [kept, refused] = [202, 429].map((status) => answers.filter(({ statusCode }) => statusCode === status))
  expect([kept?.length, refused?.length]).toEqual([1334, 34])
  expect([refused?.[0]?.json().code, refused?.[0]?.headers['retry-after']]).toEqual(['too-many-requests', '3600'])
  expect((await send(flood, 'elsewhere-1', '203.0.113.9')).statusCode).toBe(202)
  expect((await send(await beginAt('203.0.115.1'), 'neighbour-1')).statusCode).toBe(202)
})

test('while it stops, and without content, it says so and takes nothing', async () => {
  const cookies = await begin()
  server.set({ stopping: true })
  expect((await say(cookies, 'x', 'stopping-1')).json().code).toBe('shutting-down')
  server.set({ stopping: false, knowledge: null })
  expect((await say(cookies, 'x', 'no-content')).json().code).toBe('no-content')
  expect(await server.store.undecided()).toEqual([])
})

test('no answer ever holds the token', async () => {
  const cookies = await begin()
  await say(cookies, 'pha trà sao cho ngon')
  const bodies = JSON.stringify([await look(cookies), (await server.app.inject({ url: '/', cookies })).body])
  expect(bodies).not.toContain(cookies.session)
})

test('what is kept of a token, and staff may see of it, opens nothing', async () => {
  const { session = '' } = await begin()
  const { id = '' } = addressOf(session) ?? {}
  expect(id).toBe(createHash('sha256').update(session).digest('hex'))
})

test('a file of the hotline stands in the talk that it was sent in, and opens there alone', async () => {
  const cookies = await begin()
  await say(cookies, 'xin chào')
  const address = addressOf(Object.values(cookies)[0])
  const id = address && (await server.store.findConversation(address))
  if (!id) throw new Error('there is a talk')
  const nowMs = server.time.nowMs()
  const media = await server.store.media.attach(id, { type: 'application/pdf', bytes: Buffer.from('%PDF-1.7 form') }, nowMs)
  if (media === null) throw new Error('it is kept')
  const bubble = { text: '', blocks: [], choices: [], file: { media, name: 'tep.pdf' } }
  const origin = { from: 'person', name: 'Mai', proposalOf: null } as const
  const sent = { bubble, ifUncertain: 'once', lane: 'person', origin, expiresAtMs: nowMs + 60_000, notice: false } as const
  await server.store.decide(id, { cause: 'act' }, (conversation) => ({ conversation, bubbles: [sent], effects: [], step: null }), nowMs)

  const rows: readonly ViewRow[] = (await look(cookies)).rows
  expect(rows.at(-1)?.bubble).toEqual({ text: '', blocks: [], choices: [], file: { id: media, name: 'tep.pdf' } })
  const open = (who: Cookies, file: string = media) =>
    server.app.inject({ method: 'GET', url: `/chat/files/${file}`, headers: own, cookies: who })
  const answer = await open(cookies)
  expect([answer.statusCode, answer.body]).toEqual([200, '%PDF-1.7 form'])
  expect(answer.headers).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': 'attachment; filename="tep.pdf"',
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store, no-transform',
  })
  const others = await begin()
  const refused = [
    await open(others),
    await open({}),
    await open(cookies, '0192f0c0-0000-7000-8000-000000000000'),
    await open(cookies, 'x'),
  ]
  expect(refused.map(({ statusCode }) => statusCode)).toEqual([404, 401, 404, 400])
})
