import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import type { Decide } from '../../src/store/decide-store.ts'
import { type Folder, folders } from './folder.ts'
import { act, address, arrived, byStaff, decision, does, hanh, heard, mai, staffDo, t0, turn } from './given.ts'

const newFolder = folders()
const erase: Decide = (conversation) => decision(conversation, ['done'], [{ kind: 'erase', receipt: 'r' }])

/**
 * A page that SQLite splits or joins may keep bytes of rows that moved away in its gaps, even with secure_delete, until they are used again.
 * So a little noise may be left of what was sealed; of the keys, without which it is noise, nothing may.
 */
const mostNoise = 0.02

test('of an erased conversation no key is left in database or journal, and nothing that means anything without it', async () => {
  const folder = newFolder()
  const store = await folder.open()
  const people = Array.from({ length: 60 }, (_, n) => address(`person-${n}`))
  const ids = new Map<string, string>()
  for (let round = 0; round < 6; round++) {
    const turns = people.map(async (from, n) => {
      const text = 'x'.repeat(20 + ((n * 37 + round * 211) % 900))
      const id = await turn(store, arrived(`${n}-${round}`, text, from), (conversation, happening) => ({
        ...decision(conversation, [heard(happening)]),
        effects:
          round === 2
            ? [{ kind: 'open-case', level: 2, topic: null, because: [{ kind: 'text', text }] }]
            : [{ kind: 'set-clock', clock: 'miss', dueAtMs: t0 + n }],
      }))
      ids.set(from.id, id)
    })
    await Promise.all(turns)
  }
  const erased = people.filter((_, n) => n % 3 === 0)
  const keys = erased.flatMap((from) => keysOf(folder, ids.get(from.id) ?? ''))
  const traces = erased.flatMap((from) => tracesOf(folder, ids.get(from.id) ?? ''))
  expect([keys.length, traces.length > 300]).toEqual([erased.length, true])
  expect(left(folder, [...keys, ...traces])).toHaveLength(keys.length + traces.length)

  for (const from of erased) await turn(store, arrived(`${from.id}-erase`, 'xóa', from), erase)
  expect(left(folder, keys)).toEqual([])
  expect(left(folder, traces).length).toBeLessThanOrEqual(traces.length * mostNoise)

  const kept = people.filter((_, n) => n % 3 !== 0)
  for (const from of kept) expect(await store.transcript(await store.conversationOf(from, t0))).toHaveLength(12)
})

test('what waits for its check is still sealed and there; once somebody has looked nothing of it is left', async () => {
  const folder = newFolder()
  const store = await folder.open()
  const from = address('held')
  const id = await turn(
    store,
    arrived('1', 'x'.repeat(300), from),
    does({ kind: 'open-case', level: 4, topic: null, because: [{ kind: 'text', text: 'y'.repeat(200) }] }),
  )
  await act(store, id, staffDo({ act: 'take' }, mai))
  await store.decide(
    id,
    { cause: 'act', once: 'reply-of-mai-0001' },
    staffDo({ act: 'reply', confirmed: false }, mai, byStaff('z'.repeat(500))),
    t0,
  )
  const keys = keysOf(folder, id)
  const traces = [...tracesOf(folder, id), 'reply-of-mai-0001']
  await turn(store, arrived('2', 'xóa', from), erase)
  const [one] = await store.openCases()
  if (one === undefined) throw new Error('the case waits for its check')
  expect(left(folder, keys)).toEqual(keys)
  expect(left(folder, traces).length).toBeGreaterThan(traces.length / 2)

  await store.decide(id, { cause: 'act', case: one.case.id }, staffDo({ act: 'close', outcome: 'referred' }, hanh), t0)
  expect([await store.openCases(), await store.caseOf(one.case.id), await store.transcript(id)]).toEqual([[], null, []])
  expect(left(folder, keys)).toEqual([])
  const known = one.case.id // in the audit for two years, where it leads to nothing any more
  expect(left(folder, traces).filter((trace) => trace !== known)).toEqual([])
})

test('erased while somebody reads along, the journal is emptied as soon as they have gone', async () => {
  const folder = newFolder()
  const store = await folder.open()
  const id = await turn(store, arrived('1', 'a'))
  const traces = [...keysOf(folder, id), ...tracesOf(folder, id)]
  const reader = new Sqlite(folder.file)
  reader.exec('BEGIN')
  reader.prepare('SELECT count(*) FROM inbox').get()
  await turn(store, arrived('2', 'xóa'), erase)
  reader.close()
  await turn(store, arrived('3', 'b', address('bình')))
  expect(left(folder, traces)).toEqual([])
})

function left(folder: Folder, traces: readonly (Buffer | string)[]) {
  const bytes = folder.bytes()
  return traces.filter((trace) => bytes.includes(trace))
}

function keysOf(folder: Folder, id: string): readonly Buffer[] {
  return folder.peek((db) => {
    const wrapped = db.prepare<[string], Buffer>('SELECT wrapped FROM keys JOIN conversations ON number = conversation WHERE id = ?')
    return wrapped.pluck().all(id)
  })
}

/** Everything sealed in the conversation, and its ids. */
function tracesOf(folder: Folder, id: string): readonly (Buffer | string)[] {
  return folder.peek((db) => {
    const number = db.prepare<[string], number>('SELECT number FROM conversations WHERE id = ?').pluck().get(id) ?? 0
    const column = (name: string, from: string) => db.prepare<[number], Buffer>(`SELECT ${name} FROM ${from} = ?`).pluck().all(number)
    return [
      id,
      ...column('address', 'conversations WHERE number'),
      ...column('state', 'conversations WHERE number'),
      ...column('body', 'inbox WHERE conversation'),
      ...column('id', 'inbox WHERE conversation'),
      ...column('body', 'outbox WHERE conversation'),
      ...column('why', 'cases WHERE conversation'),
      ...column('id', 'cases WHERE conversation'),
    ]
  })
}
