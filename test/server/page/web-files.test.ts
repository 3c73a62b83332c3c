import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import Fastify from 'fastify'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { pageRoutes } from '../../../src/server/page/page-routes.ts'
import { readWebFiles } from '../../../src/server/page/web-files.ts'

const script = `export const said = ${JSON.stringify('bến an '.repeat(200))}`
let folder: string

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'ben-an-web-'))
  mkdirSync(path.join(folder, 'assets'))
  writeFileSync(path.join(folder, 'index.html'), '<!doctype html>')
  writeFileSync(path.join(folder, 'assets', 'chat-1.js'), script)
  writeFileSync(path.join(folder, 'assets', 'font-1.woff2'), 'packed already')
  writeFileSync(path.join(folder, 'assets', 'notes.md'), 'not for the world')
})
afterEach(() => rmSync(folder, { recursive: true }))

async function get(url: string, encodings: string) {
  const app = Fastify()
  await app.register(pageRoutes({ web: readWebFiles(folder), page: async () => '' }))
  const answer = await app.inject({ url, headers: { 'accept-encoding': encodings } })
  return { ...answer, encoding: answer.headers['content-encoding'], bytes: answer.rawPayload }
}

test('a file comes as small as the browser can read it', async () => {
  const small = await get('/assets/chat-1.js', 'gzip, br')
  expect([small.encoding, brotliDecompressSync(small.bytes).toString()]).toEqual(['br', script])
  const old = await get('/assets/chat-1.js', 'gzip, br;q=0')
  expect([old.encoding, gunzipSync(old.bytes).toString()]).toEqual(['gzip', script])
  const bare = await get('/assets/chat-1.js', 'identity')
  expect([bare.encoding, bare.bytes.toString()]).toEqual([undefined, script])
})

test('what is packed already is sent as it is', async () => {
  const font = await get('/assets/font-1.woff2', 'br')
  expect([font.encoding, font.bytes.toString()]).toEqual([undefined, 'packed already'])
})

test('a file is packed once for all who ask', async () => {
  const { packed } = readWebFiles(folder).files.get('/assets/chat-1.js') ?? {}
  expect(await packed?.('br')).toBe(await packed?.('br'))
})

test('only what pages are made of is served', () => {
  expect([...readWebFiles(folder).files.keys()].sort()).toEqual(['/assets/chat-1.js', '/assets/font-1.woff2'])
})
