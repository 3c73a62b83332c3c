import { expect, test } from 'vitest'
import { sendOutcome } from '../../../src/adapters/botframework/send-outcome.ts'

const answered = (status: number, body: string) => sendOutcome({ kind: 'answered', status, body, retryAfterSeconds: null })
const page = '<html><body>404 Web Site not found.</body></html>'

for (const status of [307, 400, 403, 404, 410, 413])
  test(`${status} on the page of something in between says nothing of the person or the message: it is tried again`, () => {
    expect(answered(status, page)).toEqual({
      kind: 'try-later',
      afterSeconds: null,
      wholeChannel: false,
      code: `botframework-${status}`,
    })
  })

test('a page with a good status may have been put in the place of any answer', () => {
  expect(answered(200, page)).toEqual({ kind: 'uncertain', code: 'unreadable-answer' })
})

for (const { name, body } of [
  { name: 'in its own form', body: '{"error":{"code":"ConversationNotFound"}}' },
  { name: 'in an older form', body: '{"errorCode":209,"message":"gone"}' },
  { name: 'with nothing', body: '' },
])
  test(`a service that answers 404 ${name} has nobody there any more`, () => {
    expect(answered(404, body)).toEqual({ kind: 'refused', unreachable: true, code: 'botframework-unreachable' })
  })
