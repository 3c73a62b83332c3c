import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readEvent } from '../../../src/adapters/zalo-oa/read-event.ts'
import type { InboundContent } from '../../../src/bot/message.ts'
import { attachment, oaId, text } from '../zalo-oa-events.ts'

const folder = new URL('../../payloads/zalo-oa/', import.meta.url)
const user = '246000000000000001'
const person = { channel: 'zalo-oa', account: oaId, id: user }
const sentAtMs = 1_795_000_000_123

const bytes = (value: unknown) => new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value))
const payload = (name: string) => readEvent(readFileSync(new URL(`${name}.json`, folder)), oaId)

const zdn = 'https://photo-stal-1.zdn.vn'
const picture = { kind: 'file', what: 'picture', file: { ref: `${zdn}/p.jpg`, name: null, sizeBytes: null } } as const
const contents: Readonly<Record<string, readonly InboundContent[]>> = {
  text: [{ kind: 'text', text: 'Xin chào' }],
  'text-quoting': [{ kind: 'text', text: 'cái này' }],
  press: [{ kind: 'tap', data: 'cmd:person' }],
  image: [{ ...picture, caption: 'hợp đồng này có được không ạ' }],
  gif: [{ kind: 'file', what: 'picture', file: { ref: `${zdn}/g.gif`, name: null, sizeBytes: null }, caption: null }],
  audio: [{ kind: 'file', what: 'voice', file: { ref: 'https://voice-1.zdn.vn/v.amr', name: null, sizeBytes: null }, caption: null }],
  video: [{ kind: 'file', what: 'video', file: { ref: 'https://video-1.zdn.vn/v.mp4', name: null, sizeBytes: null }, caption: 'chỗ em ở' }],
  sticker: [{ kind: 'unserved', what: 'sticker' }],
  location: [{ kind: 'location', latitude: 10.790136, longitude: 106.78345, live: false, name: 'Bến xe Miền Đông' }],
  file: [
    {
      kind: 'file',
      what: 'document',
      file: { ref: 'https://f1-zpc.zdn.vn/hop-dong.pdf', name: 'hop-dong.pdf', sizeBytes: 102400 },
      caption: null,
    },
  ],
  link: [{ kind: 'text', text: 'Tuyển gấp lao động đi Campuchia, bao vé\nhttps://viec-lam.example/dan' }],
  'business-card': [{ kind: 'unserved', what: 'contact', words: '84900000000, https://zalo.me/u' }],
  'new-kind': [{ kind: 'unserved', what: 'other' }],
  'new-kind-with-words': [{ kind: 'text', text: 'cứu em với' }],
  follow: [{ kind: 'started', payload: null }],
  unfollow: [{ kind: 'left' }],
  'submit-info': [{ kind: 'unserved', what: 'contact', words: 'Lan, 84900000000, 12 Lê Lợi, Vinh' }],
  'submit-info-2026': [{ kind: 'unserved', what: 'contact', words: 'Lan, 84900000000, 1, Vinh, Nghệ An' }],
  'click-chatnow': [{ kind: 'started', payload: null }],
  withdraw: [{ kind: 'tap', data: 'cmd:erase' }],
}

for (const [name, expected] of Object.entries(contents)) {
  test(`${name}.json`, () => {
    const delivery = payload(name)
    if (delivery.kind !== 'messages') throw new Error(`it was read as ${delivery.kind}`)
    expect(delivery.messages.map(({ content }) => content)).toEqual(expected)
    for (const { from, sentAtMs: at } of delivery.messages) expect([from, at]).toEqual([person, sentAtMs])
  })
}

const ignored = { seen: 'event', received: 'event', 'shop-order': 'event', echo: 'echo', 'another-account': 'another-account' }
for (const [name, what] of Object.entries(ignored))
  test(`${name}.json is known and not served`, () => expect(payload(name)).toEqual({ kind: 'ignored', what }))

for (const [name, sender, recipient] of [
  ['user_send_group_text', user, '570000000000000001'],
  ['user_send_group_text', user, oaId],
  ['user_send_group_image', user, oaId],
  ['oa_send_group_text', oaId, '570000000000000001'],
] as const)
  test(`${name} to ${recipient}: a group is nobody's private talk`, () => {
    const said = { ...text(user, 'bị chủ giữ hộ chiếu'), event_name: name, oa_id: oaId }
    const one = { ...said, sender: { id: sender, admin_id: '1' }, recipient: { id: recipient } }
    expect(readEvent(bytes(one), oaId)).toEqual({ kind: 'ignored', what: 'not-private' })
  })

test('whoever writes without an account is answered where they wrote, and is nobody else', () => {
  const from = { channel: 'zalo-oa', account: oaId, id: 'anonymous:9c1f00aa', route: 'c0ffee01' }
  expect(payload('anonymous-text')).toMatchObject({ messages: [{ from, content: { kind: 'text', text: 'chào ad' } }] })
  expect(payload('anonymous-image')).toMatchObject({ messages: [{ from, content: { ...picture, caption: null } }] })
  expect(payload('anonymous-new-kind')).toMatchObject({ messages: [{ from, content: { kind: 'unserved', what: 'other' } }] })
})

for (const [name, id] of [
  ['staff-wrote', 'oa_send_text:a1b2c3d4e5f6a7b8c9e0'],
  ['staff-sent-picture', 'oa_send_image:a1b2c3d4e5f6a7b8c9e1'],
])
  test(`${name}.json: staff answered in Zalo’s own tool`, () => {
    expect(payload(name ?? '')).toEqual({ kind: 'staff-room', event: { kind: 'answered-outside', person, once: id } })
  })

test('staff answered somebody without an account: it is the conversation that this person wrote in', () => {
  const from = { channel: 'zalo-oa', account: oaId, id: 'anonymous:9c1f00aa', route: 'c0ffee01' }
  const once = 'oa_send_text:a1b2c3d4e5f6a7b8c9e5'
  expect(payload('staff-wrote-anonymous')).toEqual({ kind: 'staff-room', event: { kind: 'answered-outside', person: from, once } })
})

test('every payload has its test', () => {
  const tested = [
    ...Object.keys(contents),
    ...Object.keys(ignored),
    'anonymous-text',
    'anonymous-image',
    'anonymous-new-kind',
    'staff-wrote',
    'staff-wrote-anonymous',
    'staff-sent-picture',
    'unreadable',
  ]
  expect(
    readdirSync(folder)
      .map((file) => file.replace('.json', ''))
      .sort(),
  ).toEqual(tested.sort())
})

test('a message in a new form is a gap of whoever sent it', () => {
  expect(payload('unreadable')).toEqual({ kind: 'gap', eventId: `user_send_text:${user}:${sentAtMs}`, from: person })
})

for (const [name, body] of [
  ['no object', '[1]'],
  ['no event', '{"app_id":"1","timestamp":"1"}'],
  ['half a body', '{"event_name":'],
])
  test(`${name} is a gap of nobody`, () => {
    expect(readEvent(bytes(body), oaId)).toEqual({ kind: 'gap', eventId: expect.stringMatching(/^body:[0-9a-f]{64}$/), from: null })
  })

test('ids of 19 digits that are written as numbers keep every digit', () => {
  const body = JSON.stringify(text('1234567890123456789', 'chào')).replace('"1234567890123456789"', '1234567890123456789')
  expect(readEvent(bytes(body), oaId)).toMatchObject({ messages: [{ from: { id: '1234567890123456789' } }] })
})

const words = [
  { name: 'data of a button', text: '#topic:tea', content: { kind: 'tap', data: 'topic:tea' } },
  { name: 'data without its mark', text: 'topic:tea', content: { kind: 'text', text: 'topic:tea' } },
  { name: 'a mark before words', text: '#hotline', content: { kind: 'text', text: '#hotline' } },
  { name: 'data that no button has', text: '#cmd:nothing', content: { kind: 'text', text: '#cmd:nothing' } },
  { name: 'decomposed letters', text: ' xin chào '.normalize('NFD'), content: { kind: 'text', text: 'xin chào' } },
] as const
for (const { name, text: said, content } of words)
  test(`words: ${name}`, () => {
    expect(readEvent(bytes(text(user, said)), oaId)).toMatchObject({ messages: [{ content }] })
  })

const odd = [
  { name: 'a picture without an address', event: attachment('user_send_image', 'image', {}, user, 'đây'), contents: ['unserved', 'text'] },
  {
    name: 'a picture without anything',
    event: { ...attachment('user_send_image', 'image', {}, user), message: { msg_id: 'm' } },
    contents: ['unserved'],
  },
  {
    name: 'a place nowhere',
    event: attachment('user_send_location', 'location', { coordinates: { latitude: '123', longitude: '5' } }, user),
    contents: ['unserved'],
  },
  {
    name: 'a place in words',
    event: attachment('user_send_location', 'location', { coordinates: { latitude: 'here' } }, user, 'Vinh'),
    contents: ['unserved', 'text'],
  },
  {
    name: 'a card without anything on it',
    event: attachment('user_send_business_card', 'link', { description: ' ' }, user),
    contents: ['unserved'],
  },
  {
    name: 'a form without anything in it',
    event: { ...attachment('user_submit_info', 'x', {}, user), message: undefined },
    contents: ['unserved'],
  },
] as const
for (const { name, event, contents: kinds } of odd)
  test(`${name} is told by its kind`, () => {
    const delivery = readEvent(bytes(event), oaId)
    expect(delivery.kind === 'messages' && delivery.messages.map(({ content }) => content.kind)).toEqual(kinds)
  })

test('several pictures at once are several messages with ids of their own', () => {
  const two = [`${zdn}/1.jpg`, `${zdn}/2.jpg`].map((url) => ({ type: 'image', payload: { url } }))
  const event = { ...text(user, 'hai tờ'), event_name: 'user_send_image', message: { msg_id: 'm9', text: 'hai tờ', attachments: two } }
  const delivery = readEvent(bytes(event), oaId)
  expect(delivery).toMatchObject({
    messages: [
      { eventId: 'user_send_image:m9', content: { caption: 'hai tờ' } },
      { eventId: 'user_send_image:m9:1', content: { caption: null } },
    ],
  })
})

test('nothing that comes makes reading throw', () => {
  const names = [
    'user_send_text',
    'user_send_image',
    'user_send_location',
    'user_submit_info',
    'follow',
    'oa_send_text',
    'anonymous_send_text',
  ]
  const any = fc.record({
    event_name: fc.constantFrom(...names),
    timestamp: fc.jsonValue(),
    sender: fc.jsonValue(),
    message: fc.jsonValue(),
    info: fc.jsonValue(),
  })
  fc.assert(
    fc.property(fc.oneof(any, fc.jsonValue()), (event) => {
      expect(['messages', 'gap', 'ignored', 'staff-room']).toContain(readEvent(bytes(JSON.stringify(event)), oaId).kind)
    }),
  )
})
