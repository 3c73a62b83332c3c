import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readUpdate } from '../../../src/adapters/zalo-bot/read-update.ts'
import type { InboundContent } from '../../../src/bot/message.ts'

const receivedAtMs = 1_796_000_000_000
const from = { channel: 'zalo-bot', account: '4242', id: 'a1b2c3d4e5f60718293a' }

function payload(name: string): Buffer {
  return readFileSync(new URL(`../../payloads/zalo-bot/${name}.json`, import.meta.url))
}

const read = (body: Uint8Array | string) => readUpdate(typeof body === 'string' ? Buffer.from(body) : body, '4242', receivedAtMs)

const contents: Readonly<Record<string, InboundContent>> = {
  'text-documented': { kind: 'text', text: 'Xin chào' },
  'text-captured': { kind: 'text', text: 'Xin chào' },
  'picture-documented': {
    kind: 'file',
    what: 'picture',
    file: { ref: 'https://photo.example.zdn.vn/1.jpg', name: null, sizeBytes: null },
    caption: 'tin này có thật không',
  },
  'picture-captured': {
    kind: 'file',
    what: 'picture',
    file: { ref: 'https://photo.example.zdn.vn/2.jpg', name: null, sizeBytes: null },
    caption: null,
  },
  voice: {
    kind: 'file',
    what: 'voice',
    file: { ref: 'https://voice.example.zdn.vn/1.aac', name: null, sizeBytes: null },
    caption: null,
  },
  sticker: { kind: 'unserved', what: 'sticker' },
  unsupported: { kind: 'unserved', what: 'protected' },
}
for (const [name, content] of Object.entries(contents)) {
  test(`${name}.json is read, with the message's own id and where to answer`, () => {
    const { message } = (({ result, ...bare }) => result ?? bare)(JSON.parse(payload(name).toString()))
    const eventId = message.message_id
    expect(read(payload(name))).toEqual({
      kind: 'messages',
      messages: [{ eventId, from, sentAtMs: message.date, content, remoteId: eventId }],
    })
  })
}

test('a group is not served', () => {
  expect(read(payload('group'))).toEqual({ kind: 'ignored', what: 'not-private' })
})

test('an empty body is the probe of an address', () => {
  expect(read('')).toEqual({ kind: 'ignored', what: 'probe' })
})

const message = { message_id: 'm1', chat: { id: from.id, chat_type: 'PRIVATE' } }
const odd: readonly { readonly name: string; readonly body: object; readonly is: object }[] = [
  {
    name: 'a message of a kind that nobody knows yet',
    body: { event_name: 'message.file.received', message },
    is: { kind: 'messages', messages: [expect.objectContaining({ content: { kind: 'unserved', what: 'other' } })] },
  },
  {
    name: 'a picture without an address',
    body: { event_name: 'message.image.received', message },
    is: { kind: 'messages', messages: [expect.objectContaining({ content: { kind: 'unserved', what: 'picture' } })] },
  },
  {
    name: 'a text of blanks',
    body: { event_name: 'message.text.received', message: { ...message, text: ' \n' } },
    is: { kind: 'messages', messages: [expect.objectContaining({ content: { kind: 'unserved', what: 'other' } })] },
  },
  { name: 'an event that is no message', body: { event_name: 'bot.renamed', message }, is: { kind: 'ignored', what: 'event' } },
  {
    name: 'words of a bot',
    body: { event_name: 'message.text.received', message: { ...message, from: { id: 'x', is_bot: true }, text: 'chào' } },
    is: { kind: 'ignored', what: 'own-words' },
  },
  {
    name: 'a private chat whose type is left out',
    body: { event_name: 'message.text.received', message: { message_id: 'm1', chat: { id: from.id }, text: 'chào' } },
    is: { kind: 'messages', messages: [expect.objectContaining({ from })] },
  },
  {
    name: 'a time with a fraction, which no table keeps',
    body: { event_name: 'message.text.received', message: { ...message, text: 'thoát', date: receivedAtMs - 0.5 } },
    is: { kind: 'messages', messages: [expect.objectContaining({ sentAtMs: receivedAtMs })] },
  },
  {
    name: 'a text in another form',
    body: { event_name: 'message.text.received', message: { ...message, text: { words: 'chào' } } },
    is: { kind: 'gap', eventId: 'm1', from },
  },
  { name: 'an error instead of an event', body: { ok: false, error_code: 408 }, is: expect.objectContaining({ kind: 'gap', from: null }) },
]
for (const { name, body, is } of odd) test(name, () => expect(read(JSON.stringify(body))).toEqual(is))

test('ids beyond 2^53 that come as numbers keep every digit', () => {
  const body =
    '{"event_name":"message.text.received","message":{"message_id":8123456789012345677,"chat":{"id":8123456789012345678},"text":"a"}}'
  expect(read(body)).toMatchObject({
    messages: [{ eventId: '8123456789012345677', from: { id: '8123456789012345678' } }],
  })
})

test('words are composed and without blanks around them', () => {
  const body = { event_name: 'message.text.received', message: { ...message, text: '  Xin chào \n'.normalize('NFD') } }
  expect(read(JSON.stringify(body))).toMatchObject({ messages: [{ content: { kind: 'text', text: 'Xin chào' } }] })
})

test('whatever comes, reading it does not throw, and bytes that are no event are a gap', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array({ minLength: 1 }),
        fc.json().map((text) => Buffer.from(text)),
      ),
      (bytes) => {
        expect(['gap', 'ignored', 'messages']).toContain(read(bytes).kind)
      },
    ),
  )
  expect(read(Uint8Array.of(0xff, 0xfe))).toMatchObject({ kind: 'gap', from: null })
})
