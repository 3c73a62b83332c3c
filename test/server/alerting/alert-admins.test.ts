import { expect, test } from 'vitest'
import type { Carried } from '../../../src/alerts/carrier.ts'
import type { Notice } from '../../../src/alerts/notice.ts'
import type { StaffId } from '../../../src/hotline/case.ts'
import type { Role, Staff } from '../../../src/hotline/roles.ts'
import { alertAdmins } from '../../../src/server/alerting/alert-admins.ts'
import { passingKeys } from '../../../src/store/keys/keys.ts'
import { openSqliteStore } from '../../../src/store/open-store.ts'
import type { Target } from '../../../src/store/reach/reach.ts'
import { standingTime } from '../test-server.ts'

const person = (name: string, role: Role): Staff => ({ id: name as StaffId, role, name })
const [an, binh, chi] = [person('an', 'admin'), person('binh', 'responder'), person('chi', 'admin')]

test('admins hear of it on their phones and in their mailboxes, each in their language; nobody else does, and nobody is called', async () => {
  const time = standingTime()
  const { reach } = await openSqliteStore({ path: ':memory:', keys: passingKeys(), now: time.nowMs })
  const mail = (address: string): Target => ({ kind: 'mail', address })
  await reach.addWay(an.id, mail('an@example.org'), 'vi', 0)
  await reach.addWay(an.id, { kind: 'call', number: '+84900000000' }, 'vi', 0)
  await reach.addWay(binh.id, mail('binh@example.org'), 'vi', 0)
  await reach.addWay(chi.id, { kind: 'push', endpoint: 'https://push.example/chi', p256dh: 'x', auth: 'y' }, 'en', 0)
  const sent: { to: string; notice: Notice }[] = []
  const carrier = (kind: Target['kind'], ended: Carried) => ({
    kind,
    async carry(target: Target, notice: Notice) {
      sent.push({ to: JSON.stringify(target), notice })
      return ended
    },
  })
  const carriers = new Map([
    ['mail', carrier('mail', { kind: 'arrived', acknowledged: false })],
    ['push', carrier('push', { kind: 'gone' })],
    ['call', carrier('call', { kind: 'arrived', acknowledged: false })],
  ] as const)
  const places = () => ({ console: 'https://chat.example.org/console', acknowledge: '' })
  const people = async () => [an, binh, chi]

  expect(await alertAdmins('zalo-oa', 'login-needed', { reach, carriers, people, places, time })).toBe(1)
  expect(sent.map(({ to, notice: { kind, language, about, link, coming } }) => [to, kind, language, about, link, coming])).toEqual([
    [expect.stringContaining('an@example.org'), 'alert', 'vi', 'channel-zalo-oa', 'https://chat.example.org/console', null],
    [expect.stringContaining('push.example'), 'alert', 'en', 'channel-zalo-oa', 'https://chat.example.org/console', null],
  ])
  expect(sent.map(({ notice }) => notice.text)).toEqual([
    'Kênh zalo-oa không gửi hoặc không nhận được tin hay tệp (login-needed). Xin người quản trị xem trang trực.',
    'The channel zalo-oa cannot send or receive messages or files (login-needed). Please look at the console.',
  ])
  expect(await reach.waysOf([chi.id])).toEqual([])
})
