import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import type { LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CaseId } from '../../../src/bot/conversation.ts'
import type { Role } from '../../../src/hotline/roles.ts'
import { actBody } from '../../../src/server/console/wire/wire.ts'
import { type Browser, openTestConsole, origin, pressId, type TestConsole } from './test-console.ts'

const roles: readonly Role[] = ['responder', 'supervisor', 'curator', 'admin']
const hotlineRoles: readonly Role[] = ['responder', 'supervisor']

/** How a case stands to whoever calls: they hold it, nobody does, somebody else does, there is none. */
const relations = ['own', 'unheld', 'foreign', 'unknown'] as const
type Relation = (typeof relations)[number]

interface Row {
  /** Who may call it: nobody need be known, anybody with a session (locked or not), or these roles. */
  readonly for: 'nobody' | 'session' | readonly Role[]
  readonly body?: (browser: Browser) => object
  /** In the place of a body. */
  readonly bytes?: Buffer
  /** Added to the address. */
  readonly query?: string
  readonly params?: Readonly<Record<string, string>>
  /** What whoever may call it hears; of a case by role and relation. */
  readonly ok?: number
  readonly onCase?: Readonly<Record<'responder' | 'supervisor', readonly [own: number, unheld: number, foreign: number]>>
}

function newPhone() {
  const endpoint = `https://fcm.googleapis.com/fcm/send/${randomUUID()}`
  return { kind: 'push', endpoint, p256dh: 'B'.repeat(87), auth: 'A'.repeat(22) }
}

const reason = { reason: 'vì đã hẹn gọi lại' }
const read = { responder: [200, 200, 404], supervisor: [200, 200, 200] } as const
const write = { responder: [204, 204, 404], supervisor: [204, 204, 204] } as const
const acknowledged = { responder: [200, 200, 200], supervisor: [200, 200, 200] } as const

/** Every address of the console. One that is not listed here fails the test below. */
const table: Readonly<Record<string, Row>> = {
  'POST /login': { for: 'nobody', body: () => ({ name: 'x', password: 'y', code: '000000' }) },
  'POST /login/recovery': { for: 'nobody', body: () => ({ name: 'x', password: 'y', recoveryCode: 'z' }) },
  'POST /logout': { for: 'nobody' },
  'POST /invite/open': { for: 'nobody', body: () => ({ token: 'A'.repeat(43) }) },
  'POST /invite/accept': {
    for: 'nobody',
    body: () => ({ token: 'A'.repeat(43), login: 'ai đó', name: 'Ai', password: 'mật khẩu đủ dài', code: '000000' }),
  },
  'POST /unlock': { for: 'session', body: (browser) => ({ code: browser.code() }), ok: 200 },
  'POST /here': { for: 'session', ok: 204 },
  'GET /me': { for: 'session', ok: 200 },
  'GET /events': { for: 'session' }, // stays open: see console-events.test.ts
  'POST /awake': { for: roles, ok: 204 },
  'GET /queue': { for: hotlineRoles, ok: 200 },
  'GET /closed': { for: hotlineRoles, ok: 200 },
  'GET /cases/:id': { for: hotlineRoles, onCase: read },
  'POST /cases/:id/acts': { for: hotlineRoles, body: () => ({ id: pressId(), act: 'acknowledge' }), onCase: acknowledged },
  'POST /cases/:id/replies': {
    for: hotlineRoles,
    body: () => ({ id: pressId(), text: 'Chào anh/chị', confirmed: false }),
    onCase: { responder: [200, 409, 409], supervisor: [200, 409, 409] },
  },
  'GET /cases/:id/files/:file': {
    for: hotlineRoles,
    params: { file: randomUUID() },
    onCase: { responder: [404, 404, 404], supervisor: [404, 404, 404] },
  },
  'POST /cases/:id/files': {
    for: hotlineRoles,
    bytes: Buffer.from('%PDF-1.7'),
    onCase: { responder: [200, 403, 404], supervisor: [200, 403, 403] },
  },
  'POST /cases/:id/notes': {
    for: hotlineRoles,
    body: () => ({ id: pressId(), text: 'đã gọi' }),
    onCase: { responder: [200, 403, 404], supervisor: [200, 200, 200] },
  },
  'PUT /cases/:id/draft': { for: hotlineRoles, body: () => ({ text: 'Chào' }), onCase: write },
  'POST /cases/:id/presence': { for: hotlineRoles, body: () => ({ typing: true }), onCase: write },
  'POST /cases/:id/reveal': { for: hotlineRoles, body: () => reason, onCase: { responder: [200, 403, 404], supervisor: [200, 200, 200] } },
  'POST /cases/:id/block': { for: hotlineRoles, body: () => reason, onCase: { responder: [204, 403, 404], supervisor: [204, 204, 204] } },
  'POST /practice': { for: hotlineRoles, ok: 200 },
  'GET /knowledge': {
    for: ['responder', 'supervisor', 'curator'],
    query: `?q=${encodeURIComponent('trà')}&language=vi`,
    ok: 200,
  },
  'GET /knowledge/:topic': { for: ['responder', 'supervisor', 'curator'], params: { topic: 'tea' }, query: '?language=en', ok: 200 },
  'GET /people': { for: [...hotlineRoles, 'admin'], ok: 200 },
  'GET /timetable': { for: [...hotlineRoles, 'admin'], ok: 200 },
  'PUT /timetable': {
    for: ['supervisor', 'admin'],
    body: () => ({ holidays: [], shifts: [], version: running.hotline.timetableVersion() }),
    ok: 200,
  },
  'GET /accounts': { for: ['admin'], ok: 200 },
  'POST /accounts/invite': { for: ['admin'], body: (browser) => ({ role: 'responder', code: browser.code() }), ok: 200 },
  'POST /invites/:id/revoke': { for: ['admin'], params: { id: '0'.repeat(64) }, ok: 404 },
  'POST /accounts/:id': {
    for: ['admin'],
    params: { id: randomUUID() },
    body: (browser) => ({ change: 'enable', code: browser.code() }),
    ok: 404,
  },
  'GET /channels': { for: ['admin'], ok: 200 },
  'GET /audit': { for: ['supervisor', 'admin'], ok: 200 },
  'PUT /own/password': {
    for: roles,
    body: (browser) => ({ password: 'not the one', next: 'một mật khẩu mới dài', code: browser.code() }),
    ok: 401,
  },
  'PUT /own/language': { for: roles, body: () => ({ language: 'vi' }), ok: 200 },
  'PUT /own/name': { for: roles, body: () => ({ name: 'Người trực' }), ok: 200 },
  'POST /own/recovery': { for: roles, body: (browser) => ({ code: browser.code() }), ok: 200 },
  'GET /own/phones': { for: roles, ok: 200 },
  'POST /own/phones': { for: roles, body: () => newPhone(), ok: 200 },
  'POST /own/phones/:id/test': { for: roles, params: { id: randomUUID() }, ok: 404 },
  'POST /own/phones/:id/remove': { for: roles, params: { id: randomUUID() }, ok: 404 },
  'POST /own/telegram/code': { for: roles, ok: 200 },
  'POST /own/telegram/unlink': { for: roles, ok: 200 },
  'GET /entries': { for: ['supervisor', 'curator'], ok: 200 },
  'POST /entries/:id/withdraw': { for: ['supervisor', 'curator'], params: { id: 'tea' }, body: () => reason, ok: 200 },
  'POST /entries/:id/restore': { for: ['supervisor', 'curator'], params: { id: 'tea' }, body: () => reason, ok: 200 },
  'GET /contacts': { for: ['supervisor', 'curator'], ok: 200 },
  'POST /contacts/:id/confirm': { for: ['curator'], params: { id: 'vn-111' }, body: () => ({ by: 'Lan', on: '2026-11-20' }), ok: 200 },
  'POST /contacts/:id/withdraw': { for: ['supervisor', 'curator'], params: { id: 'vn-111' }, body: () => reason, ok: 200 },
  'POST /contacts/:id/restore': { for: ['supervisor', 'curator'], params: { id: 'vn-111' }, body: () => reason, ok: 200 },
  'GET /gaps': { for: ['curator'], ok: 200 },
  'GET /report': { for: ['supervisor', 'curator', 'admin'], query: '?month=2026-11', ok: 200 },
}

let running: TestConsole
const browsers = {} as Record<Role | 'other', Browser>

beforeAll(async () => {
  running = await openTestConsole()
  for (const role of [...roles, 'other'] as const) browsers[role] = await running.logIn(running.members[role])
  await running.hotline.noticeConsole(running.members.spare.account.id, 'back')
})
afterAll(() => running.close())

let people = 0

/** A case that stands so to this role; taken ones have been answered. */
async function caseOf(relation: Relation, role: Role): Promise<CaseId> {
  if (relation === 'unknown') return randomUUID() as CaseId
  people += 1
  const id = await running.openCase(`person-${people}`)
  const holder = relation === 'own' ? browsers[role] : relation === 'foreign' ? browsers.other : null
  if (holder === null) return id
  await holder.post(`/cases/${id}/acts`, { id: pressId(), act: 'take' })
  const answered = await holder.post(`/cases/${id}/replies`, { id: pressId(), text: 'Chào anh/chị', confirmed: true })
  if (answered.statusCode !== 200) throw new Error(`the case could not be prepared: ${answered.body}`)
  return id
}

function split(route: string): readonly [method: 'GET' | 'POST' | 'PUT', path: string] {
  const [method = '', path = ''] = route.split(' ')
  return [method as 'GET' | 'POST' | 'PUT', path]
}

function addressOf(route: string, row: Row, id = randomUUID() as string): string {
  const [, path] = split(route)
  const params: Readonly<Record<string, string>> = { id, ...row.params }
  return path.replace(/:(\w+)/g, (_, name: string) => params[name] ?? '') + (row.query ?? '')
}

function call(route: string, row: Row, browser: Browser | null, id?: string): Promise<LightMyRequestResponse> {
  const [method] = split(route)
  const payload = method === 'GET' ? undefined : (row.bytes ?? row.body?.(browser ?? browsers.admin))
  const type = row.bytes && { 'content-type': 'application/octet-stream' }
  const headers = { origin, host: 'localhost', ...type, ...(browser && { cookie: browser.cookie }) }
  return running.app.inject({ method, url: `/console/api${addressOf(route, row, id)}`, headers, ...(payload && { payload }) })
}

const codeIn = (answer: LightMyRequestResponse) => (answer.body === '' ? null : answer.json().code)

test('every address of the console stands in the table, and none that is not there', () => {
  const found = running.routes.filter((route) => !route.startsWith('HEAD ')).map((route) => route.replace(' /console/api', ' '))
  expect([...found].sort()).toEqual(Object.keys(table).sort())
})

describe('who may call what', () => {
  for (const [route, row] of Object.entries(table)) {
    test(`${route}: signed out`, async () => {
      const answer = await call(route, row, null)
      if (row.for === 'nobody') expect([204, 401, 404]).toContain(answer.statusCode)
      else expect([answer.statusCode, codeIn(answer)]).toEqual([401, 'no-session'])
      expect(answer.headers['cache-control']).toContain('no-store')
    })

    if (row.for === 'nobody' || row.for === 'session') continue
    const allowed = row.for
    for (const role of roles) {
      if (!allowed.includes(role)) {
        test(`${route}: not for a ${role}`, async () => {
          const answer = await call(route, row, browsers[role])
          expect([answer.statusCode, codeIn(answer)]).toEqual([403, 'forbidden'])
        })
      } else if (row.onCase === undefined) {
        test(`${route}: for a ${role}`, async () => {
          expect((await call(route, row, browsers[role])).statusCode).toBe(row.ok)
        })
      } else if (role === 'responder' || role === 'supervisor') {
        const [own, unheld, foreign] = row.onCase[role]
        for (const [relation, status] of [
          ['own', own],
          ['unheld', unheld],
          ['foreign', foreign],
          ['unknown', 404],
        ] as const) {
          test(`${route}: for a ${role}, a case that is ${relation}`, async () => {
            const answer = await call(route, row, browsers[role], await caseOf(relation, role))
            expect([answer.statusCode, answer.statusCode < 300 ? '' : answer.body]).toEqual([status, expect.any(String)])
          })
        }
      }
    }
  }
})

describe('who may do what to which case', () => {
  const to = () => running.members.spare.account.id
  const acts = {
    take: { body: {}, responder: [200, 200, 409], supervisor: [200, 200, 409] },
    release: { body: {}, responder: [200, 409, 409], supervisor: [200, 409, 200] },
    transfer: { body: { to }, responder: [200, 409, 409], supervisor: [200, 409, 409] },
    reassign: { body: { to }, responder: [409, 409, 409], supervisor: [200, 200, 200] },
    park: { body: { untilMs: () => running.time.nowMs() + 86_400_000 }, responder: [200, 409, 409], supervisor: [200, 409, 200] },
    'hand-back': { body: {}, responder: [200, 409, 409], supervisor: [200, 409, 200] },
    close: { body: { outcome: () => 'helped' }, responder: [200, 409, 409], supervisor: [200, 200, 200] },
    reopen: { body: {}, responder: [409, 409, 409], supervisor: [409, 409, 409] },
    'set-level': { body: { level: () => 3 }, responder: [200, 409, 409], supervisor: [200, 200, 200] },
    'hold-back': { body: {}, responder: [409, 409, 409], supervisor: [409, 409, 409] },
    acknowledge: { body: {}, responder: [200, 200, 200], supervisor: [200, 200, 200] },
    'hold-erase': {
      body: { untilMs: () => running.time.nowMs() + 86_400_000, reason: () => 'còn nguy hiểm' },
      responder: [409, 409, 409],
      supervisor: [409, 409, 409], // nobody asked
    },
  } as const

  test('every act stands in the table', () => {
    expect(Object.keys(acts).sort()).toEqual(actBody.options.map(({ shape }) => shape.act.value).sort())
  })

  for (const [act, row] of Object.entries(acts)) {
    for (const role of ['responder', 'supervisor'] as const) {
      const [own, unheld, foreign] = row[role]
      for (const [relation, status] of [
        ['own', own],
        ['unheld', unheld],
        ['foreign', foreign],
        ['unknown', 404],
      ] as const) {
        test(`${act} by a ${role}: ${relation} ${status}`, async () => {
          const id = await caseOf(relation, role)
          const body = Object.fromEntries(Object.entries(row.body).map(([name, value]) => [name, (value as () => unknown)()]))
          const answer = await browsers[role].post(`/cases/${id}/acts`, { id: pressId(), act, ...body })
          expect([answer.statusCode, answer.statusCode === status ? '' : answer.body]).toEqual([status, ''])
        })
      }
    }
  }

  test('what no longer may be read is answered with null', async () => {
    const id = await caseOf('own', 'responder')
    const answer = await browsers.responder.post(`/cases/${id}/acts`, { id: pressId(), act: 'transfer', to: to() })
    expect([answer.statusCode, answer.body]).toEqual([200, 'null'])
    expect((await browsers.responder.get(`/cases/${id}`)).statusCode).toBe(404)
  })

  test('no such case and not yours are one answer', async () => {
    const [foreign, unknown] = [await caseOf('foreign', 'responder'), await caseOf('unknown', 'responder')]
    const answers = [await browsers.responder.get(`/cases/${foreign}`), await browsers.responder.get(`/cases/${unknown}`)]
    expect(answers[0]?.body).toBe(answers[1]?.body)
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404])
  })

  const words = () => ({ id: pressId(), text: 'Chào anh/chị', confirmed: false })
  const tries = {
    acts: { deed: 'reopen', of: (id: string) => browsers.responder.post(`/cases/${id}/acts`, { id: pressId(), act: 'reopen' }) },
    replies: { deed: 'reply', of: (id: string) => browsers.responder.post(`/cases/${id}/replies`, words()) },
    notes: { deed: 'note', of: (id: string) => browsers.responder.post(`/cases/${id}/notes`, { id: pressId(), text: 'ghi chú' }) },
    reading: { deed: 'read-case', of: (id: string) => browsers.responder.get(`/cases/${id}`) },
  }
  for (const [name, { deed, of }] of Object.entries(tries)) {
    test(`a case that somebody else closed is one that is not there, and both tries are in the audit: ${name}`, async () => {
      const [closed, unknown] = [await caseOf('foreign', 'responder'), await caseOf('unknown', 'responder')]
      await browsers.other.post(`/cases/${closed}/acts`, { id: pressId(), act: 'close', outcome: 'helped' })
      const [one, other] = [await of(closed), await of(unknown)]
      expect([one.statusCode, one.body]).toEqual([404, other.body])
      for (const id of [closed, unknown]) expect(await forbiddenOn(id)).toEqual([deed])
    })
  }

  test('what is not theirs to do is in the audit, and who was a moment too late is not', async () => {
    const foreign = await caseOf('foreign', 'responder')
    const unheld = await caseOf('unheld', 'responder')
    await browsers.responder.post(`/cases/${foreign}/acts`, { id: pressId(), act: 'take' })
    await browsers.responder.post(`/cases/${foreign}/acts`, { id: pressId(), act: 'close', outcome: 'helped' })
    await browsers.responder.post(`/cases/${unheld}/reveal`, reason)
    expect(await forbiddenOn(foreign)).toEqual(['close'])
    expect(await forbiddenOn(unheld)).toEqual(['reveal-name'])
  })

  async function forbiddenOn(id: CaseId) {
    const rows = await running.store.staff.audit({ before: null, staff: browsers.responder.member.account.id, case: id, limit: 50 })
    return rows.filter(({ deed }) => deed === 'forbidden').map(({ detail }) => detail)
  }
})

describe('whatever is sent', () => {
  const texts = fc.string({ unit: 'binary', maxLength: 80 })
  const anything = fc.oneof(fc.jsonValue(), texts, fc.constantFrom('__proto__', 'constructor', '{"a":', '\u0000', '9'.repeat(400)))

  for (const [route, row] of Object.entries(table)) {
    const { body } = row
    if (body === undefined) continue
    const role = row.for === 'nobody' || row.for === 'session' ? 'admin' : (row.for[0] ?? 'admin')
    test(`${route} names what is wrong and never stumbles`, async () => {
      const [method] = split(route)
      const headers = { cookie: browsers[role].cookie, origin, host: 'localhost', 'content-type': 'application/json' }
      const url = `/console/api${addressOf(route, row)}`
      const names = Object.keys(body(browsers[role]))
      await fc.assert(
        fc.asyncProperty(fc.oneof(anything, fc.record(Object.fromEntries(names.map((name) => [name, anything])))), async (value) => {
          const payload = typeof value === 'string' ? value : JSON.stringify(value)
          const answer = await running.app.inject({ method, url, headers, payload: payload ?? '' })
          expect(answer.statusCode).toBeLessThan(500)
        }),
        { numRuns: 25 },
      )
    })
  }
})

describe('strict bodies', () => {
  /** What may be empty, or nothing, and mean something. */
  const fine: readonly string[] = [
    'PUT /cases/:id/draft text ""',
    'PUT /timetable holidays []',
    'PUT /timetable shifts []',
    'PUT /timetable version 0',
  ]
  const bad = ['', null, 0, []] as const

  for (const [route, row] of Object.entries(table)) {
    const { body } = row
    if (body === undefined) continue
    const role = row.for === 'nobody' || row.for === 'session' ? 'admin' : (row.for[0] ?? 'admin')
    test(`${route} takes no other fields, and nothing empty for something`, async () => {
      const [method] = split(route)
      const browser = browsers[role]
      const send = (payload: object) => {
        const headers = { cookie: browser.cookie, origin, host: 'localhost' }
        return running.app.inject({ method, url: `/console/api${addressOf(route, row)}`, headers, payload })
      }
      const good = { ...body(browser), ...('code' in body(browser) && { code: '000000' }) }
      expect((await send({ ...good, role: 'admin', isAdmin: true })).statusCode, 'other fields').toBe(400)
      for (const name of Object.keys(good)) {
        for (const value of bad) {
          if (fine.includes(`${route} ${name} ${JSON.stringify(value)}`)) continue
          expect((await send({ ...good, [name]: value })).statusCode, `${name}: ${JSON.stringify(value)}`).toBe(400)
        }
      }
    })
  }

  for (const id of ['', 'x', '1', 'null', "' OR 1=1 --", '%00', '../../me']) {
    test(`a case id that is none (${JSON.stringify(id)}) opens nothing`, async () => {
      expect([400, 404]).toContain((await browsers.supervisor.get(`/cases/${encodeURIComponent(id)}`)).statusCode)
    })
  }
})
