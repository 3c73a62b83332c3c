import type { Browser, BrowserContext, Page, Worker } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { NewPhone, OwnPhones } from '../../../src/server/console/wire/wire-phones.ts'
import { connectChromium, pageFolder } from '../shared.ts'
import { caseIds, tellEvening } from './scenes.ts'
import { type ConsoleStandIn, startConsoleStandIn } from './stand-in.ts'

/** What rings on a phone: the worker in a real browser, and the panel that adds the phone. Only the push service behind it is played. */
let browser: Browser
let server: ConsoleStandIn
let context: BrowserContext
let page: Page

const [caseId = ''] = caseIds
const phoneId = '01970000-0000-7000-8000-0000000000a1'
const endpoint = 'https://fcm.googleapis.com/fcm/send/one'
const pushKey = 'BFm1sL8f3aB2p3VbJcD1s5dQ0n7m1o7P4i8uWqk0v0m9S2xw5zq0m2cQqv4o3J1p2t6y8r0e2w4q6a8s0d2f4g'

const own = (phones: OwnPhones['phones'] = []): OwnPhones => ({ over: ['push', 'mail'], pushKey, phones, telegram: { linked: false } })
const known: OwnPhones['phones'][number] = {
  id: phoneId,
  kind: 'push',
  shown: 'fcm.googleapis.com',
  endpoint,
  failed: false,
  triedAtMs: null,
}

beforeAll(async () => {
  browser = await connectChromium()
})
afterAll(async () => {
  await browser.close()
})
beforeEach(async () => {
  server = await startConsoleStandIn(pageFolder())
  tellEvening(server, 'responder')
  server.answer('GET own/phones', own())
  server.answer('POST own/phones', own([known]))
  context = await browser.newContext({ locale: 'vi' })
  const { origin } = new URL(server.address)
  await context.grantPermissions(['notifications'], { origin })
  page = await context.newPage()
  await page.addInitScript((address) => {
    const keys = { p256dh: 'B'.repeat(87), auth: 'A'.repeat(22) }
    const subscription = { endpoint: address, toJSON: () => ({ endpoint: address, keys }), unsubscribe: async () => true }
    let subscribed = false
    PushManager.prototype.getSubscription = async () => (subscribed ? (subscription as never) : null)
    PushManager.prototype.subscribe = async () => {
      subscribed = true
      return subscription as never
    }
  }, endpoint)
})
afterEach(async () => {
  await context.close()
  await server.close()
})

async function ringHere(): Promise<void> {
  await page.goto(`${server.address}#own`)
  await page.click('text=Đổ chuông trên máy này')
  await page.getByRole('button', { name: 'Thử', exact: true }).waitFor()
}

/** The worker, with what it would put on the lock screen written down and what it would open or send, too. */
async function worker(): Promise<Worker> {
  const [one = await context.waitForEvent('serviceworker')] = context.serviceWorkers()
  await one.evaluate(() => {
    const self = globalThis as unknown as WorkerScope
    self.shown = []
    self.opened = []
    self.posted = []
    self.registration.showNotification = async (title, options) => void self.shown.push({ title, ...options })
    self.clients.openWindow = async (address) => void self.opened.push(address)
    self.clients.matchAll = async () => []
    self.fetch = async (address, init) => {
      self.posted.push(`${address} ${init.body}`)
      return { ok: !String(init.body).includes('used') }
    }
  })
  return one
}

/** As much of the worker's world as is looked at here. */
interface WorkerScope {
  shown: Record<string, unknown>[]
  opened: string[]
  posted: string[]
  registration: { showNotification(title: string, options: object): Promise<void> }
  clients: { openWindow(address: string): Promise<void>; matchAll(): Promise<readonly object[]> }
  fetch(address: string, init: { readonly body: unknown }): Promise<{ readonly ok: boolean }>
  dispatchEvent(event: Event): boolean
}

function push(one: Worker, data: string): Promise<readonly Record<string, unknown>[]> {
  return one.evaluate(async (text) => {
    const self = globalThis as unknown as WorkerScope
    let done: Promise<unknown> = Promise.resolve()
    const waitUntil = (until: Promise<unknown>) => {
      done = until
    }
    self.dispatchEvent(Object.assign(new Event('push'), { data: { json: () => JSON.parse(text) }, waitUntil }))
    await done
    return self.shown
  }, data)
}

function press(
  one: Worker,
  data: object,
  action: string,
): Promise<{ readonly opened: readonly string[]; readonly posted: readonly string[] }> {
  return one.evaluate(
    async ([given, pressed]) => {
      const self = globalThis as unknown as WorkerScope
      let done: Promise<unknown> = Promise.resolve()
      const waitUntil = (until: Promise<unknown>) => {
        done = until
      }
      const notification = { data: given, close: () => undefined }
      self.dispatchEvent(Object.assign(new Event('notificationclick'), { notification, action: pressed, waitUntil }))
      await done
      return { opened: self.opened, posted: self.posted }
    },
    [data, action] as const,
  )
}

test('this browser is added with a press, under the page’s own policy', async () => {
  const troubles: string[] = []
  page.on('pageerror', (error) => troubles.push(String(error)))
  await ringHere()
  expect(server.calls.find(({ call }) => call === 'POST own/phones')?.body).toEqual({
    kind: 'push',
    endpoint,
    p256dh: 'B'.repeat(87),
    auth: 'A'.repeat(22),
  } satisfies NewPhone)
  await page.waitForSelector('text=Đổ chuông trên máy này', { state: 'hidden' })
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistration('/'))?.scope ?? null)).toBeNull()
  expect(troubles).toEqual([])
})

const coming = { label: 'Tôi vào ngay', token: 'fresh' }
const link = () => `${server.address}#case=${caseId}`

test('a push rings with number, level and reason, and a ring asks who is coming', async () => {
  await ringHere()
  const one = await worker()
  const notice = { title: 'K7-Q2M · mức 4', text: 'Ca khẩn chưa có người nhận.', about: caseId, link: link(), language: 'vi', coming }
  expect(await push(one, JSON.stringify(notice))).toMatchObject([
    { title: notice.title, body: notice.text, tag: caseId, renotify: true, actions: [{ action: 'coming', title: 'Tôi vào ngay' }] },
  ])
  expect((await push(one, JSON.stringify({ ...notice, coming: null }))).at(-1)).toMatchObject({ tag: caseId, actions: [] })
})

test('what cannot be read rings all the same', async () => {
  await ringHere()
  expect(await push(await worker(), 'no JSON')).toMatchObject([{ title: 'Bến An' }])
})

test('"I am coming" is said with one press; where it no longer can be, the console opens', async () => {
  await ringHere()
  const one = await worker()
  expect(await press(one, { link: link(), coming }, 'coming')).toEqual({ posted: ['/alerts/coming {"token":"fresh"}'], opened: [] })
  expect((await press(one, { link: link(), coming: { ...coming, token: 'used' } }, 'coming')).opened).toEqual([link()])
})

test('a press elsewhere opens the console at the case, and nothing but our own pages', async () => {
  await ringHere()
  const one = await worker()
  expect((await press(one, { link: link(), coming: null }, '')).opened).toEqual([link()])
  expect((await press(one, { link: 'https://elsewhere.example/', coming: null }, '')).opened).toEqual([link()])
})

test('a phone is tried out and removed, and how that ended is said', async () => {
  server.answer('GET own/phones', own([known]))
  server.answer(`POST own/phones/${phoneId}/test`, { ended: 'gone', own: own() })
  await page.goto(`${server.address}#own`)
  await page.getByRole('button', { name: 'Thử', exact: true }).click()
  await page.waitForSelector('text=không còn nhận nữa')
  await page.waitForSelector('text=Chưa có máy nào')
})

test('a code for the group is shown as it has to be written', async () => {
  server.answer('POST own/telegram/code', { code: 'ABCD2345', untilMs: 0 })
  await page.goto(`${server.address}#own`)
  await page.getByRole('button', { name: 'Lấy mã', exact: true }).click()
  await page.waitForSelector('text=/link ABCD2345')
})
