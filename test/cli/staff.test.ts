import { request } from 'node:http'
import path from 'node:path'
import { expect, test } from 'vitest'
import { inviteText } from '../../src/cli/staff.ts'
import { inviteStaff, openInvite } from '../../src/staff/invite.ts'
import { answerCommandLine, inviteRunning } from '../../src/store/control.ts'
import { passwords } from '../staff/test-accounts.ts'
import { folders } from '../store/folder.ts'
import { t0 } from '../store/given.ts'

const newFolder = folders()
const time = { nowMs: () => t0 }

async function given() {
  const folder = newFolder()
  const store = await folder.open()
  const dataFolder = path.dirname(folder.file)
  return { store, dataFolder, end: await answerCommandLine(store, dataFolder) }
}

test('an invite of the command line is kept by whoever holds the store, which never sees the token', async () => {
  const { store, dataFolder, end } = await given()
  const sent: unknown[] = []
  const staff = {
    async invite(...order: Parameters<typeof store.staff.invite>) {
      sent.push(order)
      expect(await inviteRunning(dataFolder, { invite: order[0], told: order[1] })).toBe('kept')
      return 'done' as const
    },
  }
  const { token } = await inviteStaff('supervisor', null, { staff, time })
  expect(JSON.stringify(sent)).not.toContain(token)
  expect(await openInvite(token, { staff: store.staff, passwords, time })).toMatchObject({ role: 'supervisor', account: null })
  const audit = await store.staff.audit({ before: null, staff: null, case: null, limit: 1 })
  expect(audit).toMatchObject([{ staff: null, deed: 'invite', detail: 'supervisor' }])
  await end()
})

test('where nobody holds the store, nobody answers', async () => {
  const { dataFolder, end } = await given()
  await end()
  const invite = { token: Buffer.alloc(32), role: 'admin', by: null, staff: null, expiresAtMs: t0 + 1 } as const
  const told = { atMs: t0, staff: null, deed: 'invite', case: null, detail: 'admin' }
  expect(await inviteRunning(dataFolder, { invite, told })).toBeNull()
})

const token = 'a'.repeat(64)
for (const { name, method, address } of [
  { name: 'a role that there is not', method: 'POST', address: `/invite?token=${token}&role=root&until=2&at=1` },
  { name: 'a token that is none', method: 'POST', address: '/invite?token=zz&role=admin&until=2&at=1' },
  { name: 'a link that is over already', method: 'POST', address: `/invite?token=${token}&role=admin&until=1&at=2` },
  { name: 'no time', method: 'POST', address: `/invite?token=${token}&role=admin` },
  { name: 'another order', method: 'POST', address: `/disable?token=${token}&role=admin&until=2&at=1` },
  { name: 'an invite as a question', method: 'GET', address: `/invite?token=${token}&role=admin&until=2&at=1` },
]) {
  test(`${name} is answered by nobody`, async () => {
    const { store, dataFolder, end } = await given()
    const status = await new Promise((resolve, reject) => {
      const asking = request({ socketPath: path.join(dataFolder, 'control.sock'), method, path: address }, (answer) => {
        answer.resume()
        resolve(answer.statusCode)
      })
      asking.on('error', reject).end()
    })
    expect([status, await store.staff.invites(0)]).toEqual([404, []])
    await end()
  })
}

test('the link stands alone on its line', () => {
  expect(inviteText('admin', 'https://chat.example.org/console#invite=x', t0).split('\n')).toContain(
    'https://chat.example.org/console#invite=x',
  )
})
