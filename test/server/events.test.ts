import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Outgoing, View } from '../../src/server/page/wire.ts'
import { openTestServer, type TestServer } from './test-server.ts'

let server: TestServer
let origin: string
let host: string
const open: http.ClientRequest[] = []

beforeEach(async () => {
  server = await openTestServer()
  await server.app.listen({ host: '127.0.0.1', port: 0 })
  host = `127.0.0.1:${(server.app.server.address() as AddressInfo).port}`
  origin = `http://${host}`
})
afterEach(async () => {
  vi.useRealTimers()
  for (const request of open.splice(0)) request.destroy()
  await server.close()
})

async function begin(): Promise<string> {
  const answer = await fetch(`${origin}/chat/session`, { method: 'POST', headers: { origin } })
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
}

const say = (cookie: string, text: string) => send(cookie, { kind: 'text', id: `m-${text.length}-aaaa`, language: 'vi', text })

async function send(cookie: string, message: Outgoing): Promise<void> {
  const body = JSON.stringify(message)
  const answer = await fetch(`${origin}/chat/messages`, {
    method: 'POST',
    headers: { origin, cookie, 'content-type': 'application/json' },
    body,
  })
  expect(answer.status).toBe(202)
}

interface Stream {
  readonly status: number
  readonly headers: http.IncomingHttpHeaders
  /** The next event of this name, sent before or after asking. */
  next(name: string): Promise<{ id: string; data: View }>
  readonly ended: Promise<void>
}

function listen(cookie: string, after = 0, headers: Record<string, string> = {}): Promise<Stream> {
  return new Promise((resolve, reject) => {
    const request = http.get(`${origin}/chat/events?after=${after}`, { headers: { cookie, ...headers } }, (answer) => {
      let text = ''
      const waiting: (() => void)[] = []
      answer.setEncoding('utf8')
      answer.on('error', () => undefined)
      answer.on('data', (part: string) => {
        text += part
        for (const wake of waiting.splice(0)) wake()
      })
      resolve({
        status: answer.statusCode ?? 0,
        headers: answer.headers,
        ended: new Promise((done) => answer.once('close', () => done())),
        async next(name) {
          for (;;) {
            const at = text.indexOf(`event: ${name}\n`)
            const end = at < 0 ? -1 : text.indexOf('\n\n', at)
            if (end >= 0) {
              const block = text.slice(at, end)
              text = text.slice(end + 2)
              return { id: /^id: (\d+)$/m.exec(block)?.[1] ?? '', data: JSON.parse(/^data: (.*)$/m.exec(block)?.[1] ?? 'null') }
            }
            await new Promise<void>((wake) => waiting.push(wake))
          }
        },
      })
    })
    open.push(request)
    request.on('error', reject)
  })
}

test('a view comes at once, and another as soon as something was said', async () => {
  const cookie = await begin()
  const stream = await listen(cookie)
  expect(stream.headers['content-type']).toBe('text/event-stream')
  expect(stream.headers['cache-control']).toBe('no-store, no-transform')
  expect((await stream.next('view')).data.rows).toEqual([])
  await say(cookie, 'pha trà sao cho ngon')
  const view = await stream.next('view')
  expect(view.data.rows[0]?.bubble.text).toContain('Đun nước sôi')
  expect(view.id).toBe(String(view.data.seq))
})

test('a page that reconnects gets what it has not seen, by the address or by the last event it had', async () => {
  const cookie = await begin()
  await say(cookie, 'pha trà sao cho ngon')
  const first = await (await listen(cookie)).next('view')
  expect(first.data.rows).toHaveLength(1)
  for (const stream of [await listen(cookie, first.data.seq), await listen(cookie, 0, { 'last-event-id': first.id })])
    expect((await stream.next('view')).data.rows).toEqual([])
})

test('without a session there are no events', async () => {
  expect((await listen('session=none')).status).toBe(401)
})

test('exit ends the stream, and only that session’s', async () => {
  const [mine, other] = [await begin(), await begin()]
  const [stream, others] = [await listen(mine), await listen(other)]
  await stream.next('view')
  await others.next('view')
  await fetch(`${origin}/chat/exit`, { method: 'POST', headers: { origin, cookie: mine } })
  await stream.ended
  await say(other, 'pha trà sao cho ngon')
  expect((await others.next('view')).data.rows).toHaveLength(1)
})

for (const [what, farewell] of [
  ['exit', 'Hẹn gặp lại'],
  ['erase', 'Đã nhận yêu cầu'],
] as const) {
  test(`${what} in the talk shows at once: another talk, with nothing but the farewell`, async () => {
    vi.useFakeTimers({ toFake: ['setInterval'] }) // nothing is found by looking again
    const cookie = await begin()
    const stream = await listen(cookie)
    await stream.next('view')
    await say(cookie, 'pha trà sao cho ngon')
    const before = (await stream.next('view')).data
    await send(cookie, { kind: 'choice', id: 'm-leaving', language: 'vi', data: `cmd:${what}` })
    const { data } = await stream.next('view')
    expect(data.rows.map(({ bubble }) => bubble.text)).toEqual([expect.stringContaining(farewell)])
    expect(data.talk).not.toBe(before.talk)
    const anew = (await (await listen(cookie)).next('view')).data
    expect([anew.rows, anew.talk]).toEqual([data.rows, data.talk])
  })
}

test('one session holds four streams; a fifth takes the place of the oldest', async () => {
  const cookie = await begin()
  const streams = []
  for (let n = 0; n < 5; n += 1) {
    const stream = await listen(cookie)
    await stream.next('view')
    streams.push(stream)
  }
  await streams[0]?.ended
  await say(cookie, 'pha trà sao cho ngon')
  expect((await streams[4]?.next('view'))?.data.rows).toHaveLength(1)
})

test('closing the server ends every stream', async () => {
  const stream = await listen(await begin())
  await stream.next('view')
  await Promise.all([server.app.close(), stream.ended])
})
