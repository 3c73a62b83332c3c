import { chmodSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { NamedStatus } from '../../src/adapters/ask-statuses.ts'
import { backupName } from '../../src/cli/backup/backup-files.ts'
import { makeDownPage } from '../../src/cli/build/down-page.ts'
import { type Finding, findingText } from '../../src/cli/doctor/finding.ts'
import { channelFindings, lookAtMail, phonesFinding } from '../../src/cli/doctor/look-around.ts'
import { lookAtDownPage } from '../../src/cli/doctor/look-content.ts'
import { lookAtBackups, lookAtMachine } from '../../src/cli/doctor/look-machine.ts'
import { type Answered, askAddress, clockFindings, publicFindings, whyItWaits } from '../../src/cli/doctor/look-public.ts'
import { findingTexts } from '../../src/cli/doctor/texts.ts'
import { type Config, readConfig } from '../../src/config.ts'
import { storeFile } from '../../src/store/control.ts'
import { openKeys } from '../../src/store/keys/keys.ts'
import { rotateKey } from '../../src/store/keys/rotate-key.ts'
import { openSqliteStore } from '../../src/store/open-store.ts'
import { realKnowledge } from '../bot/fixture-knowledge.ts'

const hourMs = 3_600_000
const now = Date.UTC(2026, 10, 25, 12)
let folder: string
let config: Config

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'ben-an-doctor-'))
  config = readConfig({
    BEN_AN_DATA: path.join(folder, 'data'),
    BEN_AN_KEY_FILE: path.join(folder, 'master.key'),
    BEN_AN_BACKUP_FOLDER: path.join(folder, 'backups'),
  })
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const states = (found: readonly Finding[]) => found.map(({ id, state }) => `${state} ${id}`)
const wrongs = (found: readonly Finding[]) => found.filter(({ state }) => state === 'wrong').map(({ id }) => id)

async function makeStore(): Promise<void> {
  const path = storeFile(config.dataFolder)
  const { keys } = openKeys({ key: config.keyFile, store: path })
  const store = await openSqliteStore({ path, keys, now: () => now })
  await store.close()
}

test('in production it is said when the page for a server that is down is not what the content would make of it', async () => {
  const production = { ...config, production: true, webFolder: folder }
  const knowledge = await realKnowledge()
  expect(states(await lookAtDownPage(production, knowledge))).toEqual(['note down-page-old'])
  expect(await lookAtDownPage({ ...production, production: false }, knowledge)).toEqual([])
  await makeDownPage(production, knowledge)
  expect(await lookAtDownPage(production, knowledge)).toEqual([])
})

describe('machine', () => {
  test('before a first start nothing is wrong, but in production the key that has to be made beforehand', () => {
    expect(states(lookAtMachine(config, now))).toEqual(['note data-missing'])
    expect(states(lookAtMachine({ ...config, makesKey: false }, now))).toEqual(['note data-missing', 'wrong key-missing'])
  })

  test('a store that is as it should be', async () => {
    await makeStore()
    expect(states(lookAtMachine(config, now))).toEqual([
      'well data-well',
      'note key-same-disk',
      'well key-well',
      'well store-well',
      'wrong admins-none',
    ])
  })

  const spoilt = [
    { name: 'files that others can read', id: 'data-open', spoil: () => chmodSync(storeFile(config.dataFolder), 0o644) },
    { name: 'a key that others can read', id: 'key-bad', spoil: () => chmodSync(config.keyFile, 0o644) },
    {
      name: 'another key',
      id: 'key-other',
      spoil: () => writeFileSync(config.keyFile, Buffer.alloc(32, 7).toString('base64url')),
    },
    { name: 'no key', id: 'key-missing', spoil: () => rmSync(config.keyFile) },
    { name: 'half a key', id: 'key-bad', spoil: () => writeFileSync(config.keyFile, 'abc') },
    { name: 'a store that is none', id: 'store-unreadable', spoil: () => writeFileSync(storeFile(config.dataFolder), 'x'.repeat(9000)) },
  ] as const
  for (const { name, id, spoil } of spoilt) {
    test(`${name}: ${id}`, async () => {
      await makeStore()
      spoil()
      expect(wrongs(lookAtMachine(config, now))).toContain(id)
    })
  }

  test('a change of the key that was cut off is to be ended, and a key of before is named until it is deleted', async () => {
    await makeStore()
    const paths = { key: config.keyFile, store: storeFile(config.dataFolder), nowMs: now }
    const { olderKey } = rotateKey(paths)
    const [older] = lookAtMachine(config, now).filter(({ id }) => id === 'key-older')
    expect([older, wrongs(lookAtMachine(config, now))]).toEqual([{ id: 'key-older', state: 'note', values: [olderKey] }, ['admins-none']])
    const cutOff = (point: string) => {
      if (point === 'key-wrapped') throw new Error('cut off')
    }
    expect(() => rotateKey({ ...paths, at: cutOff })).toThrow('cut off')
    expect(wrongs(lookAtMachine(config, now))).toEqual(['key-changing', 'admins-none'])
    expect(states(lookAtMachine(config, now))).toContain('well key-well')
  })

  test('a clock that stands before the last run', async () => {
    await makeStore()
    expect(wrongs(lookAtMachine(config, now - hourMs))).toContain('clock-back')
  })

  test('what a restore put aside is named until it is deleted', async () => {
    await makeStore()
    writeFileSync(`${storeFile(config.dataFolder)}.replaced-20261125T120000Z`, '', { mode: 0o600 })
    expect(states(lookAtMachine(config, now))).toContain('note put-aside')
  })
})

describe('backups', () => {
  const put = (hoursAgo: number) => {
    mkdirSync(path.join(folder, 'backups'), { recursive: true })
    const file = path.join(folder, 'backups', backupName(now - hoursAgo * hourMs, true))
    writeFileSync(file, '')
    utimesSync(file, 0, 0) // the name counts: copying changes times
  }
  test('none set, none made, old, and new', () => {
    expect(states(lookAtBackups({ ...config, backups: { folder: null, recipient: null } }, now))).toEqual(['note backup-unset'])
    const production = { ...config, production: true, backups: { folder: null, recipient: null } }
    expect(states(lookAtBackups(production, now))).toEqual(['wrong backup-unset'])
    expect(wrongs(lookAtBackups(config, now))).toEqual(['backup-none'])
    put(27)
    expect(wrongs(lookAtBackups(config, now))).toEqual(['backup-old'])
    put(25)
    expect(wrongs(lookAtBackups(config, now))).toEqual([])
    expect(states(lookAtBackups(config, now))).toContain('note backup-open')
  })
})

test('a server whose start waits says what is in its way; one that runs, another program, and nobody, do not', () => {
  const answer = (body: object): Answered => ({ kind: 'answer', status: 503, body: JSON.stringify(body), atMs: now, daysLeft: null })
  expect(whyItWaits(answer({ ready: false, store: false, room: true, code: 'bad-store' }))).toBe('bad-store')
  for (const body of [{ ready: false, store: true, content: false, room: true }, { ready: false, store: false, room: true }, { up: 1 }])
    expect(whyItWaits(answer(body))).toBeNull()
  expect(whyItWaits({ kind: 'none', why: 'unreachable', code: 'ECONNREFUSED' })).toBeNull()
})

describe('the public address', () => {
  const ours: Answered = { kind: 'answer', status: 200, body: '{"alive":true}', atMs: now, daysLeft: 60 }
  const cases = [
    { name: 'well', alive: ours, ready: ours, found: ['well public-well'] },
    { name: 'not ready', alive: ours, ready: { ...ours, status: 503 }, found: ['wrong public-not-ready'] },
    {
      name: 'a certificate that ends soon',
      alive: { ...ours, daysLeft: 3 },
      ready: ours,
      found: ['well public-well', 'wrong public-expiring'],
    },
    { name: 'another site', alive: { ...ours, body: '<html>' }, ready: ours, found: ['wrong public-other'] },
    { name: 'a proxy with nothing behind it', alive: { ...ours, status: 502, body: '' }, ready: ours, found: ['wrong public-other'] },
    {
      name: 'a name that leads nowhere',
      alive: { kind: 'none', why: 'unreachable', code: 'ENOTFOUND' },
      ready: ours,
      found: ['wrong public-unreachable'],
    },
    {
      name: 'a certificate that has ended',
      alive: { kind: 'none', why: 'certificate', code: 'CERT_HAS_EXPIRED' },
      ready: ours,
      found: ['wrong public-certificate'],
    },
  ] as const
  for (const { name, alive, ready, found } of cases) {
    test(name, () => {
      expect(states(publicFindings('https://chat.example.org', alive, ready))).toEqual(found)
    })
  }

  let server: Server
  beforeEach(async () => {
    server = createServer((_request, response) => response.end('{"alive":true}'))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  })
  afterEach(() => server.close())

  test('is really asked, and its clock is heard', async () => {
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const answered = await askAddress(address)
    expect(answered).toMatchObject({ kind: 'answer', status: 200, body: '{"alive":true}', daysLeft: null })
    expect(states(clockFindings('x', answered, Date.now()))).toEqual(['well clock-well'])
    expect(wrongs(clockFindings('x', answered, Date.now() + hourMs))).toEqual(['clock-off'])
  })

  test('that refuses, and one that speaks no TLS where it should', async () => {
    const { port } = server.address() as AddressInfo
    expect(await askAddress(`https://127.0.0.1:${port}`)).toMatchObject({ kind: 'none' })
    server.close()
    expect(await askAddress('http://127.0.0.1:1')).toEqual({ kind: 'none', why: 'unreachable', code: 'ECONNREFUSED' })
  })
})

test('channels that are off are no finding, as long as there is another', () => {
  const off: NamedStatus = { name: 'zalo-oa', status: { configured: false } }
  const bad: NamedStatus = {
    name: 'telegram',
    status: { configured: true, account: null, webhook: null, quota: null, problems: [{ code: 'webhook-missing', detail: null }] },
  }
  expect(states(channelFindings([off], 'en'))).toEqual(['note channels-none'])
  expect(channelFindings([off, bad], 'vi').map((one) => findingText(one, 'vi'))).toEqual([
    expect.stringMatching(/^✗ telegram: Dịch vụ chưa giao tin.*\n {4}→ ben-an channel telegram set$/),
  ])
})

test('a mail server that nobody answers at is told by its code, without the password', async () => {
  const mail = { host: '127.0.0.1', port: 1, security: 'plain', user: 'u', password: 'secret', from: 'a@b.c' } as const
  const found = await lookAtMail({ alerts: { mail, call: null, pushServices: [] } })
  expect([found.id, JSON.stringify(found).includes('secret')]).toEqual(['mail-wrong', false])
})

test('phones: reached, not reached, nobody on call', () => {
  expect([true, false, null].map((reachable) => states([phonesFinding(reachable)])[0])).toEqual([
    'well phones-well',
    'wrong phones-none',
    'note phones-nobody',
  ])
})

test('every finding says the same in both languages, and whatever may be wrong says what mends it', () => {
  const places = (text: { readonly what: string; readonly mend?: string }) =>
    [...new Set(`${text.what} ${text.mend ?? ''}`.match(/\{\d\}/g) ?? [])].sort()
  for (const [id, { en, vi }] of Object.entries(findingTexts)) {
    expect([id, places(vi)]).toEqual([id, places(en)])
    expect([id, 'mend' in vi]).toEqual([id, 'mend' in en])
    if (!id.endsWith('-well')) expect([id, 'mend' in en]).toEqual([id, true])
  }
})
