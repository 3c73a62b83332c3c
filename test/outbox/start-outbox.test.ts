import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Channel } from '../../src/adapters/channel.ts'
import type { Lane } from '../../src/bot/reply.ts'
import type { SendReport } from '../../src/outbox/send-loop.ts'
import { type Outbox, startOutbox } from '../../src/outbox/start-outbox.ts'
import type { OutgoingBubble } from '../../src/store/decide-store.ts'
import { passingKeys } from '../../src/store/keys/keys.ts'
import { openSqliteStore } from '../../src/store/open-store.ts'
import type { Store } from '../../src/store/store.ts'
import { act, address, arrived, does, hourMs, minuteMs, outgoing, receive, t0, takes, turn } from '../store/given.ts'
import { answersAfter, asked, down, type FakeChannel, fakeChannel, gone, sent, silent } from './fake-channel.ts'
import { type FakeTime, fakeTime } from './fake-time.ts'

let time: FakeTime
let store: Store
let reports: SendReport[]
let running: Outbox[]
let events: number

beforeEach(async () => {
  time = fakeTime(t0)
  store = await openSqliteStore({ path: ':memory:', keys: passingKeys(), now: () => time.nowMs() })
  reports = []
  running = []
  events = 0
})

afterEach(async () => {
  for (const outbox of running) {
    const stopped = outbox.stop()
    await time.advance(10_000)
    await stopped
  }
  await store.close()
})

const window = { freeForMs: 48 * hourMs, openForMs: 168 * hourMs, freeReplies: null }

function start(...channels: readonly Channel[]): Outbox {
  const outbox = startOutbox({ store, channels, time, random: () => 0.5, report: (report) => reports.push(report) })
  running.push(outbox)
  return outbox
}

/** Queues bubbles for a person, as a decision would. */
async function queue(person: string, texts: readonly string[], more: Partial<OutgoingBubble> = {}, channel = 'telegram') {
  events += 1
  const id = await receive(store, arrived(`${events}`, 'x', address(person, channel)), time.nowMs())
  const expiresAtMs = time.nowMs() + 30 * minuteMs
  await store.decide(
    id,
    { cause: 'next-message' },
    (conversation) => ({ conversation, bubbles: texts.map((text) => outgoing(text, { expiresAtMs, ...more })), effects: [], step: null }),
    time.nowMs(),
  )
  return id
}

const seconds = (channel: FakeChannel) => channel.calls.map(({ text, atMs }) => [text, atMs / 1000])

describe('sending', () => {
  test('after the end of a channel’s window nothing is asked any more: the row is dead at once, by a code, and no loop follows', async () => {
    const zalo: FakeChannel = { ...fakeChannel('zalo-oa', time), limits: { ...fakeChannel('x', time).limits, window } }
    const late = await queue('an', ['late', 'later'], { expiresAtMs: t0 + 400 * hourMs }, 'zalo-oa')
    await time.advance(window.openForMs)
    await queue('bình', ['in time'], { expiresAtMs: t0 + 400 * hourMs }, 'zalo-oa')
    start(zalo)
    await time.advance(60_000)
    expect(zalo.arrived).toEqual(['in time'])
    expect(zalo.calls).toHaveLength(1)
    const dead = reports.filter(({ conversation }) => conversation === late)
    expect(dead.map(({ state, code, tries }) => [state, code, tries])).toEqual([
      ['dead', 'window-closed', 1],
      ['dead', 'window-closed', 1],
    ])
  })

  test('a conversation’s bubbles leave in order, a second apart; another person does not wait for them', async () => {
    const telegram = fakeChannel('telegram', time)
    await queue('an', ['1', '2', '3'])
    await queue('bình', ['a'])
    start(telegram)
    await time.advance(10_000)
    expect(seconds(telegram)).toEqual([
      ['1', 0],
      ['a', expect.closeTo(0.033, 3)],
      ['2', 1],
      ['3', 2],
    ])
    expect(await store.health()).toMatchObject({ unsent: 0, deadLetters: 0 })
    expect(reports.map(({ state, tries }) => [state, tries])).toEqual(Array(4).fill(['sent', 1]))
  })

  test('what a decision queues leaves at once when the loop is woken, and within five seconds when nobody does', async () => {
    const telegram = fakeChannel('telegram', time)
    const outbox = start(telegram)
    await time.advance(100_000)
    await queue('an', ['woken'])
    outbox.wake('telegram')
    await time.advance(0)
    expect(telegram.arrived).toEqual(['woken'])
    await queue('bình', ['found'])
    await time.advance(4_999)
    await time.advance(1)
    expect(telegram.arrived).toEqual(['woken', 'found'])
    outbox.wake('no such channel')
  })

  test('never faster than the channel allows, all of it in the end', async () => {
    const telegram = fakeChannel('telegram', time, undefined, { perSecond: 10 })
    for (let n = 0; n < 45; n++) await queue(`p${n}`, [`${n}`])
    start(telegram)
    await time.advance(20_000)
    expect(new Set(telegram.arrived).size).toBe(45)
    const times = telegram.calls.map(({ atMs }) => atMs)
    for (const [n, atMs] of times.entries()) expect((times[n + 10] ?? Number.POSITIVE_INFINITY) - atMs).toBeGreaterThanOrEqual(999)
  })

  test('people who were written to a moment ago do not stand in the way of the others', async () => {
    const telegram = fakeChannel('telegram', time, undefined, { perSecond: 100, perPersonMs: 10_000 })
    for (let n = 0; n < 40; n++) await queue(`p${n}`, ['first', 'second'])
    start(telegram)
    await time.advance(2_000)
    expect(telegram.arrived).toEqual(Array(40).fill('first'))
  })

  test('danger overtakes what waits, and a broadcast leaves at last', async () => {
    const telegram = fakeChannel('telegram', time, undefined, { perSecond: 1 })
    const lanes: readonly Lane[] = ['broadcast', 'bot', 'person']
    for (const lane of lanes) for (let n = 0; n < 12; n++) await queue(`${lane}${n}`, [lane], { lane })
    start(telegram)
    await time.advance(2_500)
    await queue('in danger', ['danger'], { lane: 'danger' })
    await time.advance(60_000)
    const order = telegram.calls.map(({ text }) => text)
    expect(order.indexOf('danger')).toBeLessThanOrEqual(10) // the rows in hand, no more
    expect(order.slice(-12)).toEqual(Array(12).fill('broadcast'))
  })

  test('a steady stream of answers does not starve a broadcast', async () => {
    const telegram = fakeChannel('telegram', time, undefined, { perSecond: 1 })
    await queue('old', ['broadcast'], { lane: 'broadcast', expiresAtMs: t0 + 24 * hourMs })
    start(telegram)
    for (let n = 0; n < 700; n++) {
      await queue(`p${n}`, [`${n}`])
      await queue(`q${n}`, [`${n}`])
      await time.advance(1_000)
    }
    expect(telegram.arrived).toContain('broadcast')
  })
})

describe('trouble', () => {
  test('ten minutes of errors lose nothing, keep the order, and do not touch another channel', async () => {
    const telegram = fakeChannel('telegram', time, ({ atMs }) => (atMs < 10 * minuteMs ? down : sent))
    const zalo = fakeChannel('zalo-oa', time)
    const outbox = start(telegram, zalo)
    const expected: string[] = []
    for (let n = 0; n < 60; n++) {
      await queue(`an${n % 20}`, [`t${n}`, `t${n}'`])
      await queue(`an${n}`, [`z${n}`], {}, 'zalo-oa')
      expected.push(`t${n}`, `t${n}'`)
      outbox.wake('telegram')
      outbox.wake('zalo-oa')
      await time.advance(10_000)
    }
    expect(telegram.arrived).toEqual([])
    expect(zalo.calls.map(({ atMs }) => atMs)).toEqual(Array.from({ length: 60 }, (_, n) => n * 10_000))
    await time.advance(15 * minuteMs)
    expect([...telegram.arrived].sort()).toEqual(expected.sort())
    for (let p = 0; p < 20; p++) {
      const ofPerson = telegram.calls.filter(({ person, atMs }) => person === `an${p}` && atMs >= 10 * minuteMs).map(({ text }) => text)
      expect(ofPerson).toEqual([0, 1, 2].flatMap((k) => [`t${p + 20 * k}`, `t${p + 20 * k}'`]))
    }
    expect(await store.health()).toMatchObject({ unsent: 0, deadLetters: 0 })
  })

  test('a channel that ails is tried one row at a time, ever further apart, not hammered', async () => {
    const telegram = fakeChannel('telegram', time, () => down)
    for (let n = 0; n < 500; n++) await queue(`p${n}`, [`${n}`])
    start(telegram)
    await time.advance(10 * minuteMs)
    expect(telegram.calls.length).toBeLessThan(80)
    expect(telegram.calls.length).toBeGreaterThan(10)
  })

  test('a channel that asks to wait is left alone exactly so long, all of it', async () => {
    const telegram = fakeChannel('telegram', time, (_, nth) => (nth === 2 ? asked(17) : sent), { perSecond: 1 })
    for (let n = 0; n < 6; n++) await queue(`p${n}`, [`${n}`])
    start(telegram)
    await time.advance(60_000)
    const times = telegram.calls.map(({ atMs }) => atMs)
    expect(times.slice(0, 3)).toEqual([0, 1000, 2000])
    expect(times[3]).toBeGreaterThanOrEqual(2000 + 17_000)
    expect([...telegram.arrived].sort()).toEqual(['0', '1', '2', '3', '4', '5'])
  })

  test('what becomes too late while a channel wants to be left alone for hours is told in its time, not after', async () => {
    const telegram = fakeChannel('telegram', time, (_, nth) => (nth === 0 ? asked(4 * 3600) : sent))
    await queue('bình', ['an answer'], { expiresAtMs: t0 + 5 * hourMs })
    start(telegram)
    await time.advance(1_000)
    const id = await queue('an', ['steps'], { lane: 'danger' })
    await time.advance(32 * minuteMs)
    expect(telegram.calls).toHaveLength(1)
    expect((await store.deadLetters()).map(({ code }) => code)).toEqual(['expired'])
    expect(await store.dueClocks(time.nowMs(), 9)).toMatchObject([{ conversation: id, clock: 'steps-failed' }])
    await time.advance(4 * hourMs)
    expect(telegram.arrived).toEqual(['an answer'])
  })

  test('a person the channel asks to wait with holds up nobody else', async () => {
    const telegram = fakeChannel('telegram', time, ({ person }, nth) => (person === 'an' && nth < 2 ? asked(30, false) : sent))
    await queue('an', ['slow', 'after'])
    await queue('bình', ['quick'])
    start(telegram)
    await time.advance(2_000)
    expect(telegram.arrived).toEqual(['quick'])
    await time.advance(40_000)
    expect(telegram.arrived).toEqual(['quick', 'slow', 'after'])
    expect(telegram.calls.filter(({ text }) => text === 'slow')[1]?.atMs).toBeGreaterThanOrEqual(30_000)
  })

  test('a channel that answers after thirty seconds leaves another as quick as it was', async () => {
    const slow = fakeChannel('zalo-oa', time, (_, __, signal) => answersAfter(30_000, sent, time, signal), { timeoutMs: 40_000 })
    const telegram = fakeChannel('telegram', time)
    for (let n = 0; n < 50; n++) await queue(`z${n}`, [`z${n}`], {}, 'zalo-oa')
    const outbox = start(slow, telegram)
    await time.advance(5_000)
    for (let n = 0; n < 10; n++) {
      await queue(`p${n}`, [`${n}`])
      outbox.wake('telegram')
      await time.advance(1_000)
    }
    expect(telegram.calls.map(({ atMs }) => atMs)).toEqual(Array.from({ length: 10 }, (_, n) => 5_000 + n * 1_000))
  })

  test('many people whom the channel asks to wait with do not make it an ailing channel', async () => {
    const telegram = fakeChannel('telegram', time, ({ person }) => (person.startsWith('slow') ? asked(60, false) : sent))
    for (let n = 0; n < 20; n++) await queue(`slow${n}`, ['x'])
    for (let n = 0; n < 5; n++) await queue(`quick${n}`, ['quick'])
    start(telegram)
    await time.advance(2_000)
    expect(telegram.arrived).toHaveLength(5)
  })

  test('a channel that is too slow is told to give up, and its own word on it counts', async () => {
    const telegram = fakeChannel('telegram', time, (_, __, signal) => answersAfter(30_000, sent, time, signal))
    await queue('an', ['1'], { ifUncertain: 'once' })
    start(telegram)
    await time.advance(5_000)
    expect(await store.deadLetters()).toMatchObject([{ code: 'timeout' }])
  })

  test('blocked is never tried again, and nothing more of that conversation is', async () => {
    const telegram = fakeChannel('telegram', time, () => gone)
    await queue('an', ['1', '2'])
    start(telegram)
    await time.advance(hourMs)
    expect(telegram.calls).toHaveLength(1)
    expect((await store.deadLetters()).map(({ bubble }) => bubble.text)).toEqual(['1'])
  })

  test('no answer: what is safe to say twice is said again, what is not goes to staff', async () => {
    const telegram = fakeChannel('telegram', time, (_, nth) => (nth < 2 ? silent : sent))
    await queue('an', ['safe'], { ifUncertain: 'repeat' })
    await queue('bình', ['once'], { ifUncertain: 'once' })
    start(telegram)
    await time.advance(minuteMs)
    expect(telegram.calls.map(({ text }) => text)).toEqual(['safe', 'once', 'safe'])
    expect(await store.deadLetters()).toMatchObject([{ state: 'for-staff', bubble: { text: 'once' }, code: 'timeout' }])
  })

  test('a channel that never answers, or throws, is uncertain after its time-out', async () => {
    const dumb = fakeChannel('telegram', time, ({ text }) => (text === 'throws' ? Promise.reject(new Error('bug')) : new Promise(() => {})))
    await queue('an', ['dumb'], { ifUncertain: 'once' })
    await queue('bình', ['throws'], { ifUncertain: 'once' })
    start(dumb)
    await time.advance(4_999)
    expect((await store.deadLetters()).map(({ bubble, code }) => [bubble.text, code])).toEqual([['throws', 'channel-threw']])
    await time.advance(1_000)
    expect((await store.deadLetters()).map(({ bubble, code }) => [bubble.text, code])).toEqual([
      ['throws', 'channel-threw'],
      ['dumb', 'no-answer'],
    ])
  })

  test('what cannot be sent in time is dead, seen, and never sent late', async () => {
    const telegram = fakeChannel('telegram', time, ({ atMs }) => (atMs < hourMs ? down : sent))
    await queue('an', ['advice'])
    start(telegram)
    await time.advance(2 * hourMs)
    expect(telegram.arrived).toEqual([])
    expect(await store.deadLetters()).toMatchObject([{ state: 'dead', code: 'expired', bubble: { text: 'advice' } }])
  })

  test('after a take nothing of the bot begins to leave, also not what is tried again', async () => {
    const telegram = fakeChannel('telegram', time, (_, nth) => (nth === 0 ? down : sent))
    const id = await queue('an', ['1', '2'])
    await turn(store, arrived('help', 'x', address('an')), does({ kind: 'open-case', level: 3, topic: null, because: [] }))
    start(telegram)
    await time.advance(0)
    await act(store, id, takes())
    await time.advance(hourMs)
    expect(telegram.calls.map(({ text }) => text)).toEqual(['1'])
  })

  test('pauses are not shortened or lengthened by a wall clock that is set', async () => {
    const telegram = fakeChannel('telegram', time, (_, nth) => (nth === 0 ? asked(60) : sent), { perSecond: 1 })
    await queue('an', ['1'], { expiresAtMs: t0 + 100 * 24 * hourMs })
    await queue('bình', ['2'], { expiresAtMs: t0 + 100 * 24 * hourMs })
    start(telegram)
    await time.advance(1_000)
    const byMs = -5 * hourMs
    time.setWall(byMs)
    time.adopt()
    await store.moveTimes(byMs)
    await time.advance(120_000)
    expect(telegram.arrived).toHaveLength(2)
    expect(telegram.calls[1]?.atMs).toBeGreaterThanOrEqual(60_000)
    expect(telegram.calls[1]?.atMs).toBeLessThanOrEqual(62_000)
  })
})

describe('the store', () => {
  test('that cannot be written to while a send ends is told later, and nothing is sent twice', async () => {
    const telegram = fakeChannel('telegram', time)
    await queue('an', ['1', '2'])
    let full = true
    const ailing: Store = { ...store, settle: (...all) => (full ? Promise.reject(new Error('disk full')) : store.settle(...all)) }
    running.push(startOutbox({ store: ailing, channels: [telegram], time, random: () => 0.5, report: () => {} }))
    await time.advance(30_000)
    expect(telegram.arrived).toEqual(['1'])
    full = false
    await time.advance(10_000)
    expect(telegram.arrived).toEqual(['1', '2'])
  })

  test('that cannot be asked is asked again', async () => {
    const telegram = fakeChannel('telegram', time)
    await queue('an', ['1'])
    let broken = 5
    const ailing: Store = {
      ...store,
      nextToSend: (...all) => (broken-- > 0 ? Promise.reject(new Error('locked')) : store.nextToSend(...all)),
    }
    running.push(startOutbox({ store: ailing, channels: [telegram], time, random: () => 0.5, report: () => {} }))
    await time.advance(10_000)
    expect(telegram.arrived).toEqual(['1'])
  })

  test('that cannot read a file is asked for it again, and what is behind the file waits', async () => {
    const telegram = fakeChannel('telegram', time)
    const id = await queue('an', [])
    const media = await store.media.attach(id, { type: 'image/jpeg', bytes: Buffer.from('x') }, time.nowMs())
    const { bubble } = outgoing('a picture')
    if (media !== null) await queue('an', ['a picture'], { bubble: { ...bubble, file: { media, name: 'hop-dong.jpg' } } })
    await queue('an', ['a word'])
    let broken = 3
    const read: Store['media']['read'] = (one) => (broken-- > 0 ? Promise.reject(new Error('disk I/O error')) : store.media.read(one))
    const ailing: Store = { ...store, media: { ...store.media, read } }
    running.push(startOutbox({ store: ailing, channels: [telegram], time, random: () => 0.5, report: () => {} }))
    await time.advance(20_000)
    expect(telegram.arrived).toEqual(['a picture', 'a word'])
  })
})

describe('stopping', () => {
  test('lets what is under way end, and begins nothing more', async () => {
    const telegram = fakeChannel('telegram', time, (_, __, signal) => answersAfter(3_000, sent, time, signal))
    await queue('an', ['1', '2'])
    const outbox = start(telegram)
    await time.advance(1_000)
    const stopped = outbox.stop()
    await time.advance(2_000)
    await stopped
    expect(telegram.arrived).toEqual(['1'])
    await time.advance(minuteMs)
    expect(telegram.calls).toHaveLength(1)
    expect(await store.interruptedSends()).toEqual([])
  })

  test('begins nothing of what was about to leave', async () => {
    const telegram = fakeChannel('telegram', time, undefined, { perSecond: 1 })
    for (let n = 0; n < 5; n++) await queue(`p${n}`, [`${n}`])
    const outbox = start(telegram)
    await time.advance(1_500)
    await outbox.stop()
    expect(telegram.arrived).toHaveLength(2)
  })

  test('takes ten seconds at most, whatever a channel does, and settles what did not end as uncertain', async () => {
    const telegram = fakeChannel('telegram', time, () => new Promise(() => {}), { timeoutMs: 60_000 })
    await queue('an', ['safe'], { ifUncertain: 'repeat' })
    await queue('bình', ['once'], { ifUncertain: 'once' })
    const outbox = start(telegram)
    await time.advance(1_000)
    let ended = false
    const stopped = outbox.stop().then(() => {
      ended = true
    })
    await time.advance(7_000)
    expect(ended).toBe(false)
    await time.advance(3_000)
    await stopped
    expect(await store.interruptedSends()).toEqual([])
    expect((await store.deadLetters()).map(({ bubble }) => bubble.text)).toEqual(['once'])
    expect((await store.nextToSend('telegram', time.nowMs() + minuteMs, 9)).rows.map(({ bubble }) => bubble.text)).toEqual(['safe'])
  })

  test('at once when nothing is under way, and twice is once', async () => {
    const outbox = start(fakeChannel('telegram', time))
    await time.advance(0)
    await Promise.all([outbox.stop(), outbox.stop()])
  })
})

describe('starting', () => {
  test('does not take for cut off what it has begun itself, however often it has to ask the store', async () => {
    const telegram = fakeChannel('telegram', time, (_, __, signal) => answersAfter(4_000, sent, time, signal))
    await queue('an', ['1'], { ifUncertain: 'once' })
    let broken = 2
    const ailing: Store = {
      ...store,
      interruptedSends: () => (broken-- > 0 ? Promise.reject(new Error('locked')) : store.interruptedSends()),
    }
    running.push(startOutbox({ store: ailing, channels: [telegram], time, random: () => 0.5, report: () => {} }))
    await time.advance(20_000)
    expect(telegram.arrived).toEqual(['1'])
    expect(await store.deadLetters()).toEqual([])
  })

  test('settles what a crash cut off by its kind before anything else leaves', async () => {
    await queue('an', ['safe', 'behind it'], { ifUncertain: 'repeat' })
    await queue('bình', ['once'], { ifUncertain: 'once' })
    for (const { id } of (await store.nextToSend('telegram', t0, 9)).rows) await store.beginSend(id, t0)
    const telegram = fakeChannel('telegram', time)
    start(telegram)
    await time.advance(10_000)
    expect(telegram.arrived).toEqual(['safe', 'behind it'])
    expect((await store.deadLetters()).map(({ bubble, code }) => [bubble.text, code])).toEqual([['once', 'interrupted']])
  })
})
