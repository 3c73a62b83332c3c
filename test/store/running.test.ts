import { cpSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { passingKeys } from '../../src/store/keys/keys.ts'
import { type Folder, folders } from './folder.ts'
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

describe('a wall clock that jumped and was put right', () => {
  const dayMs = 24 * hourMs
  const keys = passingKeys()
  const waits = does({ kind: 'set-clock', clock: 'waiting', dueAtMs: t0 + minuteMs })

  /** What a process leaves behind that is killed now. */
  function leftOf(folder: Folder): Folder {
    const copy = newFolder()
    cpSync(path.dirname(folder.file), path.dirname(copy.file), { recursive: true })
    return copy
  }

  test('while a process ran is not followed once more by the next', async () => {
    for (const ends of ['stopped', 'killed'] as const) {
      let nowMs = t0 + dayMs
      const folder = newFolder()
      const store = await folder.open({ keys, now: () => nowMs })
      await turn(store, arrived('1', 'a'), waits, nowMs)
      nowMs = t0
      await store.moveTimes(-dayMs)
      const left = ends === 'killed' ? leftOf(folder) : folder
      await store.close()
      const next = await left.open({ keys, now: () => nowMs })
      expect(await next.nextClockAt()).toBe(t0 + minuteMs - dayMs)
      await next.close()
    }
  })

  test('while no process ran is followed once, however often the next ones are killed', async () => {
    const folder = newFolder()
    const store = await folder.open({ keys })
    await turn(store, arrived('1', 'a'), waits)
    let left = leftOf(folder)
    for (let n = 0; n < 3; n += 1) {
      const next = await left.open({ keys, now: () => t0 - dayMs })
      expect(await next.nextClockAt()).toBe(t0 + minuteMs - dayMs)
      left = leftOf(left)
    }
  })

  test('forward while a process ran and back while none did makes nobody wait longer', async () => {
    const folder = newFolder()
    const store = await folder.open({ keys })
    await turn(store, arrived('1', 'a'), waits)
    await store.moveTimes(dayMs)
    const next = await leftOf(folder).open({ keys, now: () => t0 })
    expect(await next.nextClockAt()).toBe(t0 + minuteMs)
  })

  test('is followed again where somebody has written since', async () => {
    const folder = newFolder()
    const store = await folder.open({ keys, now: () => t0 - dayMs })
    await store.moveTimes(-hourMs)
    await turn(store, arrived('1', 'a'), waits, t0)
    const next = await leftOf(folder).open({ keys, now: () => t0 - dayMs })
    expect(await next.nextClockAt()).toBe(t0 + minuteMs - dayMs)
  })
})
