import { expect, test } from 'vitest'
import { folders } from './folder.ts'
import { arrived, does, hourMs, minuteMs, t0, turn } from './given.ts'

const newFolder = folders()

test('after an orderly stop nothing is under suspicion: what waits is decided without a written try', async () => {
  const folder = newFolder()
  let store = await folder.open()
  await store.keepInbox([arrived('1', 'a')], t0)
  await store.close()
  store = await folder.open()
  expect(folder.peek((db) => db.prepare('SELECT suspect FROM inbox').pluck().all())).toEqual([0])
})

test('a clock that fell due while no process ran is due at the next start', async () => {
  const folder = newFolder()
  let store = await folder.open()
  const id = await turn(store, arrived('1', 'a'), does({ kind: 'set-clock', clock: 'waiting', dueAtMs: t0 + minuteMs }))
  await store.close()
  store = await folder.open({ now: () => t0 + hourMs })
  expect(await store.dueClocks(t0 + hourMs, 9)).toEqual([{ conversation: id, clock: 'waiting', dueAtMs: t0 + minuteMs }])
})

test('a wall clock that has gone back between two runs makes nobody wait longer', async () => {
  const folder = newFolder()
  let store = await folder.open()
  await turn(store, arrived('1', 'a'), does({ kind: 'set-clock', clock: 'waiting', dueAtMs: t0 + minuteMs }))
  await store.close()
  const years = 10 * 365 * 24 * hourMs
  store = await folder.open({ now: () => t0 - years })
  expect(await store.nextClockAt()).toBe(t0 - years + minuteMs)
})

test('a small step back is no reason to move anything', async () => {
  const folder = newFolder()
  let store = await folder.open()
  await turn(store, arrived('1', 'a'), does({ kind: 'set-clock', clock: 'waiting', dueAtMs: t0 + minuteMs }))
  await store.close()
  store = await folder.open({ now: () => t0 - 30_000 })
  expect(await store.nextClockAt()).toBe(t0 + minuteMs)
})
