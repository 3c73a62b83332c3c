import { expect, test } from 'vitest'
import { openTokens } from '../../../src/adapters/botframework/tokens.ts'
import type { Posted } from '../../../src/adapters/post-json.ts'

const app = { id: 'the-app', secret: 'the-secret', tenant: null }

function stage(...answers: readonly Posted[]) {
  const asked: { readonly url: string; readonly form: URLSearchParams }[] = []
  const left = [...answers]
  let now = 1_000_000
  const poster = {
    async post(url: string | URL, body: string | Uint8Array): Promise<Posted> {
      asked.push({ url: String(url), form: new URLSearchParams(String(body)) })
      return left.shift() ?? { kind: 'not-sent', code: 'ENOTFOUND' }
    },
    close: () => undefined,
  }
  return {
    asked,
    tokens: openTokens(poster, { app, standIn: null }, () => now),
    pass(ms: number) {
      now += ms
    },
  }
}

const answered = (status: number, body: string, retryAfterSeconds: number | null = null): Posted => ({
  kind: 'answered',
  status,
  body,
  retryAfterSeconds,
})
const token = (name: string, seconds: number | string = 3600) =>
  answered(200, JSON.stringify({ access_token: name, expires_in: seconds, token_type: 'Bearer' }))

test('Microsoft is asked with the app’s id and secret, at the address of its tenant', async () => {
  const { tokens, asked } = stage(token('one'))
  await tokens.get()
  expect(asked[0]?.url).toBe('https://login.microsoftonline.com/botframework.com/oauth2/v2.0/token')
  expect(Object.fromEntries(asked[0]?.form ?? [])).toEqual({
    grant_type: 'client_credentials',
    client_id: 'the-app',
    client_secret: 'the-secret',
    scope: 'https://api.botframework.com/.default',
  })
})

test('a token is kept until five minutes before its end, told as a number or as text', async () => {
  const { tokens, asked, pass } = stage(token('one', '3600'), token('two'))
  expect(await tokens.get()).toEqual({ kind: 'token', token: 'one' })
  pass(55 * 60_000 - 1)
  expect(await tokens.get()).toEqual({ kind: 'token', token: 'one' })
  pass(1)
  expect(await tokens.get()).toEqual({ kind: 'token', token: 'two' })
  expect(asked).toHaveLength(2)
})

test('an old token that was not taken does not throw away the new one', async () => {
  const { tokens, asked } = stage(token('one'), token('two'))
  await tokens.get()
  tokens.drop('one')
  await tokens.get()
  tokens.drop('one')
  expect(await tokens.get()).toEqual({ kind: 'token', token: 'two' })
  expect(asked).toHaveLength(2)
})

const endings: readonly { readonly name: string; readonly posted: Posted; readonly is: object }[] = [
  {
    name: 'a wrong secret',
    posted: answered(401, '{"error":"invalid_client"}'),
    is: { code: 'token-revoked', afterSeconds: 60, wholeChannel: true },
  },
  { name: 'an app that is gone', posted: answered(400, '{"error":"unauthorized_client"}'), is: { code: 'token-revoked' } },
  { name: 'a page in the place of an answer', posted: answered(200, '<html>'), is: { code: 'token-revoked' } },
  { name: 'a token that has ended', posted: token('x', 0), is: { code: 'token-revoked' } },
  { name: 'too many at once', posted: answered(429, '', 9), is: { code: 'login-429', afterSeconds: 9, wholeChannel: true } },
  { name: 'a login that is down', posted: answered(503, ''), is: { code: 'login-503', afterSeconds: null, wholeChannel: true } },
  { name: 'nobody there', posted: { kind: 'not-sent', code: 'ECONNREFUSED' }, is: { code: 'ECONNREFUSED', wholeChannel: false } },
  { name: 'no answer', posted: { kind: 'no-answer', code: 'aborted' }, is: { code: 'aborted', wholeChannel: false } },
]
for (const { name, posted, is } of endings) {
  test(`${name}: nothing has left, and it is tried again`, async () => {
    const { tokens } = stage(posted, token('two'))
    expect(await tokens.get()).toMatchObject({ kind: 'none', outcome: { kind: 'try-later', ...is } })
    expect(await tokens.get()).toEqual({ kind: 'token', token: 'two' })
  })
}
