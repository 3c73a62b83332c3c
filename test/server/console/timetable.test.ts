import { afterAll, beforeAll, expect, test } from 'vitest'
import { onCall } from '../../../src/hotline/timetable.ts'
import type { TimetableView } from '../../../src/server/console/wire/wire-house.ts'
import { type Browser, openTestConsole, type TestConsole } from './test-console.ts'

let running: TestConsole
let supervisor: Browser
let admin: Browser

beforeAll(async () => {
  running = await openTestConsole()
  supervisor = await running.logIn(running.members.supervisor)
  admin = await running.logIn(running.members.admin)
})
afterAll(() => running.close())

const always = { days: [1, 2, 3, 4, 5, 6, 7], fromMinute: 0, toMinute: 1440, firstDate: null, lastDate: null }
const onCallOf = (staff: string) => ({ ...always, staff, kind: 'on-call' as const, rank: 1 })
const put = (...staff: readonly string[]) => putOver(running.hotline.timetableVersion(), ...staff)
const putOver = (version: number, ...staff: readonly string[]) =>
  supervisor.put('/timetable', { holidays: [], shifts: staff.map(onCallOf), version })

test('a shift belongs to somebody who can hold cases', async () => {
  const { responder, curator } = running.members
  expect((await put(responder.account.id)).statusCode).toBe(200)
  expect((await put(curator.account.id)).statusCode).toBe(400)
  expect((await put(responder.account.id, '01234567-89ab-7def-8123-456789abcdef')).statusCode).toBe(400)
})

test('whoever is disabled, reset or given another role is on call no more, and is again when they are back', async () => {
  const { id } = running.members.spare.account
  const rung = () => onCall(running.hotline.timetable(), running.time.nowMs())
  const change = (body: object) => admin.post(`/accounts/${id}`, { ...body, code: admin.code() })
  await put(id)
  for (const [away, back] of [
    [{ change: 'disable' }, { change: 'enable' }],
    [
      { change: 'role', role: 'curator' },
      { change: 'role', role: 'responder' },
    ],
  ] as const) {
    expect(rung()).toEqual([id])
    expect((await change(away)).statusCode).toBe(200)
    expect(rung()).toEqual([])
    expect((await supervisor.get('/timetable')).json<TimetableView>()).toMatchObject({ shifts: [], onCall: [] })
    expect((await change(back)).statusCode).toBe(200)
  }
  expect(rung()).toEqual([id])
  await change({ change: 'reset' })
  expect(rung()).toEqual([])
})

test('what is changed while somebody is away takes none of their shifts', async () => {
  const { other, responder } = running.members
  const change = (body: object) => admin.post(`/accounts/${other.account.id}`, { ...body, code: admin.code() })
  await put(other.account.id)
  await change({ change: 'disable' })
  expect((await put(responder.account.id)).json<TimetableView>().shifts).toHaveLength(1)
  await change({ change: 'enable' })
  const shifts = (await supervisor.get('/timetable')).json<TimetableView>().shifts
  expect(shifts.map(({ staff }) => staff)).toEqual([responder.account.id, other.account.id])
})

test('two who change it at once: the second is told, and nothing of the first is lost', async () => {
  const { responder, other } = running.members
  const { version } = (await supervisor.get('/timetable')).json<TimetableView>()
  const first = await putOver(version, responder.account.id)
  expect([first.statusCode, first.json<TimetableView>().version]).toEqual([200, version + 1])
  const second = await putOver(version, other.account.id)
  expect([second.statusCode, second.json().code]).toEqual([409, 'changed-meanwhile'])
  expect((await supervisor.get('/timetable')).json<TimetableView>().shifts).toMatchObject([{ staff: responder.account.id }])
  expect(await running.store.hours()).toMatchObject({ version: version + 1 })
})

test('the audit says whose shift came and went, once for each change that was kept', async () => {
  const { responder, other } = running.members
  const edits = async () => {
    const rows = await running.store.staff.audit({ before: null, staff: supervisor.member.account.id, case: null, limit: 100 })
    return rows.filter(({ deed }) => deed === 'edit-timetable')
  }
  await put(responder.account.id)
  const before = await edits()
  await put(other.account.id)
  await putOver(0, responder.account.id)
  const [last, ...rest] = await edits()
  expect(rest).toEqual(before)
  const shift = (id: string) => `on-call ${id} rank 1 days 1234567 0-1440`
  expect(last?.detail).toBe(`- ${shift(responder.account.id)}; + ${shift(other.account.id)}`)
})
