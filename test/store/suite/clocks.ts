import { describe, expect, test } from 'vitest'
import type { ConversationId } from '../../../src/bot/conversation.ts'
import type { Decide, StoreClock } from '../../../src/store/decide-store.ts'
import { address, arrived, does, hourMs, minuteMs, says, sendable, t0, turn } from '../given.ts'
import type { StoreUnderTest } from '../store-suite.ts'

const set = (clock: StoreClock, dueAtMs: number) => does({ kind: 'set-clock', clock, dueAtMs })

export function clockSuite(open: StoreUnderTest['open']): void {
  describe('clocks', () => {
    test('is due at its time, oldest first, and runs once', async () => {
      const { store } = await open()
      const id = await turn(store, arrived('1', 'a'), set('miss', t0 + 3000))
      const other = await turn(store, arrived('2', 'b', address('bình')), set('waiting', t0 + 2000))
      expect(await store.nextClockAt()).toBe(t0 + 2000)
      expect(await store.dueClocks(t0 + 1999, 9)).toEqual([])
      expect(await store.dueClocks(t0 + 3000, 9)).toEqual([
        { conversation: other, clock: 'waiting', dueAtMs: t0 + 2000 },
        { conversation: id, clock: 'miss', dueAtMs: t0 + 3000 },
      ])
      expect(await store.dueClocks(t0 + 3000, 1)).toHaveLength(1)
      const cause = { cause: 'clock', clock: 'miss', dueAtMs: t0 + 3000 } as const
      const results = await Promise.all([1, 2].map(() => store.decide(id, cause, says('I do not know'), t0 + 3000)))
      expect(results.map((one) => one?.queued ?? null)).toEqual([1, null])
      expect(await sendable(store, t0 + 3000)).toEqual(['I do not know'])
    })

    test('set again it moves, and the old time means nothing any more; cancelled it is gone', async () => {
      const { store } = await open()
      const id = await turn(store, arrived('1', 'a'), set('miss', t0 + 3000))
      await turn(store, arrived('2', 'b'), set('miss', t0 + 9000))
      expect(await store.decide(id, { cause: 'clock', clock: 'miss', dueAtMs: t0 + 3000 }, says('too soon'), t0 + 3000)).toBeNull()
      expect(await store.nextClockAt()).toBe(t0 + 9000)
      await turn(store, arrived('3', 'c'), does({ kind: 'cancel-clock', clock: 'miss' }))
      expect([await store.nextClockAt(), await store.dueClocks(t0 + hourMs, 9)]).toEqual([null, []])
    })

    test('a clock may set itself again', async () => {
      const { store } = await open()
      const id = await turn(store, arrived('1', 'a'), set('waiting', t0))
      await store.decide(id, { cause: 'clock', clock: 'waiting', dueAtMs: t0 }, set('waiting', t0 + minuteMs), t0)
      expect(await store.dueClocks(t0 + minuteMs, 9)).toEqual([{ conversation: id, clock: 'waiting', dueAtMs: t0 + minuteMs }])
    })

    test('one that fails comes again later, ever further apart, at most five minutes, and is not lost', async () => {
      const { store } = await open()
      const id = await turn(store, arrived('1', 'a'), set('waiting', t0))
      const waits: number[] = []
      let nowMs = t0
      for (let tries = 0; tries < 7; tries++) {
        const [due] = await store.dueClocks(nowMs, 9)
        if (due === undefined) throw new Error('the clock is lost')
        await expect(fail(store.decide, id, due.dueAtMs, nowMs)).rejects.toThrow('our bug')
        expect(await store.dueClocks(nowMs, 9)).toEqual([])
        const nextMs = (await store.nextClockAt()) ?? 0
        waits.push((nextMs - nowMs) / 1000)
        nowMs = nextMs
      }
      expect(waits).toEqual([1, 4, 16, 64, 256, 300, 300])
      expect(await store.decide(id, { cause: 'clock', clock: 'waiting', dueAtMs: t0 }, says('at last'), nowMs)).toMatchObject({ queued: 1 })
    })

    test('moves with a wall clock that is set, so that the wait stays the same', async () => {
      const { store } = await open()
      const id = await turn(store, arrived('1', 'a'), set('miss', t0 + 3000))
      await store.moveTimes(10 * 365 * 24 * hourMs)
      expect(await store.nextClockAt()).toBe(t0 + 3000 + 10 * 365 * 24 * hourMs)
      await store.moveTimes(-10 * 365 * 24 * hourMs - hourMs)
      expect(await store.dueClocks(t0 + 3000 - hourMs, 9)).toEqual([{ conversation: id, clock: 'miss', dueAtMs: t0 + 3000 - hourMs }])
    })
  })
}

function fail(
  decide: (...args: Parameters<import('../../../src/store/store.ts').Store['decide']>) => Promise<unknown>,
  id: ConversationId,
  dueAtMs: number,
  nowMs: number,
) {
  const throws: Decide = () => {
    throw new Error('our bug')
  }
  return decide(id, { cause: 'clock', clock: 'waiting', dueAtMs }, throws, nowMs)
}
