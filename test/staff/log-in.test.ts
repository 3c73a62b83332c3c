import { describe, expect, test } from 'vitest'
import { resetAccount } from '../../src/staff/invite.ts'
import { logIn } from '../../src/staff/log-in.ts'
import { proveAgain } from '../../src/staff/prove-again.ts'
import { stateOf } from '../../src/staff/session-state.ts'
import { tokenHash } from '../../src/staff/tokens.ts'
import { codeAt, enter, join, type Member, password, stepMs, type TestAccounts, testAccounts } from './test-accounts.ts'

async function given(): Promise<{ accounts: TestAccounts; lan: Member }> {
  const accounts = testAccounts()
  await join(accounts, 'chủ nhà', 'admin')
  const lan = await join(accounts, 'lan', 'responder', 'Lan')
  accounts.forward(stepMs * 3)
  return { accounts, lan }
}

async function sessionOf(accounts: TestAccounts, token: string) {
  const hash = tokenHash(token)
  return hash === null ? null : accounts.staff.session(hash)
}

describe('logging in', () => {
  test('with name, password and code opens a session of its own', async () => {
    const { accounts, lan } = await given()
    const first = await enter(accounts, lan)
    accounts.forward(stepMs)
    const second = await enter(accounts, lan)
    if (typeof first === 'string' || typeof second === 'string') throw new Error('refused')
    expect(first.token).not.toBe(second.token)
    expect(first.account).toMatchObject({ login: 'lan', name: 'Lan', role: 'responder' })
    const session = await sessionOf(accounts, second.token)
    expect(session?.account.id).toBe(lan.account.id)
  })

  for (const name of ['LAN', ' lan ', 'ｌａｎ', 'Lan']) {
    test(`takes "${name}" for the same name`, async () => {
      const { accounts, lan } = await given()
      expect(await enter(accounts, lan, { name })).toMatchObject({ account: { id: lan.account.id } })
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
      const { accounts, lan } = await given()
      expect(await enter(accounts, lan, change)).toBe('refused')
    })
  }

  test('a code serves once', async () => {
    const { accounts, lan } = await given()
    expect(await enter(accounts, lan)).toMatchObject({ account: { id: lan.account.id } })
    expect(await enter(accounts, lan)).toBe('refused')
    expect(await proveAgain(lan.account.id, codeAt(lan.secret, accounts.time.nowMs()), accounts)).toBe('refused')
  })

  test('two logins at once with one code: one of them', async () => {
    const { accounts, lan } = await given()
    const both = await Promise.all([enter(accounts, lan), enter(accounts, lan)])
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
      const { accounts, lan } = await given()
      const code = codeAt(lan.secret, accounts.time.nowMs() + steps * stepMs)
      expect(typeof (await enter(accounts, lan, { code })), `${steps} steps away`).toBe(good ? 'object' : 'string')
    }
  })

  test('a code older than one that was used is dead', async () => {
    const { accounts, lan } = await given()
    const old = codeAt(lan.secret, accounts.time.nowMs())
    accounts.forward(stepMs)
    expect(await enter(accounts, lan)).not.toBe('refused')
    expect(await enter(accounts, lan, { code: old })).toBe('refused')
  })

  test('a wrong password does not use the code up', async () => {
    const { accounts, lan } = await given()
    expect(await enter(accounts, lan, { password: 'something else 123' })).toBe('refused')
    expect(await enter(accounts, lan)).not.toBe('refused')
  })

  for (const name of ['lan', 'nobody at all']) {
    test(`more than ten tries at "${name}" within a quarter of an hour wait, also with what is right`, async () => {
      const { accounts, lan } = await given()
      for (let at = 0; at < 10; at++) expect(await enter(accounts, lan, { name, password: 'not this one 12' })).toBe('refused')
      expect(await enter(accounts, lan, { name })).toBe('too-many')
      accounts.forward(15 * 60_000)
      expect(await enter(accounts, lan)).not.toBe('too-many')
    })
  }

  test('a hundred tries at once are no more than ten', async () => {
    const { accounts, lan } = await given()
    const all = await Promise.all(Array.from({ length: 100 }, (_, at) => enter(accounts, lan, { password: `guess number ${at}` })))
    expect(all.filter((one) => one === 'refused')).toHaveLength(10)
  })

  test('a disabled account is refused like any other, and its session is gone', async () => {
    const { accounts, lan } = await given()
    const entered = await enter(accounts, lan)
    if (typeof entered === 'string') throw new Error('refused')
    await accounts.staff.setDisabled(lan.account.id, true, {
      atMs: accounts.time.nowMs(),
      staff: null,
      deed: 'disable',
      case: null,
      detail: null,
    })
    expect(await sessionOf(accounts, entered.token)).toBeNull()
    accounts.forward(stepMs)
    expect(await enter(accounts, lan)).toBe('refused')
  })

  test('every try is in the audit, and no name or password that was typed', async () => {
    const { accounts, lan } = await given()
    await enter(accounts, lan, { name: 'somebody else', password: 'canary password 1' })
    await enter(accounts, lan, { password: 'canary password 2' })
    await enter(accounts, lan)
    const rows = await accounts.staff.audit({ before: null, staff: null, case: null, limit: 3 })
    expect(rows.map(({ deed, staff }) => [deed, staff])).toEqual([
      ['login', lan.account.id],
      ['login-refused', lan.account.id],
      ['login-refused', null],
    ])
    expect(JSON.stringify(rows)).not.toMatch(/canary|somebody/)
    expect(await accounts.staff.auditIsWhole()).toBe(true)
  })
})

describe('recovery codes', () => {
  const withCode = (accounts: TestAccounts, recoveryCode: string, given = password) =>
    logIn({ name: 'lan', password: given, proof: { recoveryCode } }, accounts)

  test('one opens a session once, however it is typed', async () => {
    const { accounts, lan } = await given()
    const [code = ''] = lan.recoveryCodes
    expect(await withCode(accounts, code.toLowerCase().replace('-', ' '))).toMatchObject({ account: { id: lan.account.id } })
    expect(await withCode(accounts, code)).toBe('refused')
    expect(await withCode(accounts, lan.recoveryCodes[1] ?? '')).not.toBe('refused')
  })

  test('with another password it is refused and not used up', async () => {
    const { accounts, lan } = await given()
    const [code = ''] = lan.recoveryCodes
    expect(await withCode(accounts, code, 'not the password')).toBe('refused')
    expect(await withCode(accounts, code)).not.toBe('refused')
  })

  test('those of somebody else open nothing', async () => {
    const { accounts } = await given()
    const minh = await join(accounts, 'minh', 'responder')
    expect(await withCode(accounts, minh.recoveryCodes[0] ?? '')).toBe('refused')
  })

  test('new ones end the old ones', async () => {
    const { accounts, lan } = await given()
    const told = { atMs: accounts.time.nowMs(), staff: lan.account.id, deed: 'own-recovery', case: null, detail: null }
    await accounts.staff.setRecoveryCodes(lan.account.id, ['AAAAA-BBBBB'], told)
    expect(await withCode(accounts, lan.recoveryCodes[0] ?? '')).toBe('refused')
    expect(await withCode(accounts, 'aaaaabbbbb')).not.toBe('refused')
  })
})

describe('a session', () => {
  test('locks after 15 minutes without anybody, and is over after 12 hours whatever happens', async () => {
    const { accounts, lan } = await given()
    const entered = await enter(accounts, lan)
    const hash = typeof entered === 'string' ? null : tokenHash(entered.token)
    if (hash === null) throw new Error('refused')
    const state = async () => {
      const session = await accounts.staff.session(hash)
      return session === null ? 'gone' : stateOf(session, accounts.time.nowMs())
    }
    accounts.forward(15 * 60_000 - 1)
    expect(await state()).toBe('open')
    accounts.forward(1)
    expect(await state()).toBe('locked')
    await accounts.staff.touchSession(hash, accounts.time.nowMs())
    expect(await state()).toBe('open')
    for (let minutes = 15; minutes < 12 * 60 - 1; minutes++) {
      accounts.forward(60_000)
      await accounts.staff.touchSession(hash, accounts.time.nowMs())
    }
    expect(await state()).toBe('open')
    accounts.forward(60_000)
    expect(await state()).toBe('over')
  })

  test('ends with another role, a reset, and a new password elsewhere; the one that set it stays', async () => {
    const { accounts, lan } = await given()
    const told = { atMs: accounts.time.nowMs(), staff: null, deed: 'test', case: null, detail: null }
    const enterAgain = async () => {
      accounts.forward(stepMs)
      const entered = await enter(accounts, lan)
      if (typeof entered === 'string') throw new Error(entered)
      return entered.token
    }
    const first = await enterAgain()
    await accounts.staff.setRole(lan.account.id, 'supervisor', told)
    expect(await sessionOf(accounts, first)).toBeNull()
    const [second, third] = [await enterAgain(), await enterAgain()]
    await accounts.staff.setPassword(lan.account.id, await accounts.passwords.hash(password), tokenHash(third) ?? Buffer.alloc(32), told)
    expect(await sessionOf(accounts, second)).toBeNull()
    expect((await sessionOf(accounts, third))?.account.role).toBe('supervisor')
    await resetAccount(lan.account.id, lan.account.id, accounts)
    expect(await sessionOf(accounts, third)).toBeNull()
    accounts.forward(stepMs)
    expect(await enter(accounts, lan)).toBe('refused')
  })

  test('more than five wrong codes in a row end the trying', async () => {
    const { accounts, lan } = await given()
    for (let at = 0; at < 5; at++) expect(await proveAgain(lan.account.id, '000000', accounts)).toBe('refused')
    expect(await proveAgain(lan.account.id, codeAt(lan.secret, accounts.time.nowMs()), accounts)).toBe('too-many')
  })
})
