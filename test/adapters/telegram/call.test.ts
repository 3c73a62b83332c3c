import { expect, test } from 'vitest'
import type { Posted } from '../../../src/adapters/post-json.ts'
import { type Called, called, openApi } from '../../../src/adapters/telegram/call.ts'
import { callOf } from '../../../src/adapters/telegram/fetch-through.ts'

function sendOver(posted: Posted): Promise<Called<unknown>> {
  const poster = { post: async () => posted, close() {} }
  const api = openApi(poster, { token: '4242:TOKEN', apiRoot: 'https://telegram.example' })
  return called((over) => api.sendMessage(1, 'x', {}, over), 1000)
}

const answered = (status: number, body: string): Extract<Posted, { kind: 'answered' }> => ({
  kind: 'answered',
  status,
  body,
  retryAfterSeconds: null,
})
const refused = (status: number, description = '', retryAfterSeconds: number | null = null) =>
  ({ kind: 'refused', status, description, retryAfterSeconds }) as const
const page = (status: number) => ({ kind: 'not-sent', code: `page-${status}` }) as const
const unreadable = { kind: 'no-answer', code: 'unreadable-answer' } as const

const cases: readonly { readonly name: string; readonly posted: Posted; readonly ended: Called<unknown> }[] = [
  { name: 'nothing left', posted: { kind: 'not-sent', code: 'ECONNREFUSED' }, ended: { kind: 'not-sent', code: 'ECONNREFUSED' } },
  { name: 'cut off', posted: { kind: 'no-answer', code: 'cut-off' }, ended: { kind: 'no-answer', code: 'cut-off' } },
  { name: 'ok', posted: answered(200, '{"ok":true,"result":{"message_id":7}}'), ended: { kind: 'ok', result: { message_id: 7 } } },
  {
    name: 'refused, with a time to wait',
    posted: answered(429, '{"ok":false,"error_code":429,"description":"Too Many Requests","parameters":{"retry_after":3}}'),
    ended: refused(429, 'Too Many Requests', 3),
  },
  {
    name: 'refused, with a time that nobody could mean',
    posted: answered(429, '{"ok":false,"error_code":429,"parameters":{"retry_after":864000}}'),
    ended: refused(429, '', 900),
  },
  {
    name: 'refused, with a time that is none',
    posted: answered(429, '{"ok":false,"error_code":429,"parameters":{"retry_after":"soon"}}'),
    ended: refused(429),
  },
  { name: 'the page of a proxy', posted: answered(502, '<html>Bad Gateway</html>'), ended: refused(502) },
  { name: 'a gate that waited in vain', posted: answered(504, '<html>'), ended: { kind: 'no-answer', code: 'telegram-504' } },
  {
    name: 'that it waited in vain, in its own form',
    posted: answered(504, '{"ok":false,"error_code":504,"description":"Gateway Timeout"}'),
    ended: { kind: 'no-answer', code: 'telegram-504' },
  },
  { name: 'a gate that saw no end', posted: answered(408, ''), ended: { kind: 'no-answer', code: 'telegram-408' } },
  {
    name: 'the page of a server that wants to be left alone',
    posted: { ...answered(429, '<html>Too Many Requests</html>'), retryAfterSeconds: 17 },
    ended: refused(429, '', 17),
  },
  { name: 'the page that says a file is too large', posted: answered(413, '<html>'), ended: refused(413) },
  { name: 'a redirect', posted: answered(302, ''), ended: page(302) },
  { name: 'the page of a network that blocks', posted: answered(403, '<html>Forbidden</html>'), ended: page(403) },
  { name: 'a word of a network that blocks', posted: answered(403, '{"error":"blocked by policy"}'), ended: page(403) },
  { name: 'a page that wants a log-in', posted: answered(407, ''), ended: page(407) },
  { name: 'the page of a server that is no Bot API', posted: answered(404, '<html>Not Found</html>'), ended: page(404) },
  { name: 'a good status that says nothing', posted: answered(200, ''), ended: unreadable },
  { name: 'a good status over null', posted: answered(200, 'null'), ended: unreadable },
  { name: 'a refusal without its number, under a good status', posted: answered(200, '{"ok":false}'), ended: unreadable },
]

for (const { name, posted, ended } of cases) {
  test(`a call to Telegram: ${name}`, async () => {
    expect(await sendOver(posted)).toEqual(ended)
    expect(callOf(posted)).toEqual(ended)
  })
}

test('a mistake of ours is no end of a call', async () => {
  const mistake = new TypeError('ours')
  await expect(called(() => Promise.reject(mistake), 1000)).rejects.toBe(mistake)
})
