import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Carried, Carrier } from '../../src/alerts/carrier.ts'
import type { Delivery } from '../../src/alerts/deliver.ts'
import type { Notice } from '../../src/alerts/notice.ts'
import { phonesReachable } from '../../src/alerts/phones-reachable.ts'
import { type Alerts, startAlerts } from '../../src/alerts/start-alerts.ts'
import type { Crowd, CrowdOf } from '../../src/alerts/tell-crowd.ts'
import type { CaseId } from '../../src/bot/conversation.ts'
import type { CaseAlert } from '../../src/hotline/case-alert.ts'
import { passingKeys } from '../../src/store/keys/keys.ts'
import { openSqliteStore } from '../../src/store/open-store.ts'
import type { Target } from '../../src/store/reach/reach.ts'
import type { Store } from '../../src/store/store.ts'
import { type FakeTime, fakeTime } from '../outbox/fake-time.ts'
import { aCase, alertTo, an, binh, chi, queueOf, ring, timetableOf } from './alerting.ts'

const startMs = Date.UTC(2026, 10, 25, 20)
const places = { console: 'https://chat.example.org/console', acknowledge: 'https://chat.example.org/alerts/coming' }
const timetable = () => timetableOf([[chi, 'on-call']])
const arrived: Carried = { kind: 'arrived', acknowledged: false }
const later: Carried = { kind: 'try-later', afterSeconds: null, code: 'push-503' }

let store: Store
let alerts: Alerts | null
let clock: FakeTime

beforeEach(async () => {
  clock = fakeTime(startMs)
  store = await openSqliteStore({ path: ':memory:', keys: passingKeys(), now: clock.nowMs })
  alerts = null
})
afterEach(async () => {
  await alerts?.stop()
  await store.close()
})

/** A carrier that ends as told, in order, and after that arrives. */
function carrierOf(kind: Target['kind'], ...ends: readonly Carried[]) {
  const left = [...ends]
  const carried: { target: Target; notice: Notice }[] = []
  const carrier: Carrier = {
    kind,
    async carry(target, notice) {
      carried.push({ target, notice })
      return left.shift() ?? arrived
    },
  }
  return { carrier, carried }
}

function start(carriers: readonly Carrier[], given: readonly CaseAlert[], crowdOf: CrowdOf = async () => null) {
  const queue = queueOf(given, startMs)
  const reports: Delivery[] = []
  const coming: string[] = []
  alerts = startAlerts({
    store: queue,
    reach: store.reach,
    carriers: new Map(carriers.map((carrier) => [carrier.kind, carrier])),
    people: async () => [an, binh, chi],
    timetable,
    present: () => [],
    crowdOf,
    comingKey: 'key',
    places: () => places,
    acknowledge: async (id, staff) => void coming.push(`${staff} to ${id}`),
    time: clock,
    random: () => 1,
    report: (_alert, delivery) => void reports.push(delivery),
  })
  return { queue, reports, coming }
}

const endpoint = (name: string): Target => ({ kind: 'push', endpoint: `https://push.example/${name}`, p256dh: 'p', auth: 'a' })
const number: Target = { kind: 'call', number: '+84900000001' }
const failedOf = async () => (await store.reach.waysOf([an.id, binh.id, chi.id])).map(({ failed }) => failed)

test('a ring goes over every way of the one who is rung and is settled', async () => {
  await store.reach.addWay(chi.id, endpoint('phone'), 'vi', startMs)
  await store.reach.addWay(chi.id, number, 'en', startMs)
  await store.reach.addWay(an.id, endpoint('other'), 'vi', startMs)
  const push = carrierOf('push')
  const call = carrierOf('call')
  const { queue, reports } = start([push.carrier, call.carrier], [ring(chi)])
  await clock.advance(0)
  expect(push.carried.map(({ notice }) => [notice.title, notice.text, notice.link])).toEqual([
    ['K7-Q2M · mức 4', 'Ca khẩn chưa có người nhận. Bạn đang trực máy.', `${places.console}#case=${aCase.case}`],
  ])
  expect(call.carried.map(({ target, notice }) => [target, notice.title])).toEqual([[number, 'K7-Q2M · level 4']])
  expect(reports).toEqual([{ reached: 2, failed: 0, code: null }])
  expect(queue.waiting.size).toBe(0)
})

test('one way that stumbles is tried again, and holds up neither another way nor another alert', async () => {
  await store.reach.addWay(chi.id, endpoint('slow'), 'vi', startMs)
  await store.reach.addWay(chi.id, number, 'vi', startMs)
  await store.reach.addWay(binh.id, endpoint('other'), 'vi', startMs)
  const push = carrierOf('push', later, later)
  const call = carrierOf('call')
  const { queue } = start([push.carrier, call.carrier], [ring(chi), alertTo('supervisors')])
  await clock.advance(0)
  expect(call.carried).toHaveLength(1)
  expect(push.carried).toHaveLength(2) // the stumbling one, and the supervisor's, which also stumbles
  expect(await failedOf()).toEqual([true, true, false])
  await clock.advance(1_000)
  expect(push.carried).toHaveLength(4)
  expect(queue.waiting.size).toBe(0)
  expect(await failedOf()).toEqual([false, false, false])
})

test('a way that never works is given up before the next one on call is rung', async () => {
  await store.reach.addWay(chi.id, endpoint('dead'), 'vi', startMs)
  const push = carrierOf('push', ...Array.from({ length: 50 }, () => later))
  const { queue, reports } = start([push.carrier], [ring(chi)])
  await clock.advance(119_000)
  expect(reports).toEqual([{ reached: 0, failed: 1, code: 'push-503' }])
  expect(queue.waiting.size).toBe(0)
})

test('a phone that is gone is forgotten, and what is refused is not repeated', async () => {
  await store.reach.addWay(chi.id, endpoint('gone'), 'vi', startMs)
  await store.reach.addWay(chi.id, number, 'vi', startMs)
  const push = carrierOf('push', { kind: 'gone' })
  const call = carrierOf('call', { kind: 'failed', code: 'call-400' })
  const { reports } = start([push.carrier, call.carrier], [ring(chi)])
  await clock.advance(60_000)
  expect((await store.reach.waysOf([chi.id])).map(({ target, failed }) => [target.kind, failed])).toEqual([['call', true]])
  expect(push.carried.length + call.carried.length).toBe(2)
  expect(reports).toEqual([{ reached: 0, failed: 2, code: 'gone' }])
})

test('a service is not asked before the time it named', async () => {
  await store.reach.addWay(chi.id, endpoint('busy'), 'vi', startMs)
  const push = carrierOf('push', { kind: 'try-later', afterSeconds: 20, code: 'push-429' })
  start([push.carrier], [ring(chi)])
  await clock.advance(19_900)
  expect(push.carried).toHaveLength(1)
  await clock.advance(2_000)
  expect(push.carried).toHaveLength(2)
})

test('whoever answers the call is coming; only a ring asks for it', async () => {
  await store.reach.addWay(chi.id, number, 'vi', startMs)
  await store.reach.addWay(binh.id, endpoint('binh'), 'vi', startMs)
  const push = carrierOf('push')
  const call = carrierOf('call', { kind: 'arrived', acknowledged: true })
  const { coming } = start([push.carrier, call.carrier], [ring(chi), alertTo('supervisors')])
  await clock.advance(0)
  expect(coming).toEqual([`${chi.id} to ${aCase.case}`])
  expect(call.carried[0]?.notice.coming?.url).toBe(places.acknowledge)
  expect(push.carried[0]?.notice.coming).toBeNull()
})

test('nobody to reach is said, and what is old says nothing any more', async () => {
  const { queue, reports } = start([carrierOf('push').carrier], [ring(chi)])
  queue.add(ring(chi), startMs - 20 * 60_000)
  alerts?.wake()
  await clock.advance(0)
  expect(reports.map(({ code }) => code)).toEqual(['nobody', 'stale'])
  expect(queue.waiting.size).toBe(0)
})

test('while the store is busy nothing is lost, and what was sent is settled later', async () => {
  await store.reach.addWay(chi.id, number, 'vi', startMs)
  const call = carrierOf('call')
  const { queue } = start([call.carrier], [])
  await clock.advance(0)
  queue.failing = true
  queue.add(ring(chi), startMs)
  await clock.advance(10_000)
  expect(call.carried).toEqual([])
  queue.failing = false
  await clock.advance(5_000)
  expect(call.carried).toHaveLength(1)
  expect(queue.waiting.size).toBe(0)
})

test('a stop gives up waiting and leaves for the next start what reached nobody', async () => {
  await store.reach.addWay(chi.id, endpoint('down'), 'vi', startMs)
  const down = carrierOf('push', later, later)
  const { queue } = start([down.carrier], [ring(chi)])
  await clock.advance(0)
  await alerts?.stop()
  expect(down.carried).toHaveLength(1)
  expect(queue.waiting.size).toBe(1)
})

const reachable: readonly { name: string; ways: readonly Target[]; failed?: boolean; carriers: readonly Target['kind'][]; is: boolean }[] =
  [
    { name: 'a phone', ways: [endpoint('a')], carriers: ['push'], is: true },
    { name: 'no way at all', ways: [], carriers: ['push', 'mail', 'call'], is: false },
    { name: 'a number, and no gateway', ways: [number], carriers: ['push'], is: false },
    { name: 'a phone that failed', ways: [endpoint('a')], failed: true, carriers: ['push'], is: false },
  ]
test.each(reachable)('whoever is on call and has $name: reachable $is', async ({ ways, failed, carriers, is }) => {
  for (const target of ways) {
    const { id } = await store.reach.addWay(chi.id, target, 'vi', startMs)
    if (failed) await store.reach.noteTry(id, 'failed', startMs)
  }
  const deps = { reach: store.reach, carriers: new Map(carriers.map((kind) => [kind, null])), timetable }
  expect(await phonesReachable(deps, startMs)).toBe(is)
  expect(await phonesReachable({ ...deps, timetable: () => timetableOf() }, startMs)).toBeNull()
})

const minuteMs = 60_000
/** `flood-7` is the seventh of many over one line. */
const nth = (id: CaseId) => Number(/^flood-(\d+)$/.exec(id)?.[1] ?? 0)
const alertOf = (id: string): CaseAlert => alertTo('supervisors', { case: id as CaseId, pseudonym: id, why: 'opened' })

test('many over one line ring a few by themselves, then together, and whoever cries elsewhere rings as ever', async () => {
  await store.reach.addWay(binh.id, endpoint('phone'), 'vi', startMs)
  const push = carrierOf('push')
  let waiting = 0
  const crowdOf = async (id: CaseId): Promise<Crowd | null> => (nth(id) > 5 ? { line: 'flood', count: waiting } : null)
  const { queue } = start([push.carrier], [], crowdOf)
  const cry = async (id: string) => {
    waiting = Math.max(waiting, nth(id as CaseId))
    queue.add(alertOf(id), clock.nowMs())
    alerts?.wake()
    await clock.advance(1_000)
  }
  for (let n = 1; n <= 30; n += 1) {
    if (n === 20) await cry('an')
    await cry(`flood-${n}`)
  }
  const titles = push.carried.map(({ notice }) => notice.title)
  const alone = [1, 2, 3, 4, 5].map((n) => `flood-${n} · mức 4`)
  expect(titles).toEqual([
    ...alone,
    ...[6, 12].map((count) => `${count} ca cùng một đường mạng · mức 4`),
    'an · mức 4',
    '24 ca cùng một đường mạng · mức 4',
  ])
  expect(new Set(push.carried.slice(5, 7).map(({ notice }) => [notice.about, notice.link].join()))).toEqual(
    new Set([`line-flood,${places.console}`]),
  )
  expect(queue.waiting.size).toBe(0)
  await clock.advance(10 * minuteMs)
  await cry('flood-30')
  expect(push.carried.at(-1)?.notice.title).toBe('30 ca cùng một đường mạng · mức 4')
})

test('a crowd that reached nobody is told with the next of its cases, and a greater danger among it at once', async () => {
  await store.reach.addWay(binh.id, endpoint('phone'), 'vi', startMs)
  const push = carrierOf('push', { kind: 'failed', code: 'push-400' })
  const { queue, reports } = start([push.carrier], [], async () => ({ line: 'flood', count: 9 }))
  for (const over of [{ level: 3 }, { level: 3 }, { level: 3 }, { level: 4 }] as const) {
    queue.add({ ...alertOf('flood-9'), ...over }, clock.nowMs())
    alerts?.wake()
    await clock.advance(1_000)
  }
  expect(reports.map(({ reached, code }) => [reached, code])).toEqual([
    [0, 'push-400'],
    [1, null],
    [0, 'folded'],
    [1, null],
  ])
})
