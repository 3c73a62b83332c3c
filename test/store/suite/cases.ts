import { describe, expect, test } from 'vitest'
import type { Country } from '../../../src/knowledge/knowledge.ts'
import { act, address, arrived, byStaff, closes, does, lan, mai, releases, saying, t0, takes, turn } from '../given.ts'
import type { StoreUnderTest } from '../store-suite.ts'

const open2 = {
  kind: 'open-case',
  level: 2,
  topic: 'unpaid-wages',
  because: [{ kind: 'words', signal: 'unpaid-wages', level: 2, words: 'ba tháng chưa trả lương' }],
} as const
const open4 = { kind: 'open-case', level: 4, topic: 'cannot-leave', because: [{ kind: 'text', text: 'nhốt' }] } as const

export function caseSuite(open: StoreUnderTest['open']): void {
  describe('cases', () => {
    test('a conversation has at most one open case, whose level only rises', async () => {
      const { store } = await open()
      const id = await turn(store, arrived('1', 'a'), does(open2))
      await turn(store, arrived('2', 'b'), does(open4, { kind: 'add-to-case', because: [{ kind: 'text', text: 'không cho ra' }] }))
      await turn(
        store,
        arrived('3', 'c'),
        does({
          kind: 'raise-case',
          level: 3,
          because: [
            { kind: 'text', text: 'nhốt' },
            { kind: 'is-in', country: 'kh' as Country },
          ],
        }),
      )
      expect(await store.openCases()).toMatchObject([
        {
          conversation: id,
          topic: 'unpaid-wages',
          because: [
            ...open2.because,
            { kind: 'text', text: 'nhốt' },
            { kind: 'text', text: 'không cho ra' },
            { kind: 'is-in', country: 'kh' as Country },
          ],
          case: { level: 4, state: { at: 'waiting', sinceMs: t0 }, openedAtMs: t0, eraseAskedAtMs: null },
          channel: 'telegram',
        },
      ])
      expect((await store.conversation(id))?.openCase).toMatchObject({ level: 4 })
    })

    test('raising where none is open opens one; adding does not', async () => {
      const { store } = await open()
      await turn(store, arrived('1', 'a'), does({ kind: 'add-to-case', because: [{ kind: 'text', text: 'a' }] }))
      expect(await store.openCases()).toEqual([])
      await turn(store, arrived('2', 'b'), does({ kind: 'raise-case', level: 3, because: [{ kind: 'text', text: 'b' }] }))
      expect(await store.openCases()).toMatchObject([{ case: { level: 3 }, topic: null }])
    })

    test('who holds the conversation follows from its case', async () => {
      const { store } = await open()
      const id = await turn(store, arrived('1', 'a'), does(open4))
      const holder = async () => (await store.conversation(id))?.holder
      expect(await holder()).toBe('bot')
      const taken = await act(store, id, takes())
      expect(taken?.conversation.holder).toBe('person')
      expect(await store.openCases()).toMatchObject([{ case: { state: { at: 'taken' } } }])
      await act(store, id, releases)
      expect([await holder(), (await store.openCases())[0]?.case.state.at]).toEqual(['bot', 'waiting'])
      await act(store, id, takes(lan))
      await act(store, id, closes)
      expect([await holder(), await store.openCases()]).toEqual(['bot', []])
      expect((await store.conversation(id))?.openCase).toBeNull()
    })

    test('what the bot says of holder and case is not believed', async () => {
      const { store } = await open()
      const id = await turn(store, arrived('1', 'a'), (conversation) => ({
        conversation: { ...conversation, holder: 'person' },
        bubbles: [],
        effects: [],
        step: null,
      }))
      expect(await store.conversation(id)).toMatchObject({ holder: 'bot', openCase: null })
    })

    test('a case that nobody can take is not taken', async () => {
      const { store } = await open()
      const id = await turn(store, arrived('1', 'a'), does(open4))
      const both = [mai, lan].map((by) => act(store, id, takes(by)))
      expect((await Promise.allSettled(both)).map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
    })

    test('after a case is closed the next danger opens a new one', async () => {
      const { store } = await open()
      const id = await turn(store, arrived('1', 'a'), does(open4))
      const [first] = await store.openCases()
      await act(store, id, closes)
      await turn(store, arrived('2', 'b'), does(open2))
      const [second] = await store.openCases()
      expect(second).toMatchObject({ case: { level: 2 } })
      expect(second?.case.id).not.toBe(first?.case.id)
    })

    test('the queue is ordered by danger, then by wait, and shows no address', async () => {
      const { store } = await open()
      await turn(store, arrived('1', 'a', address('an')), does(open2), t0)
      await turn(store, arrived('2', 'b', address('bình')), does(open4), t0 + 2)
      await turn(store, arrived('3', 'c', address('chi')), does(open4), t0 + 1)
      const cases = await store.openCases()
      expect(cases.map(({ case: { level, openedAtMs } }) => [level, openedAtMs - t0])).toEqual([
        [4, 1],
        [4, 2],
        [2, 0],
      ])
      expect(new Set(cases.map(({ pseudonym }) => pseudonym)).size).toBe(3)
      expect(JSON.stringify(cases)).not.toMatch(/bình|chi"|"an"/)
    })

    test('a staff reply and passing on a message leave the case open', async () => {
      const { store } = await open()
      const id = await turn(store, arrived('1', 'a'), does(open4))
      await act(store, id, takes())
      await turn(store, arrived('2', 'b'), does({ kind: 'pass-to-person' }))
      await act(store, id, saying(byStaff('I am here')))
      expect(await store.openCases()).toMatchObject([{ case: { state: { at: 'taken' }, level: 4 } }])
    })
  })
}
