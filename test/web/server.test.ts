import { expect, test, vi } from 'vitest'
import type { Outgoing } from '../../src/server/page/wire.ts'
import { createServer } from '../../web/src/chat/server.ts'

const message: Outgoing = { id: '0'.repeat(32), kind: 'text', text: 'em cần giúp', language: 'vi' }

/** What came back, and what it is to a message that was sent and to a view that was asked for. */
const answers = [
  { name: 'nothing', answer: () => Promise.reject(new TypeError('Failed to fetch')), post: 'no-line', read: 'no-line' },
  { name: 'half an answer', answer: async () => new Response(brokenOff()), post: 'no-line', read: 'no-line' },
  { name: 'a page of something in between', answer: async () => new Response('<!doctype html>'), post: 'no-line', read: 'no-line' },
  { name: 'a refusal', answer: async () => new Response('', { status: 400 }), post: 'refused', read: 'no-line' },
  { name: 'too many at once', answer: async () => new Response('', { status: 429 }), post: 'crowded', read: 'no-line' },
  { name: 'a whole answer', answer: async () => Response.json({ bubbles: [] }), post: 'kept', read: { bubbles: [] } },
] as const

for (const { name, answer, post, read } of answers) {
  test(`the chat page gets ${name}`, async () => {
    vi.stubGlobal('fetch', answer)
    const server = createServer(() => {})
    expect(await server.post(message)).toBe(post)
    expect(await server.read(0)).toEqual(read)
  })
}

test('without a session one is begun, told of, and the same message sent again', async () => {
  const asked: string[] = []
  vi.stubGlobal('fetch', async (address: string) => {
    asked.push(address)
    return new Response('', { status: asked.length === 1 ? 401 : 200 })
  })
  expect(await createServer(() => asked.push('begun')).post(message)).toBe('kept')
  expect(asked).toEqual(['/chat/messages', '/chat/session', 'begun', '/chat/messages'])
})

function brokenOff(): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(body) {
      body.enqueue(new TextEncoder().encode('{"bubbles":['))
      body.error(new TypeError('network error'))
    },
  })
}
