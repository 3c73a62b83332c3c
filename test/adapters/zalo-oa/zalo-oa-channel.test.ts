import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Channel } from '../../../src/adapters/channel.ts'
import { openPoster, type Poster } from '../../../src/adapters/post-json.ts'
import { askForTokens } from '../../../src/adapters/zalo-oa/oauth.ts'
import { tokenKeeper } from '../../../src/adapters/zalo-oa/token-keeper.ts'
import { zaloOaChannel, zaloOaLimits } from '../../../src/adapters/zalo-oa/zalo-oa-channel.ts'
import type { MediaId } from '../../../src/bot/message.ts'
import type { Reply } from '../../../src/bot/reply.ts'
import type { Bubble } from '../../../src/bot/say/bubble.ts'
import { limitsFor } from '../../../src/bot/say/channel-limits.ts'
import { shape } from '../../../src/bot/say/shape.ts'
import { vetAddress } from '../../../src/media/vet-address.ts'
import { passingKeys } from '../../../src/store/keys/keys.ts'
import { openSqliteStore } from '../../../src/store/open-store.ts'
import { boxOf } from '../../../src/store/tokens/box-of.ts'
import { appId, appSecret, oaId, oaSecret } from '../zalo-oa-events.ts'
import { openZaloStandIn, type ZaloStandIn } from '../zalo-oa-stand-in.ts'

const to = { channel: 'zalo-oa', account: oaId, id: '2460000000000000019' }
const never = new AbortController().signal
const bubble: Bubble = {
  text: 'Chọn mục:',
  blocks: null,
  choices: [
    { label: 'Phí', data: 'topic:brokerage-fee', toPerson: false },
    { label: 'Gặp người thật', data: 'cmd:person', toPerson: true },
  ],
  buttons: [
    { kind: 'call', label: 'Tổng đài: 1800-1567', number: '1800-1567' },
    { kind: 'link', label: 'example.org', url: 'https://example.org/a' },
  ],
}

const spoken: Reply = {
  ...{ blocks: [], choices: [], opening: null, ifUncertain: 'repeat', lane: 'bot', expiresAfterMs: 1 },
  origin: { from: 'phrase', id: 'x', version: '0' },
}

let zalo: ZaloStandIn
let poster: Poster
let channel: Channel
let box: ReturnType<typeof boxOf>
let troubles: string[]

beforeEach(async () => {
  zalo = await openZaloStandIn()
  poster = openPoster(4)
  troubles = []
  box = boxOf((await openSqliteStore({ path: ':memory:', keys: passingKeys(), now: Date.now })).tokens, {
    channel: 'zalo-oa',
    account: oaId,
  })
  const settings = { appId, appSecret, oaId, oaSecret, apiRoot: zalo.url, oauthRoot: zalo.url, fileHosts: [] }
  const tokens = tokenKeeper({
    box,
    ask: (refresh) => askForTokens(poster, settings, { grant_type: 'refresh_token', refresh_token: refresh }),
    now: Date.now,
    wait: async () => undefined,
  })
  channel = zaloOaChannel(settings, { poster, tokens, onTrouble: (part, code) => troubles.push(`${part} ${code}`) })
})
afterEach(async () => {
  poster.close()
  await zalo.close()
})

async function logIn(): Promise<void> {
  await box.keep({ ...zalo.grant(), gotAtMs: Date.now(), expiresAtMs: Date.now() + 90_000_000 }, null)
}

const send = (given = bubble, file?: Parameters<Channel['send']>[3]) => channel.send(to, given, never, file)

describe('what is sent', () => {
  beforeEach(logIn)

  test('choices, then numbers and links, as buttons under the text', async () => {
    expect(await send()).toEqual({ kind: 'sent', remoteId: 'm000001', repliesLeft: 7 })
    expect(zalo.calls).toMatchObject([{ path: '/v3.0/oa/message/cs', access: 'access-1' }])
    expect(zalo.calls[0]?.body).toEqual({
      recipient: { user_id: '2460000000000000019' },
      message: {
        text: 'Chọn mục:',
        attachment: {
          type: 'template',
          payload: {
            buttons: [
              { title: 'Phí', type: 'oa.query.hide', payload: '#topic:brokerage-fee' },
              { title: 'Gặp người thật', type: 'oa.query.hide', payload: '#cmd:person' },
              { title: 'Tổng đài: 1800-1567', type: 'oa.open.phone', payload: { phone_code: '18001567' } },
              { title: 'example.org', type: 'oa.open.url', payload: { url: 'https://example.org/a' } },
            ],
          },
        },
      },
    })
  })

  test('words alone have no attachment; never more than five buttons', async () => {
    await send({ text: 'Chào', blocks: null, choices: [] })
    expect(zalo.calls[0]?.body.message).toEqual({ text: 'Chào' })
    const six = Array.from({ length: 6 }, (_, n) => ({ label: `${n}`, data: 'cmd:menu', toPerson: false }))
    expect(await send({ ...bubble, choices: six })).toMatchObject({ kind: 'sent' })
  })

  test('whoever writes without an account is answered in that conversation, by numbers', async () => {
    const anonymous = { ...to, id: 'anonymous:9c1f00aa', route: 'c0ffee01' }
    const choices = ['Một', 'Hai', 'Ba', 'Bốn', 'Năm', 'Sáu', 'Bảy'].map((label) => ({ label, data: 'cmd:menu', toPerson: false }))
    const paragraph = { kind: 'paragraph', text: 'Dài lắm. '.repeat(220) } as const
    const reply: Reply = { ...spoken, blocks: [paragraph], choices }
    for (const one of shape(reply, limitsFor(anonymous, zaloOaLimits)))
      expect(await channel.send(anonymous, one, never)).toMatchObject({ kind: 'sent' })
    const texts = zalo.calls.map(({ body }) => (body.message as { text: string }).text)
    expect(texts.join('\n').match(/^\[\d\] .+$/gm)).toEqual(choices.map(({ label }, n) => `[${n + 1}] ${label}`))
    expect(texts.every(({ length }) => length <= 2000)).toBe(true)
    expect(zalo.calls[0]).toMatchObject({
      path: '/v2.0/oa/message',
      body: { recipient: { anonymous_id: '9c1f00aa', conversation_id: 'c0ffee01' } },
    })
  })

  const alone: Bubble = { text: '', blocks: null, choices: [], file: { media: 'm' as MediaId, name: 'x' } }
  const jpeg = { name: 'map.jpg', type: 'image/jpeg', bytes: new Uint8Array([0xff, 0xd8, 1, 2, 3]) }

  test('a picture is uploaded and named by what came of it', async () => {
    expect(await send(alone, jpeg)).toMatchObject({ kind: 'sent' })
    expect(zalo.calls[0]?.body.message).toEqual({
      attachment: {
        type: 'template',
        payload: { template_type: 'media', elements: [{ media_type: 'image', attachment_id: 'upload-1' }] },
      },
    })
  })

  test('a document goes as a file', async () => {
    expect(await send(alone, { name: 'a"b.pdf', type: 'application/pdf', bytes: new Uint8Array(9) })).toMatchObject({ kind: 'sent' })
    expect(zalo.calls[0]?.body.message).toEqual({ attachment: { type: 'file', payload: { token: 'upload-1' } } })
  })

  test('what Zalo takes from nobody is refused before anything leaves, by a code that staff see', async () => {
    expect(await send(alone, { ...jpeg, type: 'audio/ogg' })).toEqual({ kind: 'refused', unreachable: false, code: 'zalo-file-kind' })
    const big = { ...jpeg, bytes: new Uint8Array(1024 * 1024 + 1) }
    expect(await send(alone, big)).toEqual({ kind: 'refused', unreachable: false, code: 'zalo-file-too-big' })
    const anonymous = { ...to, id: 'anonymous:9c1f00aa', route: 'c0ffee01' }
    expect(await channel.send(anonymous, alone, never, jpeg)).toEqual({ kind: 'refused', unreachable: false, code: 'zalo-file-kind' })
    expect(zalo.calls).toEqual([])
  })
})

describe('tokens', () => {
  test('before anybody has logged in nothing is asked, and rows wait', async () => {
    expect(await send()).toMatchObject({ kind: 'try-later', wholeChannel: true, code: 'login-needed' })
    expect(zalo.calls).toEqual([])
  })

  for (const error of [-216, -220, -124])
    test(`${error}: renewed once, said once more, arrives`, async () => {
      await logIn()
      zalo.plan({ does: 'refuse', error })
      expect(await send()).toMatchObject({ kind: 'sent' })
      expect(zalo.calls.map(({ access, carriedOut }) => [access, carriedOut])).toEqual([
        ['access-1', false],
        ['access-2', true],
      ])
      expect(zalo.asked).toEqual([{ grant: 'refresh_token', given: true }])
      expect(await box.read()).toMatchObject({ access: 'access-2', before: { access: 'access-1' } })
    })

  test('ten messages that meet a dead token ask for one new pair', async () => {
    await logIn()
    zalo.plan(...Array.from({ length: 10 }, () => ({ does: 'refuse', error: -216 }) as const))
    const ended = await Promise.all(Array.from({ length: 10 }, () => send()))
    expect(ended.map(({ kind }) => kind)).toEqual(Array.from({ length: 10 }, () => 'sent'))
    expect(zalo.asked).toHaveLength(1)
  })

  test('a pair that is refused, too: nothing is lost, and only a log-in helps', async () => {
    await logIn()
    zalo.revoke()
    expect(await send()).toMatchObject({ kind: 'try-later', wholeChannel: true, code: 'token-revoked' })
    expect(await send()).toMatchObject({ code: 'token-revoked' })
    expect(zalo.asked).toEqual([{ grant: 'refresh_token', given: false }])
    expect(troubles).toEqual(['tokens login-needed', 'tokens login-needed'])
    await logIn()
    expect(await send()).toMatchObject({ kind: 'sent' })
  })

  test('a new token that is refused as well ends the try, and does not go round', async () => {
    await logIn()
    zalo.always({ does: 'refuse', error: -216 })
    expect(await send()).toMatchObject({ kind: 'try-later', wholeChannel: true, code: 'zalo-216' })
    expect(zalo.calls).toHaveLength(2)
    expect(troubles).toEqual(['sending zalo-216'])
  })

  test('a pair that was given out and never heard of is not a lost message', async () => {
    await logIn()
    zalo.plan({ does: 'refuse', error: -216 })
    zalo.planTokens('late')
    expect(await send()).toMatchObject({ kind: 'try-later', code: 'token-renewing' })
    expect(await send()).toMatchObject({ kind: 'try-later', code: 'token-revoked' })
  })
})

describe('on a bad day', () => {
  beforeEach(logIn)

  test('-200 is said once more at once, and then it stands', async () => {
    zalo.plan({ does: 'refuse', error: -200 })
    expect(await send()).toMatchObject({ kind: 'sent' })
    zalo.plan({ does: 'refuse', error: -200 }, { does: 'refuse', error: -200 })
    expect(await send()).toEqual({ kind: 'refused', unreachable: false, code: 'zalo-200' })
    expect(zalo.calls).toHaveLength(4)
  })

  test('taken and never answered is uncertain, not lost', async () => {
    zalo.plan({ does: 'swallow' })
    const giveUp = new AbortController()
    const sending = channel.send(to, bubble, giveUp.signal)
    await zalo.waitFor(({ carriedOut }) => carriedOut)
    giveUp.abort()
    expect(await sending).toEqual({ kind: 'uncertain', code: 'aborted' })
  })

  test('an answer that is slow is waited for; 200 that is no answer is uncertain', async () => {
    zalo.plan({ does: 'wait', ms: 300 }, { does: 'babble' })
    expect(await send()).toMatchObject({ kind: 'sent', remoteId: 'm000001' })
    expect(await send()).toEqual({ kind: 'uncertain', code: 'unreadable-answer' })
  })

  test('what an operator has to mend is told, and told again when it is well', async () => {
    zalo.plan({ does: 'refuse', error: -224 }, { does: 'refuse', error: -230 }, { does: 'break', status: 502 })
    expect(await send()).toMatchObject({ kind: 'try-later', wholeChannel: true, code: 'zalo-224' })
    expect(await send()).toEqual({ kind: 'refused', unreachable: false, code: 'window-closed' })
    expect(await send()).toMatchObject({ kind: 'try-later', code: 'zalo-http-502' })
    expect(await send()).toMatchObject({ kind: 'sent' })
    expect(troubles).toEqual(['sending zalo-224', 'sending null'])
  })
})

describe('files that people send', () => {
  const cases = [
    { ref: 'https://photo-stal-1.zdn.vn/p.jpg', found: true },
    { ref: 'https://zdn.vn/p.jpg', found: true },
    { ref: 'https://file-stal-18.dlfl.vn/gr/hop-dong', found: true },
    { ref: 'https://video-stal-46.dlmd.me/gr/v.mp4', found: true },
    { ref: 'https://evilzdn.vn/p.jpg', found: false },
    { ref: 'https://zdn.vn.evil.example/p.jpg', found: false },
    { ref: 'http://photo-stal-1.zdn.vn/p.jpg', found: false },
    { ref: 'https://photo-stal-1.zdn.vn:8443/p.jpg', found: false },
    { ref: 'https://user@photo-stal-1.zdn.vn/p.jpg', found: false },
    { ref: 'https://169.254.169.254/latest', found: false },
    { ref: 'file:///etc/passwd', found: false },
    { ref: 'nowhere', found: false },
  ]
  for (const { ref, found } of cases)
    test(`${ref} ${found ? 'is fetched from there, with nothing of ours' : 'is fetched from nowhere'}`, async () => {
      const where = await channel.findFile?.(ref, never)
      expect(where?.kind).toBe(found ? 'found' : 'gone')
      if (where?.kind === 'found') expect(where.headers).toEqual({})
    })

  for (const [from, to] of [
    ['https://photo-stal-1.zdn.vn/p.jpg', 'https://photo-stal-1.zadn.vn/p.jpg'],
    ['https://file-stal-18.dlfl.vn/gr/hop-dong', 'https://file-stal-18-te-vnso-ne-2.flchat.vn/gr/hop-dong'],
    ['https://video-stal-46.dlmd.me/gr/v.mp4', 'https://video-stal-46.mdchat.me/gr/v.mp4'],
  ] as const)
    test(`Zalo may send on from ${from}, to hosts of its own and to no other`, async () => {
      const where = await channel.findFile?.(from, never)
      const hosts = where?.kind === 'found' ? where.hosts : []
      expect(vetAddress(new URL(to), hosts, new Set())).toBeNull()
      for (const elsewhere of ['https://evil.example/p.jpg', 'https://evilzadn.vn/p.jpg', 'https://169.254.169.254/'])
        expect(vetAddress(new URL(elsewhere), hosts, new Set())).toBe('foreign-host')
    })
})
