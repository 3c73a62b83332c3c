import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openProcesses, type Processes, talk } from '../house/processes.ts'

let processes: Processes
let backups: string
beforeEach(async () => {
  processes = await openProcesses()
  backups = path.join(processes.ground.folder, 'backups')
})
afterEach(() => processes.close())

async function verb(...argv: readonly string[]): Promise<{ code: number | null; text: string }> {
  const run = processes.serve({ BEN_AN_BACKUP_FOLDER: backups }, argv)
  const code = await run.exit
  return { code, text: run.text() }
}

const data = () => path.join(processes.ground.folder, 'data')
const backupFiles = () => readdirSync(backups).map((name) => path.join(backups, name))

test('a copy of the running server, sealed with age, brings back what people wrote on another disk', async () => {
  const served = processes.serve()
  const address = await served.address
  expect(await talk(address, 'pha trà sao cho ngon')).toContain('Đun nước sôi')

  const identity = await generateX25519Identity()
  const made = await verb('backup', '--recipient', await identityToRecipient(identity))
  expect([made.code, made.text]).toEqual([0, expect.stringContaining('The master key is not in it')])
  const [file = ''] = backupFiles()
  expect([file.endsWith('.db.age'), readFileSync(file, 'utf8').startsWith('age-encryption.org/v1')]).toEqual([true, true])
  expect(readdirSync(data()).filter((name) => name.includes('backup'))).toEqual([])
  expect(await talk(address, 'pha trà sao cho ngon')).toContain('Đun nước sôi')

  const identityFile = path.join(processes.ground.folder, 'identity.txt')
  writeFileSync(identityFile, `# created: today\n${identity}\n`)
  const hindered = await verb('restore', file, '--replace', '--identity', identityFile)
  expect([hindered.code, hindered.text]).toEqual([1, expect.stringContaining('store-locked')])

  const tried = await verb('restore', file, '--try', '--identity', identityFile)
  expect([tried.code, tried.text]).toEqual([0, expect.stringContaining('Conversations that the key opens: 1.')])
  expect(readdirSync(data()).filter((name) => /trial|opened/.test(name))).toEqual([])

  served.child.kill('SIGKILL')
  await served.exit
  const unasked = await verb('restore', file, '--identity', identityFile)
  expect([unasked.code, unasked.text]).toEqual([1, expect.stringContaining('--replace')])
  expect((await verb('restore', file, '--replace')).text).toContain('--identity')

  rmSync(data(), { recursive: true })
  mkdirSync(data())
  const restored = await verb('restore', file, '--identity', identityFile, '--lang', 'vi')
  expect([restored.code, restored.text]).toEqual([0, expect.stringContaining('Đã khôi phục')])
  expect(readdirSync(data())).toEqual(['ben-an.db', 'ben-an.db.lock'])
  const again = processes.serve()
  expect(await talk(await again.address, 'pha trà sao cho ngon')).toContain('Đun nước sôi')
  expect((await verb('cases')).code).toBe(0)
})

test('without the key of its store nothing is restored, and nothing is made', async () => {
  const served = processes.serve()
  await served.address
  served.child.kill('SIGTERM')
  await served.exit
  expect((await verb('backup')).code).toBe(0)
  rmSync(path.join(processes.ground.folder, 'keys'), { recursive: true })
  const [file = ''] = backupFiles()
  const refused = await verb('restore', file, '--replace')
  expect([refused.code, refused.text]).toEqual([1, expect.stringContaining('put your copy of the master key there first')])
})

test('backups of before thirty days go, what is no backup stays, and longer is refused', async () => {
  const served = processes.serve()
  await served.address
  mkdirSync(backups)
  for (const name of ['ben-an-2020-01-01T000000Z.db', 'ben-an-2020-01-01T000000Z.db.age', 'ben-an-2026-01-01T000000Z.db.part', 'mine.db'])
    writeFileSync(path.join(backups, name), '')
  expect((await verb('backup')).text).toContain('2 older than 30 days went')
  expect(backupFiles().filter((file) => !/ben-an-20[3-9]|ben-an-202[6-9]/.test(file))).toEqual([path.join(backups, 'mine.db')])
  expect((await verb('backup', '--keep-days', '31')).code).toBe(2)
})

test('the doctor asks the running server, and ends with 1 while anything is wrong', async () => {
  const served = processes.serve()
  await served.address
  const found = await verb('doctor', '--lang', 'vi')
  expect([found.code, found.text]).toEqual([1, expect.stringContaining('✓ Máy chủ đang chạy.')])
  expect(found.text).toContain('✗ Chưa ai giữ quyền quản trị tài khoản')
  expect(found.text).toContain('→ ben-an staff invite')
  expect(found.text).not.toContain('    at ')
})

test('a backup that is damaged, or of another key, is told to be the one in the way, and nothing is changed', async () => {
  await processes.serve().address
  expect((await verb('backup')).code).toBe(0)
  const [file = ''] = backupFiles()
  const half = path.join(processes.ground.folder, 'half.db')
  writeFileSync(half, readFileSync(file).subarray(0, 100_000))
  const damaged = await verb('restore', half, '--try')
  expect([damaged.code, damaged.text]).toEqual([1, expect.stringContaining(`bad-backup: ${half}`)])
  expect(damaged.text).toContain('Take the backup before it')

  const elsewhere = { BEN_AN_DATA: path.join(processes.ground.folder, 'elsewhere'), BEN_AN_KEY_FILE: path.join(backups, 'other.key') }
  expect(await processes.serve({}, ['key', elsewhere.BEN_AN_KEY_FILE]).exit).toBe(0)
  const other = processes.serve(elsewhere, ['restore', file])
  expect([await other.exit, other.text()]).toEqual([
    1,
    expect.stringContaining(`bad-key: ${file}: it was sealed with the master key that was in use at 20`),
  ])
})
