import { describe, expect, test } from 'vitest'
import type { StaffId } from '../../src/hotline/case.ts'
import { acceptInvite, inviteFirst, inviteStaff, openInvite, resetAccount } from '../../src/staff/invite.ts'
import { codeAt, enter, join, password, stepMs, type TestAccounts, testAccounts } from './test-accounts.ts'

const hourMs = 60 * 60_000

async function accept(
  accounts: TestAccounts,
  token: string,
  more: { login?: string; name?: string; password?: string; code?: string } = {},
) {
  const secret = (await openInvite(token, accounts))?.totpSecret
  const code = secret === undefined ? '000000' : codeAt(secret, accounts.time.nowMs())
  return acceptInvite({ token, login: 'lan', name: 'Lan', password, code, ...more }, accounts)
}

describe('an invite', () => {
  test('makes one account, once', async () => {
    const accounts = testAccounts()
    const { token } = await inviteStaff('responder', null, accounts)
    expect(await accept(accounts, token)).toHaveLength(8)
    expect(await accept(accounts, token, { login: 'second' })).toBe('bad-invite')
    expect((await accounts.staff.accounts()).map(({ login, name, role }) => [login, name, role])).toEqual([['lan', 'Lan', 'responder']])
  })

  test('two who press at once: one account', async () => {
    const accounts = testAccounts()
    const { token } = await inviteStaff('responder', null, accounts)
    const secret = (await openInvite(token, accounts))?.totpSecret ?? ''
    const joining = { token, name: 'Lan', password, code: codeAt(secret, accounts.time.nowMs()) }
    const both = await Promise.all(['lan', 'second'].map((login) => acceptInvite({ ...joining, login }, accounts)))
    expect(both.filter((one) => one === 'bad-invite')).toHaveLength(1)
    expect(await accounts.staff.accounts()).toHaveLength(1)
  })

  test('shows another code picture each time it is opened, and only the last one counts', async () => {
    const accounts = testAccounts()
    const { token } = await inviteStaff('responder', null, accounts)
    const secretOf = async () => (await openInvite(token, accounts))?.totpSecret ?? ''
    const [first, last] = [await secretOf(), await secretOf()]
    const joining = { token, login: 'lan', name: 'Lan', password }
    expect(await acceptInvite({ ...joining, code: codeAt(first, accounts.time.nowMs()) }, accounts)).toBe('bad-code')
    expect(await acceptInvite({ ...joining, code: codeAt(last, accounts.time.nowMs()) }, accounts)).toHaveLength(8)
    expect((await accounts.staff.credentialsOf('lan'))?.totpSecret).toBe(last)
  })

  test('opened by somebody else while an answer is on its way, it makes no account with their code picture', async () => {
    const accounts = testAccounts()
    const { token } = await inviteStaff('responder', null, accounts)
    const secret = (await openInvite(token, accounts))?.totpSecret ?? ''
    const meanwhile: TestAccounts = {
      ...accounts,
      passwords: {
        ...accounts.passwords,
        async hash(text) {
          await openInvite(token, accounts)
          return accounts.passwords.hash(text)
        },
      },
    }
    const code = codeAt(secret, accounts.time.nowMs())
    expect(await acceptInvite({ token, login: 'lan', name: 'Lan', password, code }, meanwhile)).toBe('bad-code')
    expect(await accounts.staff.accounts()).toEqual([])
  })

  test('is too old after 72 hours', async () => {
    const accounts = testAccounts()
    const { token } = await inviteStaff('responder', null, accounts)
    accounts.forward(72 * hourMs - 1)
    expect(await openInvite(token, accounts)).not.toBeNull()
    accounts.forward(1)
    expect(await openInvite(token, accounts)).toBeNull()
    expect(await accept(accounts, token)).toBe('bad-invite')
  })

  const refused = [
    { name: 'another code', more: { code: '000000' }, why: 'bad-code' },
    { name: 'a short password', more: { password: 'ngắn quá' }, why: 'weak-password' },
    { name: 'one letter over and over', more: { password: 'aaaaaaaaaaaaaaaa' }, why: 'weak-password' },
    { name: 'their name as password', more: { login: 'nguyenvanan', password: 'nguyenvanan2026' }, why: 'weak-password' },
    { name: 'a name that turns text around', more: { name: 'Lan\u202e' }, why: 'bad-name' },
    { name: 'a name that cannot be seen', more: { name: '\u200b' }, why: 'bad-name' },
    { name: 'a login of other signs', more: { login: '../lan' }, why: 'bad-name' },
    { name: 'a token of another link', more: { token: 'A'.repeat(43) }, why: 'bad-invite' },
    { name: 'no token', more: { token: '' }, why: 'bad-invite' },
  ]
  for (const { name, more, why } of refused) {
    test(`with ${name} makes nothing, and can be used after`, async () => {
      const accounts = testAccounts()
      const { token } = await inviteStaff('responder', null, accounts)
      expect(await accept(accounts, token, more)).toBe(why)
      expect(await accounts.staff.accounts()).toEqual([])
      expect(await accept(accounts, token)).toHaveLength(8)
    })
  }

  test('a name that is taken, in whatever spelling, is said to be', async () => {
    const accounts = testAccounts()
    await join(accounts, 'lan', 'responder')
    const { token } = await inviteStaff('responder', null, accounts)
    expect(await accept(accounts, token, { login: 'ＬＡＮ' })).toBe('name-taken')
    expect(await accept(accounts, token, { login: 'lan2' })).toHaveLength(8)
  })

  test('the code that joined does not log in as well', async () => {
    const accounts = testAccounts()
    const lan = await join(accounts, 'lan', 'responder')
    expect(await enter(accounts, lan)).toBe('refused')
    accounts.forward(stepMs)
    expect(await enter(accounts, lan)).not.toBe('refused')
  })
})

describe('the first invite', () => {
  test('is there only while nobody has an account, lives an hour, and dies with the first that is used', async () => {
    const accounts = testAccounts()
    const first = await inviteFirst(accounts)
    const second = await inviteFirst(accounts)
    if (first === null || second === null) throw new Error('no invite')
    expect(first.expiresAtMs - accounts.time.nowMs()).toBe(hourMs)
    expect(await accept(accounts, second.token)).toHaveLength(8)
    expect((await accounts.staff.accounts())[0]?.role).toBe('admin')
    expect(await openInvite(first.token, accounts)).toBeNull()
    expect(await inviteFirst(accounts)).toBeNull()
  })

  test('gone with it, links that the command line makes later each make an account', async () => {
    const accounts = testAccounts()
    await join(accounts, 'chủ nhà', 'admin')
    const lan = await inviteStaff('responder', null, accounts)
    const mai = await inviteStaff('responder', null, accounts)
    expect(await accept(accounts, lan.token, { login: 'lan' })).toHaveLength(8)
    expect(await accept(accounts, mai.token, { login: 'mai' })).toHaveLength(8)
  })
})

describe('an account that begins anew', () => {
  test('keeps its names and has another password, other codes, another phone', async () => {
    const accounts = testAccounts()
    const admin = await join(accounts, 'chủ nhà', 'admin')
    const lan = await join(accounts, 'lan', 'responder', 'Lan')
    accounts.forward(stepMs)
    const invited = await resetAccount(lan.account.id, admin.account.id, accounts)
    if (typeof invited === 'string') throw new Error(invited)
    expect(await enter(accounts, lan)).toBe('refused')
    expect(await openInvite(invited.token, accounts)).toMatchObject({ account: { login: 'lan', name: 'Lan', waitsForInvite: true } })
    expect(await accept(accounts, invited.token, { login: 'other', name: 'Other', password: 'một mật khẩu khác' })).toHaveLength(8)
    const [, after] = await accounts.staff.accounts()
    expect(after).toMatchObject({ id: lan.account.id, login: 'lan', name: 'Lan', waitsForInvite: false })
    accounts.forward(stepMs)
    expect(await enter(accounts, lan)).toBe('refused')
    expect(await enter(accounts, lan, { password: 'một mật khẩu khác' })).toBe('refused') // the old phone
  })

  test('a second reset ends the first link', async () => {
    const accounts = testAccounts()
    const admin = await join(accounts, 'chủ nhà', 'admin')
    const lan = await join(accounts, 'lan', 'responder')
    const first = await resetAccount(lan.account.id, admin.account.id, accounts)
    const second = await resetAccount(lan.account.id, admin.account.id, accounts)
    if (typeof first === 'string' || typeof second === 'string') throw new Error('refused')
    expect(await openInvite(first.token, accounts)).toBeNull()
    expect(await openInvite(second.token, accounts)).not.toBeNull()
  })
})

describe('whoever loses their account', () => {
  const told = { atMs: 0, staff: null, deed: 'test', case: null, detail: null }
  const losses = {
    disabled: (accounts: TestAccounts, id: StaffId) => accounts.staff.setDisabled(id, true, told),
    'given another role': (accounts: TestAccounts, id: StaffId) => accounts.staff.setRole(id, 'curator', told),
    reset: (accounts: TestAccounts, id: StaffId) => resetAccount(id, id, accounts),
  }
  for (const [name, lose] of Object.entries(losses)) {
    test(`${name}: leaves no invitation behind, and those of others stand`, async () => {
      const accounts = testAccounts()
      const [leaver, other] = [await join(accounts, 'người đi', 'admin'), await join(accounts, 'người ở', 'admin')]
      const left = await inviteStaff('admin', leaver.account.id, accounts)
      const stands = await inviteStaff('responder', other.account.id, accounts)
      const again = await lose(accounts, leaver.account.id)
      expect(await openInvite(left.token, accounts)).toBeNull()
      expect(await openInvite(stands.token, accounts)).not.toBeNull()
      if (typeof again === 'object') expect(await openInvite(again.token, accounts)).not.toBeNull()
    })
  }
})

describe('somebody is left who keeps accounts', () => {
  const told = { atMs: 0, staff: null, deed: 'test', case: null, detail: null }

  test('the last admin can be disabled, changed or reset by nobody; with another one, they can', async () => {
    const accounts = testAccounts()
    const admin = await join(accounts, 'chủ nhà', 'admin')
    const { id } = admin.account
    expect(await accounts.staff.setDisabled(id, true, told)).toBe('last-admin')
    expect(await accounts.staff.setRole(id, 'curator', told)).toBe('last-admin')
    expect(await resetAccount(id, id, accounts)).toBe('last-admin')
    const other = await join(accounts, 'người thứ hai', 'admin')
    expect(await accounts.staff.setDisabled(other.account.id, true, told)).toBe('done')
    expect(await accounts.staff.setRole(id, 'curator', told)).toBe('last-admin')
    expect(await accounts.staff.setDisabled(other.account.id, false, told)).toBe('done')
    expect(await accounts.staff.setRole(id, 'curator', told)).toBe('done')
  })
})
