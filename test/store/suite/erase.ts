import { describe, expect, test } from 'vitest'
import type { Level } from '../../../src/knowledge/knowledge.ts'
import type { Decide } from '../../../src/store/decide-store.ts'
import { address, arrived, closes, decision, does, echo, hourMs, onlyRow, receive, says, sendable, t0, told, turn } from '../given.ts'
import type { StoreUnderTest } from '../store-suite.ts'

const erase: Decide = (conversation) => decision(conversation, ['Đã xong. Mã đơn DH-4821.'], [{ kind: 'erase', receipt: 'DH-4821' }])
const asks = (question: string) => does({ kind: 'note-unanswered', question, language: 'vi' })
const opens = (level: Level) => does({ kind: 'open-case', level, topic: null, because: [{ kind: 'text', text: 'why' }] })

export function eraseSuite(open: StoreUnderTest['open']): void {
  describe('erasing', () => {
    test('all of it is gone, the answer still leaves, and the next message begins anew', async () => {
      const { store } = await open()
      const before = await turn(store, arrived('1', 'a'), (conversation) =>
        decision(conversation, ['secret'], [{ kind: 'set-clock', clock: 'miss', dueAtMs: t0 }]),
      )
      const after = await turn(store, arrived('2', 'xóa hết'), erase)
      expect(after).not.toBe(before)
      expect(await store.conversation(before)).toBeNull()
      expect(await store.transcript(before)).toEqual([])
      expect(await store.dueClocks(t0, 9)).toEqual([])
      expect(await sendable(store)).toEqual(['Đã xong. Mã đơn DH-4821.'])
      expect((await onlyRow(store)).to).toEqual(address('an'))
      const next = await turn(store, arrived('3', 'chào'), echo)
      expect(next).toBe(after)
      expect(await told(store, next)).toEqual(['bot due: Đã xong. Mã đơn DH-4821.', 'person: chào', 'bot due: chào'])
    })

    test('the number of the last row read still holds, so the page sees the answer', async () => {
      const { store } = await open()
      const session = address('session', 'web')
      const before = await turn(store, arrived('1', 'a', session), says('one', 'two'))
      const last = (await store.readOutbox(before, 0, t0)).rows.at(-1)?.seq ?? 0
      const after = await turn(store, arrived('2', 'xóa', session), erase)
      expect((await store.readOutbox(after, last, t0)).rows.map((row) => row.bubble.text)).toEqual(['Đã xong. Mã đơn DH-4821.'])
    })

    test('what had come in behind it is not lost, and waits in the fresh conversation', async () => {
      const { store } = await open()
      const before = await receive(store, arrived('1', 'xóa'))
      await store.keepInbox([arrived('2', 'còn đó không'), arrived('3', 'alo')], t0)
      const decided = await store.decide(before, { cause: 'next-message' }, erase, t0)
      if (decided === null) throw new Error('there was a message')
      expect(decided.more).toBe(true)
      const fresh = decided.conversation.id
      expect(await store.undecided()).toEqual([fresh])
      for (let n = 0; n < 2; n++) await store.decide(fresh, { cause: 'next-message' }, echo, t0)
      expect((await told(store, fresh)).filter((line) => line.startsWith('person'))).toEqual(['person: còn đó không', 'person: alo'])
    })

    test('an erased event delivered again stays without effect', async () => {
      const { store } = await open()
      const event = arrived('1', 'a')
      await turn(store, event)
      await turn(store, arrived('2', 'xóa'), erase)
      expect(await store.keepInbox([event], t0)).toEqual([])
    })

    test('a send under way when its conversation goes is settled without effect', async () => {
      const { store } = await open()
      await turn(store, arrived('1', 'a'))
      const row = await onlyRow(store)
      await store.beginSend(row.id, t0)
      await turn(store, arrived('2', 'xóa'), erase)
      await store.settle(row.id, { state: 'sent', remoteId: '5' }, t0)
      expect(await sendable(store)).toEqual(['Đã xong. Mã đơn DH-4821.'])
    })

    for (const [level, stays] of [
      [2, false],
      [3, true],
      [4, true],
    ] as const) {
      test(`what nobody had an answer for goes at once, also with an open case of level ${level}`, async () => {
        const { store } = await open()
        await turn(store, arrived('1', 'a'), opens(level))
        await turn(store, arrived('2', 'b'), asks('theirs'))
        await turn(store, arrived('3', 'c', address('binh')), asks('of somebody else'))
        await turn(store, arrived('4', 'xóa'), erase)
        expect((await store.unanswered(0)).map(({ question }) => question)).toEqual(['of somebody else'])
      })

      test(`with an open case of level ${level} it ${stays ? 'stays for the responder alone' : 'goes'}`, async () => {
        const { store } = await open()
        const before = await turn(store, arrived('1', 'a'), opens(level))
        const after = await turn(store, arrived('2', 'xóa'), erase)
        expect(await store.findConversation(address('an'))).toBe(after)
        expect(await store.conversation(after)).toMatchObject({ openCase: null, holder: 'bot' })
        expect((await store.openCases()).map((one) => [one.conversation === before, one.case.eraseAskedAtMs !== null])).toEqual(
          stays ? [[true, true]] : [],
        )
        expect(await told(store, before)).toEqual(stays ? ['person: a', 'person: xóa'] : [])
        expect(await sendable(store)).toEqual(['Đã xong. Mã đơn DH-4821.'])
      })
    }

    test('a case raised by the very message that erases counts', async () => {
      const { store } = await open()
      await turn(store, arrived('1', 'a'), opens(2))
      const raising: Decide = (conversation) =>
        decision(
          conversation,
          ['ok'],
          [
            { kind: 'raise-case', level: 4, because: [{ kind: 'text', text: 'x' }] },
            { kind: 'erase', receipt: 'r' },
          ],
        )
      await turn(store, arrived('2', 'b'), raising)
      expect(await store.openCases()).toMatchObject([{ case: { level: 4, eraseAskedAtMs: expect.any(Number) } }])
    })

    test('a conversation that only said farewell goes by itself, one that was written to again does not', async () => {
      const { store } = await open()
      const silent = await turn(store, arrived('1', 'xóa'), erase)
      const goesOn = await turn(store, arrived('2', 'xóa', address('bình')), erase)
      await turn(store, arrived('3', 'còn hỏi', address('bình')))
      for (const { id } of (await store.nextToSend('telegram', t0, 9)).rows) {
        await store.beginSend(id, t0)
        await store.settle(id, { state: 'sent', remoteId: null }, t0)
      }
      await store.tidy(t0 + 2 * hourMs)
      expect(await store.findConversation(address('an'))).toBeNull()
      expect(await store.conversation(silent)).toBeNull()
      expect(await store.findConversation(address('bình'))).toBe(goesOn)
    })

    test('a conversation goes 30 days after its last line, unless its case is open or was grave and closed less than 90 days ago', async () => {
      const { store } = await open()
      const close = closes
      const quiet = await turn(store, arrived('1', 'a', address('an')), says('b'))
      const waiting = await turn(store, arrived('2', 'a', address('bình')), opens(2))
      const grave = await turn(store, arrived('3', 'a', address('chi')), opens(3))
      const light = await turn(store, arrived('4', 'a', address('dung')), opens(2))
      for (const id of [grave, light]) await store.decide(id, { cause: 'act' }, close, t0)
      const kept = async (days: number) => {
        await store.tidy(t0 + days * 24 * hourMs)
        const all = await Promise.all([quiet, waiting, grave, light].map((id) => store.conversation(id)))
        return all.map((conversation) => conversation !== null)
      }
      expect(await kept(29)).toEqual([true, true, true, true])
      expect(await kept(30)).toEqual([false, true, true, false])
      expect(await kept(89)).toEqual([false, true, true, false])
      expect(await kept(90)).toEqual([false, true, false, false])
      expect(await store.findConversation(address('an'))).toBeNull()
    })

    test('erased by a clock, with nothing to say, nothing is left at all', async () => {
      const { store } = await open()
      const id = await turn(store, arrived('1', 'a'), does({ kind: 'set-clock', clock: 'miss', dueAtMs: t0 }))
      await store.decide(id, { cause: 'clock', clock: 'miss', dueAtMs: t0 }, does({ kind: 'erase', receipt: '' }), t0)
      expect(await store.findConversation(address('an'))).toBeNull()
      expect(await store.conversation(id)).toBeNull()
    })
  })
}
