import { afterAll, beforeAll, expect, test } from 'vitest'
import type { LinkCode, NewPhone, OwnPhones, PhoneTest } from '../../../src/server/console/wire/wire-phones.ts'
import { type Browser, openTestConsole, type TestConsole } from './test-console.ts'

let running: TestConsole
let lan: Browser
let minh: Browser

beforeAll(async () => {
  running = await openTestConsole()
  lan = await running.logIn(running.members.responder)
  minh = await running.logIn(running.members.other)
})
afterAll(() => running.close())

const phone = (name: string): NewPhone => ({
  kind: 'push',
  endpoint: `https://updates.push.services.mozilla.com/wpush/v2/${name}`,
  p256dh: 'B'.repeat(87),
  auth: 'A'.repeat(22),
})

test('a phone is added, tried out and removed, and each is told to the audit without an address', async () => {
  const added = await lan.post('/own/phones', phone('one'))
  const [one] = added.json<OwnPhones>().phones
  expect(one).toMatchObject({ kind: 'push', shown: 'updates.push.services.mozilla.com', failed: false, triedAtMs: null })
  const tried = await lan.post(`/own/phones/${one?.id}/test`)
  expect(tried.json<PhoneTest>()).toMatchObject({ ended: 'arrived', own: { phones: [{ id: one?.id, failed: false }] } })
  expect(running.pushed.at(-1)).toMatchObject({ kind: 'test', title: 'Bến An', coming: null })
  const removed = await lan.post(`/own/phones/${one?.id}/remove`)
  expect(removed.json<OwnPhones>().phones).toEqual([])
  const told = await running.store.staff.audit({ before: null, staff: null, case: null, limit: 10 })
  expect(told.filter(({ deed }) => deed === 'own-phones').map(({ detail }) => detail)).toEqual(['remove', 'add push'])
  expect([...running.lines, ...told.map((row) => JSON.stringify(row))].join('\n')).not.toContain('wpush')
})

test('nobody sees, tries or removes the phones of another', async () => {
  const [mine] = (await lan.post('/own/phones', phone('two'))).json<OwnPhones>().phones
  expect((await minh.get('/own/phones')).json<OwnPhones>().phones).toEqual([])
  expect((await minh.post(`/own/phones/${mine?.id}/test`)).statusCode).toBe(404)
  expect((await minh.post(`/own/phones/${mine?.id}/remove`)).statusCode).toBe(404)
  expect((await lan.get('/own/phones')).json<OwnPhones>().phones).toHaveLength(1)
})

const refused: readonly { readonly name: string; readonly body: object }[] = [
  { name: 'an address inside our own network', body: { ...phone('x'), endpoint: 'https://10.0.0.1/push' } },
  { name: 'an address in the clear', body: { ...phone('x'), endpoint: 'http://updates.push.services.mozilla.com/x' } },
  { name: 'a key that is none', body: { ...phone('x'), p256dh: 'short' } },
  { name: 'a field too many', body: { ...phone('x'), staff: 'somebody-else' } },
  { name: 'e-mail where this copy sends none', body: { kind: 'mail', address: 'an@example.org' } },
  { name: 'no number', body: { kind: 'call', number: '0912345678' } },
]
test.each(refused)('not taken: $name', async ({ body }) => {
  expect((await minh.post('/own/phones', body)).statusCode).toBe(400)
  expect((await minh.get('/own/phones')).json<OwnPhones>().phones).toEqual([])
})

test('more phones than anybody has are not taken', async () => {
  const answers = []
  for (let n = 0; n < 12; n += 1) answers.push((await minh.post('/own/phones', phone(`many-${n}`))).statusCode)
  expect(answers.filter((status) => status === 200)).toHaveLength(10)
})

test('an account that is disabled or begins anew is rung no more', async () => {
  const admin = await running.logIn(running.members.admin)
  const { id } = running.members.other.account
  expect(await running.store.reach.waysOf([id])).not.toEqual([])
  expect((await admin.post(`/accounts/${id}`, { change: 'disable', code: admin.code() })).statusCode).toBe(200)
  expect(await running.store.reach.waysOf([id])).toEqual([])
})

test('a code links the account that writes it in the group, for as long as they want', async () => {
  const { code, untilMs } = (await lan.post('/own/telegram/code')).json<LinkCode>()
  expect(code).toMatch(/^[2-9A-HJ-NP-Z]{8}$/)
  expect(untilMs - running.time.nowMs()).toBe(10 * 60_000)
  expect(await running.store.reach.linkAccount(code, '700', running.time.nowMs())).toBe(running.members.responder.account.id)
  expect((await lan.get('/own/phones')).json<OwnPhones>().telegram).toEqual({ linked: true })
  expect((await lan.post('/own/telegram/unlink')).json<OwnPhones>().telegram).toEqual({ linked: false })
})

test('a phone that is tried out again and again is let be', async () => {
  const [one] = (await lan.post('/own/phones', phone('again'))).json<OwnPhones>().phones
  const statuses: number[] = []
  for (let n = 0; n < 12; n += 1) statuses.push((await lan.post(`/own/phones/${one?.id}/test`)).statusCode)
  expect(statuses[0]).toBe(200)
  expect(statuses.at(-1)).toBe(429)
})
