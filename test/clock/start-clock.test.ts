import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Clock, startClock } from '../../src/clock/start-clock.ts'
import type { DueClock } from '../../src/store/decide-store.ts'
import { passingKeys } from '../../src/store/keys/keys.ts'
import { openSqliteStore } from '../../src/store/open-store.ts'
import type { Store } from '../../src/store/store.ts'
import { type FakeTime, fakeTime } from '../outbox/fake-time.ts'
import { address, arrived, decision, does, hourMs, minuteMs, receive, says, t0, told } from '../store/given.ts'

let time: FakeTime
let store: Store
let rung: [string, number][]
let errors: unknown[]
let clocks: Clock[]

beforeEach(async () => {
  time = fakeTime(t0)
  store = await openSqliteStore({ path: ':memory:', keys: passingKeys(), now: () => time.nowMs() })
  rung = []
  errors = []
  clocks = []
})

afterEach(async () => {
  for (const clock of clocks) {
    const stopped = clock.stop()
    await time.advance(0)
    await stopped
  }
  await store.close()
})

/** Rings are noted with the steady time they came at: what a person has really waited. */
async function ring(due: DueClock): Promise<void> {
  const decided = await store.decide(
    due.conversation,
    { cause: 'clock', clock: due.clock, dueAtMs: due.dueAtMs },
    says('rung'),
    time.nowMs(),
  )
  if (decided !== null) rung.push([due.clock, time.steadyMs()])
}

function start(decideClock: (due: DueClock) => Promise<unknown> = ring, of: Store = store): void {
  clocks.push(startClock({ store: of, time, decideClock, report: (error) => errors.push(error) }))
}

async function set(person: string, clock: 'miss' | 'waiting', afterMs: number) {
  const id = await receive(store, arrived(`${person}-${clock}`, 'x', address(person)), time.nowMs())
  await store.decide(id, { cause: 'next-message' }, does({ kind: 'set-clock', clock, dueAtMs: time.nowMs() + afterMs }), time.nowMs())
  return id
}

describe('the clock', () => {
  test('carries out what is due at its time, once', async () => {
    const id = await set('an', 'miss', 3_000)
    await set('bình', 'waiting', 90_000)
    start()
    await time.advance(2_999)
    expect(rung).toEqual([])
    await time.advance(1)
    expect(rung).toEqual([['miss', 3_000]])
    await time.advance(hourMs)
    expect(rung).toEqual([
      ['miss', 3_000],
      ['waiting', 90_000],
    ])
    expect(await told(store, id)).toEqual(['person: x', 'bot due: rung'])
    expect(errors).toEqual([])
  })

  test('sees a clock that was set while it slept for a later one', async () => {
    await set('an', 'waiting', hourMs)
    start()
    await time.advance(10_500)
    await set('bình', 'miss', 3_000)
    await time.advance(3_000)
    expect(rung).toEqual([['miss', 13_500]])
  })

  test('does not ring what was cancelled or moved', async () => {
    const id = await set('an', 'miss', 3_000)
    start()
    await time.advance(2_000)
    await store.keepInbox([arrived('more', 'text comes', address('an'))], time.nowMs())
    await store.decide(id, { cause: 'next-message' }, does({ kind: 'cancel-clock', clock: 'miss' }), time.nowMs())
    await time.advance(minuteMs)
    expect(rung).toEqual([])
  })

  test('what fell due while nobody ran is carried out at the start, oldest first', async () => {
    await set('an', 'waiting', 2_000)
    await set('bình', 'miss', 1_000)
    await time.advance(hourMs)
    start()
    await time.advance(0)
    expect(rung.map(([name]) => name)).toEqual(['miss', 'waiting'])
  })

  for (const [name, byMs] of [
    ['an hour forward', hourMs],
    ['an hour back', -hourMs],
    ['ten years forward', 87_600 * hourMs],
    ['ten years back', -87_600 * hourMs],
    ['five seconds back', -5_000],
  ] as const) {
    test(`a wall clock set ${name} makes nobody wait longer or shorter, and wakes no row before its time`, async () => {
      await set('an', 'waiting', 5 * minuteMs)
      await set('bình', 'miss', 20 * minuteMs)
      start()
      await time.advance(2 * minuteMs)
      time.setWall(byMs)
      await time.advance(10 * minuteMs)
      await set('chi', 'waiting', minuteMs)
      await time.advance(20 * minuteMs)
      for (const [at, due] of [5, 13, 20].entries()) {
        const waitedMs = rung[at]?.[1] ?? 0
        expect(Math.abs(waitedMs - due * minuteMs)).toBeLessThanOrEqual(1_000)
      }
      expect(rung).toHaveLength(3)
      expect(Math.abs(time.nowMs() - (t0 + 32 * minuteMs + byMs))).toBeLessThan(1_000)
    })
  }

  test('what waits to be sent is not thrown away as late by a clock set forward', async () => {
    const id = await receive(store, arrived('1', 'a'), t0)
    await store.decide(id, { cause: 'next-message' }, (conversation) => decision(conversation, ['advice']), t0)
    start()
    await time.advance(5_000)
    time.setWall(24 * hourMs)
    await time.advance(5_000)
    expect((await store.nextToSend('telegram', time.nowMs(), 9)).rows).toHaveLength(1)
  })

  test('a decision that fails is tried again and holds up no other', async () => {
    let failures = 2
    await set('an', 'waiting', 1_000)
    await set('bình', 'miss', 2_000)
    start(async (due) => {
      if (due.clock === 'waiting' && failures-- > 0) {
        return store.decide(
          due.conversation,
          { cause: 'clock', clock: due.clock, dueAtMs: due.dueAtMs },
          () => {
            throw new Error('our bug')
          },
          time.nowMs(),
        )
      }
      return ring(due)
    })
    await time.advance(minuteMs)
    expect(rung.map(([name]) => name)).toEqual(['miss', 'waiting'])
    expect(errors).toHaveLength(2)
  })

  test('a store that can be read and not written to is not asked over and over', async () => {
    let asked = 0
    await set('an', 'miss', 0)
    start(async () => {
      asked += 1
      throw new Error('disk full')
    })
    await time.advance(10_000)
    expect(asked).toBeLessThanOrEqual(11)
    expect(asked).toBeGreaterThan(5)
  })

  test('a store that cannot be asked is asked again, without a busy loop', async () => {
    let asked = 0
    const ailing: Store = {
      ...store,
      dueClocks: (...all) => {
        asked += 1
        return asked <= 3 ? Promise.reject(new Error('locked')) : store.dueClocks(...all)
      },
    }
    await set('an', 'miss', 1_000)
    start(ring, ailing)
    await time.advance(2_999)
    expect(asked).toBe(3)
    await time.advance(1_001)
    expect(rung).toHaveLength(1)
  })

  test('many that are due at once are all carried out', async () => {
    for (let n = 0; n < 120; n++) await set(`p${n}`, 'miss', 1_000)
    start()
    await expect
      .poll(async () => {
        await time.advance(1_000)
        return rung.length
      })
      .toBe(120)
  })

  test('stopping waits for the decision under way and begins no other', async () => {
    await set('an', 'miss', 1_000)
    await set('bình', 'miss', 1_400)
    start(async (due) => {
      await time.wait(500)
      await ring(due)
    })
    await time.advance(1_200)
    const stopped = clocks[0]?.stop()
    await time.advance(hourMs)
    await stopped
    expect(rung).toHaveLength(1)
  })
})

describe('tidying', () => {
  const tidied = () => {
    const times: number[] = []
    const watched: Store = {
      ...store,
      tidy: async (nowMs) => {
        times.push(time.steadyMs() / minuteMs)
        await store.tidy(nowMs)
      },
    }
    start(ring, watched)
    return times
  }

  test('happens every hour', async () => {
    const times = tidied()
    await time.advance(3 * hourMs + minuteMs)
    expect(times.map(Math.round)).toEqual([60, 120, 180])
  })

  test('waits a round when the wall clock was set: nothing is destroyed on the word of a clock that jumps', async () => {
    const times = tidied()
    await time.advance(10 * minuteMs)
    time.setWall(87_600 * hourMs)
    await time.advance(10 * minuteMs)
    time.setWall(-87_600 * hourMs)
    await time.advance(3 * hourMs)
    expect(times.map(Math.round)).toEqual([120, 180])
  })
})
