import { EventEmitter } from 'node:events'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { expect, test, vi } from 'vitest'
import { openNews } from '../../../src/server/news.ts'
import { hasRoom, openEventStreams } from '../../../src/server/page/chat-events.ts'
import type { View } from '../../../src/server/page/wire.ts'

const address = { channel: 'web', account: 'web', id: 'a' }
const view: View = { rows: [], seq: 0, talk: 't', speaker: 'machine', guarded: false, language: null }

/** A line whose other end has not taken so many bytes yet. */
function line(writableLength: number) {
  const raw = Object.assign(new EventEmitter(), { writableLength, writeHead: vi.fn(), write: vi.fn(), end: vi.fn(), destroy: vi.fn() })
  const reply = { raw, hijack: () => undefined, getHeaders: () => ({}) } as unknown as FastifyReply
  const request = { raw: { socket: { setTimeout: () => undefined } } } as unknown as FastifyRequest
  return { raw, reply, request }
}

test('whoever takes nothing off the line is cut off before it fills the memory', async () => {
  const deps = { news: openNews(), read: async () => view, onCount: () => undefined, beatMs: 60_000, lookMs: 60_000 }
  const streams = openEventStreams(deps)
  const [reads, hangs] = [line(1024), line(1024 * 1024)]
  for (const { request, reply } of [reads, hangs]) streams.open(request, reply, address, 0)
  await vi.waitFor(() => expect(hangs.raw.destroy).toHaveBeenCalled())
  expect(reads.raw.write).toHaveBeenCalledWith(expect.stringMatching(/^event: view/))
  expect(reads.raw.destroy).not.toHaveBeenCalled()
  for (const { raw } of [reads, hangs]) raw.emit('close')
})

test('there is room for five thousand streams', () => {
  expect([4_999, 5_000].map((count) => hasRoom({ count } as never))).toEqual([true, false])
})
