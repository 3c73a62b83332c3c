import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sessionCookie } from '../../../src/server/page/cookie.ts'
import { acceptInvite, openInvite } from '../../../src/staff/invite.ts'
import { codeAt, password, passwords, stepMs } from '../../staff/test-accounts.ts'
import { type Browser, cookieOf, openTestConsole, origin, pressId, type TestConsole } from './test-console.ts'

let running: TestConsole
beforeEach(async () => {
  running = await openTestConsole()
})
afterEach(() => running.close())

const headers = { origin, host: 'localhost' }
const minuteMs = 60_000

function post(url: string, payload: object | undefined, more: Record<string, string> = {}) {
  return running.app.inject({ method: 'POST', url: `/console/api${url}`, headers: { ...headers, ...more }, ...(payload && { payload }) })
}

function credentials() {
  const { account, secret } = running.members.responder
  running.time.forward(stepMs)
  return { name: account.login, password, code: codeAt(secret, running.time.nowMs()) }
}

describe('signing in', () => {
  test('sets a cookie that no script reads and no other site sends, and says who one is', async () => {
    const answer = await post('/login', credentials())
    expect(answer.cookies).toMatchObject([{ name: 'console', httpOnly: true, sameSite: 'Strict', path: '/' }])
    expect(answer.cookies[0]).not.toHaveProperty('maxAge')
    expect(answer.json()).toMatchObject({ staff: { login: 'lan', name: 'Lan' }, role: 'responder', language: 'vi', locked: false })
    expect(answer.json().deeds).toContain('reply')
    expect(answer.json().deeds).not.toContain('manage-accounts')
    expect(answer.body).not.toContain(answer.cookies[0]?.value)
    expect(answer.headers['cache-control']).toBe('no-store, no-transform')
  })

  test('a cookie that was there before is not taken over', async () => {
    const fixed = `console=${'A'.repeat(43)}`
    const answer = await post('/login', credentials(), { cookie: fixed })
    expect(cookieOf(answer)).not.toBe(fixed)
    expect((await running.app.inject({ url: '/console/api/me', headers: { ...headers, cookie: fixed } })).statusCode).toBe(401)
  })

  test('whatever is wrong, one answer', async () => {
    const right = credentials()
    const wrong = [{ name: 'nobody' }, { password: 'not the right one' }, { code: '000000' }]
    const answers = await Promise.all(wrong.map((change) => post('/login', { ...right, ...change })))
    expect(new Set(answers.map(({ statusCode, body }) => `${statusCode} ${body}`)).size).toBe(1)
    expect(answers[0]?.json().code).toBe('bad-login')
  })

  test('a code serves one login', async () => {
    const once = credentials()
    expect((await post('/login', once)).statusCode).toBe(200)
    expect((await post('/login', once)).json().code).toBe('bad-login')
  })

  test('too many tries hear when to come again', async () => {
    for (let at = 0; at < 10; at++) await post('/login', { name: 'nobody', password: 'guess', code: '000000' })
    const answer = await post('/login', { name: 'nobody', password: 'guess', code: '000000' })
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([429, '900'])
  })

  test('one line that tries name after name hears when to come again, another line does not', async () => {
    const guess = (n: number, remoteAddress: string) =>
      running.app.inject({
        ...{ method: 'POST', url: '/console/api/login', headers, remoteAddress },
        payload: { name: `guess ${n}`, password: 'guess', code: '000000' },
      })
    for (let n = 0; n < 60; n += 1) await guess(n, '203.0.113.1')
    expect((await guess(60, '203.0.113.1')).statusCode).toBe(429)
    expect((await guess(60, '203.0.113.2')).statusCode).toBe(401)
  })

  test('over https the cookie is bound to the host and to https', () => {
    expect(sessionCookie('console', 'https://chat.example.org')).toEqual({ name: '__Host-console', secure: true })
    expect(sessionCookie('console', null)).toEqual({ name: 'console', secure: false })
  })

  const foreign = [
    { name: 'no origin', headers: { host: 'localhost' } },
    { name: 'another origin', headers: { host: 'localhost', origin: 'https://evil.example' } },
    { name: 'a page of another site', headers: { ...headers, 'sec-fetch-site': 'cross-site' } },
    { name: 'another host', headers: { host: 'evil.example', origin: 'http://evil.example' } },
  ]
  test('a page of another site cannot read either', async () => {
    const { cookie } = await running.logIn(running.members.responder)
    const read = (more: Record<string, string>) =>
      running.app.inject({ url: '/console/api/queue', headers: { host: 'localhost', cookie, ...more } })
    expect((await read({ 'sec-fetch-site': 'same-origin' })).statusCode).toBe(200)
    expect((await read({ 'sec-fetch-site': 'cross-site' })).json().code).toBe('foreign-origin')
  })

  for (const { name, headers: given } of foreign) {
    test(`from ${name} it is refused, and so is every act`, async () => {
      const { cookie } = await running.logIn(running.members.responder)
      const id = await running.openCase()
      for (const [url, payload] of [
        ['/login', credentials()],
        ['/logout', undefined],
        [`/cases/${id}/acts`, { id: pressId(), act: 'take' }],
      ] as const) {
        const sent = { method: 'POST', url: `/console/api${url}`, headers: { ...given, cookie }, ...(payload && { payload }) } as const
        expect((await running.app.inject(sent)).json().code, url).toBe('foreign-origin')
      }
      expect((await running.store.caseOf(id))?.case.state.at).toBe('waiting')
    })
  }
})

describe('a session', () => {
  test('is dead at once after logout, and the browser is emptied', async () => {
    const lan = await running.logIn(running.members.responder)
    const out = await lan.post('/logout')
    expect([out.statusCode, out.headers['clear-site-data']]).toEqual([204, '"cache", "cookies"'])
    expect((await lan.get('/me')).json().code).toBe('no-session')
    expect((await lan.post('/logout')).statusCode).toBe(204)
  })

  test('locks after 15 minutes without anybody: it says who it is of, shows nothing, and opens by a code', async () => {
    const lan = await running.logIn(running.members.responder)
    running.time.forward(14 * minuteMs)
    expect((await lan.post('/awake')).statusCode).toBe(204)
    running.time.forward(14 * minuteMs)
    expect((await lan.get('/queue')).statusCode).toBe(200) // reading is not being there
    running.time.forward(minuteMs)
    expect([(await lan.get('/queue')).statusCode, (await lan.get('/me')).json().locked]).toEqual([423, true])
    expect((await lan.post('/awake')).json().code).toBe('locked')
    expect((await lan.post('/unlock', { code: '000000' })).json().code).toBe('bad-code')
    const code = lan.code()
    expect((await lan.post('/unlock', { code })).json().locked).toBe(false)
    expect((await lan.post('/unlock', { code })).json().code).toBe('bad-code')
    expect((await lan.get('/queue')).statusCode).toBe(200)
  })

  test('ends after five wrong codes', async () => {
    const lan = await running.logIn(running.members.responder)
    running.time.forward(16 * minuteMs)
    for (let at = 0; at < 5; at++) expect((await lan.post('/unlock', { code: '000000' })).json().code).toBe('bad-code')
    expect((await lan.post('/unlock', { code: lan.code() })).json().code).toBe('no-session')
    expect((await lan.get('/me')).statusCode).toBe(401)
  })

  test('is over after 12 hours, whatever happens', async () => {
    const lan = await running.logIn(running.members.responder)
    for (let minutes = 0; minutes < 12 * 60 - 10; minutes += 10) {
      running.time.forward(10 * minuteMs)
      await lan.post('/awake')
    }
    expect((await lan.get('/queue')).statusCode).toBe(200)
    running.time.forward(10 * minuteMs)
    expect((await lan.get('/queue')).json().code).toBe('no-session')
  })

  const ends = [
    { name: 'disabled', body: { change: 'disable' } },
    { name: 'given another role', body: { change: 'role', role: 'curator' } },
    { name: 'reset', body: { change: 'reset' } },
  ]
  for (const { name, body } of ends) {
    test(`is dead at once when its account is ${name}`, async () => {
      const lan = await running.logIn(running.members.responder)
      const admin = await running.logIn(running.members.admin)
      const changed = await admin.post(`/accounts/${lan.member.account.id}`, { ...body, code: admin.code() })
      expect([changed.statusCode, changed.statusCode === 200 ? '' : changed.body]).toEqual([200, ''])
      expect((await lan.get('/queue')).json().code).toBe('no-session')
    })
  }

  test('one of two ends when the other sets a new password', async () => {
    const [first, second] = [await running.logIn(running.members.responder), await running.logIn(running.members.responder)]
    const next = 'một mật khẩu hoàn toàn mới'
    expect((await second.put('/own/password', { password: 'not this', next, code: second.code() })).json().code).toBe('bad-login')
    expect((await second.put('/own/password', { password, next: 'lan lan lan lan', code: second.code() })).json().code).toBe(
      'weak-password',
    )
    expect((await second.put('/own/password', { password, next, code: second.code() })).statusCode).toBe(204)
    expect([(await first.get('/me')).statusCode, (await second.get('/me')).statusCode]).toEqual([401, 200])
    expect((await post('/login', credentials())).json().code).toBe('bad-login')
    expect((await post('/login', { ...credentials(), password: next })).statusCode).toBe(200)
  })
})

describe('what reaches far asks for a fresh code', () => {
  const next = 'một mật khẩu hoàn toàn mới'
  const acts: readonly {
    readonly name: string
    readonly act: (admin: Browser, id: string, code: string) => ReturnType<Browser['post']>
  }[] = [
    { name: 'an invitation', act: (admin, _, code) => admin.post('/accounts/invite', { role: 'admin', code }) },
    { name: 'another role', act: (admin, id, code) => admin.post(`/accounts/${id}`, { change: 'role', role: 'admin', code }) },
    { name: 'an account disabled', act: (admin, id, code) => admin.post(`/accounts/${id}`, { change: 'disable', code }) },
    { name: 'an account reset', act: (admin, id, code) => admin.post(`/accounts/${id}`, { change: 'reset', code }) },
    { name: 'a new password', act: (admin, _, code) => admin.put('/own/password', { password, next, code }) },
    { name: 'new recovery codes', act: (admin, _, code) => admin.post('/own/recovery', { code }) },
  ]
  for (const { name, act } of acts) {
    test(name, async () => {
      const admin = await running.logIn(running.members.admin)
      const { id } = running.members.responder.account
      const before = await running.store.staff.accounts()
      expect((await act(admin, id, '000000')).json().code).toBe('bad-code')
      expect(await running.store.staff.accounts()).toEqual(before)
      expect(await running.store.staff.invites(running.time.nowMs())).toEqual([])
      const code = admin.code()
      expect((await act(admin, id, code)).statusCode).toBeLessThan(300)
      expect((await act(admin, id, code)).json().code).toBe('bad-code')
    })
  }
})

describe('invites', () => {
  test('an admin makes a link, the invited joins by it, once', async () => {
    const admin = await running.logIn(running.members.admin)
    const { link } = (await admin.post('/accounts/invite', { role: 'curator', code: admin.code() })).json()
    const token = /^http:\/\/localhost\/console#invite=([\w-]{43})$/.exec(link)?.[1] ?? ''
    const opened = (await post('/invite/open', { token })).json()
    expect(opened).toMatchObject({ role: 'curator', known: null, totp: { otpauth: expect.stringMatching(/^otpauth:/) } })
    const code = codeAt(opened.totp.secret, running.time.nowMs())
    const body = { token, login: 'mai', name: 'Mai', password, code }
    expect((await post('/invite/accept', { ...body, login: 'LAN' })).json().code).toBe('name-taken')
    expect((await post('/invite/accept', { ...body, code: '000000' })).json().code).toBe('bad-code')
    expect((await post('/invite/accept', { ...body, password: 'mai mai mai mai' })).json().code).toBe('weak-password')
    expect((await post('/invite/accept', body)).json().recoveryCodes).toHaveLength(8)
    expect((await post('/invite/accept', body)).json().code).toBe('bad-invite')
    const listed = (await admin.get('/accounts')).json()
    expect(listed.accounts.map(({ login }: { login: string }) => login)).toContain('mai')
    expect(JSON.stringify(listed)).not.toContain(opened.totp.secret)
  })

  test('a code that has served makes no second link', async () => {
    const admin = await running.logIn(running.members.admin)
    const code = admin.code()
    expect((await admin.post('/accounts/invite', { role: 'curator', code })).statusCode).toBe(200)
    expect((await admin.post('/accounts/invite', { role: 'admin', code })).json().code).toBe('bad-code')
  })

  test('a reset account keeps its name, and comes back by its link', async () => {
    const admin = await running.logIn(running.members.admin)
    const { id } = running.members.responder.account
    const { link } = (await admin.post(`/accounts/${id}`, { change: 'reset', code: admin.code() })).json()
    const token = link.split('#invite=')[1]
    const accounts = { staff: running.store.staff, passwords, time: running.time }
    const secret = (await openInvite(token, accounts))?.totpSecret ?? ''
    const code = codeAt(secret, running.time.nowMs())
    expect(await acceptInvite({ token, login: 'x', name: 'X', password, code }, accounts)).toHaveLength(8)
    running.time.forward(stepMs)
    const again = await post('/login', { name: 'lan', password, code: codeAt(secret, running.time.nowMs()) })
    expect(again.json().staff).toEqual({ id, login: 'lan', name: 'Lan' })
  })

  test('an invitation that was taken back opens nothing, and the record says who took it back', async () => {
    const admin = await running.logIn(running.members.admin)
    const { link } = (await admin.post('/accounts/invite', { role: 'curator', code: admin.code() })).json()
    const [invite] = (await admin.get('/accounts')).json().invites
    const answer = await admin.post(`/invites/${invite.id}/revoke`)
    expect([answer.statusCode, answer.json().invites]).toEqual([200, []])
    expect((await post('/invite/open', { token: link.split('#invite=')[1] })).json().code).toBe('bad-invite')
    expect((await admin.post(`/invites/${invite.id}/revoke`)).statusCode).toBe(404)
    const rows = await running.store.staff.audit({ before: null, staff: admin.member.account.id, case: null, limit: 100 })
    expect(rows.filter(({ deed }) => deed === 'revoke-invite')).toHaveLength(1)
  })

  test('the last admin stays one', async () => {
    const admin = await running.logIn(running.members.admin)
    const { id } = admin.member.account
    for (const change of [{ change: 'disable' }, { change: 'role', role: 'responder' }, { change: 'reset' }])
      expect((await admin.post(`/accounts/${id}`, { ...change, code: admin.code() })).json().code).toBe('last-admin')
  })
})

test('nothing typed or shown stands in the log: no name, password, code, token, word of the person', async () => {
  const lan = await running.logIn(running.members.responder)
  const id = await running.openCase('CANARYADDRESS')
  await running.write('CANARYADDRESS', 'CANARYWORDS')
  await lan.post(`/cases/${id}/acts`, { id: pressId(), act: 'take' })
  await lan.post(`/cases/${id}/replies`, { id: pressId(), text: 'CANARYREPLY', confirmed: true })
  await lan.post(`/cases/${id}/notes`, { id: pressId(), text: 'CANARYNOTE' })
  await lan.put(`/cases/${id}/draft`, { text: 'CANARYDRAFT' })
  await lan.post(`/cases/${id}/reveal`, { reason: 'CANARYREASON' })
  await lan.get('/knowledge?q=CANARYQUERY&language=vi')
  await post('/login', { name: 'CANARYNAME', password: 'CANARYPASSWORD', code: '123123' })
  await post('/invite/open', { token: 'C'.repeat(43) })
  await lan.post(`/cases/${id}/acts`, { id: pressId(), act: 'CANARYACT' })
  await lan.get('/cases/CANARYID')
  const audit = await running.store.staff.audit({ before: null, staff: null, case: null, limit: 1000 })
  const told = [...running.lines, JSON.stringify(audit)].join('\n')
  expect(running.lines.length).toBeGreaterThan(10)
  expect(audit.length).toBeGreaterThan(10)
  for (const secret of ['CANARY', 'C'.repeat(43), '123123', lan.cookie.split('=')[1] ?? '?', password]) expect(told).not.toContain(secret)
})
