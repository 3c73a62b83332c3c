import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Environment } from '../../../src/config/environment.ts'
import { askHouse } from '../../../src/store/control.ts'
import { openZaloOaRig, zaloOaRig } from '../../channel-contract/rigs/zalo-oa.ts'
import { openStage, type Stage, until } from '../../channel-contract/stage.ts'
import { attachment, follow, oaId, press, sentByAccount, signed, text, withdraw } from '../zalo-oa-events.ts'
import type { ZaloStandIn } from '../zalo-oa-stand-in.ts'

/** What is Zalo's alone, over the whole program; what every channel holds stands in test/channel-contract. */
let stage: Stage
let zalo: ZaloStandIn
let dataFolder = ''
let address = ''

async function open() {
  const rig = await openZaloOaRig()
  zalo = rig.zalo
  return {
    ...rig,
    at(where: string) {
      address = where
    },
    async prepare(ground: { readonly environment: Environment }) {
      dataFolder = ground.environment.BEN_AN_DATA ?? ''
      await rig.prepare?.(ground)
    },
  }
}

beforeAll(async () => {
  stage = await openStage({ ...zaloOaRig, open })
})
afterAll(() => stage.close())

const path = '/webhooks/zalo-oa'

function deliver(event: object, more: Readonly<Record<string, string>> = {}): Promise<number> {
  const body = JSON.stringify(event)
  return stage.call({ path, headers: { ...signed(body), ...more }, body })
}

interface View {
  readonly state: string
  readonly holder: { readonly name: string } | null
  readonly dueMs: number | null
  readonly limits: { readonly writableUntilMs: number | null; readonly freeUntilMs: number | null; readonly freeLeft: number | null }
  readonly lines: readonly {
    readonly by: string
    readonly text: string | null
    readonly state: string | null
    readonly code: string | null
  }[]
}
type Row = Pick<View, 'state' | 'holder' | 'dueMs'> & { readonly id: string }

const rows = async () => ((await stage.console('queue')) as { readonly cases: readonly Row[] }).cases
const view = async (id: string) => (await stage.console(`cases/${id}`)) as View
const act = (id: string, what: string) => stage.console(`cases/${id}/acts`, { act: what, id: pressId() })
const pressId = () => `press-${String(stage.next()).padStart(12, '0')}`
const hourMs = 3_600_000

/** A case of this person that waits, and its id. */
async function asksForPerson(person: string): Promise<string> {
  const known = new Set((await rows()).map(({ id }) => id))
  await stage.says(person, 'gặp người thật')
  return until('a case waits', async () => (await rows()).find(({ id }) => !known.has(id))?.id)
}

describe('the address that Zalo delivers to', () => {
  test('an empty body, as the console tries it out, and an unsigned sample are answered 200, and nothing comes of it', async () => {
    const person = stage.newPerson()
    const before = stage.rows()
    const sample = JSON.stringify(text(person, 'gặp người thật'))
    const json = { 'content-type': 'application/json' }
    for (const [headers, body] of [
      [{}, ''],
      [json, ''],
      [{ 'content-type': 'application/x-www-form-urlencoded' }, ''],
      [json, sample],
    ] as const)
      expect([headers, await stage.call({ path, headers, body })]).toEqual([headers, 200])
    expect(stage.rows()).toEqual(before)
    await until('the log tells of the unsigned one', async () => stage.log.some((line) => line.includes('calls-unproven')))
  })

  test('the three spellings of the signature are one, and a repetition with num_retry has no second effect', async () => {
    const person = stage.newPerson()
    const event = text(person, 'pha trà sao cho ngon', { msgId: 'retried-1' })
    const body = JSON.stringify(event)
    const bare = signed(body)['x-zevent-signature']?.replace('mac=', '') ?? ''
    for (const [n, mac] of [`mac=${bare}`, `mac = ${bare}`, bare].entries())
      expect(await stage.call({ path, headers: { ...signed(body, mac), ...(n > 0 && { num_retry: String(n) }) }, body })).toBe(200)
    await stage.hears(person, 'Đun nước sôi')
    expect(await stage.sentTo(person)).toHaveLength(1)
  })

  test('it is answered while Zalo itself hangs, and what came then is answered afterwards', async () => {
    const person = stage.newPerson()
    stage.rig.answerWith?.({ does: 'swallow' })
    expect(await deliver(text(person, 'pha trà sao cho ngon'))).toBe(200)
    await until('it is taken', async () => (await stage.sentTo(person)).length === 1)
    const other = stage.newPerson()
    expect(await deliver(text(other, 'pha trà sao cho ngon'))).toBe(200)
    await stage.hears(other, 'Đun nước sôi')
  })
})

describe('what people do', () => {
  test('following is met with the first words and buttons; a button comes back as words and is taken', async () => {
    const person = stage.newPerson()
    await deliver(follow(person))
    const hello = await stage.hears(person, 'Đây là Bến An')
    expect(hello.buttons).toContain('#cmd:person')
    await deliver(press(person, '#topic:tea'))
    await stage.hears(person, 'Đun nước sôi')
  })

  test('a picture, a voice message and a place are answered, and a pasted link is read', async () => {
    const person = stage.newPerson()
    const url = 'https://photo-stal-1.zdn.vn/p.jpg'
    await deliver(attachment('user_send_image', 'image', { url, thumbnail: url }, person))
    await deliver(attachment('user_send_audio', 'audio', { url }, person))
    await deliver(
      attachment('user_send_location', 'location', { coordinates: { latitude: '10.79', longitude: '106.78' } }, person, 'Bến xe'),
    )
    await deliver(attachment('user_send_link', 'link', { url: 'https://a.example/', description: 'pha trà sao cho ngon' }, person))
    await stage.hears(person, 'Đun nước sôi')
    expect((await stage.sentTo(person)).length).toBe(4)
  })

  test('whoever writes without an account is answered in that conversation, where they wrote last', async () => {
    const written = (conversation: string) => ({
      ...text('9c1f00aa', 'pha trà sao cho ngon'),
      event_name: 'anonymous_send_text',
      message: { msg_id: `from-${conversation}`, conversation_id: conversation, text: 'pha trà sao cho ngon' },
    })
    for (const conversation of ['c0ffee01', 'c0ffee02']) {
      expect(await deliver(written(conversation))).toBe(200)
      const recipient = { anonymous_id: '9c1f00aa', conversation_id: conversation }
      await zalo.waitFor(({ body }) => JSON.stringify(body.recipient) === JSON.stringify(recipient))
    }
    expect(zalo.calls.filter(({ path: where }) => where === '/v2.0/oa/message').every(({ carriedOut }) => carriedOut)).toBe(true)
  })

  test('withdrawing consent erases, as asking for it does', async () => {
    const person = stage.newPerson()
    await deliver(text(person, 'pha trà sao cho ngon'))
    await stage.hears(person, 'Đun nước sôi')
    await deliver(withdraw(person))
    const farewell = await stage.hears(person, 'Mã:')
    expect(farewell.text).toContain('máy')
    expect(farewell.buttons).toEqual([])
  })

  test('whoever no longer follows is not pushed to, and is answered when they write again', async () => {
    const person = stage.newPerson()
    await deliver(follow(person))
    await stage.hears(person, 'Đây là Bến An')
    await deliver(follow(person, 'unfollow'))
    await deliver(text(person, 'pha trà sao cho ngon'))
    await stage.hears(person, 'Đun nước sôi')
  })
})

describe('a person answers', () => {
  test('at the console: taken, replied, handed back, with the window and the free replies beside the field', async () => {
    const person = stage.newPerson()
    const askedAtMs = Date.now()
    const id = await asksForPerson(person)
    await act(id, 'take')
    await deliver(press(person, '#topic:tea'))
    await stage.console(`cases/${id}/replies`, { id: pressId(), text: 'Chị nghe đây, em kể đi.', confirmed: true })
    await stage.hears(person, 'Chị nghe đây')
    await until('it stands as sent', async () => (await view(id)).lines.some((line) => line.by === 'staff' && line.state === 'sent'))
    const { limits } = await view(id)
    expect(limits.writableUntilMs).toBeGreaterThanOrEqual(askedAtMs + 168 * hourMs)
    expect(limits.writableUntilMs).toBeLessThan(Date.now() + 168 * hourMs + 1)
    expect((limits.writableUntilMs ?? 0) - (limits.freeUntilMs ?? 0)).toBe(120 * hourMs)
    expect(limits.freeLeft).toBe(7)
    expect((await stage.sentTo(person)).some(({ text: said }) => said.includes('Đun nước sôi'))).toBe(false)
    await act(id, 'hand-back')
    await deliver(text(person, 'pha trà sao cho ngon'))
    await stage.hears(person, 'Đun nước sôi')
  })

  test('in Zalo’s own tool: the bot is silent, the answer clock runs, and the echo of our own words changes nothing', async () => {
    const person = stage.newPerson()
    const id = await asksForPerson(person)
    await deliver(sentByAccount(person, 'Xin chào', null))
    expect((await view(id)).state).toBe('waiting')
    expect(await deliver(sentByAccount(person, 'Chị Mai đây em.', '555000000000000001', { msgId: 'outside-1' }))).toBe(200)
    expect(await view(id)).toMatchObject({ state: 'outside', holder: null })
    const before = (await stage.sentTo(person)).length
    await deliver(text(person, 'pha trà sao cho ngon'))
    await until('somebody has to answer', async () => (await view(id)).dueMs !== null)
    expect(await deliver(sentByAccount(person, 'Chị Mai đây em.', '555000000000000001', { msgId: 'outside-1' }))).toBe(200)
    expect((await view(id)).dueMs).not.toBeNull()
    await deliver(sentByAccount(person, 'Em cứ hỏi.', '555000000000000001'))
    await until('it is answered', async () => (await view(id)).lines.length > 0)
    expect(await stage.sentTo(person)).toHaveLength(before)
    await act(id, 'take')
    expect(await view(id)).toMatchObject({ state: 'taken', holder: { name: 'Mai' } })
  })

  test('somebody who never wrote and is answered outside is held, too', async () => {
    const person = stage.newPerson()
    const known = new Set((await rows()).map(({ id }) => id))
    await deliver({ ...sentByAccount(person, 'Chào em.', '555000000000000001'), sender: { id: oaId, admin_id: '555000000000000001' } })
    expect((await rows()).find(({ id }) => !known.has(id))).toMatchObject({ state: 'outside' })
    await deliver(text(person, 'pha trà sao cho ngon'))
    await until('it is decided', async () => (await stage.figure('undecided')) === 0)
    expect(await stage.sentTo(person)).toEqual([])
  })

  test('a reply that Zalo’s window no longer lets out is dead at once, and is not said again', async () => {
    const person = stage.newPerson()
    const id = await asksForPerson(person)
    await act(id, 'take')
    await until('all has left', async () => (await stage.figure('unsent')) === 0)
    const before = (await stage.sentTo(person)).length
    zalo.plan({ does: 'refuse', error: -230 })
    await stage.console(`cases/${id}/replies`, { id: pressId(), text: 'Em còn đó không?', confirmed: true })
    await until('it stands as not sent', async () =>
      (await view(id)).lines.some((line) => line.by === 'staff' && line.state === 'not-sent'),
    )
    expect((await view(id)).lines.find(({ state }) => state === 'not-sent')).toMatchObject({ by: 'staff', code: 'window-closed' })
    expect(await stage.sentTo(person)).toHaveLength(before + 1)
    expect(stage.log.some((line) => line.includes('dead-letter') && line.includes('window-closed'))).toBe(true)
  })
})

describe('a token that died', () => {
  const begin = () =>
    askHouse<{ readonly said: { readonly url: string; readonly redirect: string } | null }>(dataFolder, 'zalo-oa-begin-login')
  const comesBack = (query: URLSearchParams) => fetch(`${address}/channels/zalo-oa/login?${query}`)

  test('is told, nothing is lost meanwhile, and a log-in that Zalo sends back to us ends it', async () => {
    const person = stage.newPerson()
    zalo.revoke()
    const dead = await stage.figure('deadLetters')
    expect(await deliver(text(person, 'pha trà sao cho ngon'))).toBe(200)
    await until('the log tells of it', async () => stage.log.some((line) => line.includes('token-revoked')))
    expect((await stage.figure('deadLetters')) - dead).toBe(0)

    const begun = (await begin())?.said
    expect(begun?.redirect).toBe('https://chat.example.org/channels/zalo-oa/login')
    const back = zalo.consent(begun?.url ?? '')
    if (back === null) throw new Error('the consent page refused')
    const strange = new URLSearchParams({ ...Object.fromEntries(back), state: 'another-state' })
    expect((await comesBack(strange)).status).toBe(400)
    expect(await stage.sentTo(person)).toMatchObject([{ arrived: false }])
    const page = await comesBack(back)
    expect([page.status, page.headers.get('cache-control'), await page.text()]).toEqual([
      200,
      'no-store',
      expect.stringContaining('Logged in'),
    ])
    expect((await comesBack(back)).status).toBe(400)
    await stage.hears(person, 'Đun nước sôi')
    for (const secret of [back.get('code') ?? '?', back.get('state') ?? '?', 'access-', 'refresh-'])
      expect(stage.log.filter((line) => line.includes(secret))).toEqual([])
  })

  test('the address that was pasted does the same, and one of another account changes nothing', async () => {
    const end = (query: URLSearchParams) => askHouse<{ readonly said: string }>(dataFolder, 'zalo-oa-end-login', String(query))
    const consent = async () => zalo.consent((await begin())?.said?.url ?? '') ?? new URLSearchParams()
    const elsewhere = new URLSearchParams({ ...Object.fromEntries(await consent()), oa_id: '388000000000000002' })
    expect((await end(elsewhere))?.said).toBe('another-account')
    expect((await end(new URLSearchParams('code=x&state=y')))?.said).toBe('unknown')
    zalo.planTokens('refuse')
    expect((await end(await consent()))?.said).toBe('refused')
    expect((await end(await consent()))?.said).toBe('logged-in')
  })

  test('how the channel stands is told by name, and what is wrong with it by what mends it', async () => {
    const status = async () => {
      const all = await askHouse<readonly { readonly name: string; readonly status: object }[]>(dataFolder, 'channels')
      return all?.find(({ name }) => name === 'zalo-oa')?.status
    }
    expect(await status()).toMatchObject({ account: 'Bến An thử (Growth)', webhook: { healthy: true }, problems: [] })
    zalo.revoke()
    expect(await status()).toMatchObject({ account: null, problems: [{ code: 'login-lapsed' }] })
  })
})
