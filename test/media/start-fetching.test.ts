import { readdir, readFile } from 'node:fs/promises'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import sharp from 'sharp'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Channel, FoundFile } from '../../src/adapters/channel.ts'
import type { InboundContent } from '../../src/bot/message.ts'
import { type Fetching, startFetching } from '../../src/media/start-fetching.ts'
import { passingKeys } from '../../src/store/keys/keys.ts'
import { openSqliteStore } from '../../src/store/open-store.ts'
import type { Store } from '../../src/store/store.ts'
import { systemTime } from '../../src/time.ts'
import { fakeChannel } from '../outbox/fake-channel.ts'
import { fakeTime } from '../outbox/fake-time.ts'
import { address, does, turn } from '../store/given.ts'

const pdf = Buffer.from('%PDF-1.7 a contract')
const time = systemTime()

let store: Store
let server: http.Server
let origin: string
let fetches: number
let running: Fetching | null
let ends: (string | null)[]
let body: Buffer
let room: boolean

beforeEach(async () => {
  store = await openSqliteStore({ path: ':memory:', keys: passingKeys(), now: time.nowMs })
  fetches = 0
  server = http.createServer((_, response) => {
    fetches += 1
    response.end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  running = null
  ends = []
  body = pdf
  room = true
})
afterEach(async () => {
  await running?.stop()
  await store.close()
  server.close()
})

const there = (): FoundFile => ({ kind: 'found', url: new URL(`${origin}/f`), headers: {}, hosts: [new URL(origin).host] })

function start(findFile: Channel['findFile'] = async () => there(), mostBytes = 1000, ofZalo?: Channel['findFile']): void {
  const { findFile: _, ...plain } = fakeChannel('telegram', fakeTime(0)) as Channel
  const channel: Channel = findFile === undefined ? plain : { ...plain, findFile }
  const fetching = { ownOrigins: new Set([origin]), mostBytes, timeoutMs: 5000 }
  running = startFetching({
    ...{
      store,
      channels: new Map([['telegram', channel], ...(ofZalo ? [['zalo-oa', { ...plain, findFile: ofZalo }] as const] : [])]),
      time,
      fetching,
    },
    hasRoom: async () => room,
    onEnd: (_, refused) => ends.push(refused),
  })
}

async function wanted(sizeBytes: number | null = null, from = address('an')) {
  const content: InboundContent = { kind: 'file', what: 'document', file: { ref: 'r', name: null, sizeBytes }, caption: null }
  const opens = does({ kind: 'open-case', level: 2, topic: null, because: [{ kind: 'text', text: 'asked' }] })
  const nowMs = time.nowMs()
  return turn(store, { kind: 'message', message: { eventId: `${Math.random()}`, from, sentAtMs: nowMs, content } }, opens, nowMs)
}

const states = async (id: Awaited<ReturnType<typeof wanted>>) => (await store.media.of(id)).map(({ state, code }) => [state, code])

test('what is wanted is fetched, checked and kept, and whoever looks is told', async () => {
  const id = await wanted(100)
  start()
  await expect.poll(() => ends).toEqual([null])
  const [note] = await store.media.of(id)
  expect(note && (await store.media.read(note.id))?.bytes.equals(pdf)).toBe(true)
})

const never: readonly (readonly [string, Channel['findFile'] | 'none', number | null, string])[] = [
  ['too long by its own word', async () => there(), 1001, 'too-large'],
  ['gone from its channel', async () => ({ kind: 'gone', code: 'telegram-400' }), null, 'telegram-400'],
  ['of a channel that hands out no files', 'none', null, 'no-way'],
  ['said to lie somewhere else', async () => ({ ...there(), hosts: ['files.example'] }) as FoundFile, null, 'foreign-host'],
]
for (const [what, find, size, code] of never) {
  test(`a file that is ${what} never comes`, async () => {
    const id = await wanted(size)
    if (find === 'none') {
      const fetching = { ownOrigins: new Set<string>(), mostBytes: 1000, timeoutMs: 5000 }
      running = startFetching({
        store,
        channels: new Map(),
        time,
        fetching,
        hasRoom: async () => true,
        onEnd: (_, refused) => ends.push(refused),
      })
    } else start(find)
    await expect.poll(() => ends).toEqual([code])
    expect(await states(id)).toEqual([['refused', code]])
    expect(fetches).toBe(0)
  })
}

test('a file that cannot be had now stays wanted', async () => {
  const id = await wanted()
  start(async () => ({ kind: 'try-later', code: 'telegram-502' }))
  await expect.poll(() => states(id)).toEqual([['wanted', 'telegram-502']])
  expect(ends).toEqual([])
})

test('at a stop a picture on its way is given up at once, and stays wanted', { timeout: 60_000 }, async () => {
  const slow = await sharp({ create: { width: 8000, height: 6000, channels: 3, background: '#3a6' } })
    .jpeg()
    .toBuffer()
  body = slow
  const id = await wanted()
  start(async () => there(), slow.length)
  await expect.poll(() => childrenOf(process.pid)).toBeGreaterThan(0)
  await running?.stop()
  await expect.poll(() => childrenOf(process.pid)).toBe(0)
  expect(await states(id)).toEqual([['wanted', null]])
  expect(ends).toEqual([])
})

async function childrenOf(pid: number): Promise<number> {
  const all = await Promise.all((await readdir(`/proc/${pid}/task`)).map((task) => readFile(`/proc/${pid}/task/${task}/children`, 'utf8')))
  return all.join(' ').split(/\s+/).filter(Boolean).length
}

test('a service that hangs holds up two files of its own, and nobody else', async () => {
  const slow = Array.from({ length: 4 }, (_, i) => address(`hanging-${i}`, 'zalo-oa'))
  for (const from of slow) await wanted(null, from)
  const id = await wanted()
  let asked = 0
  const hang: Channel['findFile'] = (_, signal) => {
    asked += 1
    return new Promise((resolve) => signal.addEventListener('abort', () => resolve({ kind: 'try-later', code: 'stopped' })))
  }
  start(async () => there(), 1000, hang)
  await expect.poll(() => states(id)).toEqual([['kept', null]])
  expect(asked).toBe(2)
})

test('of one conversation one file at a time is fetched', async () => {
  const id = await wanted()
  await wanted()
  let asked = 0
  start((_, signal) => {
    asked += 1
    return new Promise((resolve) => signal.addEventListener('abort', () => resolve({ kind: 'try-later', code: 'stopped' })))
  })
  await expect.poll(() => asked).toBe(1)
  await running?.stop()
  expect(asked).toBe(1)
  expect(await states(id)).toEqual([
    ['wanted', null],
    ['wanted', null],
  ])
})

test('while the disk has no room files wait with their channel', async () => {
  room = false
  const id = await wanted()
  let looks = 0
  start(async () => {
    looks += 1
    return there()
  })
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect([looks, fetches, await states(id)]).toEqual([0, 0, [['wanted', null]]])
  room = true
  running?.wake()
  await expect.poll(() => states(id)).toEqual([['kept', null]])
})
