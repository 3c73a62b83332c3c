import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestServer, type TestServer } from '../test-server.ts'
import { openTestConsole, type TestConsole } from './test-console.ts'

let running: TestConsole
let page: TestServer
beforeAll(async () => {
  running = await openTestConsole()
  page = await openTestServer({ console: '<!doctype html><title>Bàn trực</title>' })
})
afterAll(async () => {
  await running.close()
  await page.close()
})

const strict = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join(';'),
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'x-robots-tag': 'noindex, nofollow, noarchive',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

test('the console page runs its own files alone, is framed by nobody and kept by nobody', async () => {
  const answer = await page.app.inject('/console')
  expect(answer.statusCode).toBe(200)
  // the one script address it may make is that of the worker that rings
  const policy = strict['content-security-policy']
    .replace("trusted-types 'none'", 'trusted-types console-worker')
    .replace("img-src 'self'", "img-src 'self';media-src 'self'") // and it plays what people said
  expect(answer.headers).toMatchObject({ ...strict, 'content-security-policy': policy, 'cache-control': 'no-store' })
})

test('so do its answers, refused ones too', async () => {
  const lan = await running.logIn(running.members.responder)
  const answers = [await lan.get('/queue'), await lan.get('/accounts'), await running.app.inject('/console/api/me')]
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 403, 401])
  for (const { headers } of answers) expect(headers).toMatchObject({ ...strict, 'cache-control': 'no-store, no-transform' })
})
