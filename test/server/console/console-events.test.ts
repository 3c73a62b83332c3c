import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { CaseId } from '../../../src/bot/conversation.ts'
import { type Browser, openTestConsole, pressId, type TestConsole } from './test-console.ts'

let running: TestConsole
let port: number
const requests: http.ClientRequest[] = []

beforeEach(async () => {
  running = await openTestConsole()
  await running.app.listen({ host: '127.0.0.1', port: 0 })
  port = (running.app.server.address() as AddressInfo).port
})
afterEach(async () => {
  for (const request of requests.splice(0)) request.destroy()
  await running.close()
})

interface Page {
  readonly status: number
  /** The next event of this name for which `holds`, sent before or after asking. */
  next<T = unknown>(name: string, holds?: (data: T) => boolean): Promise<T>
  /** Names of everything that came so far. */
  names(): readonly string[]
  readonly ended: Promise<void>
  leave(): void
}

function open({ cookie }: Browser, id?: string): Promise<Page> {
  const path = `/console/api/events${id === undefined ? '' : `?case=${id}`}`
  return new Promise((resolve, reject) => {
    const request = http.get({ host: '127.0.0.1', port, path, headers: { cookie } }, (answer) => {
      const events: { name: string; data: unknown }[] = []
      const waiting = new Set<() => void>()
      let rest = ''
      answer.setEncoding('utf8')
      answer.on('error', () => undefined)
      answer.on('data', (part: string) => {
        const parts = (rest + part).split('\n\n')
        rest = parts.pop() ?? ''
        for (const one of parts) {
          const [, name, data] = /^event: (.+)\ndata: (.+)$/s.exec(one) ?? []
          if (name !== undefined && data !== undefined) events.push({ name, data: JSON.parse(data) })
        }
        for (const look of [...waiting]) look()
      })
      resolve({
        status: answer.statusCode ?? 0,
        names: () => events.map(({ name }) => name),
        next: (name, holds = () => true) =>
          new Promise((found) => {
            const look = () => {
              const at = events.findIndex((event) => event.name === name && holds(event.data as never))
              if (at < 0) return
              waiting.delete(look)
              found(events.splice(0, at + 1).at(-1)?.data as never)
            }
            waiting.add(look)
            look()
          }),
        ended: new Promise((end) => answer.on('close', () => end())),
        leave: () => request.destroy(),
      })
    })
    request.on('error', reject)
    requests.push(request)
  })
}

type Queue = { cases: { id: string; state: string; looking: string[] }[] }
type View = { lines: { text: string | null }[]; lookers: { name: string; typing: boolean }[]; notes: { text: string }[] } | null

test('a page gets the queue at once, and again when a case opens, is taken, or is closed', async () => {
  const lan = await running.logIn(running.members.responder)
  const page = await open(lan)
  await page.next<Queue>('queue', ({ cases }) => cases.length === 0)
  const id = await running.openCase()
  await page.next<Queue>('queue', ({ cases }) => cases[0]?.id === id && cases[0].state === 'waiting')
  await lan.post(`/cases/${id}/acts`, { id: pressId(), act: 'take' })
  await page.next<Queue>('queue', ({ cases }) => cases[0]?.state === 'taken')
  await lan.post(`/cases/${id}/replies`, { id: pressId(), text: 'Chào anh/chị', confirmed: true })
  await lan.post(`/cases/${id}/acts`, { id: pressId(), act: 'close', outcome: 'helped' })
  await page.next<Queue>('queue', ({ cases }) => cases.length === 0)
})

test('an open case shows what the person writes, notes, and who else looks and types', async () => {
  const id = await running.openCase('an')
  const lan = await running.logIn(running.members.responder)
  const ca = await running.logIn(running.members.supervisor)
  const [mine, theirs] = [await open(lan, id), await open(ca, id)]
  await mine.next<View>('case', (view) => view?.lookers.map(({ name }) => name).join() === 'Lan,Ca')
  await running.write('an', 'em đang chờ')
  await mine.next<View>('case', (view) => view?.lines.some(({ text }) => text === 'em đang chờ') ?? false)
  await ca.post(`/cases/${id}/presence`, { typing: true })
  await mine.next<View>('case', (view) => view?.lookers.some(({ name, typing }) => name === 'Ca' && typing) ?? false)
  await ca.post(`/cases/${id}/notes`, { id: pressId(), text: 'đã gọi cho gia đình' })
  await mine.next<View>('case', (view) => view?.notes[0]?.text === 'đã gọi cho gia đình')
  expect(await readingsOf(id)).toBe(2)
  theirs.leave()
  await mine.next<View>('case', (view) => view?.lookers.length === 1)
  await mine.next<Queue>('queue', ({ cases }) => cases[0]?.looking.join() === 'Lan')
})

test('a case that somebody else holds, or that is not there, shows nothing', async () => {
  const id = await running.openCase()
  const [lan, minh] = [await running.logIn(running.members.responder), await running.logIn(running.members.other)]
  const page = await open(lan, id)
  await page.next<View>('case', (view) => view !== null)
  await minh.post(`/cases/${id}/acts`, { id: pressId(), act: 'take' })
  await page.next<View>('case', (view) => view === null)
  await running.write('an', 'CANARY')
  const other = await open(lan, '01a211b7-fc00-7676-888b-5390cc533467')
  expect(await other.next('case')).toBeNull()
  expect((await open(lan, 'no-id')).status).toBe(400)
})

test('nobody looks at a case that they may not read, nor any longer when they may not', async () => {
  const id = await running.openCase()
  const minh = await running.logIn(running.members.other)
  await minh.post(`/cases/${id}/acts`, { id: pressId(), act: 'take' })
  const lookersAt = async (who: Browser) => (await who.get('/queue')).json().cases.find((one: { id: string }) => one.id === id).looking
  const lan = await open(await running.logIn(running.members.responder), id)
  expect(await lan.next('case')).toBeNull()
  const curator = await open(await running.logIn(running.members.curator), id)
  expect(await curator.next('case')).toBeNull()
  const ca = await running.logIn(running.members.supervisor)
  expect(await lookersAt(ca)).toEqual([])
  await minh.post(`/cases/${id}/replies`, { id: pressId(), text: 'Chào', confirmed: true })
  await minh.post(`/cases/${id}/acts`, { id: pressId(), act: 'release' })
  await lan.next<View>('case', (view) => view?.lookers.map(({ name }) => name).join() === 'Lan')
  await minh.post(`/cases/${id}/acts`, { id: pressId(), act: 'take' })
  await lan.next<View>('case', (view) => view === null)
  await expect.poll(() => lookersAt(ca)).toEqual([])
})

test('danger rings, with nothing of what was said', async () => {
  const lan = await running.logIn(running.members.responder)
  const page = await open(lan)
  await running.write('an', 'họ nhốt em CANARY')
  const alert = await page.next('alert')
  expect(alert).toMatchObject({ level: 4, why: 'opened', sound: true, pseudonym: expect.stringMatching(/^\w\w-\w\w\w$/) })
  expect(JSON.stringify(alert)).not.toContain('CANARY')
})

test('curators and admins see no queue, no case and hear no alert', async () => {
  const id = await running.openCase()
  const supervisor = await open(await running.logIn(running.members.supervisor))
  for (const role of ['curator', 'admin'] as const) {
    const page = await open(await running.logIn(running.members[role]), id)
    expect(await page.next('case')).toBeNull()
    await running.write(`somebody-${role}`, 'họ nhốt em')
    await supervisor.next('alert')
    await new Promise((resolve) => setTimeout(resolve, 100)) // and the queue with it
    expect(page.names()).toEqual([])
  }
  expect(running.hotline.present()).toEqual([running.members.supervisor.account.id])
})

test('one session holds six pages; a seventh takes the place of the oldest', async () => {
  const lan = await running.logIn(running.members.responder)
  const pages = []
  for (let n = 0; n < 7; n += 1) pages.push(await open(lan))
  await pages[0]?.ended
  expect((await pages[6]?.next<Queue>('queue'))?.cases).toEqual([])
})

test('whoever held a case and has another role now does not hold it by being there', async () => {
  const id = await running.openCase()
  const lan = await running.logIn(running.members.responder)
  await (await open(lan)).next('queue')
  await lan.post(`/cases/${id}/acts`, { id: pressId(), act: 'take' })
  const admin = await running.logIn(running.members.admin)
  await admin.post(`/accounts/${lan.member.account.id}`, { change: 'role', role: 'curator', code: admin.code() })
  const lease = async () => (await running.store.caseOf(id))?.case.clocks.lease
  await expect.poll(lease).not.toBeNull()
  await open(await running.logIn(running.members.responder))
  expect(await lease()).not.toBeNull()
})

test('a locked page shows nothing and still rings; unlocked it shows again', async () => {
  const id = await running.openCase()
  const lan = await running.logIn(running.members.responder)
  running.time.forward(15 * 60_000)
  const page = await open(lan, id)
  await page.next('locked')
  await running.write('somebody', 'họ nhốt em')
  await page.next('alert')
  expect(page.names()).toEqual([])
  expect(await readingsOf(id)).toBe(0)
  await lan.post('/unlock', { code: lan.code() })
  await page.next<Queue>('queue', ({ cases }) => cases.length === 2)
  await page.next<View>('case', (view) => view !== null)
  await running.write('an', 'em vẫn chờ')
  await page.next<View>('case', (view) => view?.lines.some(({ text }) => text === 'em vẫn chờ') ?? false)
  expect(await readingsOf(id)).toBe(1)
})

test('whoever goes home and leaves a page that locks is not there: their phone rings, nothing is given to them, nobody sees them look', async () => {
  const held = await running.openCase()
  const unheld = await running.openCase('bình')
  const lan = await running.logIn(running.members.responder)
  const { id } = lan.member.account
  const page = await open(lan, unheld)
  await page.next('case')
  await lan.post(`/cases/${held}/acts`, { id: pressId(), act: 'take' })
  await expect.poll(() => running.hotline.present()).toContain(id)
  running.time.forward(15 * 60_000)
  await lan.post('/here')
  const reloaded = await open(lan, unheld)
  await reloaded.next('locked')
  page.leave()
  await expect.poll(() => running.hotline.present()).not.toContain(id)
  await lan.post('/here')
  expect(running.hotline.present()).not.toContain(id)
  await expect.poll(async () => (await running.store.caseOf(held))?.case.clocks.lease).not.toBeNull()
  const ca = await running.logIn(running.members.supervisor)
  const row = (await ca.get('/queue')).json().cases.find((one: { id: string }) => one.id === unheld)
  expect(row.looking).toEqual([])
  const given = await ca.post(`/cases/${held}/acts`, { id: pressId(), act: 'reassign', to: id })
  expect(given.json().code).toBe('not-there')
  await lan.post('/unlock', { code: lan.code() })
  await expect.poll(() => running.hotline.present()).toContain(id)
  await reloaded.next<View>('case', (view) => view?.lookers.map(({ name }) => name).join() === 'Lan')
})

async function readingsOf(id: string): Promise<number> {
  const rows = await running.store.staff.audit({ before: null, staff: null, case: id as CaseId, limit: 100 })
  return rows.filter(({ deed }) => deed === 'read-case').length
}

const ends = [
  { name: 'logout', end: (lan: Browser) => lan.post('/logout') },
  {
    name: 'a disabled account',
    async end({ member }: Browser) {
      const admin = await running.logIn(running.members.admin)
      return admin.post(`/accounts/${member.account.id}`, { change: 'disable', code: admin.code() })
    },
  },
  {
    name: 'another role',
    async end({ member }: Browser) {
      const admin = await running.logIn(running.members.admin)
      return admin.post(`/accounts/${member.account.id}`, { change: 'role', role: 'curator', code: admin.code() })
    },
  },
]
for (const { name, end } of ends) {
  test(`${name} ends the page's line at once`, async () => {
    const lan = await running.logIn(running.members.responder)
    const page = await open(lan)
    await page.next('queue')
    await end(lan)
    await page.ended
    expect((await open(lan)).status).toBe(401)
  })
}

test('the first page makes somebody present, the last one that closes takes them away, and a held case gets its lease', async () => {
  const id = await running.openCase()
  const lan = await running.logIn(running.members.responder)
  const ca = await open(await running.logIn(running.members.supervisor))
  const isThere = (there: boolean) => (data: { people: { name: string }[] }) => data.people.some(({ name }) => name === 'Lan') === there
  const [first, second] = [await open(lan), await open(lan)]
  await ca.next('presence', isThere(true))
  await lan.post(`/cases/${id}/acts`, { id: pressId(), act: 'take' })
  first.leave()
  await first.ended
  expect(running.hotline.present()).toContain(lan.member.account.id)
  second.leave()
  await ca.next('presence', isThere(false))
  await ca.next<Queue>('queue', () => true)
  await expect.poll(async () => (await running.store.caseOf(id))?.case.clocks.lease).not.toBeNull()
  const back = await open(lan)
  await back.next('queue')
  await expect.poll(async () => (await running.store.caseOf(id))?.case.clocks.lease).toBeNull()
})
