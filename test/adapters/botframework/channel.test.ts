import { generateKeyPairSync } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { botFrameworkChannel } from '../../../src/adapters/botframework/botframework-channel.ts'
import { connect } from '../../../src/adapters/botframework/connect.ts'
import { botFrameworkStatus } from '../../../src/adapters/botframework/status.ts'
import { openTokens } from '../../../src/adapters/botframework/tokens.ts'
import type { Channel } from '../../../src/adapters/channel.ts'
import { openPoster, type Poster } from '../../../src/adapters/post-json.ts'
import { app, type BotFrameworkStandIn, message, openBotFrameworkStandIn, type TokenParts } from '../botframework-stand-in.ts'

let standIn: BotFrameworkStandIn
let poster: Poster
let channel: Channel

beforeEach(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {}) // the library prints what it refuses
  standIn = await openBotFrameworkStandIn()
  poster = openPoster(4)
  const settings = { app, standIn: standIn.url }
  const tokens = openTokens(poster, settings, Date.now)
  channel = botFrameworkChannel({
    library: connect(settings, poster),
    settings,
    tokens,
    onlyInPrivate: (group, nowMs) => `Only in private: ${group}, ${nowMs > 0}`,
  })
})
afterEach(async () => {
  vi.restoreAllMocks()
  poster.close()
  await standIn.close()
})

const call = (body: object | string, authorization?: string) => ({
  headers: { authorization },
  body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
  receivedAtMs: Date.now(),
})
const hello = () => message(standIn, 'a:person-1', '1', { text: 'xin chào' })
const bearer = (parts: TokenParts = {}) => `Bearer ${standIn.token(parts)}`

test('a call with the service’s own token is proven, and keys are fetched once', async () => {
  for (const _ of [1, 2, 3]) await channel.verify(call(hello(), bearer()))
  expect(standIn.asked.keys).toBe(2)
})

const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
const nowSeconds = () => Math.floor(Date.now() / 1000)
const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
const unsigned = (header: object, signature: string) => {
  const [, payload] = standIn.token().split('.')
  return `Bearer ${encode(header)}.${payload}.${signature}`
}
const microsoft = 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/'

test('a refused call that says it is Microsoft’s was meant for us, whichever app it names; a stranger’s was not', () => {
  const meant = (authorization?: string) => channel.saysOurs?.(call(hello(), authorization))
  expect(meant(bearer({ claims: { aud: '00000000-0000-4000-8000-000000000000' } }))).toBe(true)
  expect([meant(bearer({ claims: { iss: 'https://api.example.org' } })), meant('Bearer x'), meant(undefined)]).toEqual([
    false,
    false,
    false,
  ])
})

const forged: readonly { readonly name: string; readonly authorization: () => string | undefined; readonly body?: () => object }[] = [
  { name: 'no token', authorization: () => undefined },
  { name: 'an empty one', authorization: () => '' },
  { name: 'the scheme alone', authorization: () => 'Bearer ' },
  { name: 'a token without a scheme', authorization: () => standIn.token() },
  { name: 'another scheme', authorization: () => `Basic ${standIn.token()}` },
  { name: 'a scheme in small letters', authorization: () => `bearer ${standIn.token()}` },
  { name: 'two tokens', authorization: () => `${bearer()}, ${bearer()}` },
  { name: 'a token and more', authorization: () => `${bearer()} x` },
  { name: 'no token at all behind it', authorization: () => 'Bearer x' },
  { name: 'a token of two parts', authorization: () => bearer().split('.').slice(0, 2).join('.') },
  { name: 'a token without its signature', authorization: () => bearer().replace(/[^.]+$/, '') },
  { name: 'a signature cut short', authorization: () => bearer().slice(0, -4) },
  { name: 'a payload that is no JSON', authorization: () => `Bearer ${encode({ alg: 'RS256', kid: 'key-1' })}.bm8.c2ln` },
  { name: 'another audience', authorization: () => bearer({ claims: { aud: '00000000-0000-4000-8000-000000000000' } }) },
  { name: 'a list of audiences', authorization: () => bearer({ claims: { aud: [app.id] } }) },
  { name: 'no audience', authorization: () => bearer({ claims: { aud: undefined } }) },
  { name: 'another issuer', authorization: () => bearer({ claims: { iss: 'https://api.example.org' } }) },
  { name: 'no issuer', authorization: () => bearer({ claims: { iss: undefined } }) },
  { name: 'a token of the Emulator', authorization: () => bearer({ claims: { iss: microsoft, appid: app.id, ver: '1.0' } }) },
  { name: 'a token of another bot', authorization: () => bearer({ claims: { iss: microsoft, azp: 'another', ver: '2.0' } }) },
  { name: 'the claims of another bot', authorization: () => bearer({ claims: { appid: 'another', ver: '1.0' } }) },
  { name: 'a token of long ago', authorization: () => bearer({ claims: { exp: nowSeconds() - 600 } }) },
  { name: 'a token of later', authorization: () => bearer({ claims: { nbf: nowSeconds() + 600 } }) },
  { name: 'a token for ever', authorization: () => bearer({ claims: { exp: undefined } }) },
  { name: 'an end that is no number', authorization: () => bearer({ claims: { exp: 'never' } }) },
  { name: 'no algorithm', authorization: () => unsigned({ alg: 'none', kid: 'key-1' }, 'c2ln') },
  { name: 'no algorithm, in capitals', authorization: () => unsigned({ alg: 'NONE', kid: 'key-1' }, 'c2ln') },
  { name: 'a secret’s algorithm', authorization: () => bearer({ header: { alg: 'HS256' } }) },
  { name: 'another algorithm than it was signed by', authorization: () => bearer({ header: { alg: 'RS512' } }) },
  { name: 'the right name of the key, and another key', authorization: () => bearer({ key: other }) },
  { name: 'a key that nobody knows', authorization: () => bearer({ header: { kid: 'key-2' } }) },
  { name: 'a key without a name', authorization: () => bearer({ header: { kid: undefined } }) },
  { name: 'a key by address', authorization: () => bearer({ header: { kid: undefined, jku: 'https://keys.example.org' }, key: other }) },
  { name: 'a key that it brings along', authorization: () => bearer({ header: { jwk: other.export({ format: 'jwk' }) }, key: other }) },
  { name: 'claims that were changed after signing', authorization: () => changed() },
  { name: 'a host that is not the token’s', authorization: () => bearer(), body: () => at('https://elsewhere.example.org/') },
  { name: 'a host that only begins alike', authorization: () => bearer(), body: () => at(`${standIn.serviceUrl}more/`) },
  { name: 'an empty host', authorization: () => bearer(), body: () => at('') },
  { name: 'a token without a host', authorization: () => bearer({ claims: { serviceurl: undefined } }) },
  { name: 'a token of another host', authorization: () => bearer({ claims: { serviceurl: 'https://elsewhere.example.org/' } }) },
  { name: 'a host in the clear', authorization: () => inTheClear(), body: () => at('http://smba.example.org/') },
  { name: 'an app that the key does not stand for', authorization: () => bearer(), body: () => ({ ...hello(), channelId: 'facebook' }) },
  { name: 'the one app with keys of its own', authorization: () => bearer(), body: () => ({ ...hello(), channelId: 'AseChannel' }) },
]
const at = (serviceUrl: string) => ({ ...hello(), serviceUrl })
const inTheClear = () => bearer({ claims: { serviceurl: 'http://smba.example.org/' } })
const changed = () => {
  const [header, payload = '', signature] = standIn.token().split('.')
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))
  return `Bearer ${header}.${encode({ ...claims, exp: claims.exp + 60 })}.${signature}`
}

test('forty-odd forgeries are told from the service, each for its own reason', async () => {
  expect(forged.length).toBeGreaterThan(40)
  await channel.verify(call(hello(), bearer()))
  for (const { name, authorization, body = hello } of forged) {
    const verdict = await Promise.resolve(channel.verify(call(body(), authorization()))).then(
      () => 'passed',
      (error) => error.code,
    )
    expect([name, verdict]).toEqual([name, 'forged-request'])
  }
})

test('clocks that differ by three minutes do no harm', async () => {
  await channel.verify(call(hello(), bearer({ claims: { exp: nowSeconds() - 180 } })))
  await channel.verify(call(hello(), bearer({ claims: { nbf: nowSeconds() + 180 } })))
})

test('a body that cannot be read is proven by its token alone', async () => {
  for (const body of ['{"type": "mess', '[1]', '{}']) await channel.verify(call(body, bearer()))
})

test('where the keys cannot be had nobody can tell: that is no forgery, and it passes by itself', async () => {
  standIn.failing('keys', 503)
  await expect(channel.verify(call(hello(), bearer()))).rejects.toMatchObject({ code: 'keys-unreachable' })
  standIn.failing('keys', null)
  await channel.verify(call(hello(), bearer()))
})

test('nothing that is forged asks for keys when its claims are wrong', async () => {
  await expect(channel.verify(call(hello(), bearer({ claims: { aud: 'x' } })))).rejects.toMatchObject({ code: 'forged-request' })
  expect(standIn.asked.keys).toBe(0)
})

const never = new AbortController().signal
const bubble = {
  text: 'Chọn mục:\n• một *hai*',
  blocks: null,
  choices: [
    { label: 'Phí', data: 'topic:brokerage-fee', toPerson: false },
    { label: 'Gặp người thật', data: 'cmd:person', toPerson: true },
  ],
}
async function to(body: object = hello()) {
  const delivery = channel.read(call(body))
  if (delivery.kind !== 'messages' || !delivery.messages[0]) throw new Error(delivery.kind)
  return delivery.messages[0].from
}

test('a bubble leaves for the host of the proven message, as plain text, with our token', async () => {
  expect(await channel.send(await to(), bubble, never)).toEqual({ kind: 'sent', remoteId: 'activity-1' })
  expect(standIn.said).toMatchObject([
    {
      conversation: 'a:person-1',
      authorization: 'Bearer token-of-the-bot',
      activity: {
        type: 'message',
        text: bubble.text,
        textFormat: 'plain',
        from: { id: `28:${app.id}` },
        recipient: { id: '29:a:person-1' },
        conversation: { id: 'a:person-1' },
      },
    },
  ])
})

const back = (label: string, data: string) => ({
  type: 'messageBack',
  title: label,
  text: label,
  displayText: label,
  value: { choice: data },
})
test('Teams gets buttons on a card, pages get suggestions, and every other app what all can do', async () => {
  await channel.send(await to(), bubble, never)
  await channel.send(await to({ ...hello(), channelId: 'webchat' }), bubble, never)
  await channel.send(await to({ ...hello(), channelId: 'line' }), bubble, never)
  const drawn = standIn.said.map(({ activity: { attachments, suggestedActions } }) => ({ attachments, suggestedActions }))
  const actions = [back('Phí', 'topic:brokerage-fee'), back('Gặp người thật', 'cmd:person')]
  expect(drawn).toMatchObject([
    { attachments: [{ contentType: 'application/vnd.microsoft.card.hero', content: { buttons: actions } }], suggestedActions: undefined },
    { suggestedActions: { actions } },
    {
      suggestedActions: {
        actions: [
          { type: 'imBack', title: 'Phí', value: 'Phí' },
          { type: 'imBack', value: 'Gặp người thật' },
        ],
      },
    },
  ])
})

test('more buttons than a card of Teams shows stand on a second one', async () => {
  const choices = Array.from({ length: 8 }, (_, n) => ({ label: `${n}`, data: `topic:t${n}`, toPerson: false }))
  await channel.send(await to(), { ...bubble, choices }, never)
  const cards = standIn.said[0]?.activity.attachments as { content: { buttons: unknown[] } }[]
  expect(cards.map(({ content }) => content.buttons.length)).toEqual([6, 2])
})

describe('how a send can end', () => {
  const outcomes = [
    { plan: { does: 'refuse', status: 400 }, outcome: { kind: 'refused', unreachable: false, code: 'botframework-400' } },
    { plan: { does: 'refuse', status: 400, code: 'ConversationNotFound' }, outcome: { kind: 'refused', unreachable: true } },
    { plan: { does: 'refuse', status: 401 }, outcome: { kind: 'try-later', afterSeconds: 60, wholeChannel: true, code: 'token-revoked' } },
    { plan: { does: 'refuse', status: 403 }, outcome: { kind: 'refused', unreachable: true, code: 'botframework-unreachable' } },
    { plan: { does: 'refuse', status: 404 }, outcome: { kind: 'refused', unreachable: true, code: 'botframework-unreachable' } },
    { plan: { does: 'refuse', status: 408 }, outcome: { kind: 'uncertain', code: 'botframework-408' } },
    { plan: { does: 'refuse', status: 412 }, outcome: { kind: 'try-later', afterSeconds: null, wholeChannel: false } },
    { plan: { does: 'refuse', status: 413 }, outcome: { kind: 'refused', unreachable: false, code: 'botframework-413' } },
    { plan: { does: 'refuse', status: 429 }, outcome: { kind: 'try-later', afterSeconds: null, wholeChannel: true } },
    {
      plan: { does: 'refuse', status: 429, retryAfterSeconds: 7 },
      outcome: { kind: 'try-later', afterSeconds: 7, wholeChannel: true, code: 'botframework-429' },
    },
    { plan: { does: 'refuse', status: 500 }, outcome: { kind: 'try-later', afterSeconds: null, wholeChannel: false } },
    { plan: { does: 'refuse', status: 502 }, outcome: { kind: 'try-later', afterSeconds: null, wholeChannel: false } },
    { plan: { does: 'refuse', status: 503, retryAfterSeconds: 3 }, outcome: { kind: 'try-later', afterSeconds: 3, wholeChannel: false } },
    { plan: { does: 'refuse', status: 504 }, outcome: { kind: 'uncertain', code: 'botframework-504' } },
    { plan: { does: 'refuse', status: 307 }, outcome: { kind: 'refused', unreachable: false, code: 'botframework-307' } },
    { plan: { does: 'cut' }, outcome: { kind: 'uncertain', code: 'cut-off' } },
    { plan: { does: 'nod' }, outcome: { kind: 'sent', remoteId: null } },
  ] as const
  for (const { plan, outcome } of outcomes) {
    const name = 'status' in plan ? Object.values(plan).slice(1).join(' ') : plan.does
    test(`${name} is ${outcome.kind}, after one call`, async () => {
      standIn.plan(plan)
      expect(await channel.send(await to(), bubble, never)).toMatchObject(outcome)
      expect(standIn.said).toHaveLength(1)
    })
  }

  test('given up on after its bytes left it is uncertain', async () => {
    standIn.plan({ does: 'swallow' })
    const giveUp = new AbortController()
    const sending = channel.send(await to(), bubble, giveUp.signal)
    await standIn.waitFor(() => true)
    giveUp.abort()
    expect(await sending).toEqual({ kind: 'uncertain', code: 'aborted' })
  })

  test('where nobody listens nothing has left', async () => {
    const nobody = await to({ ...hello(), serviceUrl: 'http://127.0.0.1:1/' })
    expect(await channel.send(nobody, bubble, never)).toMatchObject({ kind: 'try-later', code: 'ECONNREFUSED' })
  })

  test('without a way back nothing leaves, and staff see it', async () => {
    const { route: _, ...nowhere } = await to()
    expect(await channel.send(nowhere, bubble, never)).toEqual({ kind: 'refused', unreachable: false, code: 'no-route' })
    expect(await channel.send({ ...nowhere, route: '{"service":1}' }, bubble, never)).toMatchObject({ code: 'no-route' })
  })

  test('without a token nothing leaves: a secret that does not count waits, a login that is down is tried soon', async () => {
    standIn.failing('tokens', 401)
    expect(await channel.send(await to(), bubble, never)).toMatchObject({ kind: 'try-later', afterSeconds: 60, code: 'token-revoked' })
    standIn.failing('tokens', 503)
    expect(await channel.send(await to(), bubble, never)).toMatchObject({ kind: 'try-later', afterSeconds: null, code: 'login-503' })
    expect(standIn.said).toEqual([])
  })

  test('one token serves many sends, and one that was not taken is fetched anew', async () => {
    await Promise.all([1, 2, 3].map(async () => channel.send(await to(), bubble, never)))
    expect(standIn.asked.tokens).toBe(1)
    standIn.plan({ does: 'refuse', status: 401 })
    await channel.send(await to(), bubble, never)
    await channel.send(await to(), bubble, never)
    expect(standIn.asked.tokens).toBe(2)
  })

  test('two sends under way at once do not take each other’s end', async () => {
    standIn.plan({ does: 'refuse', status: 403 }, { does: 'accept' }, { does: 'refuse', status: 429, retryAfterSeconds: 9 })
    const address = await to()
    const ends = await Promise.all([1, 2, 3].map(() => channel.send(address, bubble, never)))
    expect(ends.map(({ kind }) => kind).sort()).toEqual(['refused', 'sent', 'try-later'])
  })
})

test('typing is shown as typing', async () => {
  await channel.sendAction?.(await to(), 'typing')
  expect(standIn.said).toMatchObject([{ activity: { type: 'typing' } }])
})

test('a group that calls the bot in is told that it speaks in private, and nothing of it is kept', async () => {
  const conversation = { id: '19:group@thread.v2', conversationType: 'groupChat', isGroup: true }
  const request = call({ ...hello(), conversation, text: 'chào' })
  expect(channel.read(request)).toEqual({ kind: 'ignored', what: 'not-private' })
  await channel.acknowledge?.(request)
  const text = `Only in private: ${conversation.id}, true`
  expect(standIn.said).toMatchObject([{ conversation: conversation.id, activity: { text } }])
})

test('nobody is told so in private, and nothing when words of others are heard', async () => {
  await channel.acknowledge?.(call(hello()))
  const conversation = { id: '19:group@thread.v2', conversationType: 'channel' }
  await channel.acknowledge?.(call({ ...hello(), type: 'messageReaction', conversation }))
  await channel.acknowledge?.(call({ ...hello(), type: 'conversationUpdate', membersAdded: [{ id: '29:new' }], conversation }))
  expect(standIn.said).toEqual([])
})

const found = { kind: 'found', headers: {} }
const files = [
  { ref: 'https://smba.trafficmanager.net/amer/v3/attachments/1', is: { ...found, headers: { authorization: 'Bearer token-of-the-bot' } } },
  { ref: 'https://webchat.botframework.com/attachments/1', is: { ...found, hosts: ['.botframework.com'] } },
  { ref: 'https://org-my.sharepoint.com/download?tempauth=1', is: { ...found, hosts: ['.sharepoint.com'] } },
  { ref: 'http://webchat.botframework.com/attachments/1', is: { kind: 'gone', code: 'foreign-host' } },
  { ref: 'https://smba.trafficmanager.net.example.org/1', is: { kind: 'gone', code: 'foreign-host' } },
  { ref: 'https://sharepoint.com.example.org/1', is: { kind: 'gone', code: 'foreign-host' } },
  { ref: 'https://evilbotframework.com/1', is: { kind: 'gone', code: 'foreign-host' } },
  { ref: 'https://smba.trafficmanager.net:8443/1', is: { kind: 'gone', code: 'foreign-host' } },
  { ref: 'file:///etc/passwd', is: { kind: 'gone', code: 'foreign-host' } },
  { ref: 'https://169.254.169.254/latest', is: { kind: 'gone', code: 'foreign-host' } },
  { ref: 'nothing', is: { kind: 'gone', code: 'no-address' } },
]
for (const { ref, is } of files) {
  test(`a file at ${ref} is ${is.kind}`, async () => {
    expect(await channel.findFile?.(ref, never)).toMatchObject(is)
  })
}

test('without an app it says that nothing is proven', async () => {
  expect((await botFrameworkStatus({ app: null }, null, never)).problems).toEqual([{ code: 'nothing-proven', detail: null }])
})

test('it stands well with the right secret, and says what does not count', async () => {
  const settings = { app, standIn: standIn.url }
  const ask = (tokens = openTokens(poster, settings, Date.now)) => botFrameworkStatus(settings, tokens, never)
  expect(await ask()).toMatchObject({ account: app.id, problems: [] })
  standIn.failing('tokens', 401)
  standIn.failing('keys', 500)
  expect((await ask()).problems.map(({ code }) => code)).toEqual(['token-refused', 'service-refused'])
})
