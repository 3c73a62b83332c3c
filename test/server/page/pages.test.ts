import { afterEach, beforeEach, expect, test } from 'vitest'
import { failures } from '../../../src/errors.ts'
import { openTestServer, type TestServer } from '../test-server.ts'

const template = '<html><body><!--ben-an:numbers:vi--><!--ben-an:numbers:en--><!--ben-an:hello--></body></html>'
let server: TestServer
beforeEach(async () => {
  server = await openTestServer({ template })
})
afterEach(() => server.close())

const get = (url: string, headers: Record<string, string> = {}) => server.app.inject({ method: 'GET', url, headers })

test('the page is whole without a script: numbers to dial in both languages', async () => {
  const { body, headers } = await get('/')
  expect(headers['content-type']).toBe('text/html; charset=utf-8')
  expect(body).toMatch(/<ul class="numbers"><li data-name="[^"]+" data-note="[^"]*"><a href="tel:\+84981848484">/)
  expect(body.match(/<ul class="numbers">/g)).toHaveLength(2)
  expect(body).toContain('href="tel:111"')
})

test('the first words are those of a new conversation, and asking for them keeps nothing', async () => {
  const { body } = await get('/')
  const hello = JSON.parse(/id="hello">(.*?)<\/script>/.exec(body)?.[1] ?? '')
  expect(hello.vi[0].text).toContain('Bến An')
  expect(hello.en[0].choices.map((choice: { data: string }) => choice.data)).toContain('cmd:person')
  expect(await server.store.health()).toMatchObject({ undecided: 0, unsent: 0 })
})

/** What a page shows before its script has come. */
const seenOf = (body: string) => body.replace(/<script[^>]*>.*?<\/script>|<[^>]*>/g, ' ')

test('no page says of a number what it is for before it is asked, whoever opens it', async () => {
  const own = { host: '127.0.0.1:8080', origin: 'http://127.0.0.1:8080' }
  const { cookies } = await server.app.inject({ method: 'POST', url: '/chat/session', headers: own })
  const session = Object.fromEntries(cookies.map(({ name, value }) => [name, value]))
  const bodyOf = async (of: Record<string, string>) => (await server.app.inject({ url: '/', cookies: of })).body
  const before = await bodyOf(session)
  expect(seenOf(before)).not.toMatch(/mua bán người|trafficking/)
  expect(seenOf(before)).toContain('Gọi được từ Việt Nam.')
  const payload = { kind: 'text', id: 'message-1', language: 'vi', text: 'họ nhốt em' }
  await server.app.inject({ method: 'POST', url: '/chat/messages', headers: own, cookies: session, payload })
  await server.turns.take(await server.store.undecided())
  const after = await bodyOf(session)
  expect(after).toContain('id="hello" data-still>')
  expect(after).toContain('tel:111')
  expect(seenOf(after)).toBe(seenOf(before))
  expect([await bodyOf({}), await bodyOf({ session: 'x'.repeat(43) })]).toEqual([before, before])
})

test('where nobody can tell whose talk it is, the page begins as one that somebody may be reading along', async () => {
  const lost = await openTestServer({
    template,
    store: (store) => ({ ...store, findConversation: () => Promise.reject(new Error('the store is gone')) }),
  })
  const { statusCode, body } = await lost.app.inject({ url: '/', cookies: { session: 'x'.repeat(43) } })
  expect([statusCode, body.includes('tel:111'), body.includes('data-still')]).toEqual([200, true, true])
  await lost.close()
})

test('the console may make the one script address of the worker that rings and play sound, and is as strict otherwise', async () => {
  const own = await openTestServer({ template, console: '<!doctype html>' })
  const [page, console] = await Promise.all(['/', '/console'].map((url) => own.app.inject({ url, headers: { accept: 'text/html' } })))
  const policy = String(page?.headers['content-security-policy'])
  const wider = policy
    .replace("trusted-types 'none'", 'trusted-types console-worker')
    .replace("img-src 'self'", "img-src 'self';media-src 'self'")
  expect(console?.headers['content-security-policy']).toBe(wider)
  expect(console?.headers['content-security-policy']).not.toBe(policy)
  await own.close()
})

test('a browser keeps nothing of the page, frames nothing, and runs our own files only', async () => {
  const { headers } = await get('/')
  expect(headers['cache-control']).toBe('no-store')
  expect(headers['content-security-policy']).toBe(
    "default-src 'none';script-src 'self';style-src 'self';img-src 'self';font-src 'self';connect-src 'self';base-uri 'none';form-action 'none';frame-ancestors 'none';require-trusted-types-for 'script';trusted-types 'none'",
  )
  expect(headers).toMatchObject({
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'x-robots-tag': 'noindex, nofollow, noarchive',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
    'cross-origin-resource-policy': 'same-origin',
  })
  expect(headers['permissions-policy']).toContain('geolocation=()')
  expect(headers['strict-transport-security']).toBeUndefined()
  expect(headers['set-cookie']).toBeUndefined()
})

test('over https it stays over https', async () => {
  await server.close()
  server = await openTestServer({ config: { publicAddress: 'https://chat.example.org' } })
  expect((await get('/')).headers['strict-transport-security']).toMatch(/^max-age=63072000/)
})

test('without content, the page has the numbers that could be read', async () => {
  server.set({ knowledge: null })
  const { statusCode, body } = await get('/')
  expect(statusCode).toBe(200)
  expect(body).toContain('tel:111')
  expect(body).not.toContain('ben-an:')
})

test('a browser that gets lost gets the numbers; a program gets the code', async () => {
  const lost = await get('/nowhere', { accept: 'text/html,application/xhtml+xml' })
  expect([lost.statusCode, lost.body.includes('tel:'), lost.headers['cache-control']]).toEqual([404, true, 'no-store'])
  const program = await get('/nowhere', { accept: 'application/json' })
  expect([program.statusCode, program.json()]).toEqual([404, { code: 'not-found', hint: failures['not-found'].hint }])
})

test('alive says nothing else; ready tells store, content and room on the disk', async () => {
  expect((await get('/healthz')).json()).toEqual({ alive: true })
  expect((await get('/readyz')).json()).toEqual({ ready: true, store: true, content: true, room: true })
  server.set({ freeBytes: 5e6 })
  const full = await get('/readyz')
  expect([full.statusCode, full.json()]).toEqual([503, { ready: false, store: true, content: true, room: false }])
  server.set({ freeBytes: 1e9 })
  server.set({ knowledge: null })
  const unready = await get('/readyz')
  expect([unready.statusCode, unready.json()]).toEqual([503, { ready: false, store: true, content: false, room: true }])
})

test('figures are for this machine in development, and for nobody behind a proxy on it', async () => {
  expect((await get('/metrics')).body).toContain('ben_an_store{what="openCases"} 0')
  expect((await get('/metrics', { 'x-forwarded-for': '203.0.113.7' })).statusCode).toBe(401)
  expect((await get('/metrics', { forwarded: 'for=203.0.113.7' })).statusCode).toBe(401)
})

test('with a token figures are for whoever has it, and in production for nobody without one', async () => {
  await server.close()
  server = await openTestServer({ config: { metricsToken: 'k2n5p8r1t4v7x0z3b6d9f2h5' } })
  expect((await get('/metrics')).statusCode).toBe(401)
  expect((await get('/metrics', { authorization: 'Bearer wrong' })).statusCode).toBe(401)
  expect((await get('/metrics', { authorization: 'Bearer k2n5p8r1t4v7x0z3b6d9f2h5' })).statusCode).toBe(200)
  await server.close()
  server = await openTestServer({ config: { production: true } })
  expect((await get('/metrics')).statusCode).toBe(401)
})

test('a forwarded address is believed from our own proxy only', async () => {
  await server.close()
  server = await openTestServer({ config: { trustedProxies: ['127.0.0.1'] } })
  const { app } = server
  const from = (remoteAddress: string, forwarded: string) =>
    app.inject({
      method: 'POST',
      url: '/chat/session',
      remoteAddress,
      headers: { 'x-forwarded-for': forwarded, host: '127.0.0.1', origin: 'http://127.0.0.1' },
    })
  const statuses = async (remoteAddress: string, address: (n: number) => string) => {
    const all: number[] = []
    for (let n = 0; n < 540; n += 1) all.push((await from(remoteAddress, address(n))).statusCode)
    return all
  }
  expect((await statuses('127.0.0.1', (n) => `198.51.${100 + (n >> 8)}.${n & 255}`)).filter((status) => status === 429)).toEqual([])
  expect((await statuses('203.0.113.9', (n) => `198.51.${100 + (n >> 8)}.${n & 255}`)).filter((status) => status === 429)).toHaveLength(10)
})
