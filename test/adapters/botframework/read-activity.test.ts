import { readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readActivity } from '../../../src/adapters/botframework/read-activity.ts'
import { referenceOf } from '../../../src/adapters/botframework/route.ts'
import type { InboundMessage } from '../../../src/bot/message.ts'

const now = 1_790_000_000_000
const folder = path.resolve(import.meta.dirname, '../../payloads/botframework')
const payload = (name: string) => readFileSync(path.join(folder, `${name}.json`))
const read = (body: string | Uint8Array) => readActivity(Buffer.from(body), 'the-app', now)
const messages = (body: string | Uint8Array): readonly InboundMessage[] => {
  const delivery = read(body)
  return delivery.kind === 'messages' ? delivery.messages : []
}

const pdf = { ref: 'https://org-my.sharepoint.com/download?id=1&tempauth=x', name: 'hop-dong.pdf', sizeBytes: null }
const picture = { ref: 'https://smba.trafficmanager.net/apac/v3/attachments/0-1/views/original', name: null, sizeBytes: null }
const voice = { ref: 'https://webchat.botframework.com/attachments/AbC123/0000002/0/blob', name: 'blob', sizeBytes: null }
const contents = [
  { of: 'teams-text', is: [{ kind: 'text', text: 'em bị giữ hộ chiếu' }], why: 'its copy as HTML is no file, and letters are composed' },
  { of: 'teams-mention', is: [{ kind: 'text', text: 'chào em' }], why: 'the bot’s own name is no word' },
  { of: 'teams-button', is: [{ kind: 'tap', data: 'cmd:person' }], why: 'a pressed button brings its choice back' },
  { of: 'teams-file', is: [{ kind: 'file', what: 'document', file: pdf, caption: null }], why: 'fetched where Teams says' },
  {
    of: 'teams-picture',
    is: [{ kind: 'file', what: 'picture', file: picture, caption: 'tin này thật không' }],
    why: 'words are its caption',
  },
  { of: 'teams-edited', is: [{ kind: 'edited', text: 'em bị giữ giấy tờ' }], why: 'an edit says what it says now' },
  { of: 'teams-came', is: [{ kind: 'started', payload: null }], why: 'somebody opened the talk' },
  { of: 'teams-installed', is: [{ kind: 'returned' }], why: 'the app was put on' },
  { of: 'teams-removed', is: [{ kind: 'left' }], why: 'the app was taken off' },
  { of: 'page-opened', is: [{ kind: 'started', payload: null }], why: 'on a page the bot comes first' },
  { of: 'page-text', is: [{ kind: 'text', text: 'how do I make tea' }], why: 'plain words' },
  { of: 'page-voice', is: [{ kind: 'file', what: 'voice', file: voice, caption: null }], why: 'a voice message is a file' },
  {
    of: 'page-inline',
    is: [
      { kind: 'unserved', what: 'picture' },
      { kind: 'text', text: 'hợp đồng đây' },
    ],
    why: 'what came whole has no address, and its words are words',
  },
  { of: 'page-card', is: [{ kind: 'unserved', what: 'other' }], why: 'a form of somebody else’s' },
]
for (const { of, is, why } of contents) {
  test(`${of}: ${why}`, () => {
    expect(messages(payload(of)).map(({ content }) => content)).toEqual(is)
  })
}

const ignored = [
  { of: 'teams-deleted', what: 'activity' },
  { of: 'teams-reaction', what: 'activity' },
  { of: 'teams-invoke', what: 'activity' },
  { of: 'page-typing', what: 'activity' },
  { of: 'page-event', what: 'activity' },
  { of: 'teams-group', what: 'not-private' },
  { of: 'teams-channel', what: 'not-private' },
  { of: 'teams-bot-came', what: 'members' },
  { of: 'page-person-came', what: 'members' },
  { of: 'teams-upgraded', what: 'upgrade' },
  { of: 'page-empty', what: 'empty' },
  { of: 'own', what: 'own' },
]
for (const { of, what } of ignored) {
  test(`${of} is known and not served`, () => {
    expect(read(payload(of))).toEqual({ kind: 'ignored', what })
  })
}

test('a person is their conversation in their app, and the way back holds nobody’s name', () => {
  const [message] = messages(payload('teams-text'))
  expect(message).toMatchObject({ from: { channel: 'botframework', account: 'the-app', id: 'msteams:a:1talk' }, languageHint: 'vi' })
  expect(message?.sentAtMs).toBe(Date.UTC(2026, 10, 25, 8))
  expect(message && referenceOf(message.from)).toEqual({
    channelId: 'msteams',
    serviceUrl: 'https://smba.trafficmanager.net/apac/',
    conversation: { id: 'a:1talk' },
    bot: { id: '28:7c9e6679-7425-40de-944b-e07fc1f90ae7' },
    user: { id: '29:1mai' },
  })
  expect(JSON.stringify(message?.from)).not.toContain('Mai')
})

test('one id in another talk or app is another event, an edit is one more, and a beginning is told once', () => {
  const text = JSON.parse(payload('teams-text').toString('utf8'))
  const again = { ...text, text: 'khác' }
  const ids = [
    text,
    { ...text, conversation: { ...text.conversation, id: 'a:2' } },
    { ...text, channelId: 'webchat' },
    { ...text, id: '2' },
    { ...text, type: 'messageUpdate' },
    { ...text, type: 'messageUpdate', timestamp: '2026-11-25T08:01:00Z' },
    { ...text, id: undefined },
    { ...again, id: undefined },
  ].map((one) => messages(JSON.stringify(one))[0]?.eventId)
  expect(new Set(ids).size).toBe(ids.length)
  expect(messages(JSON.stringify(again))[0]?.eventId).toBe(ids[0])
  const [first, second] = ['f:1', 'f:9'].map((id) => {
    const came = JSON.parse(payload('teams-came').toString('utf8'))
    return messages(JSON.stringify({ ...came, id }))[0]?.eventId
  })
  expect(first).toBe(second)
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{64}$/)
})

test('what is ours in a form we cannot read is a gap of its sender', () => {
  const unreadable = read(payload('unreadable'))
  expect(unreadable).toMatchObject({ kind: 'gap', from: { account: 'the-app', id: 'msteams:a:1talk' } })
  expect(read(payload('unreadable'))).toEqual(unreadable)
  for (const body of ['', '{"type":"mess', '[1]', '{"type":"message"}', 'null'])
    expect(read(body)).toMatchObject({ kind: 'gap', from: null })
  const group = { ...JSON.parse(payload('unreadable').toString('utf8')), conversation: { id: '19:x', isGroup: true } }
  expect(read(JSON.stringify(group))).toEqual({ kind: 'ignored', what: 'not-private' })
})

test('nulls of other languages’ services mean nothing', () => {
  const nulls = { locale: null, timestamp: null, value: null, attachments: null, entities: null, membersAdded: null, id: null }
  const text = { ...JSON.parse(payload('page-text').toString('utf8')), ...nulls }
  expect(messages(JSON.stringify(text))).toMatchObject([{ content: { kind: 'text' }, sentAtMs: now }])
})

test('no page makes one message cost what a thousand do', () => {
  const text = JSON.parse(payload('page-text').toString('utf8'))
  const named = (name: string) => ({ type: 'mention', text: name, mentioned: text.recipient })
  const long = { ...text, text: 'ab '.repeat(60_000), entities: Array.from({ length: 1000 }, (_, n) => named(`${n}`)) }
  const [words] = messages(JSON.stringify(long))
  expect(words?.content.kind === 'text' && words.content.text.length).toBeLessThan(16_001)
  expect(messages(JSON.stringify({ ...text, entities: [named('')] }))[0]?.content).toEqual({ kind: 'text', text: 'how do I make tea' })
  const one = { contentType: 'image/png', contentUrl: 'https://webchat.botframework.com/attachments/1' }
  expect(messages(JSON.stringify({ ...text, attachments: Array.from({ length: 500 }, () => one) }))).toHaveLength(10)
})

test('whatever comes, it is read or it is a gap: nothing throws', () => {
  const conversation = fc.record({ id: fc.oneof(fc.string(), fc.anything()), isGroup: fc.anything() })
  const any = fc.record({
    type: fc.constantFrom('message', 'messageUpdate', 'conversationUpdate', 'installationUpdate', 'x'),
    channelId: fc.constantFrom('msteams', 'webchat', '', 7),
    serviceUrl: fc.anything(),
    conversation,
    text: fc.anything(),
    value: fc.anything(),
    attachments: fc.oneof(fc.anything(), fc.array(fc.record({ contentType: fc.anything(), contentUrl: fc.anything() }))),
    membersAdded: fc.anything(),
    entities: fc.anything(),
    timestamp: fc.anything(),
  })
  const bodies = fc.oneof(
    any.map((one) => JSON.stringify(one) ?? ''),
    fc.json(),
    fc.string(),
  )
  fc.assert(
    fc.property(bodies, (body) => ['messages', 'ignored', 'gap'].includes(read(body).kind)),
    { numRuns: 500 },
  )
})
