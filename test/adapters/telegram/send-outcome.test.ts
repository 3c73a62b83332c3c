import { expect, test } from 'vitest'
import type { SendOutcome } from '../../../src/adapters/channel.ts'
import type { Called } from '../../../src/adapters/telegram/call.ts'
import { sendOutcome } from '../../../src/adapters/telegram/send-outcome.ts'

type Case = { readonly name: string; readonly called: Called<{ message_id?: number }>; readonly outcome: SendOutcome }

const refused = (status: number, description = '', retryAfterSeconds: number | null = null) =>
  ({ kind: 'refused', status, description, retryAfterSeconds }) as const

const cases: readonly Case[] = [
  { name: 'sent keeps the id', called: { kind: 'ok', result: { message_id: 31 } }, outcome: { kind: 'sent', remoteId: '31' } },
  { name: 'sent without an id is sent', called: { kind: 'ok', result: {} }, outcome: { kind: 'sent', remoteId: null } },
  {
    name: '429 waits exactly as long as asked, the whole bot',
    called: refused(429, 'Too Many Requests: retry after 3', 3),
    outcome: { kind: 'try-later', afterSeconds: 3, wholeChannel: true, code: 'telegram-429' },
  },
  {
    name: '429 without a figure falls back on our own waiting',
    called: refused(429),
    outcome: { kind: 'try-later', afterSeconds: null, wholeChannel: true, code: 'telegram-429' },
  },
  {
    name: '403 means that the person blocked us',
    called: refused(403, 'Forbidden: bot was blocked by the user'),
    outcome: { kind: 'refused', unreachable: true, code: 'telegram-403' },
  },
  {
    name: '400 for a chat that is gone means unreachable',
    called: refused(400, 'Bad Request: chat not found'),
    outcome: { kind: 'refused', unreachable: true, code: 'telegram-unreachable' },
  },
  {
    name: '400 for a message that is too long is our mistake',
    called: refused(400, 'Bad Request: message is too long'),
    outcome: { kind: 'refused', unreachable: false, code: 'telegram-400' },
  },
  {
    name: '400 for button data is our mistake',
    called: refused(400, 'Bad Request: BUTTON_DATA_INVALID'),
    outcome: { kind: 'refused', unreachable: false, code: 'telegram-400' },
  },
  {
    name: '401 pauses the bot and loses nothing',
    called: refused(401, 'Unauthorized'),
    outcome: { kind: 'try-later', afterSeconds: 60, wholeChannel: true, code: 'token-revoked' },
  },
  {
    name: '404 is what an unknown token gets',
    called: refused(404, 'Not Found'),
    outcome: { kind: 'try-later', afterSeconds: 60, wholeChannel: true, code: 'token-revoked' },
  },
  {
    name: '502 is tried again',
    called: refused(502),
    outcome: { kind: 'try-later', afterSeconds: null, wholeChannel: false, code: 'telegram-502' },
  },
  {
    name: 'nothing left: tried again',
    called: { kind: 'not-sent', code: 'ECONNREFUSED' },
    outcome: { kind: 'try-later', afterSeconds: null, wholeChannel: false, code: 'ECONNREFUSED' },
  },
  {
    name: 'bytes left and no answer: nobody knows',
    called: { kind: 'no-answer', code: 'timeout' },
    outcome: { kind: 'uncertain', code: 'timeout' },
  },
]

for (const { name, called, outcome } of cases) {
  test(`a send: ${name}`, () => {
    expect(sendOutcome(called)).toEqual(outcome)
  })
}
