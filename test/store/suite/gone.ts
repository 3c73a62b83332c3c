import { describe, expect, test } from 'vitest'
import type { CaseId } from '../../../src/bot/conversation.ts'
import type { Country } from '../../../src/knowledge/knowledge.ts'
import type { Decide, Decision, HotlineNow, InboxEvent } from '../../../src/store/decide-store.ts'
import type { Store } from '../../../src/store/store.ts'
import { address, arrived, does, hourMs, minuteMs, receive, says, t0, told, turn, withHotline } from '../given.ts'
import type { StoreUnderTest } from '../store-suite.ts'

export function goneSuite(open: StoreUnderTest['open']): void {
  describe('a place that moved by itself', () => {
    test('of whoever left it is not kept, brings nobody back, and says nothing about when they last wrote', async () => {
      const { store } = await open()
      const id = await turn(store, arrived('1', 'em bị nhốt'), does(opensCase))
      await turn(store, arrived('2', 'thoát'), does({ kind: 'leave' }))
      expect(await store.keepInbox([moved('3')], t0 + 5 * minuteMs)).toEqual([])
      const waiting = await leavesBehind(store, moved('4'), 'thoát')
      expect(waiting).toMatchObject({ away: true, heardAtMs: t0 + hourMs })
      expect(await told(store, id)).toEqual(['person: em bị nhốt', 'person: thoát', 'person: thoát', 'person: thoát'])
      expect(await store.undecided()).toEqual([])
    })

    test('of whoever had everything erased nothing lies anywhere, also where it had come in behind the wish', async () => {
      const { store } = await open()
      await turn(store, arrived('1', 'chào'), says('chào'))
      const id = await receive(store, arrived('2', 'xoá'))
      await store.keepInbox([moved('3')], t0)
      const decided = await store.decide(id, next, withHotline(does({ kind: 'erase', receipt: '1' })), t0)
      expect(decided).toMatchObject({ more: false })
      expect(await store.keepInbox([moved('4')], t0 + 2 * hourMs)).toEqual([])
      expect(await store.transcript(decided?.conversation.id ?? id)).toEqual([])
      await store.tidy(t0 + 3 * hourMs)
      expect(await store.findConversation(address('an'))).toBeNull()
    })

    test('of somebody unknown makes no conversation', async () => {
      const { store } = await open()
      expect(await store.keepInbox([moved('1')], t0)).toEqual([])
      expect(await store.findConversation(address('an'))).toBeNull()
    })

    test('staff see it while a case is open, and it is nobody’s writing', async () => {
      const { store } = await open()
      const id = await turn(store, arrived('1', 'chào'))
      await turn(store, moved('2'), notesPlace, t0 + minuteMs)
      expect(await told(store, id)).toEqual(['person: chào', 'bot due: chào'])
      expect(await store.conversation(id)).toMatchObject({ whereabouts: 'kh' })
      await turn(store, arrived('3', 'em bị nhốt'), does(opensCase), t0 + 2 * minuteMs)
      await turn(store, moved('4'), notesPlace, t0 + hourMs)
      expect((await told(store, id)).slice(2)).toEqual(['person: em bị nhốt', 'person: location'])
      const [one] = await store.openCases()
      expect(one && (await store.brief(one.case.id))).toMatchObject({ away: false, heardAtMs: t0 + 2 * minuteMs })
    })

    test('keeps nothing that would have gone', async () => {
      const { store } = await open()
      const id = await turn(store, arrived('1', 'chào'), says())
      await turn(store, moved('2'), notesPlace, t0 + 20 * 24 * hourMs)
      await store.tidy(t0 + 30 * 24 * hourMs)
      expect(await store.conversation(id)).toBeNull()
    })
  })

  describe('what was sent before its person left, and came after', () => {
    const sent = (eventId: string, text: string, sentAtMs: number): InboxEvent => {
      const content = { kind: 'text', text } as const
      return { kind: 'message', message: { eventId, from: address('an'), sentAtMs, content, remoteId: `r${eventId}` } }
    }
    const kindOf = async (store: Store, event: InboxEvent, nowMs: number): Promise<string> => {
      let seen = ''
      await turn(store, event, watching, nowMs)
      return seen
      function watching(...[conversation, { kind }]: Parameters<Decide>): Decision {
        seen = kind
        return { conversation, bubbles: [], effects: [], step: null }
      }
    }
    const leaves = does({ kind: 'leave' })

    test('brings nobody back; what they send afterwards does, whatever our clock says', async () => {
      const { store } = await open()
      await turn(store, sent('1', 'em bị nhốt', t0 - hourMs), does(opensCase), t0)
      await turn(store, sent('2', 'thoát', t0), leaves, t0 + minuteMs)
      const [one] = await store.openCases()
      const brief = () => store.brief(one?.case.id ?? ('' as CaseId))
      expect(await kindOf(store, sent('3', 'họ đánh em', t0 - 10_000), t0 + hourMs)).toBe('belated')
      expect(await brief()).toMatchObject({ away: true, heardAtMs: t0 + minuteMs })
      expect(await kindOf(store, sent('4', 'em đây', t0 + 5_000), t0 + hourMs)).toBe('message')
      expect(await brief()).toMatchObject({ away: false, heardAtMs: t0 + hourMs })
      expect(await kindOf(store, sent('5', 'còn một tin cũ', t0 - 9_000), t0 + hourMs)).toBe('message')
    })

    test('within two seconds nobody can tell, and whoever wrote is heard', async () => {
      const { store } = await open()
      await turn(store, sent('1', 'thoát', t0 + 900), leaves)
      expect(await kindOf(store, sent('2', 'em đây', t0), t0 + minuteMs)).toBe('message')
    })

    test('stands in the open case, and is taken back from the phone', async () => {
      const { store } = await open()
      const id = await turn(store, sent('1', 'em bị nhốt', t0 - hourMs), does(opensCase), t0)
      await turn(store, sent('2', 'thoát', t0), leaves, t0)
      await turn(store, sent('3', 'họ đánh em', t0 - 10_000), says(), t0 + hourMs)
      expect(await told(store, id)).toEqual(['person: em bị nhốt', 'person: thoát', 'person: họ đánh em'])
      const taken = (await store.takeBacks.due(t0 + hourMs, 9)).open.flatMap(({ messages }) => messages)
      expect(taken.map(({ remoteId }) => remoteId)).toEqual(['r1', 'r2', 'r3'])
    })

    test('after everything was erased nothing of it lies anywhere, but for danger, which has its case', async () => {
      const { store } = await open()
      await turn(store, sent('1', 'xoá', t0), does({ kind: 'erase', receipt: '1' }), t0)
      expect(await kindOf(store, sent('2', 'chào', t0 - 10_000), t0 + minuteMs)).toBe('belated')
      const id = await store.findConversation(address('an'))
      expect(id && (await store.transcript(id))).toEqual([])
      await turn(store, sent('3', 'em bị nhốt', t0 - 9_000), does(opensCase), t0 + minuteMs)
      await store.tidy(t0 + 3 * hourMs)
      expect(id && (await told(store, id))).toEqual(['person: em bị nhốt'])
      expect(await store.openCases()).toMatchObject([{ conversation: id, case: { level: 4 } }])
    })

    test('of such alone a farewell does not live on', async () => {
      const { store } = await open()
      await turn(store, sent('1', 'xoá', t0), does({ kind: 'erase', receipt: '1' }), t0)
      await turn(store, sent('2', 'chào', t0 - 10_000), says(), t0 + minuteMs)
      await store.tidy(t0 + 3 * hourMs)
      expect(await store.findConversation(address('an'))).toBeNull()
    })
  })
}

const next = { cause: 'next-message' } as const
const opensCase = { kind: 'open-case', level: 4, topic: null, because: [] } as const

function moved(eventId: string): InboxEvent {
  const content = { kind: 'location', latitude: 11.55, longitude: 104.92, live: true, moved: true, name: null } as const
  return { kind: 'message', message: { eventId, from: address('an'), sentAtMs: t0, content } }
}

const notesPlace: Decide = (conversation, { kind }) => {
  expect(kind).toBe('moved')
  return { conversation: { ...conversation, whereabouts: 'kh' as Country }, bubbles: [], effects: [], step: null }
}

/** Somebody comes back, leaves again an hour after the first words, and what had come in behind that is decided; as the case sees it. */
async function leavesBehind(store: Store, event: InboxEvent, words: string): Promise<HotlineNow | null> {
  await turn(store, arrived('back', words), does(), t0 + 10 * minuteMs)
  const id = await receive(store, arrived('again', words), t0 + hourMs)
  await store.keepInbox([event], t0 + hourMs)
  await store.decide(id, next, withHotline(does({ kind: 'leave' })), t0 + hourMs)
  let seen: HotlineNow | null = null
  const looks: Decide = (conversation, _, __, hotline) => {
    seen = hotline
    return { conversation, bubbles: [], effects: [], step: null }
  }
  await store.decide(id, next, looks, t0 + 2 * hourMs)
  return seen
}
