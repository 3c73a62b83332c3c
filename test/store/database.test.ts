import { copyFileSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { assertSettings, openDatabase } from '../../src/store/database.ts'
import { folders } from './folder.ts'
import { arrived, t0, turn } from './given.ts'

const newFolder = folders()

/** The settings that safety rests on, each with one that must not pass. */
const wrong: Readonly<Record<string, string>> = {
  synchronous: 'NORMAL',
  foreign_keys: 'OFF',
  secure_delete: 'OFF',
  trusted_schema: 'ON',
  busy_timeout: '5000',
  temp_store: 'FILE',
}

describe('the database', () => {
  test('opens with every setting that safety needs', () => {
    const folder = newFolder()
    mkdirSync(path.dirname(folder.file))
    const db = openDatabase(folder.file)
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal')
    expect(db.pragma('synchronous', { simple: true })).toBe(2)
    expect(() => assertSettings(db)).not.toThrow()
    for (const [name, value] of Object.entries(wrong)) {
      const right = db.pragma(name, { simple: true })
      db.pragma(`${name} = ${value}`)
      expect(() => assertSettings(db), name).toThrow(name)
      db.pragma(`${name} = ${right}`)
    }
    db.pragma('journal_mode = delete')
    expect(() => assertSettings(db)).toThrow('journal_mode')
    db.close()
  })

  test('a file that is no database, or damaged inside, is refused', async () => {
    const folder = newFolder()
    const store = await folder.open()
    for (let n = 0; n < 40; n++) await turn(store, arrived(`${n}`, 'x'.repeat(400)))
    await store.close()
    folder.peek((db) => {
      db.unsafeMode()
      db.pragma('writable_schema = ON')
      db.exec(`UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'inbox') WHERE name = 'outbox'`)
    })
    await expect(folder.open()).rejects.toMatchObject({ code: 'bad-store' })
    writeFileSync(folder.file, 'no database at all, only words'.repeat(200))
    await expect(folder.open()).rejects.toThrow(/^bad-store: \/.* could not be opened: file is not a database$/)
  })

  test('a damaged file is left as it lies, and so is the journal beside it', async () => {
    const folder = newFolder()
    const store = await folder.open()
    for (let n = 0; n < 40; n++) await turn(store, arrived(`${n}`, 'x'.repeat(400)))
    const aside = `${folder.file}.aside`
    for (const end of ['', '-wal']) copyFileSync(folder.file + end, aside + end)
    const bytes = readFileSync(aside)
    writeFileSync(aside, bytes.subarray(0, bytes.length / 2))
    const lies = () => ['', '-wal'].map((end) => readFileSync(aside + end))
    const before = lies()
    expect(before.map(({ length }) => length > 0)).toEqual([true, true])
    expect(() => openDatabase(aside)).toThrow('bad-store')
    expect(lies()).toEqual(before)
  })

  test('what was cut off before the file had its journal of today is undone, and does not keep it shut', () => {
    const folder = newFolder()
    mkdirSync(path.dirname(folder.file))
    const db = new Sqlite(`${folder.file}.old`)
    db.pragma('cache_size = 1')
    db.exec(`CREATE TABLE words (word TEXT); INSERT INTO words VALUES ('kept')`)
    db.exec('BEGIN')
    for (let n = 0; n < 400; n++) db.prepare('INSERT INTO words VALUES (?)').run('cut off '.repeat(100))
    for (const end of ['', '-journal']) copyFileSync(`${folder.file}.old${end}`, folder.file + end)
    db.close()
    expect(statSync(`${folder.file}-journal`).size).toBeGreaterThan(0)
    const opened = openDatabase(folder.file)
    expect(opened.prepare('SELECT word FROM words').pluck().all()).toEqual(['kept'])
    opened.close()
  })

  test('a store that was refused lets go of the lock', async () => {
    const folder = newFolder()
    mkdirSync(path.dirname(folder.file))
    writeFileSync(folder.file, 'words '.repeat(1000))
    await expect(folder.open()).rejects.toMatchObject({ code: 'bad-store' })
    await expect(folder.open()).rejects.toMatchObject({ code: 'bad-store' })
  })
})

describe('the lock', () => {
  test('lets one store in, and the next when it is closed', async () => {
    const folder = newFolder()
    const store = await folder.open()
    await expect(folder.open()).rejects.toMatchObject({ code: 'store-locked' })
    await turn(store, arrived('1', 'still works'))
    await store.close()
    await turn(await folder.open(), arrived('2', 'works again'), undefined, t0)
  })

  test('that cannot be taken at all is told from one that somebody has', async () => {
    const folder = newFolder()
    mkdirSync(`${folder.file}.lock`, { recursive: true })
    await expect(folder.open()).rejects.toMatchObject({ code: 'not-permitted' })
  })
})
