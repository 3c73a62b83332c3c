import { afterEach, expect, test, vi } from 'vitest'
import { createApi } from '../../../web/src/console/api.ts'

afterEach(() => void vi.useRealTimers())

const noLine = { ok: false, why: { kind: 'no-line' } }

/** What a line does to an answer; the same call may be made again after each. */
const lines = [
  { name: 'no answer at all', fetch: () => Promise.reject(new TypeError('Failed to fetch')) },
  { name: 'an answer that breaks off behind its headers', fetch: async () => new Response(brokenOff()) },
  { name: 'a page of somebody in between', fetch: async () => new Response('<!doctype html><title>Wi-Fi</title>') },
  { name: 'a server that cannot look at it now', fetch: async () => new Response('', { status: 503 }) },
]

for (const { name, fetch } of lines) {
  test(`${name} is no line, and nothing rejects`, async () => {
    vi.stubGlobal('fetch', fetch)
    expect(await createApi(() => {}).get('queue')).toEqual(noLine)
  })
}

test('an answer that hangs behind its headers is given up', async () => {
  vi.useFakeTimers()
  vi.stubGlobal('fetch', async (_: string, { signal }: { readonly signal: AbortSignal }) => new Response(hanging(signal)))
  const answer = createApi(() => {}).get('queue')
  await vi.advanceTimersByTimeAsync(15_000)
  expect(await answer).toEqual(noLine)
})

test('a whole answer is its value, an empty one null', async () => {
  vi.stubGlobal('fetch', async () => Response.json({ waiting: 2 }))
  expect(await createApi(() => {}).get('queue')).toEqual({ ok: true, value: { waiting: 2 } })
  vi.stubGlobal('fetch', async () => new Response(''))
  expect(await createApi(() => {}).post('here')).toEqual({ ok: true, value: null })
})

const refusals = [
  {
    name: 'by its code',
    answer: () => Response.json({ code: 'no-session', hint: '' }, { status: 401 }),
    code: 'no-session',
    door: ['no-session'],
  },
  { name: 'by its status where it has no code', answer: () => new Response('Forbidden', { status: 403 }), code: 'status-403', door: [] },
]

for (const { name, answer, code, door } of refusals) {
  test(`a refusal is told ${name}`, async () => {
    vi.stubGlobal('fetch', async () => answer())
    const told: string[] = []
    expect(await createApi((at) => told.push(at)).get('queue')).toEqual({ ok: false, why: { kind: 'refused', code } })
    expect(told).toEqual(door)
  })
}

function brokenOff(): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(body) {
      body.enqueue(new TextEncoder().encode('{"cases":['))
      body.error(new TypeError('network error'))
    },
  })
}

function hanging(signal: AbortSignal): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (body) => signal.addEventListener('abort', () => body.error(signal.reason)),
  })
}
