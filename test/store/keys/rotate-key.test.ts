import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Sqlite, { type Database } from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { AppError } from '../../../src/errors.ts'
import { copyStore } from '../../../src/store/copies/copy-store.ts'
import { restoreStore } from '../../../src/store/copies/restore-store.ts'
import { type Keys, keysBeside, nextKeyFile, olderKeys, openKeys } from '../../../src/store/keys/keys.ts'
import { rotateKey } from '../../../src/store/keys/rotate-key.ts'
import { openSqliteStore } from '../../../src/store/open-store.ts'
import type { Store } from '../../../src/store/store.ts'
import { address, arrived, decision, minuteMs, says, t0, told, turn } from '../given.ts'

let folder: string
let paths: { readonly key: string; readonly store: string }
let firstKeys: Keys

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'ben-an-rotate-'))
  paths = { key: path.join(folder, 'keys', 'master.key'), store: path.join(folder, 'data', 'ben-an.db') }
  firstKeys = openKeys(paths).keys
  await withStore((store) => turn(store, arrived('1', 'lời của an'), says('trả lời an')))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function withStore<T>(run: (store: Store) => Promise<T>, keys = openKeys(paths).keys): Promise<T> {
  const store = await openSqliteStore({ path: paths.store, keys, now: () => t0 })
  try {
    return await run(store)
  } finally {
    await store.close()
  }
}

function peek<T>(look: (db: Database) => T): T {
  const db = new Sqlite(paths.store)
  try {
    return look(db)
  } finally {
    db.close()
  }
}

const linesOf = (who: string) =>
  withStore(async (store) => {
    const id = await store.findConversation(address(who))
    return id === null ? null : told(store, id)
  })
const rotate = (afterMs = 0) => rotateKey({ ...paths, nowMs: t0 + afterMs })
const codeOf = (run: () => unknown) => {
  try {
    run()
    return 'nothing was thrown'
  } catch (error) {
    return (error as AppError).code
  }
}
const allBytes = () => {
  const data = path.dirname(paths.store)
  return Buffer.concat(readdirSync(data).map((name) => readFileSync(path.join(data, name))))
}

/** Everything in the database that the master key itself wraps, as it lies there. */
const wrapped = () =>
  peek((db) => [
    ...db.prepare<[], Buffer>(`SELECT value FROM meta WHERE name IN ('store-key', 'look-up-key')`).pluck().all(),
    ...db.prepare<[], Buffer>('SELECT wrapped FROM keys ORDER BY conversation').pluck().all(),
  ])

describe('a changed master key', () => {
  test('opens everything, the one of before nothing, and no byte that that had wrapped is left', async () => {
    const before = wrapped()
    expect(before.every((one) => allBytes().includes(one))).toBe(true) // the scan sees what is there
    expect(rotate()).toEqual({ wrapped: { conversations: 1, unreadable: 0 }, olderKey: `${paths.key}.until-${stamp(t0)}` })
    expect(await linesOf('an')).toEqual(['person: lời của an', 'bot due: trả lời an'])
    await expect(withStore(async () => {}, firstKeys)).rejects.toMatchObject({ code: 'bad-key' })
    expect(before.filter((one) => allBytes().includes(one))).toEqual([])
  })

  test('lies in its place for its owner alone, and the one of before beside it', () => {
    const text = readFileSync(paths.key, 'utf8')
    const { olderKey } = rotate()
    expect(olderKeys(paths.key)).toEqual([olderKey])
    expect([readFileSync(olderKey ?? '', 'utf8'), statSync(olderKey ?? '').mode & 0o777]).toEqual([text, 0o600])
    expect([readFileSync(paths.key, 'utf8') === text, statSync(paths.key).mode & 0o777]).toEqual([false, 0o600])
    expect(readdirSync(path.dirname(paths.key))).toHaveLength(2)
  })

  test('can be changed again, and stands in the audit each time', async () => {
    rotate()
    rotate(minuteMs)
    expect(olderKeys(paths.key)).toHaveLength(2)
    expect(await linesOf('an')).toHaveLength(2)
    const read = await withStore((store) => store.staff.audit({ before: null, staff: null, case: null, limit: 9 }))
    expect(JSON.stringify(read).match(/change-key/g)).toHaveLength(2)
  })

  test('leaves what was destroyed destroyed, and a damaged key as it lies', async () => {
    await withStore(async (store) => {
      await turn(store, arrived('2', 'xóa', address('bình')), (one) => decision(one, ['Xong.'], [{ kind: 'erase', receipt: 'r' }]))
      await turn(store, arrived('3', 'lời của chi', address('chi')), says('trả lời chi'))
    })
    const damage = Buffer.alloc(61, 7)
    peek((db) => db.prepare('UPDATE keys SET wrapped = ? WHERE conversation = 1').run(damage))
    const destroyed = () => wrapped().filter((one) => one.subarray(16).every((byte) => byte === 0))
    const tombs = destroyed()
    expect(tombs).toHaveLength(1)
    expect(rotate().wrapped).toMatchObject({ unreadable: 1 })
    expect(destroyed()).toEqual(tombs)
    expect(wrapped().some((one) => one.equals(damage))).toBe(true)
    expect(await linesOf('chi')).toEqual(['person: lời của chi', 'bot due: trả lời chi'])
  })

  test('a change that was cut off goes on with the key that it had made', async () => {
    expect(codeOf(() => rotateKey({ ...paths, nowMs: t0, at: stopAt('key-rotation-step') }))).toBe('stopped')
    const next = readFileSync(nextKeyFile(paths.key), 'utf8')
    expect(openKeys(paths).keys.master.equals(firstKeys.master)).toBe(true)
    rotate()
    expect(readFileSync(paths.key, 'utf8')).toBe(next)
    expect(await linesOf('an')).toHaveLength(2)
  })

  test('one that was not in its place yet is the one that is read, also where the one of before was taken away', async () => {
    expect(codeOf(() => rotateKey({ ...paths, nowMs: t0, at: stopAt('key-folded') }))).toBe('stopped')
    expect(openKeys(paths).keys.master.equals(firstKeys.master)).toBe(false)
    rmSync(paths.key)
    expect(await linesOf('an')).toHaveLength(2)
    expect(rotate()).toEqual({ wrapped: null, olderKey: null })
    expect(await linesOf('an')).toHaveLength(2)
  })

  test('a start takes no notice of a next key that cannot be read', async () => {
    writeFileSync(nextKeyFile(paths.key), 'abc', { mode: 0o600 })
    expect(await linesOf('an')).toHaveLength(2)
  })
})

describe('is refused, and everything opens as before', () => {
  const cases: readonly { name: string; code: string; spoil: () => unknown; mend?: () => unknown }[] = [
    {
      name: 'in the place of the next key, the one that is in use',
      code: 'bad-key',
      spoil: () => copyFileSync(paths.key, nextKeyFile(paths.key)),
      mend: () => rmSync(nextKeyFile(paths.key)),
    },
    {
      name: 'half the next key',
      code: 'bad-key',
      spoil: () => writeFileSync(nextKeyFile(paths.key), 'abc', { mode: 0o600 }),
    },
    {
      name: 'another key in its place',
      code: 'bad-key',
      spoil: () => {
        renameSync(paths.key, path.join(folder, 'aside'))
        writeFileSync(paths.key, Buffer.alloc(32, 7).toString('base64url'), { mode: 0o600 })
      },
      mend: () => renameSync(path.join(folder, 'aside'), paths.key),
    },
    {
      name: 'no key',
      code: 'bad-key',
      spoil: () => renameSync(paths.key, path.join(folder, 'aside')),
      mend: () => renameSync(path.join(folder, 'aside'), paths.key),
    },
    {
      name: 'tables of another version',
      code: 'bad-store',
      spoil: () => peek((db) => db.pragma('user_version = 999')),
      mend: () => peek((db) => db.pragma(`user_version = ${step}`)),
    },
    {
      name: 'something else where the next key belongs',
      code: 'bad-key',
      spoil: () => mkdirSync(nextKeyFile(paths.key)),
    },
  ]
  let step = 0
  beforeEach(() => {
    step = Number(peek((db) => db.pragma('user_version', { simple: true })))
  })
  for (const { name, code, spoil, mend } of cases) {
    test(name, async () => {
      spoil()
      const before = wrapped()
      expect(codeOf(() => rotate())).toBe(code)
      expect(wrapped()).toEqual(before)
      mend?.()
      expect(await linesOf('an')).toHaveLength(2)
    })
  }

  test('while a server has the store', async () => {
    await withStore(async () => expect(codeOf(() => rotate())).toBe('store-locked'))
    expect(existsSync(nextKeyFile(paths.key))).toBe(false)
  })

  test('where there is no store, and none is made', () => {
    rmSync(path.dirname(paths.store), { recursive: true })
    expect(codeOf(() => rotate())).toBe('no-store')
    expect([existsSync(path.dirname(paths.store)), readdirSync(path.dirname(paths.key))]).toEqual([false, ['master.key']])
  })

  test.skipIf(process.getuid?.() === 0)('where its folder cannot be written', async () => {
    chmodSync(path.dirname(paths.key), 0o500)
    try {
      expect(() => rotate()).toThrow(/EACCES/)
      expect(await linesOf('an')).toHaveLength(2)
    } finally {
      chmodSync(path.dirname(paths.key), 0o700)
    }
  })
})

describe('a copy of before the change', () => {
  const restore = (otherKeys: readonly Keys[]) =>
    restoreStore({
      copy: path.join(folder, 'a.db'),
      path: paths.store,
      keys: openKeys(paths).keys,
      otherKeys,
      newerCopies: [],
      pulled: 'web',
      nowMs: t0 + minuteMs,
    })

  test('is restored with the key of before, sealed with the one of today, and brings back nobody who was erased since', async () => {
    await withStore((store) => turn(store, arrived('2', 'lời của bình', address('bình')), says('trả lời bình')))
    copyStore(paths.store, path.join(folder, 'a.db'), t0)
    rotate()
    await withStore((store) =>
      turn(store, arrived('3', 'xóa', address('bình')), (one) => decision(one, ['Xong.'], [{ kind: 'erase', receipt: 'r' }])),
    )
    expect(restore(keysBeside(paths.key))).toMatchObject({ wrappedAnew: true, conversations: 1, unreadable: 0, erasedAgain: 1 })
    expect([await linesOf('an'), await linesOf('bình')]).toEqual([expect.arrayContaining(['person: lời của an']), null])
    await expect(withStore(async () => {}, firstKeys)).rejects.toMatchObject({ code: 'bad-key' })
  })

  test('without that key says which one it needs, and changes nothing', async () => {
    copyStore(paths.store, path.join(folder, 'a.db'), t0)
    rotate()
    for (const file of olderKeys(paths.key)) rmSync(file)
    expect(() => restore(keysBeside(paths.key))).toThrow(`in use at ${new Date(t0).toISOString().slice(0, 19)}Z`)
    expect(await linesOf('an')).toHaveLength(2)
  })

  test('is restored over a change that was cut off, and the next change ends that', async () => {
    copyStore(paths.store, path.join(folder, 'a.db'), t0)
    expect(codeOf(() => rotateKey({ ...paths, nowMs: t0, at: stopAt('key-folded') }))).toBe('stopped')
    expect(restore(keysBeside(paths.key))).toMatchObject({ wrappedAnew: true, conversations: 1, unreadable: 0 })
    expect(await linesOf('an')).toHaveLength(2)
    expect(rotate()).toMatchObject({ wrapped: null })
    expect(await linesOf('an')).toHaveLength(2)
  })

  test('a copy of today says nothing of another key', () => {
    rotate()
    copyStore(paths.store, path.join(folder, 'a.db'), t0)
    expect(restore(keysBeside(paths.key))).toMatchObject({ wrappedAnew: false, unreadable: 0 })
  })
})

function stamp(atMs: number): string {
  return new Date(atMs).toISOString().replaceAll(':', '').replace(/\.\d+/, '')
}

function stopAt(deadly: string): (point: string) => void {
  return (point) => {
    if (point === deadly) throw Object.assign(new Error('stopped'), { code: 'stopped' })
  }
}
