import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Channel, SendOutcome } from '../../src/adapters/channel.ts'
import { startTakingBack, type TakingBack } from '../../src/outbox/start-taking-back.ts'
import { passingKeys } from '../../src/store/keys/keys.ts'
import { openSqliteStore } from '../../src/store/open-store.ts'
import type { Store } from '../../src/store/store.ts'
import { address, hourMs, minuteMs, t0 } from '../store/given.ts'
import { fakeChannel } from './fake-channel.ts'
import { type FakeTime, fakeTime } from './fake-time.ts'

let time: FakeTime
let store: Store
let running: TakingBack | null
let asked: (readonly string[])[]
let reports: object[]

beforeEach(async () => {
  time = fakeTime(t0)
  store = await openSqliteStore({ path: ':memory:', keys: passingKeys(), now: () => time.nowMs() })
  running = null
  asked = []
  reports = []
})
afterEach(async () => {
  const stopped = running?.stop()
  await time.advance(1000)
  await stopped
  await store.close()
})

const gone: SendOutcome = { kind: 'sent', remoteId: null }
const busy: SendOutcome = { kind: 'try-later', afterSeconds: 60, wholeChannel: true, code: '429' }
const refused: SendOutcome = { kind: 'refused', unreachable: false, code: '400' }

function start(answer: (ids: readonly string[], nth: number) => readonly SendOutcome[], deletesWithinMs = 48 * hourMs): TakingBack {
  const plain = fakeChannel('telegram', time)
  const channel: Channel = {
    ...plain,
    limits: { ...plain.limits, deletesWithinMs },
    async takeBack(_, ids) {
      asked.push(ids)
      return answer(ids, asked.length - 1)
    },
  }
  const channels = new Map<string, Channel>([
    ['telegram', channel],
    ['zalo-oa', fakeChannel('zalo-oa', time)],
  ])
  running = startTakingBack({ store, channels, time, random: () => 0.5, report: (report) => reports.push(report) })
  return running
}

const leave = (id: string, atMs = t0, channel = 'telegram') =>
  store.takeBacks.add(address('an', channel), { remoteId: id, atMs }, time.nowMs())
const left = async () => (await store.takeBacks.due(Number.MAX_SAFE_INTEGER, 10)).open.flatMap(({ messages }) => messages)

test('what is due is asked for at once when somebody leaves, and then it is done', async () => {
  const taking = start((ids) => ids.map(() => gone))
  await time.advance(1000)
  await leave('1')
  taking.wake()
  await time.advance(0)
  expect(asked).toEqual([['1']])
  expect(await left()).toEqual([])
  expect(reports).toEqual([{ channel: 'telegram', taken: 1, left: 0, code: null }])
})

test('what the channel puts off is asked for again after its time, and what it refuses is not', async () => {
  await leave('1')
  start((_, nth) => [nth === 0 ? busy : refused])
  await time.advance(59_000)
  expect(asked).toHaveLength(1)
  await time.advance(2 * minuteMs)
  expect(asked).toHaveLength(2)
  await time.advance(hourMs)
  expect(asked).toHaveLength(2)
  expect(await left()).toEqual([])
})

test('what is too old is not asked for, and what gets too old meanwhile is let go', async () => {
  await leave('old', t0 - 48 * hourMs)
  await leave('young', t0 - 47 * hourMs)
  start((ids) => ids.map(() => busy))
  await time.advance(hourMs)
  expect(asked.flat()).not.toContain('old')
  expect(asked.length).toBeGreaterThan(10)
  await time.advance(hourMs)
  expect(await left()).toEqual([])
})

test('a channel that cannot take back is asked for nothing, and nothing is kept for it', async () => {
  await leave('1', t0, 'zalo-oa')
  await leave('2', t0, 'nowhere')
  start(() => [])
  await time.advance(1000)
  expect(asked).toEqual([])
  expect(await left()).toEqual([])
})

test('what cannot be opened, and a channel that throws, hold nobody else up', async () => {
  const unreadable = { open: [], unreadable: ['telegram'] }
  const { due } = store.takeBacks
  let looks = 0
  store = { ...store, takeBacks: { ...store.takeBacks, due: (...asked) => (looks++ === 0 ? Promise.resolve(unreadable) : due(...asked)) } }
  await leave('1')
  await leave('2')
  const taking = start((ids, nth) => {
    if (nth === 0) throw new Error('our bug')
    return ids.map(() => gone)
  })
  await time.advance(0)
  taking.wake()
  await time.advance(0)
  expect(asked).toEqual([['1'], ['2']])
  expect(reports).toEqual([
    { channel: 'telegram', taken: 0, left: 0, code: 'unreadable' },
    { channel: 'telegram', taken: 0, left: 1, code: 'threw' },
    { channel: 'telegram', taken: 1, left: 0, code: null },
  ])
  expect((await left()).map(({ remoteId }) => remoteId)).toEqual(['1'])
})
