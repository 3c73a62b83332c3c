import { describe, expect, test } from 'vitest'
import type { ConversationId } from '../../../src/bot/conversation.ts'
import type { Decide } from '../../../src/store/decide-store.ts'
import { act, address, arrived, decision, does, echo, heard, receive, says, sendable, t0, told, turn, withHotline } from '../given.ts'
import type { StoreUnderTest } from '../store-suite.ts'

const next = { cause: 'next-message' } as const

export function decideSuite(open: StoreUnderTest['open']): void {
  describe('the one door', () => {
    test('a conversation is kept as it was decided, and handed to the next decision', async () => {
      const { store } = await open()
      const place = { at: 'tree', tree: 'job-offer', node: 'visa', answers: { 'who-offers': 'person' } } as const
      const id = await turn(store, arrived('1', 'a'), (conversation) => ({
        conversation: { ...conversation, language: 'vi', misses: 1, place, recent: [{ text: 'chị ơi', atMs: t0 }], guarded: true },
        bubbles: [],
        effects: [],
        step: null,
      }))
      await turn(store, arrived('2', 'b'), (conversation) => {
        expect(conversation).toMatchObject({ id, language: 'vi', misses: 1, place, recent: [{ text: 'chị ơi', atMs: t0 }], guarded: true })
        return { conversation: { ...conversation, misses: 2 }, bubbles: [], effects: [], step: null }
      })
      expect(await store.conversation(id)).toMatchObject({ misses: 2 })
    })

    test('nothing is decided where nothing waits or nobody is', async () => {
      const { store } = await open()
      const id = await store.conversationOf(address('an'), t0)
      expect(await store.decide(id, next, echo, t0)).toBeNull()
      expect(await store.decide('nobody' as ConversationId, next, echo, t0)).toBeNull()
      expect(await act(store, 'nobody' as ConversationId, echo)).toBeNull()
    })

    test('a decision that throws is undone alone; what shares its commit stands', async () => {
      const { store } = await open()
      const [bad, good] = await store.keepInbox([arrived('1', 'poison'), arrived('2', 'fine', address('bình'))], t0)
      if (bad === undefined || good === undefined) throw new Error('two conversations were expected')
      const results = await Promise.allSettled([
        store.keepInbox([arrived('3', 'kept', address('chi'))], t0),
        store.decide(bad, next, throws, t0),
        store.decide(good, next, echo, t0),
      ])
      expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
      expect(await told(store, bad)).toEqual(['person: poison'])
      expect(await told(store, good)).toEqual(['person: fine', 'bot due: fine'])
      expect(await store.undecided()).toHaveLength(2)
    })

    test('a decision that fails while it is kept leaves no half of itself', async () => {
      const { store } = await open()
      const id = await receive(store, arrived('1', 'a'))
      const half: Decide = (conversation) =>
        decision(
          { ...conversation, misses: 5 },
          ['never said'],
          [
            { kind: 'open-case', level: 4, topic: null, because: [] },
            { kind: 'set-clock', clock: 'miss', dueAtMs: Number.NaN },
          ],
        )
      await expect(store.decide(id, next, withHotline(half), t0)).rejects.toThrow()
      expect(await store.openCases()).toEqual([])
      expect(await sendable(store)).toEqual([])
      expect(await store.conversation(id)).toMatchObject({ misses: 0, holder: 'bot' })
    })

    test('after three throws the message is a gap, and the next one is decided as if nothing had been', async () => {
      const { store } = await open()
      const id = await receive(store, arrived('1', 'poison'))
      await store.keepInbox([arrived('2', 'fine')], t0)
      const heardOf: string[] = []
      const decide: Decide = (conversation, happening) => {
        heardOf.push(heard(happening))
        if (heard(happening) === 'poison') throw new Error('poison')
        return decision(conversation, [heard(happening)])
      }
      for (let tries = 0; tries < 3; tries++) await expect(store.decide(id, next, decide, t0)).rejects.toThrow('poison')
      expect(await store.decide(id, next, decide, t0)).toMatchObject({ more: true, queued: 1 })
      expect(await store.decide(id, next, decide, t0)).toMatchObject({ more: false })
      expect(heardOf).toEqual(['poison', 'poison', 'poison', 'gap', 'fine'])
      expect(await told(store, id)).toEqual(['gap', 'bot due: gap', 'person: fine', 'bot due: fine'])
      expect(await store.health()).toMatchObject({ undecided: 0 })
    })

    test('when even the gap throws it stands without a word: calling again always ends', async () => {
      const { store } = await open()
      const id = await receive(store, arrived('1', 'poison'))
      let calls = 0
      const decide: Decide = () => {
        calls += 1
        throw new Error('always')
      }
      for (let tries = 0; tries < 4; tries++) await expect(store.decide(id, next, decide, t0)).rejects.toThrow('always')
      expect(await store.decide(id, next, decide, t0)).toBeNull()
      expect(calls).toBe(4)
      expect(await told(store, id)).toEqual(['gap'])
      expect(await store.undecided()).toEqual([])
    })

    test('effects, queue and count are told to whoever starts the next line', async () => {
      const { store } = await open()
      const id = await receive(store, arrived('1', 'a'))
      const decided = await store.decide(id, next, (conversation) => decision(conversation, ['b', 'c'], [{ kind: 'cancel-unsent' }]), t0)
      expect(decided).toMatchObject({ queued: 2, more: false, address: address('an'), effects: [{ kind: 'cancel-unsent' }] })
    })

    test('a person who writes can be reached again; one who left cannot', async () => {
      const { store } = await open()
      const left = { ...arrived('1', ''), message: { eventId: '1', from: address('an'), sentAtMs: t0, content: { kind: 'left' } } } as const
      await turn(store, left, does({ kind: 'reachable', reachable: false }))
      await turn(store, arrived('2', 'hello'), says('hello'))
      expect(await sendable(store)).toEqual(['hello'])
    })
  })
}

const throws: Decide = () => {
  throw new Error('our bug')
}
