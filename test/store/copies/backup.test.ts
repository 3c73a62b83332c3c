import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { beforeEach, describe, expect, test } from 'vitest'
import type { AppError } from '../../../src/errors.ts'
import { copyStore } from '../../../src/store/copies/copy-store.ts'
import { type RestoreOrder, restoreStore } from '../../../src/store/copies/restore-store.ts'
import { dropOldSnapshots } from '../../../src/store/copies/snapshot.ts'
import type { AtPoint } from '../../../src/store/crash-point.ts'
import type { Decide } from '../../../src/store/decide-store.ts'
import { type Keys, passingKeys } from '../../../src/store/keys/keys.ts'
import { migrate, readMigrations } from '../../../src/store/migrate.ts'
import type { Store } from '../../../src/store/store.ts'
import { type Folder, folders } from '../folder.ts'
import { address, arrived, byStaff, decision, does, minuteMs, outgoing, says, t0, told, turn } from '../given.ts'

const newFolder = folders()
const erase: Decide = (conversation) => decision(conversation, ['Xong.'], [{ kind: 'erase', receipt: 'r' }])
const web = (id: string) => address(id, 'web', 'web')
let keys: Keys
let folder: Folder
let store: Store

beforeEach(async () => {
  keys = passingKeys()
  folder = newFolder()
  store = await folder.open({ keys })
})

const copyAt = (name: string) => path.join(folder.path, name)
const order = (more: Partial<RestoreOrder> = {}): RestoreOrder => ({
  copy: copyAt('a.db'),
  path: folder.file,
  keys,
  otherKeys: [],
  newerCopies: [],
  pulled: 'web',
  nowMs: t0 + 5 * minuteMs,
  ...more,
})
const codeOf = (run: () => unknown) => {
  try {
    run()
    return 'nothing was thrown'
  } catch (error) {
    return (error as AppError).code
  }
}

async function restored(more: Partial<RestoreOrder> = {}) {
  await store.close()
  const outcome = restoreStore(order(more))
  store = await folder.open({ keys })
  return outcome
}

describe('a copy', () => {
  test('is of one moment while the server goes on writing, readable by its owner alone, and hinders nobody', async () => {
    const id = await turn(store, arrived('1', 'trước'), says('một'))
    copyStore(folder.file, copyAt('a.db'), t0)
    await turn(store, arrived('2', 'sau'), says('hai'))
    expect(statSync(copyAt('a.db')).mode & 0o777).toBe(0o600)
    expect(await told(store, id)).toHaveLength(4)
    await restored()
    expect(await told(store, id)).toEqual(['person: trước', 'bot leaving: một'])
  })

  test('leaves no half file where there is no store, or no place', () => {
    expect(codeOf(() => copyStore(copyAt('nothing.db'), copyAt('b.db'), t0))).toBe('not-permitted')
    expect(codeOf(() => copyStore(folder.file, copyAt('no/such/folder.db'), t0))).toBe('not-permitted')
    expect(readdirSync(folder.path)).toEqual(['data'])
  })

  test('holds nothing of the master key, and of the words nothing that can be read', async () => {
    await turn(store, arrived('1', 'chữ này không ai đọc được'), says('câu trả lời này cũng vậy'))
    copyStore(folder.file, copyAt('a.db'), t0)
    const bytes = readFileSync(copyAt('a.db'))
    for (const secret of [keys.master.export(), Buffer.from('không ai đọc'), Buffer.from('cũng vậy')])
      expect(bytes.includes(secret)).toBe(false)
  })
})

describe('a restore', () => {
  test('tells what is lost, and puts the store that was there aside', async () => {
    await turn(store, arrived('1', 'a'), says('b'))
    copyStore(folder.file, copyAt('a.db'), t0)
    await store.keepInbox([arrived('2', 'lost')], t0 + 3 * minuteMs)
    const { copiedAtMs, lastKeptMs, putAside } = await restored()
    expect([copiedAtMs, lastKeptMs]).toEqual([t0, t0 + 3 * minuteMs])
    expect(readdirSync(path.dirname(folder.file)).filter((file) => file.includes('replaced'))).toEqual([path.basename(putAside ?? '')])
  })

  test('into an empty folder needs nothing but the copy and its key', async () => {
    const id = await turn(store, arrived('1', 'a'), says('b'))
    copyStore(folder.file, copyAt('a.db'), t0)
    const elsewhere = path.join(folder.path, 'other', 'ben-an.db')
    expect(restoreStore(order({ path: elsewhere }))).toMatchObject({ putAside: null, lastKeptMs: null, erasingsKnownUntilMs: t0 })
    await store.close()
    const db = new Sqlite(elsewhere)
    expect(db.prepare('SELECT id FROM conversations').pluck().all()).toEqual([id])
    db.close()
  })

  for (const known of ['the store that was there', 'a newer copy']) {
    test(`does not bring back who was erased since, as ${known} knows`, async () => {
      const gone = await turn(store, arrived('1', 'xin xóa'), says('a'))
      const stays = await turn(store, arrived('2', 'ở lại', address('bình')), says('b'))
      copyStore(folder.file, copyAt('a.db'), t0)
      await turn(store, arrived('3', 'xóa'), erase)
      copyStore(folder.file, copyAt('b.db'), t0 + minuteMs)
      const lost = known === 'a newer copy'
      await store.close()
      if (lost) writeFileSync(folder.file, 'a disk that died')
      expect(restoreStore(order({ newerCopies: lost ? [copyAt('b.db')] : [] }))).toMatchObject({ erasedAgain: 1 })
      store = await folder.open({ keys })
      expect(await store.conversation(gone)).toBeNull()
      expect(await store.findConversation(address('an'))).toBeNull()
      expect(await told(store, stays)).toHaveLength(2)
      expect(folder.peek((db) => db.prepare('SELECT count(*) FROM keys WHERE substr(wrapped, 17) = zeroblob(45)').pluck().get())).toBe(1)
    })
  }

  test('says until when erasings are known where the store itself is lost', async () => {
    await turn(store, arrived('1', 'a'), says('b'))
    copyStore(folder.file, copyAt('a.db'), t0)
    copyStore(folder.file, copyAt('b.db'), t0 + 2 * minuteMs)
    await store.close()
    writeFileSync(folder.file, 'a disk that died')
    const { erasingsKnownUntilMs, lastKeptMs } = restoreStore(order({ newerCopies: [copyAt('b.db')] }))
    expect([erasingsKnownUntilMs, lastKeptMs]).toEqual([t0 + 2 * minuteMs, null])
  })

  test('hides again who asked to be erased and waits for the check of an open danger', async () => {
    const id = await turn(
      store,
      arrived('1', 'nguy hiểm'),
      does({ kind: 'open-case', level: 4, topic: null, because: [{ kind: 'text', text: 'x' }] }),
    )
    copyStore(folder.file, copyAt('a.db'), t0)
    await turn(store, arrived('2', 'xóa'), (conversation) => ({
      ...decision(conversation, [], [{ kind: 'erase', receipt: 'r' }]),
    }))
    expect(await restored()).toMatchObject({ hiddenAgain: 1, erasedAgain: 0 })
    expect(await store.findConversation(address('an'))).not.toBe(id)
    const [open] = await store.openCases()
    expect([open?.case.eraseAskedAtMs !== null, open?.case.clocks['erase-check'] !== null]).toEqual([true, true])
  })

  test('what may have left is not simply sent again: steps are, the rest goes to staff', async () => {
    await turn(store, arrived('1', 'a'), (conversation) => ({
      ...decision(conversation, []),
      bubbles: [outgoing('bước', { expiresAtMs: t0 + 60 * minuteMs }), byStaff('của Mai')],
    }))
    copyStore(folder.file, copyAt('a.db'), t0)
    expect((await restored()).perhapsSent).toEqual({ repeat: 1, once: 1 })
    expect((await store.interruptedSends()).map((row) => row.ifUncertain)).toEqual(['repeat', 'once'])
    expect((await store.nextToSend('telegram', t0 + 6 * minuteMs, 10)).rows).toEqual([])
  })

  test('a page that has read further than the copy knows gets what is said from now on', async () => {
    const id = await turn(store, arrived('1', 'a', web('w')), says('b'))
    copyStore(folder.file, copyAt('a.db'), t0)
    await turn(store, arrived('2', 'c', web('w')), says('d'))
    const seen = (await store.readOutbox(id, 0, t0)).rows.at(-1)?.seq ?? 0
    await restored()
    await turn(store, arrived('3', 'e', web('w')), says('f'))
    expect((await store.readOutbox(id, seen, t0)).rows.map((row) => row.bubble.text)).toEqual(['f'])
  })

  test('ends every session and invitation, and stands in an audit that is whole', async () => {
    const invite = { token: Buffer.alloc(32, 7), role: 'admin', by: null, staff: null, expiresAtMs: t0 + 60 * minuteMs } as const
    await store.staff.invite(invite, { atMs: t0, staff: null, deed: 'invite', case: null, detail: null })
    copyStore(folder.file, copyAt('a.db'), t0)
    await restored()
    expect(await store.staff.invites(t0)).toEqual([])
    const [newest] = await store.staff.audit({ before: null, staff: null, case: null, limit: 1 })
    expect([newest?.deed, newest?.detail]).toEqual(['restore', new Date(t0).toISOString()])
    expect(await store.staff.auditIsWhole()).toBe(true)
  })

  test('takes the newest tokens that anybody knows, and says where somebody has to log in again', async () => {
    const put = (db: Sqlite.Database, version: number) =>
      db.prepare(`INSERT OR REPLACE INTO channel_tokens (channel, account, version, body) VALUES ('zalo-oa', '1', ?, x'00')`).run(version)
    folder.peek((db) => put(db, 3))
    copyStore(folder.file, copyAt('a.db'), t0)
    folder.peek((db) => put(db, 4))
    expect((await restored()).logInAgain).toEqual([])
    expect(folder.peek((db) => db.prepare('SELECT version FROM channel_tokens').pluck().all())).toEqual([4])
    await store.close()
    writeFileSync(folder.file, 'a disk that died')
    expect(restoreStore(order()).logInAgain).toEqual(['zalo-oa'])
  })

  const refused = [
    { name: 'while a server runs there', code: 'store-locked', more: {}, spoil: () => {}, stops: false },
    { name: 'sealed with another key', code: 'bad-key', more: { keys: passingKeys() }, spoil: () => {}, stops: true },
    { name: 'that is no store', code: 'bad-store', more: {}, spoil: (file: string) => writeFileSync(file, 'x'.repeat(9000)), stops: true },
    {
      name: 'that is damaged',
      code: 'bad-store',
      more: {},
      spoil: (file: string) => writeFileSync(file, Buffer.alloc(4096, 1), { flag: 'r+' }),
      stops: true,
    },
    {
      name: 'that is the database of a server and no copy',
      code: 'bad-store',
      more: {},
      spoil: (file: string) => copyFileSync(folder.file, file),
      stops: true,
    },
    { name: 'of a newer program', code: 'bad-store', more: {}, spoil: (file: string) => setStep(file, 900), stops: true },
  ]
  for (const { name, code, more, spoil, stops } of refused) {
    test(`refuses a copy ${name}, and changes nothing`, async () => {
      const id = await turn(store, arrived('1', 'a'), says('b'))
      copyStore(folder.file, copyAt('a.db'), t0)
      if (stops) await store.close()
      spoil(copyAt('a.db'))
      expect(codeOf(() => restoreStore(order(more)))).toBe(code)
      if (stops) store = await folder.open({ keys })
      expect(await told(store, id)).toHaveLength(2)
      expect(readdirSync(path.dirname(folder.file)).filter((file) => /restoring|replaced/.test(file))).toEqual([])
    })
  }
})

function snapshotsBeside(databaseFile: string): readonly string[] {
  const folder = path.dirname(databaseFile)
  return readdirSync(folder)
    .filter((name) => name.includes('.before-upgrade-from-'))
    .map((name) => path.join(folder, name))
}

describe('an upgrade', () => {
  const all = readMigrations()

  test('leaves a snapshot that the program of before starts from, and none where nothing is upgraded', async () => {
    await store.close()
    expect(snapshotsBeside(folder.file)).toEqual([])
    const old = newFolder()
    mkdirSync(path.dirname(old.file))
    old.peek((db) => {
      migrate(db, all.slice(0, -1))
      db.prepare('INSERT INTO meta VALUES (?, ?)').run('seen-at', Buffer.from('1'))
    })
    store = await old.open({ keys })
    await store.close()
    const [snapshot] = snapshotsBeside(old.file)
    expect(statSync(snapshot ?? '').mode & 0o777).toBe(0o600)
    const before = new Sqlite(snapshot ?? '')
    migrate(before, all.slice(0, -1)) // as the program of before does; it throws where the file is newer than that program
    expect(before.pragma('user_version', { simple: true })).toBe(all.length - 1)
    expect(before.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(before.prepare(`SELECT CAST(value AS TEXT) FROM meta WHERE name = 'seen-at'`).pluck().get()).toBe('1')
    before.close()
  })

  for (const point of ['snapshot-copied', 'migration-step'] as const)
    test(`one that finds no room at ${point}, try after try, leaves no snapshot of any; the one that succeeds leaves its own`, async () => {
      const old = newFolder()
      mkdirSync(path.dirname(old.file))
      old.peek((db) => migrate(db, all.slice(0, -1)))
      writeFileSync(`${old.file}.before-upgrade-from-${all.length - 1}-at-${t0 - minuteMs}.part`, '') // its process was killed
      const at: AtPoint = (reached) => {
        if (reached === point) throw new Sqlite.SqliteError('database or disk is full', 'SQLITE_FULL')
      }
      for (const nowMs of [t0, t0 + 5_000, t0 + 10_000]) {
        await expect(old.open({ keys, at, now: () => nowMs })).rejects.toMatchObject({ code: 'no-room' })
        expect(snapshotsBeside(old.file)).toEqual([])
      }
      await old.open({ keys })
      expect(snapshotsBeside(old.file)).toHaveLength(1)
    })

  test('a snapshot goes after a week, half of one at once, and nothing else does', async () => {
    const file = `${folder.file}.before-upgrade-from-3-at-${t0}`
    const half = `${file}.part`
    for (const one of [file, half, `${folder.file}.mine`]) writeFileSync(one, '')
    const weekMs = 7 * 24 * 60 * minuteMs
    dropOldSnapshots(folder.file, t0 + weekMs)
    expect([existsSync(file), existsSync(half)]).toEqual([true, false])
    dropOldSnapshots(folder.file, t0 + weekMs + 1)
    expect([existsSync(file), existsSync(`${folder.file}.mine`)]).toEqual([false, true])
  })
})

function setStep(file: string, step: number): void {
  const db = new Sqlite(file)
  db.pragma(`user_version = ${step}`)
  db.close()
}
