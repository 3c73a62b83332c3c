import { describe, expect, test } from 'vitest'
import type { InboundContent, InboundMessage } from '../../../src/bot/message.ts'
import type { InboxEvent } from '../../../src/store/decide-store.ts'
import type { Store } from '../../../src/store/store.ts'
import { act, address, closes, decision, does, echo, hourMs, minuteMs, onlyRow, says, t0, takes, turn } from '../given.ts'
import type { StoreUnderTest } from '../store-suite.ts'

const remote = { ref: 'file-1', name: 'hop-dong.jpg', sizeBytes: 1234 }
const picture: InboundContent = { kind: 'file', what: 'picture', file: remote, caption: null }
const opensCase = does({ kind: 'open-case', level: 2, topic: null, because: [{ kind: 'text', text: 'asked' }] })
const grave = { kind: 'open-case', level: 4, topic: null, because: [] } as const
const dayMs = 24 * hourMs

function came(eventId: string, content: InboundContent, more: Partial<InboundMessage> = {}): InboxEvent {
  return { kind: 'message', message: { eventId, from: address('an'), sentAtMs: t0, content, ...more } }
}

const words = (eventId: string, text: string, remoteId: string) => came(eventId, { kind: 'text', text }, { remoteId })

async function withWanted(store: Store) {
  const id = await turn(store, came('1', { kind: 'text', text: 'giúp' }), opensCase)
  await turn(store, came('2', picture))
  const [file] = await store.media.wanted(t0, 10)
  if (file === undefined) throw new Error('nothing is wanted')
  return { id, file }
}

export function mediaSuite(open: StoreUnderTest['open']): void {
  describe('files', () => {
    test('are left with their channel until somebody looks, and then all of them are wanted', async () => {
      const { store } = await open()
      const id = await turn(store, came('1', picture))
      expect(await store.media.wanted(t0, 10)).toEqual([])
      expect((await store.media.of(id)).map(({ state, line }) => [state, line])).toEqual([['remote', 1]])
      await turn(store, came('2', { kind: 'text', text: 'gặp người' }), opensCase)
      await turn(store, came('3', picture))
      const wanted = await store.media.wanted(t0, 10)
      expect(wanted).toHaveLength(2)
      expect(wanted[0]).toMatchObject({ conversation: id, from: address('an'), what: 'picture', file: remote, tries: 0 })
      expect(await store.media.nextWantedAt()).toBe(t0)
    })

    test('that were kept are read as they were, however long, and belong to the line they came on', async () => {
      const { store } = await open()
      const { id, file } = await withWanted(store)
      const bytes = Buffer.from(Array.from({ length: 700_000 }, (_, at) => at % 251))
      expect(await store.media.keep(file.id, { type: 'image/jpeg', bytes }, t0)).toBe(true)
      expect(await store.media.wanted(t0, 10)).toEqual([])
      const read = await store.media.read(file.id)
      expect(read).toMatchObject({ type: 'image/jpeg', conversation: id, byStaff: false })
      expect(read?.bytes.equals(bytes)).toBe(true)
      expect(await store.media.of(id)).toEqual([
        { id: file.id, line: expect.any(Number), state: 'kept', code: null, type: 'image/jpeg', bytes: 700_000 },
      ])
    })

    test('of the gravest case are wanted first, and none of what is left out', async () => {
      const { store } = await open()
      const [an, binh] = [address('an'), address('binh', 'zalo-oa')]
      const opens = (level: 2 | 4) => does({ kind: 'open-case', level, topic: null, because: [{ kind: 'text', text: 'asked' }] })
      const first = await turn(store, came('1', picture, { from: an }), opens(2))
      const graver = await turn(store, came('2', picture, { from: binh }), opens(4))
      const from = async (channels: string[], conversations: (typeof first)[]) =>
        (await store.media.wanted(t0, 10, { channels, conversations })).map(({ conversation }) => conversation)
      expect(await from([], [])).toEqual([graver, first])
      expect(await from(['zalo-oa'], [])).toEqual([first])
      expect(await from([], [first])).toEqual([graver])
    })

    test('fetched in vain count as those that are kept', async () => {
      const { store } = await open()
      const { file } = await withWanted(store)
      await store.media.settle(file.id, { state: 'refused', code: 'unreadable-picture' })
      await turn(store, came('3', picture))
      const [next] = await store.media.wanted(t0, 1)
      expect(next?.besideIt).toEqual({ files: 1, bytes: 0 })
    })

    test('that cannot be fetched come again later, or never', async () => {
      const { store } = await open()
      const { id, file } = await withWanted(store)
      await store.media.settle(file.id, { state: 'wanted', dueAtMs: t0 + minuteMs, code: 'http-502' })
      expect(await store.media.wanted(t0, 10)).toEqual([])
      expect(await store.media.nextWantedAt()).toBe(t0 + minuteMs)
      expect(await store.media.wanted(t0 + minuteMs, 10)).toMatchObject([{ id: file.id, tries: 1 }])
      await store.media.settle(file.id, { state: 'refused', code: 'too-large' })
      await store.media.settle(file.id, { state: 'wanted', dueAtMs: t0, code: 'late' })
      expect(await store.media.wanted(t0 + dayMs, 10)).toEqual([])
      expect(await store.media.of(id)).toMatchObject([{ state: 'refused', code: 'too-large' }])
      expect(await store.media.keep(file.id, { type: 'image/jpeg', bytes: Buffer.from('late') }, t0)).toBe(false)
    })

    test('of staff are read by their id; where there is no conversation there are none', async () => {
      const { store } = await open()
      const id = await turn(store, came('1', { kind: 'text', text: 'giúp' }), opensCase)
      const file = await store.media.attach(id, { type: 'application/pdf', bytes: Buffer.from('%PDF-') }, t0)
      if (file === null) throw new Error('not kept')
      expect(await store.media.read(file)).toMatchObject({ type: 'application/pdf', byStaff: true })
      expect(await store.media.wanted(t0 + dayMs, 10)).toEqual([])
      await turn(store, came('2', { kind: 'text', text: 'xóa' }), does({ kind: 'erase', receipt: 'r' }))
      expect(await store.media.read(file)).toBeNull()
      expect(await store.media.attach(id, { type: 'application/pdf', bytes: Buffer.from('%PDF-') }, t0)).toBeNull()
    })

    test('go with their conversation, also while they are being fetched', async () => {
      const { store } = await open()
      const { file } = await withWanted(store)
      await turn(store, came('3', { kind: 'text', text: 'xóa' }), does({ kind: 'erase', receipt: 'r' }))
      expect(await store.media.keep(file.id, { type: 'image/jpeg', bytes: Buffer.from('x') }, t0)).toBe(false)
      expect(await store.media.read(file.id)).toBeNull()
      expect(await store.media.wanted(t0 + dayMs, 10)).toEqual([])
    })

    test('are forgotten after 14 days, whatever becomes of the case', async () => {
      const { store } = await open()
      const { id, file } = await withWanted(store)
      await store.media.keep(file.id, { type: 'image/jpeg', bytes: Buffer.from('x') }, t0)
      await store.tidy(t0 + 14 * dayMs)
      expect(await store.media.read(file.id)).not.toBeNull()
      await store.tidy(t0 + 14 * dayMs + 1)
      expect(await store.media.read(file.id)).toBeNull()
      expect(await store.media.of(id)).toMatchObject([{ state: 'forgotten', bytes: 0 }])
      expect(await store.transcript(id)).toHaveLength(3)
    })
  })

  describe('taking back', () => {
    const idsOf = async (store: Store, nowMs = t0) =>
      (await store.takeBacks.due(nowMs, 10)).open.flatMap(({ messages }) => messages.map(({ remoteId }) => remoteId).sort())

    test('whoever leaves has both sides of the talk taken back, up to what they left with', async () => {
      const { store } = await open()
      await turn(store, words('1', 'xin chào', 'in-1'), echo)
      const row = await onlyRow(store)
      await store.beginSend(row.id, t0)
      expect(await store.settle(row.id, { state: 'sent', remoteId: 'out-1' }, t0)).toBe('kept')
      expect(await idsOf(store)).toEqual([])
      await turn(store, words('2', 'thoát', 'in-2'), does({ kind: 'leave' }))
      expect(await idsOf(store)).toEqual(['in-1', 'in-2', 'out-1'])
      expect((await store.takeBacks.due(t0, 10)).open[0]?.to).toEqual(address('an'))
    })

    test('an erased talk is taken back though nothing of it is left', async () => {
      const { store } = await open()
      await turn(store, words('1', 'xin chào', 'in-1'))
      await turn(store, words('2', 'xóa', 'in-2'), does({ kind: 'erase', receipt: 'r' }))
      expect(await idsOf(store)).toEqual(['in-1', 'in-2'])
    })

    test('what was on its way is taken back when it has arrived, and the farewell is not', async () => {
      const erases = { kind: 'erase', receipt: 'r' } as const
      for (const [goes, ...before] of [[{ kind: 'leave' }], [erases], [erases, grave]] as const) {
        const { store } = await open()
        await turn(store, words('1', 'xin chào', 'in-1'), (conversation) => decision(conversation, ['on its way'], before))
        const row = await onlyRow(store)
        await store.beginSend(row.id, t0)
        await turn(store, came('2', { kind: 'text', text: 'đi' }), (conversation, ...more) => {
          const decided = does(goes)(conversation, ...more)
          return decided && { ...decided, bubbles: says('bye')(conversation, ...more)?.bubbles ?? [] }
        })
        expect(await store.settle(row.id, { state: 'sent', remoteId: 'out-1' }, t0)).toBe('gone')
        const farewell = await onlyRow(store)
        await store.beginSend(farewell.id, t0)
        expect(await store.settle(farewell.id, { state: 'sent', remoteId: 'out-2' }, t0)).toBe('kept')
      }
    })

    test('what is left is tried again, and what is done is gone', async () => {
      const { store } = await open()
      await store.takeBacks.add(address('an'), { remoteId: 'a', atMs: t0 }, t0)
      const [one] = (await store.takeBacks.due(t0, 10)).open
      if (one === undefined) throw new Error('nothing is due')
      await store.takeBacks.settle(one, one.messages, t0 + minuteMs)
      expect(await idsOf(store)).toEqual([])
      const [again] = (await store.takeBacks.due(t0 + minuteMs, 10)).open
      expect(again).toEqual({ ...one, tries: 1 })
      await store.takeBacks.settle(one, [], 0)
      expect(await idsOf(store, t0 + hourMs)).toEqual([])
    })

    test('a case that is taken and closed takes nothing back', async () => {
      const { store } = await open()
      const id = await turn(store, words('1', 'giúp', 'in-1'), opensCase)
      await act(store, id, takes())
      await act(store, id, closes)
      expect(await idsOf(store)).toEqual([])
    })
  })
}
