import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openKeys, passingKeys } from '../../src/store/keys/keys.ts'
import { makeKey, seal, unseal, unwrapKey } from '../../src/store/keys/seal.ts'
import { folders } from './folder.ts'
import { act, address, arrived, decision, does, outgoing, t0, told, turn } from './given.ts'

const newFolder = folders()
const master = passingKeys().master
const place = { table: 'inbox', row: '0192', column: 'body' }

describe('a sealed value', () => {
  test('opens with its key in its place', () => {
    expect(unseal(master, seal(master, 'họ nhốt em', place), place).toString('utf8')).toBe('họ nhốt em')
    expect(unseal(master, seal(master, Buffer.from([0, 255, 0]), place), place)).toEqual(Buffer.from([0, 255, 0]))
    expect(unseal(master, seal(master, '', place), place)).toHaveLength(0)
  })

  test('never looks the same twice', () => {
    const sealed = Array.from({ length: 2000 }, () => seal(master, 'x', place).toString('hex'))
    expect(new Set(sealed).size).toBe(sealed.length)
  })

  for (const [name, other] of Object.entries({
    'another row': { ...place, row: '0193' },
    'another column': { ...place, column: 'why' },
    'another table': { ...place, table: 'outbox' },
  })) {
    test(`does not open in ${name}`, () => {
      expect(() => unseal(master, seal(master, 'x', place), other)).toThrow()
    })
  }

  test('does not open with another key, cut short, or with any one bit changed', () => {
    const sealed = seal(master, 'x', place)
    expect(() => unseal(passingKeys().master, sealed, place)).toThrow()
    for (let length = 0; length < sealed.length; length++) expect(() => unseal(master, sealed.subarray(0, length), place)).toThrow()
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const changed = Buffer.from(sealed)
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(() => unseal(master, changed, place)).toThrow()
    }
  })

  test('a wrapped key opens what the key sealed', () => {
    const { key, wrapped } = makeKey(master, place)
    expect(unseal(unwrapKey(master, wrapped, place), seal(key, 'x', place), place).toString('utf8')).toBe('x')
  })
})

test('no word, name, address or event id stands in any file', async () => {
  const folder = newFolder()
  const store = await folder.open()
  const canaries = [
    'họ-nhốt-em-1111',
    'nguyen-thi-hoa-2222',
    'event-3333',
    'tra-loi-4444',
    'lý-do-5555',
    'câu-hỏi-6666',
    'ghi-nhớ-7777',
    'remote-8888',
    'hỏng-9999',
  ]
  const from = address('nguyen-thi-hoa-2222')
  const id = await turn(store, arrived('event-3333', 'họ-nhốt-em-1111', from), (conversation) => ({
    conversation: { ...conversation, recent: [{ text: 'ghi-nhớ-7777', atMs: t0 }] },
    bubbles: [outgoing('tra-loi-4444')],
    effects: [
      { kind: 'open-case', level: 4, topic: 'cannot-leave', because: [{ kind: 'text', text: 'lý-do-5555' }] },
      { kind: 'note-unanswered', question: 'câu-hỏi-6666', language: 'vi' },
    ],
    step: null,
  }))
  await store.keepInbox(
    [{ kind: 'gap', eventId: 'event-3333-gap', channel: 'telegram', from, atMs: t0, body: Buffer.from('hỏng-9999') }],
    t0,
  )
  const [row] = (await store.nextToSend('telegram', t0, 9)).rows
  if (row === undefined) throw new Error('a row is due')
  await store.beginSend(row.id, t0)
  await store.settle(row.id, { state: 'sent', remoteId: 'remote-8888' }, t0)
  expect((await told(store, id))[0]).toBe('person: họ-nhốt-em-1111')
  expect(folder.bytes().includes(id)).toBe(true) // the scan sees what is there
  expect(canaries.filter((canary) => folder.bytes().includes(canary))).toEqual([])
  await store.close()
  expect(canaries.filter((canary) => folder.bytes().includes(canary))).toEqual([])
})

test('rows swapped behind the store’s back do not open in each other’s place', async () => {
  const folder = newFolder()
  const store = await folder.open()
  const an = await turn(store, arrived('1', 'of an'), (conversation) => decision(conversation, ['to an']))
  const binh = await turn(store, arrived('2', 'of bình', address('bình')), (conversation) => decision(conversation, ['to bình']))
  folder.peek((db) => {
    for (const table of ['inbox', 'outbox']) {
      const [one, two] = db.prepare<[], { at: number; body: Buffer }>(`SELECT rowid AS at, body FROM ${table} ORDER BY rowid`).all()
      const put = db.prepare(`UPDATE ${table} SET body = ? WHERE rowid = ?`)
      put.run(two?.body, one?.at)
      put.run(one?.body, two?.at)
    }
  })
  expect([...(await told(store, an)), ...(await told(store, binh))]).toEqual(['gap', 'gap', 'gap', 'gap'])
  expect(await store.nextToSend('telegram', t0, 9)).toEqual({ rows: [], nextDueAtMs: null })
})

test('a store opens with its own master key and no other', async () => {
  const folder = newFolder()
  await (await folder.open()).close()
  await expect(folder.open({ keys: passingKeys() })).rejects.toMatchObject({ code: 'bad-key' })
  await (await folder.open()).close()
})

describe('the key file', () => {
  let base = ''
  beforeEach(() => {
    base = mkdtempSync(path.join(tmpdir(), 'ben-an-key-'))
  })
  afterEach(() => rmSync(base, { recursive: true, force: true }))
  const paths = () => ({ key: path.join(base, 'config', 'master.key'), store: path.join(base, 'data', 'ben-an.db') })
  const code = (given: { key: string; store: string }) => {
    try {
      openKeys(given)
      return null
    } catch (error) {
      return error instanceof Error && 'code' in error ? error.code : 'no code'
    }
  }

  test('is made once, for its owner alone, and read from then on', () => {
    const first = openKeys(paths())
    expect(first.made).toBe(true)
    expect(statSync(paths().key).mode & 0o777).toBe(0o600)
    expect(statSync(path.dirname(paths().key)).mode & 0o777).toBe(0o700)
    const second = openKeys(paths())
    expect(second.made).toBe(false)
    expect(second.keys.master.export()).toEqual(first.keys.master.export())
    expect(Buffer.from(readFileSync(paths().key, 'utf8').trim(), 'base64url')).toHaveLength(32)
  })

  test('is not made anew where a store needs the old one', () => {
    mkdirSync(path.dirname(paths().store))
    writeFileSync(paths().store, '')
    expect(code(paths())).toBe('bad-key')
    expect(existsSync(paths().key)).toBe(false)
  })

  test('is refused beside the data, open to others, or when it is no key', () => {
    expect(code({ ...paths(), key: path.join(base, 'data', 'master.key') })).toBe('bad-key')
    openKeys(paths())
    chmodSync(paths().key, 0o644)
    expect(code(paths())).toBe('bad-key')
    writeFileSync(paths().key, 'too short')
    chmodSync(paths().key, 0o600)
    expect(code(paths())).toBe('bad-key')
    rmSync(paths().key)
    mkdirSync(paths().key, { mode: 0o700 })
    expect(code(paths())).toBe('bad-key')
  })
})

test('a lock that this user may not open is not taken for a server that runs', async () => {
  const folder = newFolder()
  mkdirSync(`${folder.file}.lock`, { recursive: true })
  await expect(folder.open()).rejects.toMatchObject({ code: 'not-permitted' })
})

test('the files of the store are for their owner alone', async () => {
  const folder = newFolder()
  const store = await folder.open()
  await act(store, await store.conversationOf(address('an'), t0), does())
  for (const end of ['', '-wal', '-shm', '.lock']) expect(statSync(folder.file + end).mode & 0o077, end).toBe(0)
  expect(statSync(path.dirname(folder.file)).mode & 0o077).toBe(0)
})
