import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestConsole, type TestConsole } from './test-console.ts'

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
