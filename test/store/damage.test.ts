import { describe, expect, test } from 'vitest'
import type { Conversation, ConversationId } from '../../src/bot/conversation.ts'
import type { Store } from '../../src/store/store.ts'
import { readState, writeState } from '../../src/store/tables/conversation-state.ts'
import { folders } from './folder.ts'
import { act, address, arrived, decision, does, echo, receive, says, t0, takes, told, turn } from './given.ts'

const newFolder = folders()

describe('damage in one conversation', () => {
  test('a state that cannot be read is started over and flagged; silence asked for is kept, and others notice nothing', async () => {
    const folder = newFolder()
    let store = await folder.open()
    const id = await turn(store, arrived('1', 'a'), (conversation) => decision({ ...conversation, misses: 2, guarded: true }, ['b']))
    const other = await turn(store, arrived('2', 'c', address('bình')), (conversation) => decision({ ...conversation, misses: 2 }, ['d']))
    await store.close()
    folder.peek((db) => db.prepare('UPDATE conversations SET state = zeroblob(60) WHERE id = ?').run(id))
    store = await folder.open()
    expect(await store.conversation(id)).toMatchObject({ misses: 0, guarded: true })
    await turn(store, arrived('3', 'e'))
    await turn(store, arrived('4', 'f', address('bình')))
    expect(await told(store, id)).toHaveLength(4)
    expect(await store.conversation(other)).toMatchObject({ misses: 2 })
    expect(await store.health()).toMatchObject({ damaged: 1 })
  })

  test('a key that cannot be opened ends the conversation for the bot; the next message of the person is answered', async () => {
    const folder = newFolder()
    let store = await folder.open()
    const id = await turn(store, arrived('1', 'a'), (conversation) =>
      decision(conversation, ['b'], [{ kind: 'open-case', level: 4, topic: null, because: [{ kind: 'text', text: 'x' }] }]),
    )
    await receive(store, arrived('2', 'never decided'))
    await turn(store, arrived('3', 'c', address('bình')))
    await store.close()
    folder.peek((db) =>
      db.prepare('UPDATE keys SET wrapped = zeroblob(61) WHERE conversation = (SELECT number FROM conversations WHERE id = ?)').run(id),
    )
    store = await folder.open()
    expect(await store.decide(id, { cause: 'next-message' }, echo, t0)).toBeNull()
    expect(await store.undecided()).toEqual([])
    const fresh = await turn(store, arrived('4', 'anybody there?'), echo, t0 + 1)
    expect(fresh).not.toBe(id)
    const { rows } = await store.nextToSend('telegram', t0 + 1, 9)
    expect(rows.map((row) => row.bubble.text)).toEqual(['c', 'anybody there?'])
    expect(await store.openCases()).toMatchObject([{ conversation: id, case: { level: 4 }, because: [] }])
    expect(await store.health()).toMatchObject({ damaged: 1 })
  })

  test('the same when the message itself finds the key broken', async () => {
    const folder = newFolder()
    let store = await folder.open()
    const id = await turn(store, arrived('1', 'a'))
    await store.close()
    folder.peek((db) => db.prepare('UPDATE conversations SET address = zeroblob(61) WHERE id = ?').run(id))
    store = await folder.open()
    expect(await turn(store, arrived('2', 'b'))).not.toBe(id)
    expect(await act(store, id, says('c'))).toBeNull()
  })

  test('a message that cannot be opened is a gap, a bubble that cannot is dead and its followers leave', async () => {
    const folder = newFolder()
    const store = await folder.open()
    const id = await receive(store, arrived('1', 'a'))
    folder.peek((db) => db.prepare('UPDATE inbox SET body = zeroblob(80)').run())
    await store.decide(id, { cause: 'next-message' }, says('one', 'two'), t0)
    folder.peek((db) => db.prepare('UPDATE outbox SET body = zeroblob(80) WHERE line = 2').run())
    const { rows } = await store.nextToSend('telegram', t0, 9)
    expect(rows.map((row) => row.bubble.text)).toEqual(['two'])
    expect(await told(store, id)).toEqual(['gap', 'gap', 'bot due: two'])
  })

  test('a bubble that was leaving and cannot be opened does not block its conversation for ever', async () => {
    const folder = newFolder()
    const store = await folder.open()
    const id = await turn(store, arrived('1', 'a'), says('one', 'two'))
    const [row] = (await store.nextToSend('telegram', t0, 9)).rows
    if (row === undefined) throw new Error('a row is due')
    await store.beginSend(row.id, t0)
    folder.peek((db) => db.prepare('UPDATE outbox SET body = zeroblob(80) WHERE line = 2').run())
    expect(await store.interruptedSends()).toEqual([])
    expect((await store.nextToSend('telegram', t0, 9)).rows.map(({ bubble }) => bubble.text)).toEqual(['two'])
    expect(await told(store, id)).toEqual(['person: a', 'gap', 'bot due: two'])
  })

  test('what cannot be opened of what is to be taken back is named once and gone, and the others are taken back', async () => {
    const folder = newFolder()
    const store = await folder.open()
    for (const remoteId of ['1', '2']) await store.takeBacks.add(address('an'), { remoteId, atMs: t0 }, t0 + Number(remoteId))
    folder.peek((db) => db.prepare('UPDATE take_backs SET body = zeroblob(80) WHERE due_at_ms = ?').run(t0 + 1))
    const first = await store.takeBacks.due(t0 + 9, 1)
    expect(first).toEqual({ open: [], unreadable: ['telegram'] })
    const { open, unreadable } = await store.takeBacks.due(t0 + 9, 1)
    expect(open.flatMap(({ messages }) => messages.map(({ remoteId }) => remoteId))).toEqual(['2'])
    expect(unreadable).toEqual([])
  })

  test('a clock of a conversation that cannot be opened does not ring for ever', async () => {
    const folder = newFolder()
    let store = await folder.open()
    const id = await turn(store, arrived('1', 'a'), does({ kind: 'set-clock', clock: 'miss', dueAtMs: t0 }))
    await store.close()
    folder.peek((db) =>
      db.prepare('UPDATE keys SET wrapped = zeroblob(61) WHERE conversation = (SELECT number FROM conversations WHERE id = ?)').run(id),
    )
    store = await folder.open()
    expect(await store.decide(id, { cause: 'clock', clock: 'miss', dueAtMs: t0 }, echo, t0)).toBeNull()
    expect(await store.dueClocks(t0, 9)).toEqual([])
  })
})

describe('a damaged case', () => {
  const opens = { kind: 'open-case', level: 4, topic: null, because: [{ kind: 'text', text: 'x' }] } as const
  const raises = (text: string) => (conversation: Conversation) => decision(conversation, [text], [opens])

  async function withDamaged(body: string, before: (store: Store, id: ConversationId) => Promise<unknown> = async () => {}) {
    const folder = newFolder()
    let store = await folder.open()
    const other = await turn(store, arrived('1', 'c', address('bình')), raises('d'))
    const id = await turn(store, arrived('2', 'a'), raises('b'))
    await before(store, id)
    await store.close()
    folder.peek((db) => db.prepare('UPDATE cases SET body = ? WHERE conversation = 2').run(body))
    store = await folder.open()
    return { store, id, other }
  }

  for (const body of ['{', '{}', 'null', '{"id":"another","state":{"at":"waiting"}}'])
    test(`kept as ${body} waits at its level for somebody to look, and its person is answered`, async () => {
      const { store, id, other } = await withDamaged(body)
      expect((await store.openCases()).map((one) => [one.conversation, one.case.level])).toEqual([
        [id, 4],
        [other, 4],
      ])
      await turn(store, arrived('3', 'anybody there?'))
      expect(await told(store, id)).toContain('bot due: anybody there?')
      expect(await store.health()).toMatchObject({ damaged: 1, openCases: 2 })
      await store.moveTimes(60_000)
      await act(store, id, takes())
      expect(await store.openCases()).toMatchObject([{ conversation: other }, { conversation: id, case: { state: { at: 'taken' } } }])
    })

  test('that somebody held comes back to the queue when its person writes, and the bot answers again', async () => {
    const { store, id } = await withDamaged('{', (before, one) => act(before, one, takes()))
    await turn(store, arrived('3', 'anybody there?'))
    expect(await store.openCases()).toMatchObject([{ case: { state: { at: 'waiting', returned: true } } }, {}])
    await turn(store, arrived('4', 'hello?'))
    expect((await told(store, id)).at(-1)).toBe('bot due: hello?')
  })

  test('alert keeps no other from being told', async () => {
    const folder = newFolder()
    let store = await folder.open()
    await turn(store, arrived('1', 'a'), raises('b'))
    await turn(store, arrived('2', 'c', address('bình')), raises('d'))
    const before = await store.nextAlerts(t0, 99)
    await store.close()
    folder.peek((db) => db.prepare(`UPDATE alerts SET body = '{' WHERE number = 1`).run())
    store = await folder.open()
    expect(await store.nextAlerts(t0, 99)).toEqual(before.slice(1))
  })
})

describe('the kept state', () => {
  const derived = { id: 'c' as never, holder: 'bot', openCase: null } as const
  const conversation = readState('{"v":1,"state":{}}', derived)

  test('a field that came later begins as in a new conversation', () => {
    expect(conversation).toMatchObject({ place: { at: 'open' }, misses: 0, language: null, addressed: null, guarded: false })
  })

  test('what came later to a danger that was told of is as it was before', () => {
    const told = '{"v":1,"state":{"danger":{"level":4,"topic":null,"atMs":5}}}'
    expect(readState(told, derived)?.danger).toEqual({ level: 4, topic: null, atMs: 5, steps: 'above' })
  })

  test('is read back as it was written, without what is derived', () => {
    if (conversation === null) throw new Error('it can be read')
    const written = {
      ...conversation,
      misses: 3,
      addressed: { as: 'bác', surely: 'clear' },
      place: { at: 'tree', tree: 't', node: 'n', answers: { a: 'b' } },
    } as const
    expect(readState(writeState(written), { ...derived, holder: 'person' })).toEqual({ ...written, holder: 'person' })
    expect(writeState(written)).not.toContain('holder')
  })

  for (const [name, text] of Object.entries({
    'no JSON': '{',
    'no state': '{"v":1}',
    'a version from tomorrow': '{"v":2,"state":{}}',
    'a way to call somebody that is none': '{"v":1,"state":{"addressed":{"as":"em","surely":"never"}}}',
    'a wrong type': '{"v":1,"state":{"misses":"many"}}',
    'a place that is none': '{"v":1,"state":{"place":{"at":"sea"}}}',
    nothing: '',
  })) {
    test(`${name} is no state`, () => {
      expect(readState(text, derived)).toBeNull()
    })
  }
})
