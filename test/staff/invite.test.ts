import { describe, expect, test } from 'vitest'
import type { StaffId } from '../../src/hotline/case.ts'
import { acceptInvite, inviteFirst, inviteStaff, openInvite, resetAccount } from '../../src/staff/invite.ts'
import { codeAt, enter, join, password, stepMs, type TestDesk, testDesk } from './test-desk.ts'

const hourMs = 60 * 60_000

async function accept(desk: TestDesk, token: string, more: { login?: string; name?: string; password?: string; code?: string } = {}) {
  const secret = (await openInvite(token, desk))?.totpSecret
  const code = secret === undefined ? '000000' : codeAt(secret, desk.time.nowMs())
  return acceptInvite({ token, login: 'lan', name: 'Lan', password, code, ...more }, desk)
}

describe('an invite', () => {
  test('makes one account, once', async () => {
    const desk = testDesk()
    const { token } = await inviteStaff('responder', null, desk)
    expect(await accept(desk, token)).toHaveLength(8)
    expect(await accept(desk, token, { login: 'second' })).toBe('bad-invite')
    expect((await desk.staff.accounts()).map(({ login, name, role }) => [login, name, role])).toEqual([['lan', 'Lan', 'responder']])
  })

  test('two who press at once: one account', async () => {
    const desk = testDesk()
    const { token } = await inviteStaff('responder', null, desk)
    const secret = (await openInvite(token, desk))?.totpSecret ?? ''
    const joining = { token, name: 'Lan', password, code: codeAt(secret, desk.time.nowMs()) }
    const both = await Promise.all(['lan', 'second'].map((login) => acceptInvite({ ...joining, login }, desk)))
    expect(both.filter((one) => one === 'bad-invite')).toHaveLength(1)
    expect(await desk.staff.accounts()).toHaveLength(1)
  })

  test('shows another code picture each time it is opened, and only the last one counts', async () => {
    const desk = testDesk()
    const { token } = await inviteStaff('responder', null, desk)
    const secretOf = async () => (await openInvite(token, desk))?.totpSecret ?? ''
    const [first, last] = [await secretOf(), await secretOf()]
    const joining = { token, login: 'lan', name: 'Lan', password }
    expect(await acceptInvite({ ...joining, code: codeAt(first, desk.time.nowMs()) }, desk)).toBe('bad-code')
    expect(await acceptInvite({ ...joining, code: codeAt(last, desk.time.nowMs()) }, desk)).toHaveLength(8)
    expect((await desk.staff.credentialsOf('lan'))?.totpSecret).toBe(last)
  })

  test('opened by somebody else while an answer is on its way, it makes no account with their code picture', async () => {
    const desk = testDesk()
    const { token } = await inviteStaff('responder', null, desk)
    const secret = (await openInvite(token, desk))?.totpSecret ?? ''
    const meanwhile: TestDesk = {
      ...desk,
      passwords: {
        ...desk.passwords,
        async hash(text) {
          await openInvite(token, desk)
          return desk.passwords.hash(text)
        },
      },
    }
    const code = codeAt(secret, desk.time.nowMs())
    expect(await acceptInvite({ token, login: 'lan', name: 'Lan', password, code }, meanwhile)).toBe('bad-code')
    expect(await desk.staff.accounts()).toEqual([])
  })

  test('is too old after 72 hours', async () => {
    const desk = testDesk()
    const { token } = await inviteStaff('responder', null, desk)
    desk.forward(72 * hourMs - 1)
    expect(await openInvite(token, desk)).not.toBeNull()
    desk.forward(1)
    expect(await openInvite(token, desk)).toBeNull()
    expect(await accept(desk, token)).toBe('bad-invite')
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
      const desk = testDesk()
      const { token } = await inviteStaff('responder', null, desk)
      expect(await accept(desk, token, more)).toBe(why)
      expect(await desk.staff.accounts()).toEqual([])
      expect(await accept(desk, token)).toHaveLength(8)
    })
  }

  test('a name that is taken, in whatever spelling, is said to be', async () => {
    const desk = testDesk()
    await join(desk, 'lan', 'responder')
    const { token } = await inviteStaff('responder', null, desk)
    expect(await accept(desk, token, { login: 'ＬＡＮ' })).toBe('name-taken')
    expect(await accept(desk, token, { login: 'lan2' })).toHaveLength(8)
  })

  test('the code that joined does not log in as well', async () => {
    const desk = testDesk()
    const lan = await join(desk, 'lan', 'responder')
    expect(await enter(desk, lan)).toBe('refused')
    desk.forward(stepMs)
    expect(await enter(desk, lan)).not.toBe('refused')
  })
})

describe('the first invite', () => {
  test('is there only while nobody has an account, lives an hour, and dies with the first that is used', async () => {
    const desk = testDesk()
    const first = await inviteFirst(desk)
    const second = await inviteFirst(desk)
    if (first === null || second === null) throw new Error('no invite')
    expect(first.expiresAtMs - desk.time.nowMs()).toBe(hourMs)
    expect(await accept(desk, second.token)).toHaveLength(8)
    expect((await desk.staff.accounts())[0]?.role).toBe('admin')
    expect(await openInvite(first.token, desk)).toBeNull()
    expect(await inviteFirst(desk)).toBeNull()
  })

  test('gone with it, links that the command line makes later each make an account', async () => {
    const desk = testDesk()
    await join(desk, 'chủ nhà', 'admin')
    const lan = await inviteStaff('responder', null, desk)
    const mai = await inviteStaff('responder', null, desk)
    expect(await accept(desk, lan.token, { login: 'lan' })).toHaveLength(8)
    expect(await accept(desk, mai.token, { login: 'mai' })).toHaveLength(8)
  })
})

describe('an account that begins anew', () => {
  test('keeps its names and has another password, other codes, another phone', async () => {
    const desk = testDesk()
    const admin = await join(desk, 'chủ nhà', 'admin')
    const lan = await join(desk, 'lan', 'responder', 'Lan')
    desk.forward(stepMs)
    const invited = await resetAccount(lan.account.id, admin.account.id, desk)
    if (typeof invited === 'string') throw new Error(invited)
    expect(await enter(desk, lan)).toBe('refused')
    expect(await openInvite(invited.token, desk)).toMatchObject({ account: { login: 'lan', name: 'Lan', waitsForInvite: true } })
    expect(await accept(desk, invited.token, { login: 'other', name: 'Other', password: 'một mật khẩu khác' })).toHaveLength(8)
    const [, after] = await desk.staff.accounts()
    expect(after).toMatchObject({ id: lan.account.id, login: 'lan', name: 'Lan', waitsForInvite: false })
    desk.forward(stepMs)
    expect(await enter(desk, lan)).toBe('refused')
    expect(await enter(desk, lan, { password: 'một mật khẩu khác' })).toBe('refused') // the old phone
  })

  test('a second reset ends the first link', async () => {
    const desk = testDesk()
    const admin = await join(desk, 'chủ nhà', 'admin')
    const lan = await join(desk, 'lan', 'responder')
    const first = await resetAccount(lan.account.id, admin.account.id, desk)
    const second = await resetAccount(lan.account.id, admin.account.id, desk)
    if (typeof first === 'string' || typeof second === 'string') throw new Error('refused')
    expect(await openInvite(first.token, desk)).toBeNull()
    expect(await openInvite(second.token, desk)).not.toBeNull()
  })
})

describe('whoever loses their account', () => {
  const told = { atMs: 0, staff: null, deed: 'test', case: null, detail: null }
  const losses = {
    disabled: (desk: TestDesk, id: StaffId) => desk.staff.setDisabled(id, true, told),
    'given another role': (desk: TestDesk, id: StaffId) => desk.staff.setRole(id, 'curator', told),
    reset: (desk: TestDesk, id: StaffId) => resetAccount(id, id, desk),
  }
  for (const [name, lose] of Object.entries(losses)) {
    test(`${name}: leaves no invitation behind, and those of others stand`, async () => {
      const desk = testDesk()
      const [leaver, other] = [await join(desk, 'người đi', 'admin'), await join(desk, 'người ở', 'admin')]
      const left = await inviteStaff('admin', leaver.account.id, desk)
      const stands = await inviteStaff('responder', other.account.id, desk)
      const again = await lose(desk, leaver.account.id)
      expect(await openInvite(left.token, desk)).toBeNull()
      expect(await openInvite(stands.token, desk)).not.toBeNull()
      if (typeof again === 'object') expect(await openInvite(again.token, desk)).not.toBeNull()
    })
  }
})

describe('somebody is left who keeps accounts', () => {
  const told = { atMs: 0, staff: null, deed: 'test', case: null, detail: null }

  test('the last admin can be disabled, changed or reset by nobody; with another one, they can', async () => {
    const desk = testDesk()
    const admin = await join(desk, 'chủ nhà', 'admin')
    const { id } = admin.account
    expect(await desk.staff.setDisabled(id, true, told)).toBe('last-admin')
    expect(await desk.staff.setRole(id, 'curator', told)).toBe('last-admin')
    expect(await resetAccount(id, id, desk)).toBe('last-admin')
    const other = await join(desk, 'người thứ hai', 'admin')
    expect(await desk.staff.setDisabled(other.account.id, true, told)).toBe('done')
    expect(await desk.staff.setRole(id, 'curator', told)).toBe('last-admin')
    expect(await desk.staff.setDisabled(other.account.id, false, told)).toBe('done')
    expect(await desk.staff.setRole(id, 'curator', told)).toBe('done')
  })
})
