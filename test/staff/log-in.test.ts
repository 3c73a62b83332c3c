import { describe, expect, test } from 'vitest'
import { resetAccount } from '../../src/staff/invite.ts'
import { logIn } from '../../src/staff/log-in.ts'
import { proveAgain } from '../../src/staff/prove-again.ts'
import { stateOf } from '../../src/staff/session-state.ts'
import { tokenHash } from '../../src/staff/tokens.ts'
import { codeAt, enter, join, type Member, password, stepMs, type TestDesk, testDesk } from './test-desk.ts'

async function given(): Promise<{ desk: TestDesk; lan: Member }> {
  const desk = testDesk()
  await join(desk, 'chủ nhà', 'admin')
  const lan = await join(desk, 'lan', 'responder', 'Lan')
  desk.forward(stepMs * 3)
  return { desk, lan }
}

async function sessionOf(desk: TestDesk, token: string) {
  const hash = tokenHash(token)
  return hash === null ? null : desk.staff.session(hash)
}

describe('logging in', () => {
  test('with name, password and code opens a session of its own', async () => {
    const { desk, lan } = await given()
    const first = await enter(desk, lan)
    desk.forward(stepMs)
    const second = await enter(desk, lan)
    if (typeof first === 'string' || typeof second === 'string') throw new Error('refused')
    expect(first.token).not.toBe(second.token)
    expect(first.account).toMatchObject({ login: 'lan', name: 'Lan', role: 'responder' })
    const session = await sessionOf(desk, second.token)
    expect(session?.account.id).toBe(lan.account.id)
  })

  for (const name of ['LAN', ' lan ', 'ｌａｎ', 'Lan']) {
    test(`takes "${name}" for the same name`, async () => {
      const { desk, lan } = await given()
      expect(await enter(desk, lan, { name })).toMatchObject({ account: { id: lan.account.id } })
    })
  }

  const wrong = [
    { name: 'a name that nobody has', change: { name: 'nobody' } },
    { name: 'no name', change: { name: '' } },
    { name: 'a name of other signs', change: { name: 'lan\u0000' } },
    { name: 'another password', change: { password: 'bến cảng bình yên 2025' } },
    { name: 'no password', change: { password: '' } },
    { name: 'another code', change: { code: '000000' } },
    { name: 'no code', change: { code: '' } },
  ]
  for (const { name, change } of wrong) {
    test(`with ${name} is refused, and nothing is told of why`, async () => {
      const { desk, lan } = await given()
      expect(await enter(desk, lan, change)).toBe('refused')
    })
  }

  test('a code serves once', async () => {
    const { desk, lan } = await given()
    expect(await enter(desk, lan)).toMatchObject({ account: { id: lan.account.id } })
    expect(await enter(desk, lan)).toBe('refused')
    expect(await proveAgain(lan.account.id, codeAt(lan.secret, desk.time.nowMs()), desk)).toBe('refused')
  })

  test('two logins at once with one code: one of them', async () => {
    const { desk, lan } = await given()
    const both = await Promise.all([enter(desk, lan), enter(desk, lan)])
    expect(both.filter((one) => one === 'refused')).toHaveLength(1)
  })

  test('a code is good in its own step and in those beside it, and no longer', async () => {
    for (const [steps, good] of [
      [-2, false],
      [-1, true],
      [0, true],
      [1, true],
      [2, false],
    ] as const) {
      const { desk, lan } = await given()
      const code = codeAt(lan.secret, desk.time.nowMs() + steps * stepMs)
      expect(typeof (await enter(desk, lan, { code })), `${steps} steps away`).toBe(good ? 'object' : 'string')
    }
  })

  test('a code older than one that was used is dead', async () => {
    const { desk, lan } = await given()
    const old = codeAt(lan.secret, desk.time.nowMs())
    desk.forward(stepMs)
    expect(await enter(desk, lan)).not.toBe('refused')
    expect(await enter(desk, lan, { code: old })).toBe('refused')
  })

  test('a wrong password does not use the code up', async () => {
    const { desk, lan } = await given()
    expect(await enter(desk, lan, { password: 'something else 123' })).toBe('refused')
    expect(await enter(desk, lan)).not.toBe('refused')
  })

  for (const name of ['lan', 'nobody at all']) {
    test(`more than ten tries at "${name}" within a quarter of an hour wait, also with what is right`, async () => {
      const { desk, lan } = await given()
      for (let at = 0; at < 10; at++) expect(await enter(desk, lan, { name, password: 'not this one 12' })).toBe('refused')
      expect(await enter(desk, lan, { name })).toBe('too-many')
      desk.forward(15 * 60_000)
      expect(await enter(desk, lan)).not.toBe('too-many')
    })
  }

  test('a hundred tries at once are no more than ten', async () => {
    const { desk, lan } = await given()
    const all = await Promise.all(Array.from({ length: 100 }, (_, at) => enter(desk, lan, { password: `guess number ${at}` })))
    expect(all.filter((one) => one === 'refused')).toHaveLength(10)
  })

  test('a disabled account is refused like any other, and its session is gone', async () => {
    const { desk, lan } = await given()
    const entered = await enter(desk, lan)
    if (typeof entered === 'string') throw new Error('refused')
    await desk.staff.setDisabled(lan.account.id, true, { atMs: desk.time.nowMs(), staff: null, deed: 'disable', case: null, detail: null })
    expect(await sessionOf(desk, entered.token)).toBeNull()
    desk.forward(stepMs)
    expect(await enter(desk, lan)).toBe('refused')
  })

  test('every try is in the audit, and no name or password that was typed', async () => {
    const { desk, lan } = await given()
    await enter(desk, lan, { name: 'somebody else', password: 'canary password 1' })
    await enter(desk, lan, { password: 'canary password 2' })
    await enter(desk, lan)
    const rows = await desk.staff.audit({ before: null, staff: null, case: null, limit: 3 })
    expect(rows.map(({ deed, staff }) => [deed, staff])).toEqual([
      ['login', lan.account.id],
      ['login-refused', lan.account.id],
      ['login-refused', null],
    ])
    expect(JSON.stringify(rows)).not.toMatch(/canary|somebody/)
    expect(await desk.staff.auditIsWhole()).toBe(true)
  })
})

describe('recovery codes', () => {
  const withCode = (desk: TestDesk, recoveryCode: string, given = password) =>
    logIn({ name: 'lan', password: given, proof: { recoveryCode } }, desk)

  test('one opens a session once, however it is typed', async () => {
    const { desk, lan } = await given()
    const [code = ''] = lan.recoveryCodes
    expect(await withCode(desk, code.toLowerCase().replace('-', ' '))).toMatchObject({ account: { id: lan.account.id } })
    expect(await withCode(desk, code)).toBe('refused')
    expect(await withCode(desk, lan.recoveryCodes[1] ?? '')).not.toBe('refused')
  })

  test('with another password it is refused and not used up', async () => {
    const { desk, lan } = await given()
    const [code = ''] = lan.recoveryCodes
    expect(await withCode(desk, code, 'not the password')).toBe('refused')
    expect(await withCode(desk, code)).not.toBe('refused')
  })

  test('those of somebody else open nothing', async () => {
    const { desk } = await given()
    const minh = await join(desk, 'minh', 'responder')
    expect(await withCode(desk, minh.recoveryCodes[0] ?? '')).toBe('refused')
  })

  test('new ones end the old ones', async () => {
    const { desk, lan } = await given()
    const told = { atMs: desk.time.nowMs(), staff: lan.account.id, deed: 'own-recovery', case: null, detail: null }
    await desk.staff.setRecoveryCodes(lan.account.id, ['AAAAA-BBBBB'], told)
    expect(await withCode(desk, lan.recoveryCodes[0] ?? '')).toBe('refused')
    expect(await withCode(desk, 'aaaaabbbbb')).not.toBe('refused')
  })
})

describe('a session', () => {
  test('locks after 15 minutes without anybody, and is over after 12 hours whatever happens', async () => {
    const { desk, lan } = await given()
    const entered = await enter(desk, lan)
    const hash = typeof entered === 'string' ? null : tokenHash(entered.token)
    if (hash === null) throw new Error('refused')
    const state = async () => {
      const session = await desk.staff.session(hash)
      return session === null ? 'gone' : stateOf(session, desk.time.nowMs())
    }
    desk.forward(15 * 60_000 - 1)
    expect(await state()).toBe('open')
    desk.forward(1)
    expect(await state()).toBe('locked')
    await desk.staff.touchSession(hash, desk.time.nowMs())
    expect(await state()).toBe('open')
    for (let minutes = 15; minutes < 12 * 60 - 1; minutes++) {
      desk.forward(60_000)
      await desk.staff.touchSession(hash, desk.time.nowMs())
    }
    expect(await state()).toBe('open')
    desk.forward(60_000)
    expect(await state()).toBe('over')
  })

  test('ends with another role, a reset, and a new password elsewhere; the one that set it stays', async () => {
    const { desk, lan } = await given()
    const told = { atMs: desk.time.nowMs(), staff: null, deed: 'test', case: null, detail: null }
    const enterAgain = async () => {
      desk.forward(stepMs)
      const entered = await enter(desk, lan)
      if (typeof entered === 'string') throw new Error(entered)
      return entered.token
    }
    const first = await enterAgain()
    await desk.staff.setRole(lan.account.id, 'supervisor', told)
    expect(await sessionOf(desk, first)).toBeNull()
    const [second, third] = [await enterAgain(), await enterAgain()]
    await desk.staff.setPassword(lan.account.id, await desk.passwords.hash(password), tokenHash(third) ?? Buffer.alloc(32), told)
    expect(await sessionOf(desk, second)).toBeNull()
    expect((await sessionOf(desk, third))?.account.role).toBe('supervisor')
    await resetAccount(lan.account.id, lan.account.id, desk)
    expect(await sessionOf(desk, third)).toBeNull()
    desk.forward(stepMs)
    expect(await enter(desk, lan)).toBe('refused')
  })

  test('more than five wrong codes in a row end the trying', async () => {
    const { desk, lan } = await given()
    for (let at = 0; at < 5; at++) expect(await proveAgain(lan.account.id, '000000', desk)).toBe('refused')
    expect(await proveAgain(lan.account.id, codeAt(lan.secret, desk.time.nowMs()), desk)).toBe('too-many')
  })
})
