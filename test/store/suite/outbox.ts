import { describe, expect, test } from 'vitest'
import type { Effect } from '../../../src/bot/turn.ts'
import type { Decide } from '../../../src/store/decide-store.ts'
import type { Store } from '../../../src/store/store.ts'
import {
  act,
  address,
  arrived,
  byStaff,
  decision,
  does,
  echo,
  hourMs,
  type inLane,
  mai,
  minuteMs,
  onlyRow,
  outgoing,
  releases,
  saying,
  says,
  sendable,
  staffDo,
  t0,
  takes,
  told,
  turn,
} from '../given.ts'
import type { StoreUnderTest } from '../store-suite.ts'

const opened = { kind: 'open-case', level: 4, topic: 'cannot-leave', because: [{ kind: 'text', text: 'nhốt' }] } as const

export function outboxSuite(open: StoreUnderTest['open']): void {
  describe('the outbox', () => {
    test('of each conversation the first unsettled bubble may leave, and the next only when it is settled', async () => {
      const { store } = await open()
      await turn(store, arrived('1', 'a'), says('one', 'two', 'three'))
      await turn(store, arrived('2', 'b', address('bình')), says('uno'))
      expect(await sendable(store)).toEqual(['one', 'uno'])
      const { rows } = await store.nextToSend('telegram', t0, 1)
      const [row] = rows
      if (row === undefined) throw new Error('a row is due')
      expect(row).toMatchObject({ to: address('an'), author: 'bot', tries: 0, epoch: 0, ifUncertain: 'repeat', lane: 'bot' })
      expect(await store.beginSend(row.id, t0)).toBe(true)
      expect(await sendable(store)).toEqual(['uno'])
      await store.settle(row.id, { state: 'sent', remoteId: '9001' }, t0)
      expect(await sendable(store)).toEqual(['two', 'uno'])
    })

    test('a row tells when the person last wrote, and how many free replies the channel left since then', async () => {
      const { store } = await open()
      await turn(store, arrived('1', 'a'), says('one', 'two'))
      const row = await onlyRow(store)
      expect(row).toMatchObject({ heardAtMs: t0, repliesLeft: null })
      await store.beginSend(row.id, t0)
      await store.settle(row.id, { state: 'sent', remoteId: null, repliesLeft: 7 }, t0 + 1)
      expect(await onlyRow(store)).toMatchObject({ repliesLeft: 7 })
      await store.keepInbox([arrived('2', 'b')], t0 + 2)
      await store.decide(row.conversation, { cause: 'next-message' }, says('three'), t0 + 2)
      expect(await onlyRow(store)).toMatchObject({ heardAtMs: t0 + 2, repliesLeft: null })
    })

    test('a row begins to leave once', async () => {
      const { store } = await open()
      await turn(store, arrived('1', 'a'))
      const row = await onlyRow(store)
      expect(await Promise.all([store.beginSend(row.id, t0), store.beginSend(row.id, t0)])).toEqual([true, false])
      await store.settle(row.id, { state: 'sent', remoteId: null }, t0)
      expect(await store.beginSend(row.id, t0)).toBe(false)
    })

    test('a row put off is not due before its time, holds back the rows behind it, and counts its tries', async () => {
      const { store } = await open()
      await turn(store, arrived('1', 'a'), says('one', 'two'))
      const row = await onlyRow(store)
      await store.beginSend(row.id, t0)
      await store.settle(row.id, { state: 'due', dueAtMs: t0 + 4000, code: '429' }, t0)
      expect(await sendable(store, t0 + 3999)).toEqual([])
      expect(await store.beginSend(row.id, t0 + 3999)).toBe(false)
      expect(await store.nextToSend('telegram', t0, 9)).toEqual({ rows: [], nextDueAtMs: t0 + 4000 })
      expect(await onlyRow(store, t0 + 4000)).toMatchObject({ id: row.id, tries: 1 })
    })

    test('nothing waits in a channel where nothing was queued', async () => {
      const { store } = await open()
      await turn(store, arrived('1', 'a'))
      expect(await store.nextToSend('zalo-oa', t0, 9)).toEqual({ rows: [], nextDueAtMs: null })
    })

    test('danger overtakes, and what is old enough is not overtaken any more', async () => {
      const { store } = await open()
      const queue = (eventId: string, lane: Parameters<typeof inLane>[0], atMs: number) =>
        turn(
          store,
          arrived(eventId, 'x', address(eventId)),
          (conversation) => ({
            conversation,
            bubbles: [outgoing(eventId, { lane, expiresAtMs: t0 + 24 * hourMs })],
            effects: [],
            step: null,
          }),
          atMs,
        )
      await queue('broadcast', 'broadcast', t0)
      await queue('bot', 'bot', t0 + 1)
      await queue('person', 'person', t0 + 2)
      await queue('danger', 'danger', t0 + 3)
      expect(await sendable(store, t0 + 3)).toEqual(['danger', 'person', 'bot', 'broadcast'])
      await queue('bot of an hour later', 'bot', t0 + hourMs)
      expect(await sendable(store, t0 + hourMs)).toEqual(['danger', 'person', 'bot', 'broadcast', 'bot of an hour later'])
    })

    test('what came too late is not sent, and a person sees it', async () => {
      const { store } = await open()
      await turn(store, arrived('1', 'a'), says('late', 'late too'))
      const row = await onlyRow(store)
      expect(await store.beginSend(row.id, t0 + 30 * minuteMs)).toBe(false)
      expect(await store.nextToSend('telegram', t0 + 30 * minuteMs, 9)).toEqual({ rows: [], nextDueAtMs: null })
      expect((await store.deadLetters()).map(({ bubble, state, code }) => [bubble.text, state, code])).toEqual([
        ['late', 'dead', 'expired'],
        ['late too', 'dead', 'expired'],
      ])
    })

    test('a refusal is dead and seen, and what is behind it leaves', async () => {
      const { store } = await open()
      await turn(store, arrived('1', 'a'), says('too long', 'next'))
      const row = await onlyRow(store)
      await store.beginSend(row.id, t0)
      await store.settle(row.id, { state: 'dead', unreachable: false, code: '400' }, t0)
      expect(await sendable(store)).toEqual(['next'])
      expect(await store.deadLetters()).toMatchObject([{ state: 'dead', code: '400', atMs: t0, to: address('an') }])
      expect(await store.health()).toMatchObject({ deadLetters: 1, unsent: 1 })
    })

    test('answers that did not arrive are counted by channel; to whoever cannot be reached they are not lost', async () => {
      const { store } = await open()
      const fails = async (channel: string, unreachable: boolean, atMs: number) => {
        await turn(store, arrived(`${channel}-${atMs}`, 'a', address(String(atMs), channel)), echo, t0)
        const row = await onlyRow(store, t0, channel)
        await store.beginSend(row.id, t0)
        await store.settle(row.id, { state: 'dead', unreachable, code: 'zalo-211' }, atMs)
      }
      await fails('zalo-oa', false, t0)
      await fails('zalo-oa', false, t0 + 2)
      await fails('zalo-oa', false, t0 + 3)
      await fails('telegram', true, t0 + 4)
      expect(await store.lostReplies(t0 + 1)).toEqual(new Map([['zalo-oa', 2]]))
    })

    test('to somebody who blocked us nothing more is tried', async () => {
      const { store } = await open()
      const id = await turn(store, arrived('1', 'a'), (conversation) => decision(conversation, ['one', 'two'], [opened]))
      await act(store, id, staffDo({ act: 'take' }, mai, byStaff('are you there?')))
      const row = await onlyRow(store)
      await store.beginSend(row.id, t0)
      await store.settle(row.id, { state: 'dead', unreachable: true, code: '403' }, t0)
      expect(await sendable(store)).toEqual([])
      expect((await told(store, id)).slice(1)).toEqual(['bot cancelled: one', 'bot cancelled: two', 'staff dead: are you there?'])
    })

    test('what may or may not have arrived and must not be said twice goes to staff', async () => {
      const { store } = await open()
      await turn(store, arrived('1', 'a'), says('we are outside', 'next'))
      const row = await onlyRow(store)
      await store.beginSend(row.id, t0)
      await store.settle(row.id, { state: 'for-staff', code: 'timeout' }, t0)
      expect(await store.deadLetters()).toMatchObject([{ state: 'for-staff', code: 'timeout' }])
      expect(await sendable(store)).toEqual(['next'])
    })

    test('a settled row stays as it is', async () => {
      const { store } = await open()
      const id = await turn(store, arrived('1', 'a'), says('one'))
      const row = await onlyRow(store)
      await store.beginSend(row.id, t0)
      await store.settle(row.id, { state: 'sent', remoteId: null }, t0)
      await store.settle(row.id, { state: 'due', dueAtMs: t0, code: 'late answer' }, t0)
      expect(await told(store, id)).toEqual(['person: a', 'bot sent: one'])
      expect(await sendable(store)).toEqual([])
    })

    test('danger cancels what the bot had not begun to send, and only that', async () => {
      const { store } = await open()
      const id = await turn(store, arrived('1', 'a'), says('leaving', 'old news'))
      await store.beginSend((await onlyRow(store)).id, t0)
      await turn(store, arrived('2', 'họ nhốt em'), (conversation) => decision(conversation, ['steps'], [{ kind: 'cancel-unsent' }]))
      expect(await told(store, id)).toEqual([
        'person: a',
        'bot leaving: leaving',
        'bot cancelled: old news',
        'person: họ nhốt em',
        'bot due: steps',
      ])
    })

    describe('what is leaving when it is withdrawn, and is put off then', () => {
      const steps: Decide = (conversation) => ({
        ...decision(conversation, [], [{ kind: 'cancel-unsent' }]),
        bubbles: [outgoing('steps', { lane: 'danger' })],
      })
      const later = { state: 'due', dueAtMs: t0 + 300_000, code: '502' } as const

      async function withLeavingRow(...effects: readonly Effect[]) {
        const { store } = await open()
        const id = await turn(store, arrived('1', 'a'), (conversation) => decision(conversation, ['leaving'], effects))
        const row = await onlyRow(store)
        await store.beginSend(row.id, t0)
        return { store, id, putOff: () => store.settle(row.id, later, t0), row }
      }

      test('is not said after danger, and holds up none of its steps', async () => {
        const { store, id, putOff } = await withLeavingRow()
        await turn(store, arrived('2', 'họ nhốt em'), steps)
        expect(await sendable(store)).toEqual([])
        await putOff()
        expect(await sendable(store)).toEqual(['steps'])
        expect(await told(store, id)).toEqual(['person: a', 'bot cancelled: leaving', 'person: họ nhốt em', 'bot due: steps'])
      })

      test('holds up no word of the person who took the conversation', async () => {
        const { store, id, putOff } = await withLeavingRow(opened)
        await act(store, id, takes())
        await act(store, id, saying(byStaff('a word of a person')))
        await putOff()
        expect(await sendable(store)).toEqual(['a word of a person'])
      })

      test('reaches nobody who has left, nor who had everything erased', async () => {
        for (const goes of [{ kind: 'leave' }, { kind: 'erase', receipt: 'r' }] as const) {
          const { store, putOff } = await withLeavingRow(opened)
          await turn(store, arrived('2', 'đi'), (conversation) => decision(conversation, ['goodbye'], [goes]))
          await putOff()
          expect(await sendable(store, later.dueAtMs)).toEqual(['goodbye'])
        }
      })

      test('reaches nobody who has left if it is a word of staff; what is not withdrawn is tried again', async () => {
        const { store, id, putOff, row } = await withLeavingRow(opened)
        await putOff()
        await store.beginSend(row.id, later.dueAtMs)
        await store.settle(row.id, { state: 'sent', remoteId: null }, later.dueAtMs)
        await act(store, id, takes())
        await act(store, id, saying(byStaff('a word of a person')))
        const word = await onlyRow(store)
        await store.beginSend(word.id, t0)
        await turn(store, arrived('2', 'thoát'), does({ kind: 'leave' }))
        await store.settle(word.id, later, t0)
        expect(await sendable(store, later.dueAtMs)).toEqual([])
        expect((await told(store, id)).at(1)).toBe('bot sent: leaving')
        expect(await told(store, id)).toContain('staff cancelled: a word of a person')
      })
    })

    describe('behind a row of staff that was tried and put off', () => {
      const steps = outgoing('steps', { lane: 'danger', expiresAtMs: t0 + hourMs })
      const danger: Decide = (conversation) => ({ ...decision(conversation, [], [{ kind: 'cancel-unsent' }]), bubbles: [steps] })

      async function withStuckRow(store: Store, ...behind: readonly string[]) {
        const id = await turn(store, arrived('1', 'a'), does(opened))
        await act(store, id, takes())
        await act(store, id, saying(byStaff('a picture'), ...behind.map((text) => byStaff(text))))
        const picture = await onlyRow(store)
        await store.beginSend(picture.id, t0)
        await store.settle(picture.id, { state: 'due', dueAtMs: t0 + 300_000, code: 'zalo-http-502' }, t0)
        await act(store, id, releases)
        return { id, picture }
      }

      test('danger does not wait, whatever else stands between', async () => {
        const { store } = await open()
        await withStuckRow(store, 'a word')
        await turn(store, arrived('2', 'họ nhốt em'), danger)
        const row = await onlyRow(store)
        expect(row).toMatchObject({ bubble: { text: 'steps' } })
        expect(await store.beginSend(row.id, t0)).toBe(true)
        await store.settle(row.id, { state: 'sent', remoteId: null }, t0)
        expect(await store.nextToSend('telegram', t0, 9)).toEqual({ rows: [], nextDueAtMs: t0 + 300_000 })
        expect(await sendable(store, t0 + 300_000)).toEqual(['a picture'])
      })

      test('an ordinary answer waits, and danger behind what was not tried yet', async () => {
        const { store } = await open()
        await withStuckRow(store)
        await turn(store, arrived('2', 'b'), says('an answer'))
        expect(await sendable(store)).toEqual([])
        const other = await turn(store, arrived('3', 'a', address('bình')), does(opened))
        await act(store, other, takes())
        await act(store, other, saying(byStaff('a word')))
        await act(store, other, releases)
        await turn(store, arrived('4', 'họ nhốt em', address('bình')), danger)
        expect(await sendable(store)).toEqual(['a word'])
      })

      test('the two never leave in the same moment', async () => {
        const { store } = await open()
        const { picture } = await withStuckRow(store)
        await turn(store, arrived('2', 'họ nhốt em'), danger, t0 + 300_000)
        expect(await sendable(store, t0 + 300_000)).toEqual(['steps', 'a picture'])
        const [row] = (await store.nextToSend('telegram', t0 + 300_000, 9)).rows
        expect(row && (await store.beginSend(row.id, t0 + 300_000))).toBe(true)
        expect(await store.beginSend(picture.id, t0 + 300_000)).toBe(false)
        if (row) await store.settle(row.id, { state: 'sent', remoteId: null }, t0 + 300_000)
        expect(await store.beginSend(picture.id, t0 + 300_000)).toBe(true)
      })

      test('after the next take danger does not leave either', async () => {
        const { store } = await open()
        const { id } = await withStuckRow(store)
        await turn(store, arrived('2', 'họ nhốt em'), danger)
        const row = await onlyRow(store)
        await act(store, id, takes())
        expect(await store.beginSend(row.id, t0)).toBe(false)
        expect(await sendable(store)).toEqual([])
      })
    })

    test('after a take no bot row written before begins to leave, whatever state it was in', async () => {
      const { store } = await open()
      const id = await turn(store, arrived('1', 'a'), (conversation) => decision(conversation, ['one', 'two'], [opened]))
      const one = await onlyRow(store)
      await store.beginSend(one.id, t0)
      await act(store, id, takes())
      await store.settle(one.id, { state: 'due', dueAtMs: t0, code: '500' }, t0)
      expect(await store.beginSend(one.id, t0)).toBe(false)
      expect(await sendable(store)).toEqual([])
      expect(await told(store, id)).toEqual(['person: a', 'bot cancelled: one', 'bot cancelled: two'])
    })

    test('begin and take in the same moment: one of them is first, never both', async () => {
      for (const takeFirst of [true, false]) {
        const { store } = await open()
        const id = await turn(store, arrived('1', 'a'), (conversation) => decision(conversation, ['one'], [opened]))
        const row = await onlyRow(store)
        const take = () => act(store, id, takes())
        const begin = () => store.beginSend(row.id, t0)
        const begun = takeFirst ? (await Promise.all([take(), begin()]))[1] : (await Promise.all([begin(), take()]))[0]
        expect(begun).toBe(!takeFirst)
      }
    })

    test('while a person holds the conversation the bot is written down and never heard', async () => {
      const { store } = await open()
      const id = await turn(store, arrived('1', 'a'), does(opened))
      await act(store, id, takes())
      const decided = await turn(store, arrived('2', 'b'), says('a word of the bot'))
      expect(await sendable(store)).toEqual([])
      await act(store, decided, saying(byStaff('a word of a person')))
      expect(await sendable(store)).toEqual(['a word of a person'])
      expect(await told(store, id)).toEqual(['person: a', 'person: b', 'bot cancelled: a word of the bot', 'staff due: a word of a person'])
    })

    test('whoever leaves is not written to any more, but for the farewell', async () => {
      const { store } = await open()
      await turn(store, arrived('1', 'a'), (conversation) =>
        decision(conversation, ['long answer'], [{ kind: 'set-clock', clock: 'miss', dueAtMs: t0 }]),
      )
      await turn(store, arrived('2', 'thoát'), (conversation) => decision(conversation, ['goodbye'], [{ kind: 'leave' }]))
      expect(await sendable(store)).toEqual(['goodbye'])
      expect(await store.dueClocks(t0, 9)).toEqual([])
    })

    test('only what is not settled moves with a wall clock that is set', async () => {
      const { store } = await open()
      await turn(store, arrived('1', 'a'), echo)
      const row = await onlyRow(store)
      await store.beginSend(row.id, t0)
      await store.settle(row.id, { state: 'due', dueAtMs: t0 + minuteMs, code: '500' }, t0)
      await store.moveTimes(-hourMs)
      expect(await store.nextToSend('telegram', t0 - hourMs, 9)).toEqual({ rows: [], nextDueAtMs: t0 - hourMs + minuteMs })
      expect(await onlyRow(store, t0 - hourMs + minuteMs)).toMatchObject({ expiresAtMs: t0 - hourMs + 30 * minuteMs })
    })
  })
}
