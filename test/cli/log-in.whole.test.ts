import { spawn } from 'node:child_process'
import path from 'node:path'
import { expect, test } from 'vitest'
import type { Environment } from '../../src/config/environment.ts'
import { openKeys } from '../../src/store/keys/keys.ts'
import { openSqliteStore } from '../../src/store/open-store.ts'
import { appId, appSecret, oaId, oaSecret } from '../adapters/zalo-oa-events.ts'
import { openZaloStandIn } from '../adapters/zalo-oa-stand-in.ts'
import { makeGround } from '../server/running.ts'

const program = path.resolve(import.meta.dirname, '../../src/cli/ben-an.ts')

test('channel zalo-oa login: the address that was pasted is enough, before any server has run', async () => {
  const ground = await makeGround()
  const zalo = await openZaloStandIn()
  const environment: Environment = {
    ...ground.environment,
    BEN_AN_PUBLIC_ADDRESS: 'https://chat.example.org',
    BEN_AN_ZALO_OA_ID: oaId,
    BEN_AN_ZALO_OA_SECRET: oaSecret,
    BEN_AN_ZALO_OA_APP: appId,
    BEN_AN_ZALO_OA_APP_SECRET: appSecret,
    BEN_AN_ZALO_OA_API: zalo.url,
    BEN_AN_ZALO_OA_OAUTH: zalo.url,
  }
  const running = spawn(process.execPath, [program, 'channel', 'zalo-oa', 'login'], { env: { PATH: process.env.PATH, ...environment } })
  let said = ''
  running.stdout.on('data', (part: Buffer) => {
    said += part.toString('utf8')
    const [url] = /http\S+\/v4\/oa\/permission\S+/.exec(said) ?? []
    if (url !== undefined && said.includes('> ') && running.stdin.writable)
      running.stdin.end(`https://chat.example.org/channels/zalo-oa/login?${zalo.consent(url)}\n`)
  })
  const code = await new Promise((resolve) => running.once('exit', resolve))
  expect([code, said]).toEqual([0, expect.stringContaining('Logged in.')])

  const files = { key: environment.BEN_AN_KEY_FILE ?? '', store: `${environment.BEN_AN_DATA}/ben-an.db` }
  const store = await openSqliteStore({ path: files.store, keys: openKeys(files).keys, now: Date.now })
  expect(await store.tokens.read({ channel: 'zalo-oa', account: oaId })).toMatchObject({
    access: 'access-1',
    refresh: 'refresh-1',
    version: 1,
  })
  await store.close()
  await zalo.close()
  ground.remove()
})
