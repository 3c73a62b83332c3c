import { generateSync } from 'otplib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Running } from '../../src/main.ts'
import type { OpenInvite, Queue } from '../../src/server/console/wire/wire.ts'
import type { InviteLink, TimetableView } from '../../src/server/console/wire/wire-house.ts'
import type { LinkCode, OwnPhones } from '../../src/server/console/wire/wire-phones.ts'
import { type Forum, openForum } from '../adapters/forum-stand-in.ts'
import { openTelegramStandIn, type TelegramStandIn } from '../adapters/telegram-stand-in.ts'
import { until } from '../channel-contract/stage.ts'
import { type MovedTime, movedTime } from '../server/moved-time.ts'
import { makeGround, startHere } from '../server/running.ts'
import { type GatewayStandIn, openGatewayStandIn } from './gateway-stand-in.ts'
import { openPushStandIn, type PushStandIn } from './push-stand-in.ts'

/** The whole program at night: nobody at a console, one person on call, and a person who is shut in. Telegram, push and gateway are played. */
let ground: Awaited<ReturnType<typeof makeGround>>
let forum: Forum
let telegram: TelegramStandIn
let push: PushStandIn
let gateway: GatewayStandIn
let running: Running
let lines: string[]
let time: MovedTime

beforeEach(async () => {
  time = movedTime()
  ground = await makeGround()
  forum = openForum()
  telegram = await openTelegramStandIn(forum)
  push = await openPushStandIn()
  gateway = await openGatewayStandIn(time.nowMs)
  lines = []
  running = await startHere(environment(), lines, time)
})
afterEach(async () => {
  await running.stop()
  await Promise.all([telegram.close(), push.close(), gateway.close()])
  ground.remove()
})

function environment() {
  return {
    ...ground.environment,
    BEN_AN_TELEGRAM_TOKEN: '4242:TOKEN',
    BEN_AN_TELEGRAM_API: telegram.url,
    BEN_AN_TELEGRAM_STAFF_GROUP: String(forum.chat),
    BEN_AN_PUSH_SERVICES: push.origin,
    BEN_AN_CALL_WEBHOOK: gateway.url,
    BEN_AN_CALL_SECRET: gateway.secret,
  }
}

const password = 'qua cầu gỗ cũ bên sông'
const lansPhone = 700
const personsChat = 555

interface SignedIn {
  readonly secret: string
  get<T>(path: string): Promise<T>
  post<T>(path: string, body?: object): Promise<T>
  put<T>(path: string, body: object): Promise<T>
}

/** Takes up an invite and signs in. */
async function join(link: string, login: string, name: string): Promise<SignedIn> {
  const token = new URL(link).hash.replace('#invite=', '')
  const { totp } = await call<OpenInvite>('POST', 'invite/open', { token })
  await call('POST', 'invite/accept', { token, login, name, password, code: nextCode(totp.secret) })
  let cookie = ''
  await call('POST', 'login', { name: login, password, code: nextCode(totp.secret) }, '', (given) => {
    cookie = given
  })
  return {
    secret: totp.secret,
    get: (path) => call('GET', path, null, cookie),
    post: (path, body = {}) => call('POST', path, body, cookie),
    put: (path, body) => call('PUT', path, body, cookie),
  }
}

/** No code serves twice, so each is of another half minute. */
function nextCode(secret: string): string {
  time.forward(30_000)
  return generateSync({ secret, epoch: Math.floor(time.nowMs() / 1000) })
}

async function call<T>(method: string, path: string, body: object | null, cookie = '', keep?: (cookie: string) => void): Promise<T> {
  const headers = { 'content-type': 'application/json', origin: running.address, cookie }
  const answer = await fetch(`${running.address}/console/api/${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`)
  keep?.(answer.headers.getSetCookie()[0]?.split(';')[0] ?? '')
  return JSON.parse(text || 'null') as T
}

/** What a notice gives its receiver to say "I am coming" with. */
function tokenIn(given: Readonly<Record<string, unknown>> = {}): string {
  return String((given.coming as { readonly token: string }).token)
}

function comes(token: string): Promise<number> {
  const headers = { 'content-type': 'application/json' }
  return fetch(`${running.address}/alerts/coming`, { method: 'POST', headers, body: JSON.stringify({ token }) }).then(
    ({ status }) => status,
  )
}

let update = 0
function fromPerson(text: string): void {
  update += 1
  const chat = { id: personsChat, type: 'private' }
  telegram.deliver({ update_id: update, message: { message_id: update, date: 1_795_000_000, chat, text } })
}

/** An administrator, and Lan, who is on call day and night. */
async function openHotline(): Promise<{ readonly lan: SignedIn; readonly id: string }> {
  const admin = await join(running.firstInvite ?? '', 'quan-tri', 'Quản trị')
  const { link } = await admin.post<InviteLink>('accounts/invite', { role: 'responder', code: nextCode(admin.secret) })
  const lan = await join(link, 'lan', 'Lan')
  const { staff } = await lan.get<{ readonly staff: { readonly id: string } }>('me')
  const days = [1, 2, 3, 4, 5, 6, 7]
  const shift = { staff: staff.id, kind: 'on-call', rank: 1, days, fromMinute: 0, toMinute: 1440, firstDate: null, lastDate: null }
  const { version } = await admin.get<TimetableView>('timetable')
  await admin.put('timetable', { holidays: [], shifts: [shift], version })
  return { lan, id: staff.id }
}

test('a cry for help rings the phone, the call and the group; "I am coming" is heard once, and the case is taken in the group', async () => {
  const { lan } = await openHotline()
  expect((await lan.get<Queue>('queue')).phonesReachable).toBe(false)
  const { pushKey } = await lan.get<OwnPhones>('own/phones')
  const { kind, endpoint, p256dh, auth } = push.subscribe('lan', pushKey)
  await lan.post('own/phones', { kind, endpoint, p256dh, auth })
  await lan.post('own/phones', { kind: 'call', number: '+84900000001' })
  expect((await lan.get<Queue>('queue')).phonesReachable).toBe(true)
  const { code } = await lan.post<LinkCode>('own/telegram/code')
  telegram.deliver(forum.write(lansPhone, null, `/link ${code}`))
  await until('the phone is linked', async () => forum.general.some(({ text }) => text.includes('Đã nối với tài khoản của Lan.')))

  fromPerson('họ nhốt em')
  const [pushed] = await until('the phone rings', async () => push.pushed.length > 0 && push.pushed)
  const [called] = await until('somebody is called', async () => gateway.calls.length > 0 && gateway.calls)
  const { cases } = await lan.get<Queue>('queue')
  const [one] = cases
  expect(pushed?.payload).toMatchObject({ title: `${one?.pseudonym} · mức 4`, link: `${running.address}/console#case=${one?.id}` })
  expect(called?.body).toMatchObject({ kind: 'ring', to: '+84900000001' })
  const topic = await until('the group has a topic', async () => [...forum.topics.values()].find(({ messages }) => messages.length > 0))
  expect(topic.title).toBe(`${one?.pseudonym} · 4`)
  const said = JSON.stringify([pushed?.payload, called?.body, [...forum.topics.values()]])
  expect(['nhốt', String(personsChat)].filter((word) => said.includes(word))).toEqual([])

  const token = tokenIn(pushed?.payload)
  expect(await comes(token)).toBe(204)
  expect(await comes(token)).toBe(401)
  expect(await comes(`${token}x`)).toBe(401)
  expect(await comes(tokenIn(called?.body))).toBe(204)

  const take = topic.messages[0]?.buttons[0] ?? { callback_data: '' }
  telegram.deliver(forum.press(lansPhone, topic.thread, take))
  await until('Lan has the case', async () => (await lan.get<Queue>('queue')).cases[0]?.holder?.name === 'Lan')
  await until('the group says so', async () => topic.messages.some(({ text }) => text.startsWith('Lan đã nhận ca.')))
  const toPerson = telegram.calls.filter(({ method, payload }) => method === 'sendMessage' && payload.chat_id === personsChat)
  expect(toPerson.length).toBeGreaterThan(0)
  expect(lines.join('')).not.toContain('nhốt')
})

test('a ring that was kept and not sent before the process ended is sent after the next start', async () => {
  const { lan } = await openHotline()
  const { pushKey } = await lan.get<OwnPhones>('own/phones')
  const { kind, endpoint, p256dh, auth } = push.subscribe('lan', pushKey)
  await lan.post('own/phones', { kind, endpoint, p256dh, auth })
  push.always('lan', 503)
  fromPerson('họ nhốt em')
  await until('a ring was tried', async () => push.calls('lan') > 0)
  await running.stop()
  expect(push.pushed).toEqual([])
  push.always('lan', null)
  running = await startHere(environment(), lines, time)
  const [pushed] = await until('the phone rings', async () => push.pushed.length > 0 && push.pushed)
  expect(pushed?.payload).toMatchObject({ text: 'Ca khẩn chưa có người nhận. Bạn đang trực máy.' })
})

/** Opens a talk of the web chat, all of them over the one line there is here, and says it. */
async function fromPage(text: string): Promise<void> {
  const headers = { origin: running.address, 'content-type': 'application/json' }
  const begun = await fetch(`${running.address}/chat/session`, { method: 'POST', headers: { origin: running.address } })
  const cookie = begun.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const body = JSON.stringify({ kind: 'text', id: 'message-1', language: 'vi', text })
  await fetch(`${running.address}/chat/messages`, { method: 'POST', headers: { ...headers, cookie }, body })
}

test('many cries over one line ring together from the sixth on, and open no topics; one from elsewhere rings and has its topic', async () => {
  const { lan } = await openHotline()
  const { pushKey } = await lan.get<OwnPhones>('own/phones')
  const { kind, endpoint, p256dh, auth } = push.subscribe('lan', pushKey)
  await lan.post('own/phones', { kind, endpoint, p256dh, auth })
  const inQueue = async () => (await lan.get<Queue>('queue')).cases
  for (let n = 1; n <= 14; n += 1) {
    await fromPage('họ nhốt em')
    await until('the case is there', async () => (await inQueue()).length === n)
  }
  fromPerson('họ nhốt em')
  await until('it is in the queue', async () => (await inQueue()).length === 15)
  const elsewhere = (await inQueue()).find(({ channel }) => channel === 'telegram')
  const titles = () => push.pushed.map(({ payload }) => String(payload.title))
  await until('the phone rings for it', async () => titles().includes(`${elsewhere?.pseudonym} · mức 4`))
  await until('it has a topic', async () => [...forum.topics.values()].find(({ title }) => title.startsWith(elsewhere?.pseudonym ?? '?')))
  expect(titles().filter((title) => title.includes('cùng một đường mạng')).length).toBeLessThanOrEqual(2)
  expect(titles().length).toBeLessThanOrEqual(5 + 2 + 1)
  expect(forum.topics.size).toBe(6)
  expect(forum.general.filter(({ text }) => text.includes('cùng một đường mạng')).length).toBeGreaterThan(0)
})
