import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Delivery } from '../../../src/adapters/channel.ts'
import { pressedButton, readUpdate } from '../../../src/adapters/telegram/read-update.ts'

const from = { channel: 'telegram', account: '4242', id: '700100200' }
const vi = { languageHint: 'vi' } as const
const receivedAtMs = 1_795_000_099_000

function payload(name: string): Uint8Array {
  return readFileSync(new URL(`../../payloads/telegram/${name}.json`, import.meta.url))
}

function read(name: string): Delivery {
  return readUpdate(payload(name), '4242', receivedAtMs)
}

const one = (eventId: string, sentAtMs: number, content: object, hint: object = vi) => ({
  kind: 'messages',
  messages: [{ eventId, from, sentAtMs, content, ...hint }],
})
const unserved = (what: string) => one('5010', 1_795_000_010_000, { kind: 'unserved', what })

const cases: readonly { readonly name: string; readonly delivery: object }[] = [
  { name: 'text', delivery: one('5001', 1_795_000_000_000, { kind: 'text', text: 'Cò đòi tiền môi giới có đúng không?' }) },
  { name: 'start', delivery: one('5002', 1_795_000_001_000, { kind: 'started', payload: 'offer-check' }, { languageHint: 'en' }) },
  { name: 'command', delivery: one('5003', 1_795_000_002_000, { kind: 'tap', data: 'cmd:person' }, {}) },
  { name: 'tap', delivery: one('5004', receivedAtMs, { kind: 'tap', data: 'topic:brokerage-fee' }) },
  { name: 'edited', delivery: one('5005', 1_795_000_060_000, { kind: 'edited', text: 'Cò đòi tiền môi giới' }) },
  { name: 'voice', delivery: unserved('voice') },
  { name: 'sticker', delivery: unserved('sticker') },
  { name: 'location', delivery: unserved('location') },
  { name: 'contact', delivery: unserved('contact') },
  { name: 'document', delivery: unserved('document') },
  { name: 'video', delivery: unserved('video') },
  { name: 'blocked', delivery: one('5012', 1_795_000_030_000, { kind: 'left' }, {}) },
  { name: 'unblocked', delivery: one('5013', 1_795_000_040_000, { kind: 'returned' }, {}) },
  { name: 'pinned', delivery: { kind: 'ignored', what: 'service-message' } },
  { name: 'live-location-moves', delivery: { kind: 'ignored', what: 'edited-without-words' } },
  { name: 'group', delivery: { kind: 'ignored', what: 'not-private' } },
  { name: 'reaction', delivery: { kind: 'ignored', what: 'update' } },
  { name: 'unreadable', delivery: { kind: 'gap', eventId: '5016', from } },
]

for (const { name, delivery } of cases) {
  test(`reads ${name}.json`, () => {
    expect(read(name)).toEqual(delivery)
  })
}

test('the words under a picture are a message of their own, after the picture', () => {
  expect(read('photo-with-caption')).toMatchObject({
    messages: [
      { eventId: '5010', content: { kind: 'unserved', what: 'picture' } },
      { eventId: '5010:1', content: { kind: 'text', text: 'hop dong nay co dung khong' } },
    ],
  })
})

test('text is composed, whatever the phone sent', () => {
  const decomposed = JSON.stringify({
    update_id: 1,
    message: { message_id: 1, date: 1, chat: { id: 5, type: 'private' }, text: 'cứu'.normalize('NFD') },
  })
  expect(readUpdate(Buffer.from(decomposed), '4242', 0)).toMatchObject({ messages: [{ content: { text: 'cứu'.normalize('NFC') } }] })
})

test('a body that is no update is a gap from nobody, the same body the same gap', () => {
  const broken = Buffer.from('{"update_id": 7, "mess')
  const first = readUpdate(broken, '4242', 1)
  expect(first).toMatchObject({ kind: 'gap', from: null })
  expect(readUpdate(broken, '4242', 2)).toEqual(first)
})

test('only a pressed button waits for an answer', () => {
  expect(pressedButton(payload('tap'))).toBe('998877')
  expect(pressedButton(payload('text'))).toBeNull()
  expect(pressedButton(Buffer.from('nothing'))).toBeNull()
})

test('whatever comes, reading never throws', () => {
  const chat = fc.record({ id: fc.anything(), type: fc.constantFrom('private', 'group', 7) })
  const update = fc.record(
    {
      update_id: fc.oneof(fc.integer(), fc.anything()),
      message: fc.record({ chat, date: fc.anything(), message_id: fc.integer(), text: fc.anything() }),
      callback_query: fc.record({ id: fc.anything(), from: fc.anything(), data: fc.anything() }),
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.json(),
        update.map((value) => JSON.stringify(value) ?? ''),
        fc.string(),
      ),
      (body) => {
        expect(['messages', 'ignored', 'gap']).toContain(readUpdate(Buffer.from(body), '4242', 0).kind)
      },
    ),
  )
})
