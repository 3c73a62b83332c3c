import { expect, test } from 'vitest'
import type { CaseId } from '../../../src/bot/conversation.ts'
import type { StaffId } from '../../../src/hotline/case.ts'
import type { GroupTopic, Target } from '../../../src/store/reach/reach.ts'
import { folders } from '../folder.ts'
import { t0 } from '../given.ts'

const newFolder = folders()
const an = 'an' as StaffId
const binh = 'binh' as StaffId
const phone: Target = { kind: 'push', endpoint: 'https://push.example/a-long-secret-path', p256dh: 'P256', auth: 'AUTH' }
const mail: Target = { kind: 'mail', address: 'An@example.org' }
const number: Target = { kind: 'call', number: '+84900000001' }
const topic: GroupTopic = { case: 'c1' as CaseId, thread: 77, title: 'K7-Q2M · 4', told: '', copied: null, closedAtMs: null }

async function fresh() {
  const folder = newFolder()
  const store = await folder.open()
  return { folder, store, reach: store.reach }
}

test('ways are kept in order, each under its owner, and only theirs to remove', async () => {
  const { reach } = await fresh()
  const first = await reach.addWay(an, phone, 'vi', t0)
  await reach.addWay(an, number, 'en', t0 + 1)
  await reach.addWay(binh, mail, 'vi', t0 + 2)
  expect((await reach.waysOf([an])).map(({ target, language }) => [target, language])).toEqual([
    [phone, 'vi'],
    [number, 'en'],
  ])
  expect((await reach.waysOf([an, binh])).map(({ staff }) => staff)).toEqual([an, an, binh])
  expect(await reach.removeWay(binh, first.id)).toBe(false)
  expect(await reach.removeWay(an, first.id)).toBe(true)
  expect(await reach.removeWay(an, first.id)).toBe(false)
  expect((await reach.waysOf([an])).map(({ target }) => target)).toEqual([number])
})

test('the same browser is one way, of whoever said so last, with its newest keys', async () => {
  const { reach } = await fresh()
  const before = await reach.addWay(an, phone, 'vi', t0)
  await reach.noteTry(before.id, 'failed', t0 + 1)
  const renewed: Target = { ...phone, p256dh: 'NEW' }
  expect((await reach.addWay(binh, renewed, 'en', t0 + 2)).id).toBe(before.id)
  expect(await reach.waysOf([an])).toEqual([])
  expect(await reach.waysOf([binh])).toMatchObject([{ target: renewed, language: 'en', failed: false }])
  await reach.addWay(an, mail, 'vi', t0)
  await reach.addWay(an, { kind: 'mail', address: 'an@EXAMPLE.org' }, 'vi', t0)
  expect(await reach.waysOf([an])).toHaveLength(1)
})

test('a number or mailbox that another names too still reaches whoever had it first', async () => {
  const { reach } = await fresh()
  for (const target of [number, mail]) {
    const first = await reach.addWay(an, target, 'vi', t0)
    const second = await reach.addWay(binh, target, 'en', t0 + 1)
    expect((await reach.addWay(binh, target, 'vi', t0 + 2)).id).toBe(second.id)
    expect(await reach.removeWay(binh, second.id)).toBe(true)
    expect((await reach.waysOf([an])).filter(({ id }) => id === first.id)).toMatchObject([{ staff: an, target, language: 'vi' }])
  }
  expect(await reach.waysOf([binh])).toEqual([])
})

test('how a try ended is known, and what is gone is forgotten', async () => {
  const { reach } = await fresh()
  const { id } = await reach.addWay(an, phone, 'vi', t0)
  expect(await reach.waysOf([an])).toMatchObject([{ triedAtMs: null, failed: false }])
  await reach.noteTry(id, 'failed', t0 + 5)
  expect(await reach.waysOf([an])).toMatchObject([{ triedAtMs: t0 + 5, failed: true }])
  await reach.noteTry(id, 'arrived', t0 + 6)
  expect(await reach.waysOf([an])).toMatchObject([{ triedAtMs: t0 + 6, failed: false }])
  await reach.noteTry(id, 'gone', t0 + 7)
  expect(await reach.waysOf([an])).toEqual([])
})

test('no phone, address, number, secret or account stands open on the disk', async () => {
  const { folder, reach } = await fresh()
  for (const target of [phone, mail, number]) await reach.addWay(an, target, 'vi', t0)
  await reach.secret('push-keys', () => 'SECRET-OF-THE-PROGRAM')
  await reach.keepLinkCode(an, 'CODE-2345', t0 + 60_000)
  await reach.linkAccount('CODE-2345', '700100200', t0)
  await reach.group.enter('-1009988776655')
  const bytes = folder.bytes()
  const open = ['a-long-secret-path', 'P256', 'An@example.org', '+84900000001', 'SECRET-OF-THE', 'CODE-2345', '700100200', '-1009988776655']
  expect(open.filter((text) => bytes.includes(text))).toEqual([])
})

test('one damaged way does not hide the others', async () => {
  const { folder, store, reach } = await fresh()
  await reach.addWay(an, phone, 'vi', t0)
  await reach.addWay(an, number, 'vi', t0 + 1)
  await store.close()
  folder.peek((db) => db.prepare(`UPDATE ways SET body = x'01' WHERE kind = 'push'`).run())
  const again = await folder.open()
  expect((await again.reach.waysOf([an])).map(({ target }) => target)).toEqual([number])
})

test('a secret is made once, also by two who ask at the same time, and outlives the process', async () => {
  const { folder, store, reach } = await fresh()
  const asked = await Promise.all(['one', 'two'].map((made) => reach.secret('acknowledge-key', () => made)))
  expect(asked).toEqual(['one', 'one'])
  await store.close()
  const again = await folder.open()
  expect(await again.reach.secret('acknowledge-key', () => 'three')).toBe('one')
  expect(await again.reach.secret('push-keys', () => 'other')).toBe('other')
})

test('a token serves once, however many ask at once', async () => {
  const { reach } = await fresh()
  const asked = await Promise.all(Array.from({ length: 20 }, () => reach.useOnce('token', t0 + 1000, t0)))
  expect(asked.filter((first) => first)).toHaveLength(1)
  expect(await reach.useOnce('another', t0 + 2000, t0 + 500)).toBe(true)
  expect(await reach.useOnce('token', t0 + 1000, t0 + 999)).toBe(false)
})

test('a code shows once and in time whose account it is; the newest code alone counts', async () => {
  const { reach } = await fresh()
  await reach.keepLinkCode(an, 'OLD', t0 + 1000)
  await reach.keepLinkCode(an, 'NEW', t0 + 1000)
  expect(await reach.linkAccount('OLD', '1', t0)).toBeNull()
  expect(await reach.linkAccount('NEW', '1', t0)).toBe(an)
  expect(await reach.linkAccount('NEW', '2', t0)).toBeNull()
  expect(await reach.staffOf('1')).toBe(an)
  expect(await reach.hasAccount(an)).toBe(true)
  await reach.keepLinkCode(binh, 'LATE', t0 + 1000)
  expect(await reach.linkAccount('LATE', '2', t0 + 1000)).toBeNull()
  expect(await reach.linkAccount('LATE', '2', t0)).toBeNull() // it was used up
  expect(await reach.staffOf('2')).toBeNull()
})

test('an account is of one person, and a person has one account', async () => {
  const { reach } = await fresh()
  const link = async (staff: StaffId, account: string) => {
    await reach.keepLinkCode(staff, `${staff}-${account}`, t0 + 1000)
    await reach.linkAccount(`${staff}-${account}`, account, t0)
  }
  await link(an, '1')
  await link(an, '2')
  expect(await reach.staffOf('1')).toBeNull()
  await link(binh, '2')
  expect(await reach.staffOf('2')).toBe(binh)
  expect(await reach.hasAccount(an)).toBe(false)
  await reach.unlinkAccount(binh)
  expect(await reach.staffOf('2')).toBeNull()
})

test('whoever leaves is rung no more: phones, account and code are gone, and nobody else’s', async () => {
  const { reach } = await fresh()
  await reach.addWay(an, phone, 'vi', t0)
  await reach.addWay(an, mail, 'vi', t0)
  await reach.addWay(binh, number, 'vi', t0)
  await reach.keepLinkCode(an, 'FIRST', t0 + 1000)
  await reach.linkAccount('FIRST', '1', t0)
  await reach.keepLinkCode(an, 'SECOND', t0 + 1000)
  await reach.forget(an)
  expect((await reach.waysOf([an, binh])).map(({ staff }) => staff)).toEqual([binh])
  expect(await reach.staffOf('1')).toBeNull()
  expect(await reach.linkAccount('SECOND', '1', t0)).toBeNull()
})

test('topics are kept one a case and go with what was known of their messages', async () => {
  const { reach } = await fresh()
  const { group } = reach
  await group.keepTopic(topic)
  await group.keepTopic({ ...topic, told: 'waiting', copied: 4 })
  await group.noteRelayed(topic.case, 12)
  await group.noteRelayed(topic.case, 12)
  expect(await group.topics()).toEqual([{ ...topic, told: 'waiting', copied: 4 }])
  expect(await group.topicOf(topic.case)).toMatchObject({ thread: 77, copied: 4 })
  expect(await group.topicAt(77)).toMatchObject({ case: topic.case })
  expect(await group.topicAt(78)).toBeNull()
  expect(await group.wasRelayed(topic.case, 12)).toBe(true)
  await group.dropTopic(topic.case)
  expect(await group.topicOf(topic.case)).toBeNull()
  expect(await group.wasRelayed(topic.case, 12)).toBe(false)
})

test('where the group moved to is known; another group begins without topics, and those of the first are left to be deleted', async () => {
  const { folder, reach } = await fresh()
  const { group } = reach
  expect(await group.leftTopics()).toEqual([])
  expect(await group.enter('-100')).toBe('-100')
  await group.keepTopic(topic)
  await group.move('-100', '-100200')
  await group.move('-100', '-100300')
  expect(await group.enter('-100')).toBe('-100300')
  expect(await group.topics()).toEqual([topic])
  expect(await group.enter('-555')).toBe('-555')
  expect(await group.topics()).toEqual([])
  await group.keepTopic({ ...topic, thread: 78 })
  await group.enter('-100')
  const left = [
    { chat: '-100300', thread: 77 },
    { chat: '-555', thread: 78 },
  ]
  expect(await group.leftTopics()).toEqual(left)
  expect(folder.bytes().includes('-100300')).toBe(false)
  await group.dropLeftTopic({ chat: '-100300', thread: 77 })
  expect(await group.leftTopics()).toEqual(left.slice(1))
})
