import { describe, expect, test } from 'vitest'
import type { Decide } from '../../../src/store/decide-store.ts'
import { act, address, arrived, decision, does, echo, heard, onlyRow, receive, says, sendable, t0, takes, told, turn } from '../given.ts'
import type { Opened, StoreUnderTest } from '../store-suite.ts'

const next = { cause: 'next-message' } as const

export function crashSuite(open: StoreUnderTest['open']): void {
  describe('after a crash', () => {
    test('what was kept is there, undecided, in order, and is decided once', async () => {
      const { store, crash } = await open()
      const id = await receive(store, arrived('1', 'một'))
      await store.keepInbox([arrived('2', 'hai'), arrived('3', 'ba', address('bình'))], t0)
      const left = await crash()
      expect(await left.keepInbox([arrived('1', 'một')], t0)).toEqual([])
      const waiting = await left.undecided()
      expect(waiting[0]).toBe(id)
      for (const one of waiting) while ((await left.decide(one, next, echo, t0))?.more);
      expect(await told(left, id)).toEqual(['person: một', 'bot due: một', 'person: hai', 'bot due: hai'])
      expect(await left.undecided()).toEqual([])
    })

    test('a pair of tokens that was kept is there, and whoever asked for the next one is asked again once they must be gone', async () => {
      const { store, crash } = await open()
      const account = { channel: 'zalo-oa', account: '1' }
      const pair = { access: 'a', refresh: 'r', gotAtMs: t0, expiresAtMs: t0 + 1 }
      await store.tokens.keep(account, pair, null)
      await store.tokens.beginRenewal(account, 1, t0 + 60_000, t0)
      const { tokens } = await crash()
      expect(await tokens.read(account)).toMatchObject({ ...pair, version: 1 })
      expect(await tokens.beginRenewal(account, 1, t0 + 60_000, t0 + 59_999)).toBe(false)
      expect(await tokens.beginRenewal(account, 1, t0 + 120_000, t0 + 60_000)).toBe(true)
    })

    test('what was decided stays decided: cases, clocks, rows, who holds', async () => {
      const { store, crash } = await open()
      const id = await turn(store, arrived('1', 'a'), (conversation) =>
        decision(
          { ...conversation, language: 'vi' },
          ['b'],
          [
            { kind: 'open-case', level: 4, topic: 'violence', because: [{ kind: 'text', text: 'đánh' }] },
            { kind: 'set-clock', clock: 'miss', dueAtMs: t0 + 5 },
          ],
        ),
      )
      await act(store, id, takes())
      const left = await crash()
      expect(await left.conversation(id)).toMatchObject({ language: 'vi', holder: 'person', openCase: { level: 4 } })
      expect(await left.dueClocks(t0 + 5, 9)).toHaveLength(1)
      expect(await told(left, id)).toEqual(['person: a', 'bot cancelled: b'])
    })

    test('a message that kills the process is set aside after three deaths; it charges nobody else', async () => {
      const opened = await open()
      const id = await receive(opened.store, arrived('1', 'poison'))
      const others = await opened.store.keepInbox(
        [arrived('2', 'a', address('bình')), arrived('3', 'b', address('chi')), arrived('4', 'after')],
        t0,
      )
      const deaths: string[] = []
      let { store } = opened
      for (let start = 0; start < 8 && (await store.undecided()).length > 0; start++) {
        store = await decideUntilDeath(store, opened.crash, deaths)
      }
      expect(deaths).toEqual(['poison', 'poison', 'poison', 'poison'])
      expect(await told(store, id)).toEqual(['gap', 'bot due: gap', 'person: after', 'bot due: after'])
      for (const other of others.slice(0, 2)) if (other !== id) expect((await told(store, other))[0]).not.toBe('gap')
    })

    test('when even the apology kills the process it is not tried again', async () => {
      const opened = await open()
      const id = await receive(opened.store, arrived('1', 'poison'))
      await opened.store.keepInbox([arrived('2', 'after')], t0)
      let { store } = opened
      let starts = 0
      for (; starts < 9 && (await store.undecided()).length > 0; starts++) {
        store = await decideUntilDeath(store, opened.crash, [], ['poison', 'gap'])
      }
      expect(starts).toBe(6) // one in the ordinary run, three of the message, one of its gap, and one that goes well
      expect(await told(store, id)).toEqual(['gap', 'person: after', 'bot due: after'])
    })

    test('a clock that kills the process is given up after three deaths, not before', async () => {
      const opened = await open()
      const id = await turn(opened.store, arrived('1', 'a'), does({ kind: 'set-clock', clock: 'waiting', dueAtMs: t0 }))
      let { store } = opened
      let deaths = 0
      for (let start = 0; start < 9; start++) {
        const nowMs = t0 + start * 3_600_000
        const [due] = await store.dueClocks(nowMs, 9)
        if (due === undefined) break
        const left: Promise<AStore>[] = []
        const dies: Decide = (conversation) => {
          deaths += 1
          left.push(opened.crash())
          return decision(conversation, ['never seen'])
        }
        await store.decide(id, { cause: 'clock', clock: due.clock, dueAtMs: due.dueAtMs }, dies, nowMs)
        store = (await left[0]) ?? store
      }
      expect(deaths).toBe(4) // once in the ordinary run, three times under suspicion
      expect(await sendable(store)).toEqual([])
      expect(await store.health()).toMatchObject({ damaged: 1 })
    })

    test('a send that was cut off is listed until it is settled, and nothing behind it leaves meanwhile', async () => {
      const { store, crash } = await open()
      await turn(store, arrived('1', 'a'), says('one', 'two'))
      await store.beginSend((await onlyRow(store)).id, t0)
      const left = await crash()
      const cutOff = await left.interruptedSends()
      expect(cutOff.map(({ bubble, tries }) => [bubble.text, tries])).toEqual([['one', 1]])
      expect(await sendable(left)).toEqual([])
      const [row] = cutOff
      if (row === undefined) throw new Error('a send was cut off')
      await left.settle(row.id, { state: 'due', dueAtMs: t0, code: 'interrupted' }, t0)
      expect(await left.interruptedSends()).toEqual([])
      expect(await sendable(left)).toEqual(['one'])
    })

    test('what was erased stays erased, and what was not acknowledged may be gone', async () => {
      const { store, crash } = await open()
      const before = await turn(store, arrived('1', 'a'))
      await turn(store, arrived('2', 'xóa'), (conversation) => decision(conversation, ['done'], [{ kind: 'erase', receipt: 'r' }]))
      const inFlight = store.keepInbox([arrived('3', 'in flight')], t0)
      const left = await crash()
      await inFlight.catch(() => {})
      expect(await left.conversation(before)).toBeNull()
      expect(await sendable(left)).toEqual(['done'])
      expect(await left.keepInbox([arrived('3', 'in flight')], t0)).toHaveLength(1)
    })
  })
}

type AStore = Opened['store']

/** Decides what waits; at a deadly message the process "dies": what is on disk at that moment is all that is left. */
async function decideUntilDeath(
  store: AStore,
  crash: Opened['crash'],
  deaths: string[],
  deadly: readonly string[] = ['poison'],
): Promise<AStore> {
  const killed = Promise.withResolvers<AStore>()
  let dead = false
  const decide: Decide = (conversation, happening) => {
    if (!dead && deadly.includes(heard(happening))) {
      dead = true
      deaths.push(heard(happening))
      killed.resolve(crash())
    }
    return decision(conversation, [heard(happening)])
  }
  for (const id of await store.undecided()) {
    if (!dead) while ((await store.decide(id, next, decide, t0))?.more && !dead);
  }
  return dead ? killed.promise : store
}
