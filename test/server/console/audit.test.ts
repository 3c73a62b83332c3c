import { afterEach, beforeEach, expect, test } from 'vitest'
import type { AuditPage } from '../../../src/server/console/wire/wire-house.ts'
import { openTestConsole, pressId, type TestConsole } from './test-console.ts'

let running: TestConsole
beforeEach(async () => {
  running = await openTestConsole()
})
afterEach(() => running.close())

const looks = [
  { who: 'admin', path: '/audit', told: ['see-audit', null] },
  { who: 'curator', path: '/gaps?days=30', told: ['see-gaps', '30 days'] },
  { who: 'supervisor', path: '/report?month=2026-10', told: ['see-report', '2026-10'] },
  { who: 'curator', path: '/queue', told: ['forbidden', 'see-queue'] },
  { who: 'responder', path: '/accounts', told: ['forbidden', 'manage-accounts'] },
] as const

for (const { who, path, told } of looks) {
  test(`the audit says who looked: ${path} by a ${who}`, async () => {
    const looker = await running.logIn(running.members[who])
    await looker.get(path)
    const [newest] = await running.store.staff.audit({ before: null, staff: looker.member.account.id, case: null, limit: 1 })
    expect([newest?.deed, newest?.detail]).toEqual(told)
  })
}

test('the audit names whom a case was given to, and is not told that whoever gave it tried to read it', async () => {
  const { responder, other, admin } = running.members
  const [lan, minh] = [await running.logIn(responder), await running.logIn(other)]
  const id = await running.openCase()
  await lan.post(`/cases/${id}/acts`, { id: pressId(), act: 'take' })
  await lan.post(`/cases/${id}/presence`, { typing: true })
  await minh.get('/queue')
  await running.hotline.noticeConsole(other.account.id, 'back')
  await lan.post(`/cases/${id}/acts`, { id: pressId(), act: 'transfer', to: other.account.id })
  expect((await lan.post(`/cases/${id}/presence`, { typing: false })).statusCode).toBe(204)
  const { rows } = (await (await running.logIn(admin)).get(`/audit?case=${id}`)).json<AuditPage>()
  expect(rows.map(({ staff, deed, detail }) => [staff, deed, detail])).toEqual([
    ['Lan', 'transfer', 'Minh'],
    ['Lan', 'take', null],
  ])
  expect((await lan.post(`/cases/${id}/presence`, { typing: true })).statusCode).toBe(404)
  expect(new Set(rows.map(({ pseudonym }) => pseudonym))).toEqual(new Set([(await running.store.caseOf(id))?.pseudonym]))
})
