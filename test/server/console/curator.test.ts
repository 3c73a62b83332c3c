import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { layOver, openSetAtOnce } from '../../../src/server/console/set-at-once.ts'
import type { Override } from '../../../src/store/staff/staff-store.ts'
import { smallKnowledge } from '../small-knowledge.ts'
import { type Browser, openTestConsole, type TestConsole } from './test-console.ts'

let running: TestConsole
let mai: Browser
beforeEach(async () => {
  running = await openTestConsole()
  mai = await running.logIn(running.members.curator)
})
afterEach(() => running.close())

const reason = { reason: 'nguồn vừa đổi' }
const number = 'vn-mfa-citizen-protection-1'

async function answerTo(from: string, text: string): Promise<string> {
  await running.write(from, text)
  const id = await running.store.findConversation({ channel: 'web', account: 'web', id: from })
  if (id === null) throw new Error('nobody answered')
  const lines = await running.store.transcript(id)
  return lines.map((line) => (line.by === 'bot' ? line.bubble.text : '')).join('\n')
}

describe('what a curator sets holds at once', () => {
  test('an entry that was withdrawn is not given any more, and nothing else in its place but numbers and a person', async () => {
    expect(await answerTo('an', 'pha trà sao cho ngon')).toContain('Đun nước sôi')
    const listed = (await mai.post('/entries/tea/withdraw', reason)).json()
    expect(listed.entries).toContainEqual(
      expect.objectContaining({ id: 'tea', withdrawn: expect.objectContaining({ by: 'Biên', ...reason }) }),
    )
    const after = await answerTo('bình', 'pha trà sao cho ngon')
    expect(after).not.toContain('Đun nước sôi')
    expect(after).toContain('Pha trà thế nào?')
    await mai.post('/entries/tea/restore', reason)
    expect(await answerTo('chi', 'pha trà sao cho ngon')).toContain('Đun nước sôi')
  })

  test('every answer is listed under its titles in both languages, whatever the account reads', async () => {
    const { entries } = (await mai.get('/entries')).json()
    const tea = (await smallKnowledge()).topics.get('tea')?.entry
    expect(tea?.vi.title).not.toBe(tea?.en.title)
    expect(entries).toContainEqual(expect.objectContaining({ id: 'tea', titles: { vi: tea?.vi.title, en: tea?.en.title } }))
  })

  test('what was set is there again after a start', async () => {
    await mai.post('/entries/tea/withdraw', reason)
    const again = await openSetAtOnce(running.store.staff)
    const known = await smallKnowledge()
    expect(again.over(known).topics.get('tea')?.entry.vi.reviewBy).toBe('1970-01-01')
    expect(again.over(known)).toBe(again.over(known))
  })

  test('steps in danger are never withdrawn', async () => {
    expect((await mai.post('/entries/shut-in/withdraw', reason)).json().code).toBe('never-withdrawn')
    expect(await answerTo('an', 'họ nhốt em')).toContain('Nếu có người ở cạnh')
  })

  test('a number that was withdrawn shows nowhere, and another stands in its place', async () => {
    const shown = '+84 981 84 84 84'
    expect(await answerTo('an', 'họ nhốt em')).toContain(shown)
    await mai.post(`/contacts/${number}/withdraw`, reason)
    const after = await answerTo('bình', 'họ nhốt em')
    expect(after).not.toContain(shown)
    expect(after).toMatch(/\d{3}/)
  })

  test('a number that was confirmed is sure from now on', async () => {
    const find = (list: { contacts: { id: string; confirmed: unknown }[] }) => list.contacts.find(({ id }) => id === 'vn-dolab')
    expect(find((await mai.get('/contacts')).json())).toMatchObject({ confirmed: null })
    const confirmed = await mai.post('/contacts/vn-dolab/confirm', { by: 'Mai', on: '2026-11-24' })
    expect(find(confirmed.json())).toMatchObject({ confirmed: { by: 'Mai', on: '2026-11-24' } })
    expect(running.knowledge()?.contacts.get('vn-dolab')?.confirmed).toEqual({ by: 'Mai', on: '2026-11-24' })
  })

  for (const { name, path, body, status } of [
    { name: 'an entry that is not there', path: '/entries/nothing/withdraw', body: reason, status: 404 },
    { name: 'a variant that is not there', path: '/entries/tea@jp/withdraw', body: reason, status: 404 },
    { name: 'a number that is not there', path: '/contacts/nothing/withdraw', body: reason, status: 404 },
    { name: 'a call on a day to come', path: `/contacts/${number}/confirm`, body: { by: 'Mai', on: '2026-12-24' }, status: 400 },
    { name: 'a call on no day', path: `/contacts/${number}/confirm`, body: { by: 'Mai', on: '2026-02-30' }, status: 400 },
  ]) {
    test(`${name} is refused`, async () => {
      expect((await mai.post(path, body)).statusCode).toBe(status)
      expect(await running.store.staff.overrides()).toEqual([])
    })
  }
})

describe('laying over', () => {
  const at = (kind: Override['kind'], id: string, told = ''): Override => ({ kind, id, by: 'Mai', told, atMs: 0 })

  test('changes nothing but what was set', async () => {
    const known = await smallKnowledge()
    const over = layOver(known, [at('contact-withdrawn', number)])
    expect({ ...over, contacts: known.contacts }).toEqual(known)
    expect([...over.contacts].filter(([id, contact]) => contact !== known.contacts.get(id)).map(([id]) => id)).toEqual([number])
  })

  test('a later call in the file counts more than an earlier one set here', async () => {
    const known = await smallKnowledge()
    const contact = known.contacts.get(number)
    if (contact === undefined) throw new Error('the number is gone')
    const dated = { ...known, contacts: new Map([[number, { ...contact, confirmed: { by: 'An', on: '2026-11-22' } }]]) }
    const confirmed = (told: string) => layOver(dated, [at('contact-confirmed', number, told)]).contacts.get(number)?.confirmed?.by
    expect([confirmed('2026-11-21'), confirmed('2026-11-23')]).toEqual(['An', 'Mai'])
  })
})

test('what nobody could answer is listed, alike with alike', async () => {
  for (const [from, text] of [
    ['an', 'xe đạp giá bao nhiêu'],
    ['bình', 'xe dap gia bao nhieu'],
    ['chi', 'mua vé số ở đâu'],
  ] as const) {
    await running.write(from, text)
    const id = await running.store.findConversation({ channel: 'web', account: 'web', id: from })
    const [due] = await running.store.dueClocks(running.time.nowMs() + 60_000, 10)
    if (id === null || due === undefined) continue
    running.time.forward(10_000)
    await running.carryOut(due)
  }
  const { questions } = (await mai.get('/gaps')).json()
  expect(questions.map(({ times }: { times: number }) => times)).toEqual([2, 1])
})
