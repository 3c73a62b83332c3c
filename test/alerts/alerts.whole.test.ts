import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openPoster, type Poster } from '../../src/adapters/post-json.ts'
import { callCarrier } from '../../src/alerts/call.ts'
import { readComingToken } from '../../src/alerts/coming-token.ts'
import type { Delivery } from '../../src/alerts/deliver.ts'
import { type MailCarrier, mailCarrier } from '../../src/alerts/mail.ts'
import { makePushKeys, pushCarrier } from '../../src/alerts/push.ts'
import { type Alerts, startAlerts } from '../../src/alerts/start-alerts.ts'
import type { CaseAlert } from '../../src/hotline/case-alert.ts'
import { passingKeys } from '../../src/store/keys/keys.ts'
import { openSqliteStore } from '../../src/store/open-store.ts'
import type { Target, Way } from '../../src/store/reach/reach.ts'
import type { Store } from '../../src/store/store.ts'
import { systemTime } from '../../src/time.ts'
import { aCase, alertTo, an, binh, chi, queueOf, ring, timetableOf } from './alerting.ts'
import { type GatewayStandIn, openGatewayStandIn } from './gateway-stand-in.ts'
import { type MailStandIn, openMailStandIn } from './mail-stand-in.ts'
import { openPushStandIn, type PushStandIn } from './push-stand-in.ts'

const places = { console: 'https://chat.example.org/console', acknowledge: 'https://chat.example.org/alerts/coming' }
const comingKey = 'a-key-that-the-store-made'
const pushKeys = makePushKeys()
const time = systemTime()

let store: Store
let poster: Poster
let push: PushStandIn
let mailServer: MailStandIn
let gateway: GatewayStandIn
let mail: MailCarrier
let alerts: Alerts | null

beforeEach(async () => {
  store = await openSqliteStore({ path: ':memory:', keys: passingKeys(), now: time.nowMs })
  poster = openPoster(8)
  push = await openPushStandIn()
  mailServer = await openMailStandIn()
  gateway = await openGatewayStandIn(time.nowMs)
  mail = mailCarrier({
    host: '127.0.0.1',
    port: mailServer.port,
    security: 'plain',
    user: null,
    password: null,
    from: 'ben-an@example.org',
  })
  alerts = null
})
afterEach(async () => {
  await alerts?.stop()
  mail.close()
  poster.close()
  await Promise.all([push.close(), mailServer.close(), gateway.close(), store.close()])
})

/** Sends these alerts for real and resolves with how each ended; pauses between tries are as short as they can be. */
function send(...given: readonly CaseAlert[]): Promise<readonly Delivery[]> {
  const carriers = [
    pushCarrier({ poster, keys: pushKeys, subject: 'mailto:ben-an@example.org', services: [push.origin] }),
    mail,
    callCarrier({ poster, url: gateway.url, secret: gateway.secret, time }),
  ]
  const reports: Delivery[] = []
  return new Promise((resolve) => {
    alerts = startAlerts({
      store: queueOf(given, time.nowMs()),
      reach: store.reach,
      carriers: new Map(carriers.map((carrier) => [carrier.kind, carrier])),
      people: async () => [an, binh, chi],
      timetable: () => timetableOf([[chi, 'on-call']]),
      present: () => [],
      crowdOf: async () => null,
      comingKey,
      places: () => places,
      acknowledge: async (id, staff) => void acknowledged.push(`${staff} to ${id}`),
      time,
      random: () => 0,
      report(_alert, delivery) {
        reports.push(delivery)
        if (reports.length === given.length) resolve(reports)
      },
    })
  })
}

let acknowledged: string[] = []
beforeEach(() => {
  acknowledged = []
})

function reach(target: Target, of = chi): Promise<Way> {
  return store.reach.addWay(of.id, target, 'vi', time.nowMs())
}

const number: Target = { kind: 'call', number: '+84900000001' }
const mailbox: Target = { kind: 'mail', address: 'chi@example.org' }
const arrived = { failed: 0, code: null }
const wayOf = async () => (await store.reach.waysOf([chi.id])).map(({ target, failed }) => ({ kind: target.kind, failed }))

test('push: sealed for one phone, signed for the service, and about nothing but the case', async () => {
  await reach(push.subscribe('phone', pushKeys.publicKey))
  expect(await send(ring(chi))).toEqual([{ ...arrived, reached: 1 }])
  const [pushed] = push.pushed
  const token = String((pushed?.payload.coming as { token?: string })?.token)
  expect(pushed?.payload).toEqual({
    title: 'K7-Q2M · mức 4',
    text: 'Ca khẩn chưa có người nhận. Bạn đang trực máy.',
    about: aCase.case,
    link: `${places.console}#case=${aCase.case}`,
    coming: { label: 'Tôi vào ngay', url: places.acknowledge, token },
    language: 'vi',
  })
  expect(readComingToken(token, comingKey, time.nowMs())).toMatchObject({ case: aCase.case, staff: chi.id })
  expect(pushed?.headers).toMatchObject({ ttl: '3600', urgency: 'high', 'content-encoding': 'aes128gcm' })
  expect(pushed?.headers.topic).toMatch(/^[\w-]{32}$/)
  expect(pushed?.raw.includes('K7-Q2M')).toBe(false)
})

test('push: a second alert of the same case takes the place of the first', async () => {
  await reach(push.subscribe('binh', pushKeys.publicKey), binh)
  await send(alertTo('supervisors'), alertTo('supervisors', { why: 'unanswered' }))
  const topics = push.pushed.map(({ headers }) => headers.topic)
  expect(new Set(topics).size).toBe(1)
  expect(topics).toHaveLength(2)
})

for (const status of [404, 410]) {
  test(`push: ${status}, the phone is gone and forgotten`, async () => {
    await reach(push.subscribe('phone', pushKeys.publicKey))
    push.plan('phone', status)
    expect(await send(ring(chi))).toEqual([{ reached: 0, failed: 1, code: 'gone' }])
    expect(await wayOf()).toEqual([])
    expect(push.calls('phone')).toBe(1)
  })
}

test('push: errors of the service lose nothing, and the phone is well again afterwards', async () => {
  await reach(push.subscribe('phone', pushKeys.publicKey))
  push.plan('phone', 500, 503, 429)
  expect(await send(ring(chi))).toEqual([{ ...arrived, reached: 1 }])
  expect(push.calls('phone')).toBe(4)
  expect(await wayOf()).toEqual([{ kind: 'push', failed: false }])
})

test('push: a service that never answers is given up, asked again, and holds up no other phone', async () => {
  await reach(push.subscribe('silent', pushKeys.publicKey))
  await reach(push.subscribe('phone', pushKeys.publicKey))
  push.plan('silent', 'never')
  expect(await send(ring(chi))).toEqual([{ ...arrived, reached: 2 }])
  expect(push.pushed.map(({ phone }) => phone)).toEqual(['phone', 'silent'])
})

test('push: a signature by another key is refused, and what the browser gave must be keys', async () => {
  await reach(push.subscribe('phone', makePushKeys().publicKey))
  await reach({ kind: 'push', endpoint: `${push.origin}/push/broken`, p256dh: 'nonsense', auth: 'nonsense' })
  const ends = await send(ring(chi))
  expect(ends).toMatchObject([{ reached: 0, failed: 2 }])
  expect(await wayOf()).toEqual([{ kind: 'push', failed: true }])
  expect(push.calls('broken')).toBe(0)
})

test('push: nothing is sent to an address that is no push service', async () => {
  const foreign = await openPushStandIn()
  await reach({ ...foreign.subscribe('phone', pushKeys.publicKey) })
  expect(await send(ring(chi))).toEqual([{ reached: 0, failed: 1, code: 'gone' }])
  expect(foreign.calls('phone')).toBe(0)
  await foreign.close()
})

test('mail: a letter with the case and a link, and nothing else', async () => {
  await reach(mailbox)
  expect(await send(ring(chi))).toEqual([{ ...arrived, reached: 1 }])
  const [letter] = mailServer.letters
  expect(letter).toMatchObject({ from: 'ben-an@example.org', to: ['chi@example.org'] })
  const data = letter?.data ?? ''
  const end = data.indexOf('\r\n\r\n')
  const head = data.slice(0, end)
  const body = data.slice(end + 4)
  expect(head).toContain('Auto-Submitted: auto-generated')
  const text = /quoted-printable/i.test(head) ? unquote(body) : Buffer.from(body, 'base64').toString('utf8')
  expect(text.split(/\r?\n/)).toEqual([
    'K7-Q2M · mức 4',
    'Ca khẩn chưa có người nhận. Bạn đang trực máy.',
    '',
    `Mở trang trực: ${places.console}#case=${aCase.case}`,
    '',
    'Thư tự động, không có nội dung cuộc trò chuyện. Xin đừng trả lời thư này.',
  ])
})

const mailEnds: readonly { name: string; answer: string; letters: number; asked: number; end: Delivery }[] = [
  { name: 'not now', answer: '451 4.3.0 later', letters: 1, asked: 2, end: { ...arrived, reached: 1 } },
  { name: 'hung up', answer: 'hang-up', letters: 1, asked: 2, end: { ...arrived, reached: 1 } },
  { name: 'no answer', answer: 'never', letters: 1, asked: 2, end: { ...arrived, reached: 1 } },
  { name: 'no such mailbox', answer: '550 5.1.1 unknown', letters: 0, asked: 1, end: { reached: 0, failed: 1, code: 'mail-550' } },
]
for (const { name, answer, letters, asked, end } of mailEnds) {
  test(`mail: ${name}`, async () => {
    await reach(mailbox)
    mailServer.plan(answer)
    expect(await send(ring(chi))).toEqual([end])
    expect(mailServer.letters).toHaveLength(letters)
    expect(mailServer.asked()).toBe(asked)
    expect(await wayOf()).toEqual([{ kind: 'mail', failed: letters === 0 }])
  })
}

test('call: signed, with the number, what to say, and what to say "I am coming" with', async () => {
  await reach(number)
  expect(await send(ring(chi))).toEqual([{ ...arrived, reached: 1 }])
  const [call] = gateway.calls
  const coming = call?.body.coming as { url: string; token: string }
  expect(call?.body).toEqual({
    id: expect.stringMatching(/^1-[0-9a-f-]{36}$/),
    kind: 'ring',
    to: '+84900000001',
    language: 'vi',
    say: 'Bến An. Ca K7-Q2M, mức 4, chưa có người nhận. Xin mở trang trực.',
    text: 'K7-Q2M · mức 4. Ca khẩn chưa có người nhận. Bạn đang trực máy.',
    link: `${places.console}#case=${aCase.case}`,
    coming: { url: places.acknowledge, token: coming.token },
  })
  expect(readComingToken(coming.token, comingKey, time.nowMs())).toMatchObject({ staff: chi.id })
  expect(acknowledged).toEqual([])
})

test('call: what is changed on the way, or comes again later, is not taken by the gateway', async () => {
  await reach(number)
  await send(ring(chi))
  const [call] = gateway.calls
  const body = JSON.stringify(call?.body)
  const again = (text: string, signature: string) =>
    fetch(gateway.url, { method: 'POST', headers: { 'ben-an-signature': signature }, body: text }).then(({ status }) => status)
  const old = String(call?.signature).replace(/t=\d+/, `t=${Math.floor(time.nowMs() / 1000) - 301}`)
  expect(await again(body.replace('+84900000001', '+84900000002'), String(call?.signature))).toBe(401)
  expect(await again(body, old)).toBe(401)
  expect(await again(body, `t=1,v1=${randomBytes(32).toString('hex')}`)).toBe(401)
  expect(gateway.refused()).toBe(3)
})

test('call: a key pressed during the call says "I am coming"', async () => {
  await reach(number)
  gateway.plan({ status: 200, body: '{"acknowledged": true}' })
  await send(ring(chi))
  expect(acknowledged).toEqual([`${chi.id} to ${aCase.case}`])
})

test('call: a gateway that fails is called again, one that says no is not', async () => {
  await reach(number)
  gateway.plan({ status: 502 }, { status: 503, retryAfterSeconds: 0 })
  expect(await send(ring(chi))).toEqual([{ ...arrived, reached: 1 }])
  expect(gateway.calls).toHaveLength(1)
  gateway.plan({ status: 400, body: 'no credit' })
  await alerts?.stop()
  expect(await send(ring(chi))).toEqual([{ reached: 0, failed: 1, code: 'call-400' }])
})

test('a gateway that is not there: the number counts as not reached, and is tried again', async () => {
  await reach(number)
  await gateway.close()
  void send(ring(chi))
  while (!(await wayOf()).some(({ failed }) => failed)) await time.wait(20)
  await alerts?.stop()
  expect(await wayOf()).toEqual([{ kind: 'call', failed: true }])
  gateway = await openGatewayStandIn(time.nowMs)
})

function unquote(text: string): string {
  const bytes = text.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
