import { createHash } from 'node:crypto'
import Sqlite, { type Database } from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { passingKeys } from '../../src/store/keys/keys.ts'
import { migrate, readMigrations } from '../../src/store/migrate.ts'
import { openStoreOn } from '../../src/store/open-store.ts'
import { t0 } from './given.ts'

/**
 * SHA-256 of every step. Somebody's database may have gone through it, so none is ever edited: the next one follows, and its line here.
 */
const written: Readonly<Record<number, string>> = {
  1: '10250b439bf7b1cbe5f7e8792250b60f257ab49b6b64a929554978599c8e7081',
  2: '44ffdaa7d8d704d23f5b3b43a9e6b00f700617425e45759ee029ea613e71b853',
  3: '953591bb4d306246f08ca660de2dc1296788cbac87f20eeebf967584730e561d',
  4: '1e810e99a99298dfcf8efa940b6c144947470aabcc6fc7cd33abb684d97cf342',
  5: '2549eb76b015145fd8b75d538bcb1e22dac57497b210e33fbf68cd4f9b79a23b',
  6: '7c7fd6fc2ad48b8d8c0e839d6a0bbfee95c9de489bd77b0a66b0de6dbb0ea85b',
  7: '02c4026a47d47d30af0133155157f6c63901845deedc764b793090cf6d279f47',
  8: 'd6f50a88a4be94d3e3de8a3353123ee1b84de6e46b4f2462383e735adbc2acd7',
  9: 'a85c718f39767be0f966bedaf29640d3fa602324e89bf915ac4dae34d6ea19e1',
  10: 'bc7561c25da51542d8d8246dbcc7e30b54ef626e5b967c182d1d964bea74cd76',
  11: 'abc6d7f16be77a4793d6700da4155b04420224654f7611a729b3b3710b359b11',
  12: '81b80c66e85e40a2b8f36efd829c15b9315d09eb46ce2b07eb4d6ed0dee460f4',
  13: 'cdda8785823cd92393c1a557ec3122896137e7951d3ff3154cfd91ec0d781242',
  14: '5c6cebe28b83b707372b0807f6308f9ce9c93fc9afbb641b84af8c45f0a9de15',
  15: '5825f98d6d9e01de20b18d0ef841772fa351989b96ac62d28704b255390fa5a5',
}

const all = readMigrations()

function schemaOf(db: Database) {
  return db
    .prepare<[], { type: string; name: string; sql: string | null }>('SELECT type, name, sql FROM sqlite_schema ORDER BY type, name')
    .all()
    .map(({ type, name, sql }) => `${type} ${name} ${(sql ?? '').replace(/\s+/g, ' ')}`)
}

describe('migrations', () => {
  test('steps are numbered without a hole', () => {
    expect(all.length).toBeGreaterThan(1)
    expect(all.map(({ number }) => number)).toEqual(all.map((_, at) => at + 1))
  })

  test('every step is as it was written, and a new one stands in the list', () => {
    const now = Object.fromEntries(all.map(({ number, sql }) => [number, createHash('sha256').update(sql).digest('hex')]))
    expect(now).toEqual(written)
  })

  for (const { number } of all) {
    test(`a database at step ${number} becomes what a fresh one is`, () => {
      const fresh = new Sqlite(':memory:')
      migrate(fresh, all)
      const upgraded = new Sqlite(':memory:')
      migrate(upgraded, all.slice(0, number))
      migrate(upgraded, all)
      migrate(upgraded, all)
      expect(schemaOf(upgraded)).toEqual(schemaOf(fresh))
      expect(upgraded.pragma('user_version', { simple: true })).toBe(all.length)
      expect(upgraded.pragma('integrity_check', { simple: true })).toBe('ok')
      expect(upgraded.pragma('foreign_key_check')).toEqual([])
    })
  }

  test('cases of before wait on, each with a clock, and whoever was held by nobody any more comes back', async () => {
    const db = new Sqlite(':memory:')
    migrate(db, all.slice(0, 5))
    for (const number of [1, 2, 3, 4]) {
      const asked = number === 4 ? 900 : null
      db.prepare('INSERT INTO conversations VALUES (?, ?, ?, NULL, ?, NULL, 0, 3, 0, 1, 0, 0, ?, 1, 500, 0)').run(
        ...[number, `talk-${number}`, 'telegram', Buffer.from('?'), asked],
      )
    }
    const insert = db.prepare('INSERT INTO cases VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
    insert.run('a', 1, 'waiting', 4, Buffer.from('?'), null, 100, null, null, null)
    insert.run('b', 2, 'taken', 2, Buffer.from('?'), 'mai', 200, 300, null, 400)
    insert.run('c', 3, 'closed', 3, Buffer.from('?'), 'mai', 100, 200, 600, null)
    insert.run('d', 4, 'waiting', 4, Buffer.from('?'), null, 150, null, null, null)
    migrate(db, all)
    const store = openStoreOn(db, { keys: passingKeys(), now: () => t0 })
    const clocks = { answer: null, lease: null, parked: null, 'on-call': null, 'erase-check': null }
    const state = (sinceMs: number, returned: boolean) => ({ at: 'waiting', sinceMs, returned, rung: 0 })
    expect((await store.openCases()).map(({ case: one }) => one)).toEqual([
      { ...whole('a', 4, 100), state: state(100, false), clocks: { ...clocks, waiting: 100 } },
      { ...whole('d', 4, 150), state: state(150, false), eraseAskedAtMs: 900, clocks: { ...clocks, waiting: 150, 'erase-check': 900 } },
      { ...whole('b', 2, 200), state: state(200, true), unansweredSinceMs: 400, clocks: { ...clocks, waiting: 200 } },
    ])
    expect((await store.closedCases(0)).map(({ case: one }) => one.state)).toEqual([
      { at: 'closed', outcome: 'no-longer-writes', by: null, atMs: 600 },
    ])
    await store.close()
  })

  test('a step that is cut off leaves nothing of itself, and goes through the next time', () => {
    const db = new Sqlite(':memory:')
    const cut = { number: 2, sql: 'CREATE TABLE half (a); INSERT INTO half VALUES (1); SELECT no_such_function();' }
    expect(() => migrate(db, [...all.slice(0, 1), cut])).toThrow()
    expect(schemaOf(db).join()).not.toContain('half')
    expect(db.pragma('user_version', { simple: true })).toBe(1)
    migrate(db, all)
    expect(db.pragma('user_version', { simple: true })).toBe(all.length)
  })

  for (const { name, sql } of [
    { name: 'has the newest step, and tables of another program', sql: `PRAGMA user_version = ${all.length}` },
    { name: 'is in the way of a step', sql: 'CREATE TABLE conversations (name TEXT)' },
  ]) {
    test(`a database that ${name} is refused by name`, () => {
      const db = new Sqlite(':memory:')
      db.exec(sql)
      expect(() => openStoreOn(db, { keys: passingKeys(), now: () => t0 })).toThrow(expect.objectContaining({ code: 'bad-store' }))
      expect(db.open).toBe(false)
    })
  }

  test('a database of a newer program is not touched', () => {
    const db = new Sqlite(':memory:')
    migrate(db, [...all, { number: all.length + 1, sql: 'CREATE TABLE of_tomorrow (a)' }])
    expect(() => migrate(db, all)).toThrow(expect.objectContaining({ code: 'bad-store' }))
    expect(schemaOf(db).join()).toContain('of_tomorrow')
  })
})

function whole(id: string, level: number, openedAtMs: number) {
  return { id, level, openedAtMs, unansweredSinceMs: null, expecting: true, eraseAskedAtMs: null, ringing: null, coming: [] }
}
