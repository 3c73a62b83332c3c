import { describe, expect, test } from 'vitest'
import { act, address, arrived, byStaff, decision, does, hourMs, minuteMs, receive, saying, says, t0, takes, told, turn } from '../given.ts'
import type { StoreUnderTest } from '../store-suite.ts'

const session = address('session', 'web')

export function readingSuite(open: StoreUnderTest['open']): void {
  describe('reading', () => {
    test('the page reads rows after the last it has, in order; reading settles them', async () => {
      const { store } = await open()
      const id = await turn(store, arrived('1', 'a', session), says('one', 'two'))
      const { rows: first } = await store.readOutbox(id, 0, t0)
      expect(first.map((row) => row.bubble.text)).toEqual(['one', 'two'])
      expect(first).toMatchObject([{ author: 'bot', lane: 'bot', atMs: t0 }, {}])
      await turn(store, arrived('2', 'b', session), says('three'))
      const last = first.at(-1)?.seq ?? 0
      expect((await store.readOutbox(id, last, t0)).rows.map((row) => row.bubble.text)).toEqual(['three'])
      expect((await store.readOutbox(id, 0, t0)).rows.map((row) => row.bubble.text)).toEqual(['one', 'two', 'three'])
      expect(await store.health()).toMatchObject({ unsent: 0 })
    })

    test('what is read for the first time is news, once', async () => {
      const { store } = await open()
      const id = await turn(store, arrived('1', 'a', session), says('one'))
      const news = async () => (await store.readOutbox(id, 0, t0)).news
      expect([await news(), await news()]).toEqual([true, false])
      await turn(store, arrived('2', 'b', session), says('two'))
      expect([await news(), await news()]).toEqual([true, false])
    })

    test('numbers of rows grow, also across turns', async () => {
      const { store } = await open()
      const id = await turn(store, arrived('1', 'a', session), says('one', 'two'))
      await turn(store, arrived('2', 'b', session), says('three'))
      const seqs = (await store.readOutbox(id, 0, t0)).rows.map(({ seq }) => seq)
      expect(seqs).toEqual([...seqs].sort((a, b) => a - b))
      expect(new Set(seqs).size).toBe(3)
    })

    test('what came too late to be read, or from before a person took over, is not shown', async () => {
      const { store } = await open()
      const id = await turn(store, arrived('1', 'a', session), (conversation) =>
        decision(conversation, ['late'], [{ kind: 'open-case', level: 3, topic: null, because: [] }]),
      )
      expect((await store.readOutbox(id, 0, t0 + 31 * minuteMs)).rows).toEqual([])
      await turn(store, arrived('2', 'b', session), says('overtaken'))
      await act(store, id, takes())
      expect((await store.readOutbox(id, 0, t0)).rows).toEqual([])
      expect(await told(store, id)).toEqual(['person: a', 'bot expired: late', 'person: b', 'bot cancelled: overtaken'])
      expect(await store.deadLetters()).toEqual([])
    })

    test('whoever left sees nothing from before it again; staff do', async () => {
      const { store } = await open()
      const id = await turn(store, arrived('1', 'a', session), says('read'))
      await store.readOutbox(id, 0, t0)
      await turn(store, arrived('2', 'b', session), says('unread'))
      await act(store, id, saying(byStaff('a word of a person')))
      await turn(store, arrived('3', 'thoát', session), (conversation) => decision(conversation, ['goodbye'], [{ kind: 'leave' }]))
      const { rows, leftAtSeq } = await store.readOutbox(id, 0, t0)
      expect(rows.map((row) => row.bubble.text)).toEqual(['goodbye'])
      expect(rows[0]?.seq).toBeGreaterThan(leftAtSeq)
      expect(await store.health()).toMatchObject({ unsent: 0 })
      expect(await told(store, id)).toEqual([
        'person: a',
        'bot sent: read',
        'person: b',
        'bot cancelled: unread',
        'staff cancelled: a word of a person',
        'person: thoát',
        'bot sent: goodbye',
      ])
      await turn(store, arrived('4', 'c', session), says('anew'))
      expect((await store.readOutbox(id, 0, t0)).rows.map((row) => row.bubble.text)).toEqual(['goodbye', 'anew'])
    })

    test('a message that is not decided yet stands at the end of the transcript', async () => {
      const { store } = await open()
      const id = await receive(store, arrived('1', 'a'))
      await store.keepInbox([arrived('2', 'b')], t0)
      await store.decide(id, { cause: 'next-message' }, says('to a'), t0)
      expect(await told(store, id)).toEqual(['person: a', 'bot due: to a', 'person: b'])
    })

    test('each reply tells where it came from', async () => {
      const { store } = await open()
      const id = await turn(store, arrived('1', 'a'))
      expect((await store.transcript(id))[1]).toMatchObject({
        by: 'bot',
        origin: { from: 'entry', id: 'brokerage-fee', version: '0a1b2c3d' },
      })
    })

    test('questions without an answer are kept apart from the conversation', async () => {
      const { store } = await open()
      await turn(store, arrived('1', 'a'), does({ kind: 'note-unanswered', question: 'xin visa du lịch Úc', language: 'vi' }), t0)
      await turn(store, arrived('2', 'b'), does({ kind: 'note-unanswered', question: 'later', language: 'en' }), t0 + hourMs)
      expect(await store.unanswered(t0)).toEqual([
        { question: 'xin visa du lịch Úc', language: 'vi', atMs: t0 },
        { question: 'later', language: 'en', atMs: t0 + hourMs },
      ])
      expect(await store.unanswered(t0 + 1)).toHaveLength(1)
    })

    test('a question without an answer goes with its conversation, and after 90 days where that is kept for a case', async () => {
      const { store } = await open()
      const asks = (question: string) => ({ kind: 'note-unanswered', question, language: 'vi' }) as const
      const opens = { kind: 'open-case', level: 4, topic: null, because: [] } as const
      await turn(store, arrived('1', 'a'), does(opens))
      await turn(store, arrived('2', 'b'), does(asks('with a case')), t0)
      await turn(store, arrived('3', 'c', address('binh')), does(asks('without')), t0)
      const leftAfter = async (days: number) => {
        await store.tidy(t0 + days * 24 * hourMs)
        return (await store.unanswered(0)).map(({ question }) => question)
      }
      expect(await leftAfter(29)).toEqual(['with a case', 'without'])
      expect(await leftAfter(31)).toEqual(['with a case'])
      expect(await leftAfter(89)).toEqual(['with a case'])
      expect(await leftAfter(91)).toEqual([])
    })

    test('bodies that could not be read go after a day, event ids after three; decided messages stay', async () => {
      const { store } = await open()
      const event = arrived('1', 'a')
      const id = await turn(store, event, says('b'))
      await store.keepInbox([{ kind: 'gap', eventId: '2', channel: 'telegram', from: address('an'), atMs: t0, body: Buffer.from('?') }], t0)
      await store.decide(id, { cause: 'next-message' }, says('sorry'), t0)
      await store.tidy(t0 + 48 * hourMs)
      expect(await store.keepInbox([event], t0)).toEqual([])
      await store.tidy(t0 + 73 * hourMs)
      expect(await told(store, id)).toHaveLength(4)
      expect(await store.keepInbox([event], t0)).toEqual([id])
    })

    test('closing twice is closing once, and nothing can be written afterwards', async () => {
      const { store } = await open()
      const kept = store.keepInbox([arrived('1', 'a')], t0)
      await Promise.all([store.close(), store.close()])
      expect(await kept).toHaveLength(1)
      await expect(store.keepInbox([arrived('2', 'b')], t0)).rejects.toMatchObject({ code: 'store-busy' })
    })
  })
}
