import type { Database } from 'better-sqlite3'
import Sqlite from 'better-sqlite3'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { type AtPoint, nothingHappens } from '../../src/store/crash-point.ts'
import { openDatabase } from '../../src/store/database.ts'
import type { Decide } from '../../src/store/decide-store.ts'
import { GroupCommit } from '../../src/store/group-commit.ts'
import { passingKeys } from '../../src/store/keys/keys.ts'
import { openStoreOn } from '../../src/store/open-store.ts'
import { folders } from './folder.ts'
import { address, arrived, decision, echo, receive, t0, told } from './given.ts'

const newFolder = folders()

afterEach(() => {
  vi.restoreAllMocks()
})

function table() {
  const db = new Sqlite(':memory:')
  db.exec('CREATE TABLE t (a INTEGER PRIMARY KEY, b BLOB)')
  db.pragma('synchronous = FULL')
  const commits: number[] = []
  const flushed: boolean[] = []
  const writer = new GroupCommit(
    db,
    (point) => {
      if (point !== 'after-commit') return
      commits.push(rows(db))
      flushed.push(db.pragma('synchronous', { simple: true }) === 2)
    },
    () => {},
  )
  const insert = db.prepare('INSERT INTO t (a) VALUES (?)')
  return { db, writer, commits, flushed, put: (a: number) => insert.run(a) }
}

/** How many commits in a row were not flushed to disk. */
function longestRun(flushed: readonly boolean[]): number {
  return Math.max(
    ...flushed
      .map((was) => (was ? ' ' : '.'))
      .join('')
      .split(' ')
      .map(({ length }) => length),
  )
}

function busyFor(ms: number) {
  const endMs = performance.now() + ms
  while (performance.now() < endMs);
}

function rows(db: Database) {
  return db.prepare<[], number>('SELECT count(*) FROM t').pluck().get() ?? 0
}

describe('writes of one turn of the event loop', () => {
  test('share one commit, and each is told what it returned', async () => {
    const { writer, put, commits } = table()
    const values = await Promise.all([1, 2, 3].map((a) => writer.write(() => put(a).changes + a)))
    expect(values).toEqual([2, 3, 4])
    expect(commits).toEqual([3])
    await writer.write(() => put(4))
    expect(commits).toEqual([3, 4])
  })

  test('nobody is told before the commit', async () => {
    const { db, writer, put, commits } = table()
    const seen: boolean[] = []
    await Promise.all([1, 2].map((a) => writer.write(() => put(a)).then(() => seen.push(commits.length === 1 && !db.inTransaction))))
    expect(seen).toEqual([true, true])
  })

  test('one that throws is undone with all its statements, may write in its own place, and harms nobody', async () => {
    const { db, writer, put } = table()
    const outcomes = await Promise.allSettled([
      writer.write(() => put(1)),
      writer.write(
        () => {
          put(2)
          throw new Error('our bug')
        },
        () => put(20),
      ),
      writer.write(() => put(3)),
    ])
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(db.prepare('SELECT a FROM t ORDER BY a').pluck().all()).toEqual([1, 3, 20])
  })

  test('what is written instead is undone too when it throws', async () => {
    const { db, writer, put } = table()
    const fails = writer.write(
      () => {
        throw new Error('first')
      },
      () => {
        put(20)
        throw new Error('second')
      },
    )
    await expect(fails).rejects.toThrow('first')
    expect(rows(db)).toBe(0)
  })

  test('a commit that fails fails all that share it, and the next goes well', async () => {
    const { db, writer, put } = table()
    db.pragma('foreign_keys = ON')
    db.exec('CREATE TABLE child (a REFERENCES t (a) DEFERRABLE INITIALLY DEFERRED)')
    const outcomes = await Promise.allSettled([
      writer.write(() => put(1)),
      writer.write(() => db.exec('INSERT INTO child VALUES (999)')), // refused only at COMMIT
      writer.write(() => put(2)),
    ])
    expect(outcomes).toMatchObject(Array(3).fill({ status: 'rejected', reason: { code: 'store-busy' } }))
    expect(rows(db)).toBe(0)
    await writer.write(() => put(3))
    expect(rows(db)).toBe(1)
  })

  test('a long batch is cut, so that others get their turn', async () => {
    const { writer, put, commits } = table()
    await Promise.all(
      [1, 2, 3, 4, 5, 6].map((a) =>
        writer.write(() => {
          busyFor(10)
          put(a)
        }),
      ),
    )
    expect(commits.length).toBeGreaterThan(1)
    expect(commits.at(-1)).toBe(6)
  })

  test('what somebody waits for goes before what can wait, whichever came first, and they share the commit', async () => {
    const { writer, put, commits } = table()
    const order: string[] = []
    const run = (name: string, a: number) => () => {
      order.push(name)
      put(a)
    }
    await Promise.all([writer.writeLater(run('later', 1)), writer.write(run('first', 2)), writer.write(run('second', 3))])
    expect(order).toEqual(['first', 'second', 'later'])
    expect(commits).toEqual([3])
  })

  test('what can wait is done a slice at a time: who comes meanwhile does not wait for all of it', async () => {
    const { db, writer, put } = table()
    const later = Array.from({ length: 20 }, (_, a) =>
      writer.writeLater(() => {
        busyFor(5)
        put(100 + a)
      }),
    )
    await later[0]
    await writer.write(() => put(1))
    expect(rows(db)).toBeLessThan(20)
    await Promise.all(later)
    expect(rows(db)).toBe(21)
  })

  test('what somebody waits for shares its commit with nothing that can wait, until that was put off for long', async () => {
    const { db, writer, put } = table()
    const now = vi.spyOn(performance, 'now').mockReturnValue(1_000)
    await writer.writeLater(() => put(100))
    const later = [101, 102].map((a) => writer.writeLater(() => put(a)))
    await writer.write(() => put(1))
    expect(rows(db)).toBe(2)
    now.mockReturnValue(1_050)
    await writer.write(() => put(2))
    expect(rows(db)).toBe(5)
    await Promise.all(later)
  })

  test('a backlog leaves the disk flush to the commit behind it, and to what somebody waits for', async () => {
    const { db, writer, put, flushed } = table()
    let nowMs = 1_000
    vi.spyOn(performance, 'now').mockImplementation(() => nowMs)
    const later = (a: number) =>
      writer.writeLater(() => {
        nowMs += 5 // three of them fill a slice
        put(a)
      })
    const first = Array.from({ length: 30 }, (_, a) => later(100 + a))
    const answered = first[5]?.then(() => writer.write(() => put(1)))
    await answered
    expect(flushed).toEqual([true, false, true])
    await Promise.all(first)
    expect(flushed).toEqual([true, false, true, ...Array(4).fill(false), ...Array(5).fill(true)])
    await Promise.all(Array.from({ length: 60 }, (_, a) => later(200 + a)))
    expect(longestRun(flushed)).toBe(4) // a fifth would begin after 60 ms
    expect(flushed.at(-1)).toBe(true)
    expect(rows(db)).toBe(91)
  })

  test('soon behind an answer a backlog goes on in short steps: who asks again does not wait for a whole slice', async () => {
    const { writer, put, commits } = table()
    let nowMs = 1_000
    vi.spyOn(performance, 'now').mockImplementation(() => nowMs)
    const later = Array.from({ length: 100 }, (_, a) =>
      writer.writeLater(() => {
        nowMs += 1.5
        put(100 + a)
      }),
    )
    await later[0]
    await writer.write(() => put(1))
    await Promise.all(later)
    const steps = commits.map((rows, at) => rows - (commits[at - 1] ?? 0))
    const answeredAt = steps.indexOf(1)
    expect(steps.slice(answeredAt + 1, answeredAt + 4)).toEqual([2, 2, 9])
  })

  test('and keeps one to be flushed with, however quick they are', async () => {
    const { db, writer, put, flushed } = table()
    vi.spyOn(performance, 'now').mockReturnValue(1_000) // so quick that no slice ends by its time
    await writer.write(() => put(1))
    await Promise.all(Array.from({ length: 40 }, (_, a) => writer.writeLater(() => put(100 + a))))
    expect(flushed).toEqual([true, false, true])
    expect(rows(db)).toBe(41)
  })

  test('what can wait is not starved by what somebody waits for', async () => {
    const { db, writer, put } = table()
    const first = Array.from({ length: 12 }, (_, a) =>
      writer.write(() => {
        busyFor(10)
        put(a)
      }),
    )
    await writer.writeLater(() => put(100))
    expect(rows(db)).toBeLessThan(13)
    await Promise.all(first)
  })

  test('a flood is turned away before it fills the memory', async () => {
    const { db, writer, put } = table()
    const outcomes = await Promise.allSettled(Array.from({ length: 10_005 }, (_, a) => writer.write(() => put(a))))
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(5)
    expect(rows(db)).toBe(10_000)
  })

  test('closing waits for what was written before it and takes nothing after', async () => {
    const { db, writer, put } = table()
    const before = writer.write(() => put(1))
    const closed = writer.close()
    await expect(writer.write(() => put(2))).rejects.toMatchObject({ code: 'store-busy' })
    await closed
    await before
    expect(rows(db)).toBe(1)
    await writer.close()
  })
})

describe('when a commit fails', () => {
  async function storeThatFails() {
    let fails = false
    const at: AtPoint = (point) => {
      if (fails && point === 'before-commit') throw new Error('the disk is gone')
    }
    const store = openStoreOn(openDatabase(':memory:'), { keys: passingKeys(), now: () => t0, at })
    const failing = async (change: () => Promise<unknown>) => {
      fails = true
      await expect(change()).rejects.toMatchObject({ code: 'store-busy' })
      fails = false
    }
    return { store, failing }
  }

  test('nothing of it is remembered: not the conversation it would have made', async () => {
    const { store, failing } = await storeThatFails()
    await failing(() => store.keepInbox([arrived('1', 'a')], t0))
    expect(await store.findConversation(address('an'))).toBeNull()
    const id = await receive(store, arrived('1', 'a'))
    await store.decide(id, { cause: 'next-message' }, echo, t0)
    expect(await told(store, id)).toEqual(['person: a', 'bot due: a'])
  })

  test('not what was decided in it', async () => {
    const { store, failing } = await storeThatFails()
    const id = await receive(store, arrived('1', 'a'))
    await failing(() =>
      store.decide(id, { cause: 'next-message' }, (conversation) => decision({ ...conversation, misses: 9 }, ['lost']), t0),
    )
    expect(await store.conversation(id)).toMatchObject({ misses: 0 })
    await store.decide(
      id,
      { cause: 'next-message' },
      (conversation) => decision({ ...conversation, misses: conversation.misses + 1 }, ['kept']),
      t0,
    )
    expect(await store.conversation(id)).toMatchObject({ misses: 1 })
    expect(await told(store, id)).toEqual(['person: a', 'bot due: kept'])
  })

  test('and what was erased in it is still there', async () => {
    const { store, failing } = await storeThatFails()
    const id = await receive(store, arrived('1', 'a'))
    const erase: Decide = (conversation) => decision(conversation, ['gone'], [{ kind: 'erase', receipt: 'r' }])
    await failing(() => store.decide(id, { cause: 'next-message' }, erase, t0))
    expect(await store.findConversation(address('an'))).toBe(id)
    await store.decide(id, { cause: 'next-message' }, echo, t0)
    expect(await told(store, id)).toEqual(['person: a', 'bot due: a'])
  })
})

describe('when the disk is full', () => {
  test('nothing is acknowledged that was not kept, nothing counts as a try, and it heals by itself', async () => {
    const db = new Sqlite(':memory:')
    const store = openStoreOn(db, { keys: passingKeys(), now: () => t0 })
    const id = await receive(store, arrived('0', 'before'))
    db.pragma(`max_page_count = ${Number(db.pragma('page_count', { simple: true }))}`)
    const big = 'x'.repeat(3000)
    const kept: string[] = []
    for (let n = 1; n <= 30; n++)
      await store.keepInbox([arrived(`${n}`, big)], t0).then(
        () => kept.push(`${n}`),
        (error) => expect(error.code).toBe('store-busy'),
      )
    expect(kept.length).toBeLessThan(30)
    for (let n = 0; n < 5; n++) {
      const decided = store.decide(
        id,
        { cause: 'next-message' },
        (conversation) => decision({ ...conversation, topic: 'y'.repeat(50_000) }, []),
        t0,
      )
      await expect(decided).rejects.toMatchObject({ code: 'store-busy' })
    }
    db.pragma('max_page_count = 100000')
    expect(await store.keepInbox([arrived('31', 'after')], t0)).toEqual([id])
    while ((await store.decide(id, { cause: 'next-message' }, echo, t0))?.more);
    const lines = (await told(store, id)).filter((line) => line.startsWith('person'))
    expect(lines).toHaveLength(kept.length + 2)
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
    await store.close()
  })
})

describe('when another process holds the database', () => {
  test('writes wait for it a little, without holding up the event loop', async () => {
    const folder = newFolder()
    const store = await folder.open()
    const other = new Sqlite(folder.file)
    other.exec('BEGIN IMMEDIATE')
    let turnsOfTheLoop = 0
    const looping = setInterval(() => turnsOfTheLoop++, 1)
    const keeping = store.keepInbox([arrived('1', 'a')], t0)
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(turnsOfTheLoop).toBeGreaterThan(1)
    other.close()
    expect(await keeping).toHaveLength(1)
    clearInterval(looping)
  })

  test('and are turned away when it does not let go; then all is well again', async () => {
    const folder = newFolder()
    const store = await folder.open()
    const other = new Sqlite(folder.file)
    other.exec('BEGIN IMMEDIATE')
    await expect(store.keepInbox([arrived('1', 'a')], t0)).rejects.toMatchObject({ code: 'store-busy' })
    other.close()
    expect(await store.keepInbox([arrived('1', 'a')], t0)).toHaveLength(1)
  })

  test('a stop lets go all the same, and the next start takes what waits for suspect', async () => {
    const folder = newFolder()
    const store = await folder.open()
    await receive(store, arrived('1', 'a'))
    const other = new Sqlite(folder.file)
    other.exec('BEGIN IMMEDIATE')
    await store.close()
    other.close()
    const next = await folder.open()
    expect(folder.peek((db) => db.prepare('SELECT suspect FROM inbox').pluck().all())).toEqual([1])
    expect(await next.undecided()).toHaveLength(1)
  })

  test('nothing runs twice for having waited', async () => {
    const db = new Sqlite(':memory:')
    const writer = new GroupCommit(db, nothingHappens, () => {})
    let runs = 0
    await writer.write(() => (runs += 1))
    expect(runs).toBe(1)
  })
})
