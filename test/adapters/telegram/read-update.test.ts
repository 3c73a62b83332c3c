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
const file = (what: string, ref: string, sizeBytes: number | null, more: object = {}) =>
  one('5010', 1_795_000_010_000, { kind: 'file', what, file: { ref, name: null, sizeBytes, ...more }, caption: null })
const unserved = (what: string, words?: string) =>
  one('5010', 1_795_000_010_000, { kind: 'unserved', what, ...(words !== undefined && { words }) })
const place = { kind: 'location', latitude: 15.6, longitude: 96.5, live: false, name: null }

const cases: readonly { readonly name: string; readonly delivery: object }[] = [
  { name: 'text', delivery: one('5001', 1_795_000_000_000, { kind: 'text', text: 'Cò đòi tiền môi giới có đúng không?' }) },
  { name: 'start', delivery: one('5002', 1_795_000_001_000, { kind: 'started', payload: 'offer-check' }, { languageHint: 'en' }) },
  { name: 'command', delivery: one('5003', 1_795_000_002_000, { kind: 'tap', data: 'cmd:person' }, {}) },
  { name: 'tap', delivery: one('5004', receivedAtMs, { kind: 'tap', data: 'topic:brokerage-fee' }) },
  { name: 'edited', delivery: one('5005', 1_795_000_060_000, { kind: 'edited', text: 'Cò đòi tiền môi giới' }) },
  { name: 'voice', delivery: file('voice', 'v', 12_033) },
  { name: 'sticker', delivery: unserved('sticker') },
  { name: 'location', delivery: one('5010', 1_795_000_010_000, place) },
  { name: 'contact', delivery: unserved('contact', 'B, 84000000000') },
  { name: 'document', delivery: file('document', 'd', 4000, { name: 'f.pdf' }) },
  { name: 'video', delivery: file('video', 'n', null) },
  { name: 'blocked', delivery: one('5012', 1_795_000_030_000, { kind: 'left' }, {}) },
  { name: 'unblocked', delivery: one('5013', 1_795_000_040_000, { kind: 'returned' }, {}) },
  { name: 'pinned', delivery: { kind: 'ignored', what: 'service-message' } },
  {
    name: 'live-location-moves',
    delivery: one('700100200/21/5983333', 1_795_000_020_000, { ...place, latitude: 15.61, longitude: 96.51, live: true, moved: true }),
  },
  { name: 'group', delivery: { kind: 'ignored', what: 'not-private' } },
  { name: 'reaction', delivery: { kind: 'ignored', what: 'update' } },
  { name: 'unreadable', delivery: { kind: 'gap', eventId: '5016', from } },
]

/** What a person sent can be taken back by the number that it has in the chat; what they pressed is not theirs. */
function withRemoteId(name: string, delivery: object): object {
  const { message, edited_message: edited } = JSON.parse(Buffer.from(payload(name)).toString()) as Record<string, { message_id: number }>
  const sent = message ?? edited
  if (sent === undefined || !('messages' in delivery)) return delivery
  return { ...delivery, messages: (delivery.messages as object[]).map((one) => ({ ...one, remoteId: String(sent.message_id) })) }
}

for (const { name, delivery } of cases) {
  test(`reads ${name}.json`, () => {
    expect(read(name)).toEqual(withRemoteId(name, delivery))
  })
}

test('the largest of a picture is taken, with the words under it', () => {
  const content = {
    kind: 'file',
    what: 'picture',
    file: { ref: 'L', name: null, sizeBytes: 90_211 },
    caption: 'hop dong nay co dung khong',
  }
  expect(read('photo-with-caption')).toMatchObject({ messages: [{ eventId: '5010', remoteId: '20', content }] })
})

const message = (more: object) => Buffer.from(JSON.stringify({ update_id: 1, message: { ...head, ...more } }))
const head = { message_id: 1, date: 1, chat: { id: 5, type: 'private' } }
const contentOf = (more: object) => {
  const delivery = readUpdate(message(more), '4242', 0)
  return delivery.kind === 'messages' ? delivery.messages[0]?.content : delivery
}

const odd: readonly (readonly [string, object, object])[] = [
  ['a picture without a handle', { photo: [] }, { kind: 'unserved', what: 'picture' }],
  ['a file with a handle of another kind', { document: { file_id: 7 } }, { kind: 'unserved', what: 'document' }],
  [
    'an animation, which also comes as a document',
    { document: { file_id: 'd' }, animation: { file_id: 'a' } },
    { kind: 'file', what: 'video' },
  ],
  ['a place off the map', { location: { latitude: 123, longitude: 1 } }, { kind: 'unserved', what: 'location' }],
  [
    'a place that was picked',
    { location: { latitude: 1, longitude: 2 }, venue: { location: { latitude: 1, longitude: 2 }, title: 'Chợ' } },
    { kind: 'location', latitude: 1, longitude: 2, live: false, name: 'Chợ' },
  ],
  ['a place that will move', { location: { latitude: 1, longitude: 2, live_period: 900 } }, { kind: 'location', live: true }],
]
for (const [what, sent, content] of odd) {
  test(`reads ${what}`, () => {
    expect(contentOf(sent)).toMatchObject(content)
  })
}

test('a place that moves is told once in five minutes', () => {
  const moves = (second: number) =>
    readUpdate(
      Buffer.from(
        JSON.stringify({
          update_id: second,
          edited_message: {
            ...head,
            edit_date: 1_795_000_200 + second,
            location: { latitude: 1, longitude: 2 + second / 1000, live_period: 900 },
          },
        }),
      ),
      '4242',
      0,
    )
  const ids = [0, 5, 299, 300, 301, 600].map((second) => {
    const delivery = moves(second)
    return delivery.kind === 'messages' ? delivery.messages[0]?.eventId : delivery.kind
  })
  expect(new Set(ids).size).toBe(3)
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
