import { expect, test } from 'vitest'
import { calledBy } from '../../../src/adapters/zalo-oa/call.ts'
import { errorCodes } from '../../../src/adapters/zalo-oa/error-codes.ts'
import { sendOutcome } from '../../../src/adapters/zalo-oa/send-outcome.ts'

const answered = (body: unknown, status = 200, retryAfterSeconds: number | null = null) =>
  sendOutcome(calledBy({ kind: 'answered', status, body: typeof body === 'string' ? body : JSON.stringify(body), retryAfterSeconds }))

/** Every code of the reference: what becomes of the row. */
const later = (wholeChannel: boolean, afterSeconds: number) => ({ kind: 'try-later', wholeChannel, afterSeconds })
const gone = { kind: 'refused', unreachable: true }
const refused = { kind: 'refused', unreachable: false }
const closed = { ...refused, code: 'window-closed' }
const table: Readonly<Record<number, object>> = {
  [-32]: later(true, 15),
  [-100]: later(false, 60),
  [-124]: later(true, 60),
  [-200]: refused,
  [-201]: refused,
  [-204]: later(true, 300),
  [-205]: later(true, 300),
  [-209]: later(true, 300),
  [-210]: refused,
  [-211]: refused,
  [-212]: later(true, 300),
  [-213]: gone,
  [-216]: later(true, 60),
  [-217]: gone,
  [-218]: refused,
  [-219]: later(true, 300),
  [-220]: later(true, 60),
  [-221]: later(true, 300),
  [-223]: later(true, 300),
  [-224]: later(true, 300),
  [-227]: gone,
  [-230]: closed,
  [-232]: closed,
  [-233]: refused,
  [-234]: later(false, 60),
  [-240]: refused,
  [-242]: later(true, 300),
  [-244]: gone,
  [-248]: refused,
  [-320]: later(true, 300),
  [-321]: later(true, 300),
  [-14003]: later(true, 300),
}

test('every code of the list is in this table', () => {
  expect(errorCodes.map(({ code }) => code).sort()).toEqual(Object.keys(table).map(Number).sort())
})

for (const [code, outcome] of Object.entries(table)) {
  test(`error ${code}, as a number and as text`, () => {
    const expected = { code: `zalo${code}`, ...outcome }
    expect(answered({ error: Number(code), message: 'no' })).toMatchObject(expected)
    expect(answered({ error: code, message: 'no' })).toMatchObject(expected)
  })
}

const data = { message_id: 'm1', user_id: '246000000000000001', sent_time: '1795000000456' }
const others = [
  { name: 'sent', outcome: answered({ error: 0, data }), is: { kind: 'sent', remoteId: 'm1' } },
  {
    name: 'sent, and so many free ones are left',
    outcome: answered({ error: 0, data: { ...data, quota: { quota_type: 'reply', remain: '7', total: '8' } } }),
    is: { kind: 'sent', remoteId: 'm1', repliesLeft: 7 },
  },
  {
    name: 'sent, and paid for',
    outcome: answered({ error: 0, data: { ...data, quota: { quota_type: 'purchase_quota', remain: '900', total: '1000' } } }),
    is: { kind: 'sent', remoteId: 'm1', repliesLeft: 0 },
  },
  {
    name: 'sent, and a quota in a new form',
    outcome: answered({ error: 0, data: { ...data, quota: 'much' } }),
    is: { kind: 'sent', remoteId: 'm1' },
  },
  { name: 'sent, and nothing is told of it', outcome: answered({ error: 0 }), is: { kind: 'sent', remoteId: null } },
  {
    name: 'a code that is in no list is no success',
    outcome: answered({ error: -9999 }),
    is: { kind: 'try-later', afterSeconds: 60, wholeChannel: false, code: 'zalo-9999' },
  },
  {
    name: 'a limit that tells how long',
    outcome: answered({ error: -32 }, 200, 4),
    is: { kind: 'try-later', afterSeconds: 4, wholeChannel: true, code: 'zalo-32' },
  },
  {
    name: '200 that is no answer may have been carried out',
    outcome: answered('thanks'),
    is: { kind: 'uncertain', code: 'unreadable-answer' },
  },
  { name: '429', outcome: answered('slow', 429, 3), is: { kind: 'try-later', afterSeconds: 3, wholeChannel: true, code: 'zalo-http-429' } },
  {
    name: '502',
    outcome: answered('<html>', 502),
    is: { kind: 'try-later', afterSeconds: null, wholeChannel: false, code: 'zalo-http-502' },
  },
  {
    name: '504, a gate that waited in vain: it may have been carried out',
    outcome: answered('<html>', 504),
    is: { kind: 'uncertain', code: 'zalo-http-504' },
  },
  { name: '408', outcome: answered('', 408), is: { kind: 'uncertain', code: 'zalo-http-408' } },
  {
    name: 'a refusal behind a 504 counts',
    outcome: answered({ error: -213 }, 504),
    is: { kind: 'refused', unreachable: true, code: 'zalo-213' },
  },
  {
    name: 'an error behind a 400 counts',
    outcome: answered({ error: -213 }, 400),
    is: { kind: 'refused', unreachable: true, code: 'zalo-213' },
  },
  {
    name: 'a success behind a 500 does not',
    outcome: answered({ error: 0 }, 500),
    is: { kind: 'try-later', afterSeconds: null, wholeChannel: false, code: 'zalo-http-500' },
  },
  {
    name: 'not sent',
    outcome: sendOutcome({ kind: 'not-sent', code: 'ECONNREFUSED' }),
    is: { kind: 'try-later', afterSeconds: null, wholeChannel: false, code: 'ECONNREFUSED' },
  },
  { name: 'no answer', outcome: sendOutcome({ kind: 'no-answer', code: 'aborted' }), is: { kind: 'uncertain', code: 'aborted' } },
]
for (const { name, outcome, is } of others) test(`sendOutcome: ${name}`, () => expect(outcome).toEqual(is))
