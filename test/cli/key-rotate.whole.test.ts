import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openProcesses, type Processes, type Served, talk } from '../house/processes.ts'

const dying = path.resolve(import.meta.dirname, '../store/crash/rotate-and-die.ts')
let processes: Processes
let served: Served
let key: string
let backups: string

beforeEach(async () => {
  processes = await openProcesses()
  key = path.join(processes.ground.folder, 'keys', 'master.key')
  backups = path.join(processes.ground.folder, 'backups')
  served = processes.serve()
  expect(await talk(await served.address, 'pha trà sao cho ngon')).toContain('Đun nước sôi')
})
afterEach(() => processes.close())

async function verb(...argv: readonly string[]): Promise<{ code: number | null; text: string }> {
  const run = processes.serve({ BEN_AN_BACKUP_FOLDER: backups }, argv)
  return { code: await run.exit, text: run.text() }
}

async function stop(): Promise<void> {
  served.child.kill('SIGTERM')
  await served.exit
}

const files = () => readdirSync(path.dirname(key))
const olderKey = () => path.join(path.dirname(key), files().find((name) => name.includes('until')) ?? '')

test('the key is changed with the server stopped, and everything that was kept is there with the new one', async () => {
  const before = readFileSync(key, 'utf8')
  expect((await verb('backup')).code).toBe(0)
  const refused = await verb('key', 'rotate')
  expect([refused.code, refused.text, files()]).toEqual([1, expect.stringContaining('store-locked'), ['master.key']])
  await stop()

  const changed = await verb('key', 'rotate', '--lang', 'vi')
  expect([changed.code, changed.text]).toEqual([0, expect.stringContaining('Cuộc trò chuyện mà khóa mở được: 1.')])
  expect(changed.text).toContain(`ben-an key paper ${key}`)
  expect([readFileSync(key, 'utf8') === before, readFileSync(olderKey(), 'utf8')]).toEqual([false, before])

  served = processes.serve()
  expect(await talk(await served.address, 'pha trà sao cho ngon')).toContain('Đun nước sôi')
  const found = await verb('doctor')
  expect(found.text).toContain('✓ The master key is there and fits.')
  expect(found.text).toContain(`· A master key of before still lies here: ${olderKey()}`)

  const [backup = ''] = readdirSync(backups).map((name) => path.join(backups, name))
  expect(await verb('restore', backup, '--try')).toMatchObject({ code: 0, text: expect.stringContaining('the key opens: 1.') })
  await stop()
  const restored = await verb('restore', backup, '--replace')
  expect(restored).toMatchObject({ code: 0, text: expect.stringContaining('sealed with the one of today now') })
  served = processes.serve()
  expect(await talk(await served.address, 'pha trà sao cho ngon')).toContain('Đun nước sôi')

  rmSync(olderKey())
  const without = await verb('restore', backup, '--try')
  expect([without.code, without.text]).toEqual([
    1,
    expect.stringContaining(`${backup}: it was sealed with the master key that was in use at 20`),
  ])
  expect(without.text).toContain(`${key}.until-`)
  writeFileSync(`${key}.until-then`, before, { mode: 0o600 })
  expect((await verb('restore', backup, '--try')).code).toBe(0)
})

for (const point of ['key-rotation-step', 'key-wrapped']) {
  test(`a server starts over a change that was killed at ${point}, the doctor tells of it, and the next change ends it`, async () => {
    await stop()
    const store = path.join(processes.ground.folder, 'data', 'ben-an.db')
    expect(spawnSync(process.execPath, [dying, store, key, point]).signal).toBe('SIGKILL')

    served = processes.serve()
    expect(await talk(await served.address, 'pha trà sao cho ngon')).toContain('Đun nước sôi')
    const found = await verb('doctor', '--lang', 'vi')
    expect(found.text).toContain(`✗ Lần đổi khóa chính còn dở dang: ${key}.new chưa vào chỗ.`)
    expect(found.text).toContain('✓ Khóa chính có đó và đúng khóa.')
    const paper = await verb('key', 'paper', key)
    expect([paper.code, paper.text]).toEqual([1, expect.stringContaining('key-changing')])
    await stop()

    const ended = await verb('key', 'rotate')
    expect([ended.code, ended.text]).toEqual([0, expect.stringContaining(point === 'key-wrapped' ? 'is ended' : 'opens: 2.')])
    expect(files()).toEqual(['master.key', path.basename(olderKey())])
    served = processes.serve()
    expect(await talk(await served.address, 'pha trà sao cho ngon')).toContain('Đun nước sôi')
    expect((await verb('key', 'paper', key)).code).toBe(0)
  })
}

test('is refused where nobody has written, with another key, and with a word too many', async () => {
  await stop()
  expect((await verb('key', 'rotate', 'now')).code).toBe(2)
  expect((await verb('key', 'rotate', '--lang', 'de')).code).toBe(2)
  const own = readFileSync(key, 'utf8')
  writeFileSync(key, Buffer.alloc(32, 7).toString('base64url'))
  expect(await verb('key', 'rotate')).toMatchObject({ code: 1, text: expect.stringContaining('bad-key') })
  writeFileSync(key, own)
  const data = path.join(processes.ground.folder, 'data')
  rmSync(data, { recursive: true })
  mkdirSync(data)
  expect(await verb('key', 'rotate')).toMatchObject({ code: 1, text: expect.stringContaining('no-store') })
  expect([files(), readdirSync(data)]).toEqual([['master.key'], []])
})
