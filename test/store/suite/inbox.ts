import { describe, expect, test } from 'vitest'
import type { Decide } from '../../../src/store/decide-store.ts'
import { address, arrived, decision, echo, hourMs, receive, says, sendable, t0, told, turn } from '../given.ts'
import type { StoreUnderTest } from '../store-suite.ts'

export function inboxSuite(open: StoreUnderTest['open']): void {
  describe('the inbox', () => {
    test('an event delivered again has no second effect: at once, in one call, later, decided or not', async () => {
      const { store } = await open()
      const event = arrived('7', 'em bị giữ hộ chiếu')
      const [first, second] = await Promise.all([store.keepInbox([event], t0), store.keepInbox([event, event], t0)])
      expect([first.length, second]).toEqual([1, []])
      const [id] = first
      if (id === undefined) throw new Error('nothing was kept')
      await store.decide(id, { cause: 'next-message' }, echo, t0)
      expect(await store.keepInbox([event], t0 + 48 * hourMs)).toEqual([])
      expect(await told(store, id)).toEqual(['person: em bị giữ hộ chiếu', 'bot due: em bị giữ hộ chiếu'])
    })

    test('the same event id of another account or channel is another event', async () => {
      const { store } = await open()
      const events = [address('an'), address('an', 'telegram', 'other-bot'), address('an', 'zalo-oa')].map((from) =>
        arrived('7', 'a', from),
      )
      expect(new Set(await store.keepInbox(events, t0)).size).toBe(3)
    })

    test('one address is one conversation, and the same person id elsewhere is another', async () => {
      const { store } = await open()
      const ids = await store.keepInbox([arrived('1', 'a'), arrived('2', 'b'), arrived('3', 'c', address('bình'))], t0)
      expect(ids).toHaveLength(2)
      expect(await store.conversationOf(address('an'), t0)).toBe(ids[0])
      expect(await store.conversationOf(address('an', 'web'), t0)).not.toBe(ids[0])
    })

    test('the way back that came last holds, whoever comes without one changes nothing, and it is nobody’s name', async () => {
      const { store } = await open()
      const by = (event: string, route?: string) => arrived(event, event, { ...address('an'), ...(route !== undefined && { route }) })
      const wayOf = async () => (await store.nextToSend('telegram', t0, 8)).rows.map(({ to }) => to.route)
      const ids = await store.keepInbox([by('1', 'first'), by('2'), by('3', 'second')], t0)
      expect(ids).toHaveLength(1)
      const [id] = ids
      if (id === undefined) throw new Error('nothing was kept')
      await store.decide(id, { cause: 'next-message' }, echo, t0)
      expect(await wayOf()).toEqual(['second'])
      await store.keepInbox([by('4')], t0)
      expect(await wayOf()).toEqual(['second'])
      await store.keepInbox([by('5', 'third')], t0)
      expect(await wayOf()).toEqual(['third'])
      expect(await store.findConversation(address('an'))).toBe(id)
    })

    test('messages of a conversation are decided in order of arrival', async () => {
      const { store } = await open()
      const id = await receive(store, arrived('1', 'một'))
      await store.keepInbox([arrived('2', 'hai'), arrived('9', 'elsewhere', address('bình')), arrived('3', 'ba')], t0)
      const decided = await Promise.all(['', '', ''].map(() => store.decide(id, { cause: 'next-message' }, echo, t0)))
      expect(decided.map((one) => one?.more)).toEqual([true, true, false])
      expect(await store.decide(id, { cause: 'next-message' }, echo, t0)).toBeNull()
      expect(await told(store, id)).toEqual(['person: một', 'bot due: một', 'person: hai', 'bot due: hai', 'person: ba', 'bot due: ba'])
    })

    test('what waits undecided is listed, longest waiting first', async () => {
      const { store } = await open()
      const first = await receive(store, arrived('1', 'a'))
      const second = await receive(store, arrived('2', 'b', address('bình')))
      await store.keepInbox([arrived('3', 'c')], t0)
      expect(await store.undecided()).toEqual([first, second])
      expect(await store.health()).toMatchObject({ undecided: 3, oldestUndecidedAtMs: t0 })
      await store.decide(first, { cause: 'next-message' }, echo, t0)
      expect(await store.undecided()).toEqual([second, first])
    })

    test('a gap with a sender is decided as a gap, one without is kept and counted', async () => {
      const { store } = await open()
      const body = Buffer.from('{"update_id":')
      const [id, ...others] = await store.keepInbox(
        [
          { kind: 'gap', eventId: '1', channel: 'telegram', from: address('an'), atMs: t0, body },
          { kind: 'gap', eventId: '2', channel: 'telegram', from: null, atMs: t0, body },
          { kind: 'gap', eventId: '2', channel: 'telegram', from: null, atMs: t0, body },
        ],
        t0,
      )
      if (id === undefined) throw new Error('the gap has a sender')
      expect(others).toEqual([])
      await store.decide(id, { cause: 'next-message' }, echo, t0)
      expect(await told(store, id)).toEqual(['gap', 'bot due: gap'])
      expect(await store.undecided()).toEqual([])
    })

    test('an address that was retired leads nowhere; the next message of it begins anew', async () => {
      const { store } = await open()
      const session = address('session', 'web')
      const before = await turn(store, arrived('1', 'a', session), says('b'))
      await store.retireAddress(session)
      await store.retireAddress(session)
      expect(await store.findConversation(session)).toBeNull()
      expect(await told(store, before)).toHaveLength(2)
      expect(await receive(store, arrived('2', 'c', session))).not.toBe(before)
    })

    test('looking for a conversation makes none', async () => {
      const { store } = await open()
      expect(await store.findConversation(address('an'))).toBeNull()
      const [one, two] = await Promise.all([store.conversationOf(address('an'), t0), store.conversationOf(address('an'), t0)])
      expect(one).toBe(two)
      expect(await store.findConversation(address('an'))).toBe(one)
      expect(await store.conversation(one)).toMatchObject({ id: one, holder: 'bot', openCase: null, place: { at: 'open' } })
      expect(await sendable(store)).toEqual([])
    })

    test('ids of 19 digits, marks and signs come back as they were', async () => {
      const { store } = await open()
      const from = address('2460000000000000017', 'zalo-oa', '388 "0"\u0000x')
      const text = 'cứu em với \u0000 \ud83d\ude4f "\\'
      const id = await receive(store, arrived('e-2460000000000000017', text, from))
      const seen: unknown[] = []
      await store.decide(
        id,
        { cause: 'next-message' },
        (conversation, happening, to) => {
          seen.push(happening, to)
          return { conversation, bubbles: [], effects: [], step: null }
        },
        t0,
      )
      expect(seen).toEqual([
        { kind: 'message', message: { eventId: 'e-2460000000000000017', from, sentAtMs: t0, content: { kind: 'text', text } } },
        from,
      ])
    })

    test('of whoever is blocked everything is kept, and whoever decides knows how much was turned away', async () => {
      const { store } = await open()
      const id = await turn(store, arrived('1', 'a'))
      const told = { atMs: t0, staff: null, deed: 'block-sender', case: null, detail: null }
      await store.staff.block(id, t0 + hourMs, told)
      const seen: (number | null)[] = []
      const turnsAway: Decide = (conversation, _, __, { turnedAway }) => {
        seen.push(turnedAway)
        return decision(conversation, [], turnedAway === null ? [] : [{ kind: 'turn-away' }])
      }
      for (const event of ['2', '3']) await turn(store, arrived(event, 'x'), turnsAway)
      await turn(store, arrived('4', 'x', address('bình')), turnsAway)
      await turn(store, arrived('5', 'x'), turnsAway, t0 + hourMs)
      expect(seen).toEqual([0, 1, null, null])
    })
  })
}
