import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CaseId } from '../../../src/bot/conversation.ts'
import { queue } from '../../../src/server/console/wire/wire.ts'
import { type Browser, openTestConsole, pressId, type TestConsole } from './test-console.ts'

let running: TestConsole
let lan: Browser
let minh: Browser
beforeEach(async () => {
  running = await openTestConsole()
  lan = await running.logIn(running.members.responder)
  minh = await running.logIn(running.members.other)
})
afterEach(() => running.close())

type Line = { by: string; name: string | null; text: string | null; what: string | null; state: string | null; seq: number | null }

async function taken(by = lan, from = 'an'): Promise<CaseId> {
  const id = await running.openCase(from)
  expect((await by.post(`/cases/${id}/acts`, { id: pressId(), act: 'take' })).statusCode).toBe(200)
  return id
}

async function linesOf(id: CaseId, by = lan): Promise<readonly Line[]> {
  return (await by.get(`/cases/${id}`)).json().lines
}

describe('taking', () => {
  test('two at once: one has it, the other is told', async () => {
    const id = await running.openCase()
    const both = await Promise.all([lan, minh].map((who) => who.post(`/cases/${id}/acts`, { id: pressId(), act: 'take' })))
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
    expect(both.find(({ statusCode }) => statusCode === 409)?.json().code).toBe('already-taken')
  })

  test('the same press twice is one press', async () => {
    const id = await taken()
    await lan.post(`/cases/${id}/replies`, { id: pressId(), text: 'Chào', confirmed: true })
    const press = { id: pressId(), act: 'release' }
    const both = [await lan.post(`/cases/${id}/acts`, press), await lan.post(`/cases/${id}/acts`, press)]
    expect(both.map(({ statusCode }) => statusCode)).toEqual([200, 200])
    expect((await lan.post(`/cases/${id}/acts`, { ...press, id: pressId() })).json().code).toBe('not-taken')
  })

  test('the same press of somebody else is another one', async () => {
    const id = await running.openCase()
    const press = { id: pressId(), act: 'take' }
    expect((await lan.post(`/cases/${id}/acts`, press)).statusCode).toBe(200)
    expect((await minh.post(`/cases/${id}/acts`, press)).json().code).toBe('already-taken')
  })

  test('nobody is given a case who is not there, or holds none', async () => {
    const id = await taken()
    const to = (who: keyof TestConsole['members']) => running.members[who].account.id
    const give = async (who: keyof TestConsole['members']) =>
      (await lan.post(`/cases/${id}/acts`, { id: pressId(), act: 'transfer', to: to(who) })).json()
    expect((await give('other')).code).toBe('not-there')
    expect((await give('curator')).code).toBe('cannot-hold')
    await running.hotline.noticeConsole(to('other'), 'back')
    expect(await give('other')).toBeNull()
    expect((await minh.get(`/cases/${id}`)).json().holder.name).toBe('Minh')
  })
})

describe('a reply', () => {
  test('sent again with its id is said once, under the name people know', async () => {
    const id = await taken()
    const reply = { id: pressId(), text: 'Chào anh/chị.\n\nEm là Lan.', confirmed: false }
    const answers = await Promise.all([1, 2, 3].map(() => lan.post(`/cases/${id}/replies`, reply)))
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200])
    const said = (await linesOf(id)).filter(({ by }) => by === 'staff')
    expect(said).toMatchObject([{ name: 'Lan', text: 'Chào anh/chị.\n\nEm là Lan.', state: 'unread' }])
  })

  describe('of the same words under another id, from a second page that holds the same draft,', () => {
    const send = async (id: CaseId, text = 'Chào anh/chị.') =>
      (await lan.post(`/cases/${id}/replies`, { id: pressId(), text, confirmed: true })).statusCode
    const said = async (id: CaseId) => (await linesOf(id)).filter(({ by }) => by === 'staff').length

    test('is said once, also in the same moment', async () => {
      const id = await taken()
      expect(await Promise.all([send(id), send(id)])).toEqual([200, 200])
      expect(await send(id, 'Chào anh/chị. ')).toBe(200)
      expect(await said(id)).toBe(1)
    })

    test('is said again once the person has written, something else was said, or two minutes have passed', async () => {
      const id = await taken()
      await send(id)
      await running.write('an', 'dạ')
      await send(id)
      expect(await said(id)).toBe(2)
      await send(id, 'Em kể chị nghe.')
      await send(id)
      expect(await said(id)).toBe(4)
      running.time.forward(2 * 60_000)
      await send(id)
      expect(await said(id)).toBe(5)
    })
  })

  test('the same id of somebody else is another reply', async () => {
    const id = await taken()
    const reply = { id: pressId(), text: 'Chào', confirmed: true }
    await lan.post(`/cases/${id}/replies`, reply)
    await lan.post(`/cases/${id}/acts`, { id: pressId(), act: 'release' })
    await minh.post(`/cases/${id}/acts`, { id: pressId(), act: 'take' })
    await minh.post(`/cases/${id}/replies`, { ...reply, text: 'Chào, Minh đây' })
    expect((await linesOf(id, minh)).filter(({ by }) => by === 'staff')).toHaveLength(2)
  })

  test('where somebody may be reading along a late one is asked about once more, and leaves when confirmed', async () => {
    await running.write('an', 'họ nhốt em')
    const [found] = await running.store.openCases()
    if (found === undefined) throw new Error('no case')
    const { id } = found.case
    await lan.post(`/cases/${id}/acts`, { id: pressId(), act: 'take' })
    running.time.forward(6 * 60_000)
    const reply = { id: pressId(), text: 'Anh/chị nhắn lại khi an toàn nhé', confirmed: false }
    expect((await lan.post(`/cases/${id}/replies`, reply)).json().code).toBe('confirm-first')
    expect((await linesOf(id)).some(({ by }) => by === 'staff')).toBe(false)
    expect((await lan.post(`/cases/${id}/replies`, { ...reply, confirmed: true })).statusCode).toBe(200)
    expect((await linesOf(id)).filter(({ by }) => by === 'staff')).toHaveLength(1)
  })

  test('is unread until the page of the web chat has fetched it', async () => {
    const id = await taken()
    await lan.post(`/cases/${id}/replies`, { id: pressId(), text: 'Chào', confirmed: true })
    const before = (await lan.get(`/cases/${id}`)).json()
    expect(before.unread).toBeGreaterThan(0)
    const talk = await running.store.findConversation({ channel: 'web', account: 'web', id: 'an' })
    if (talk === null) throw new Error('no talk')
    await running.store.readOutbox(talk, 0, running.time.nowMs())
    const after = (await lan.get(`/cases/${id}`)).json()
    expect([after.unread, after.lines.at(-1).state]).toEqual([0, 'sent'])
    expect(after.lines.map(({ seq }: Line) => seq)).toEqual(before.lines.map(({ seq }: Line) => seq))
  })
})

describe('beside a case', () => {
  test('a note pressed twice is one, and whoever reads the case reads it', async () => {
    const id = await taken()
    const note = { id: pressId(), text: 'hẹn gọi lại 20 giờ' }
    await lan.post(`/cases/${id}/notes`, note)
    await lan.post(`/cases/${id}/notes`, note)
    const ca = await running.logIn(running.members.supervisor)
    expect((await ca.get(`/cases/${id}`)).json().notes).toMatchObject([{ by: 'Lan', text: 'hẹn gọi lại 20 giờ' }])
  })

  test('a draft is one’s own, survives, and goes with the reply or when it is emptied', async () => {
    const id = await running.openCase()
    const draftOf = async (who: Browser) => (await who.get(`/cases/${id}`)).json().draft
    await lan.put(`/cases/${id}/draft`, { text: 'Chào anh/chị, em' })
    expect([await draftOf(lan), await draftOf(minh)]).toEqual(['Chào anh/chị, em', ''])
    await lan.put(`/cases/${id}/draft`, { text: '' })
    expect(await draftOf(lan)).toBe('')
    await lan.put(`/cases/${id}/draft`, { text: 'Chào' })
    await lan.post(`/cases/${id}/acts`, { id: pressId(), act: 'take' })
    await lan.post(`/cases/${id}/replies`, { id: pressId(), text: 'Chào', confirmed: true })
    expect(await draftOf(lan)).toBe('')
  })

  test('a revealed address asks for a reason, which stands among the notes; the audit says who asked, and no more', async () => {
    const id = await taken(lan, 'CANARYPERSON')
    expect((await lan.post(`/cases/${id}/reveal`, { reason: ' x ' })).statusCode).toBe(400)
    expect((await lan.post(`/cases/${id}/reveal`, { reason: 'cần gọi lại ngay' })).json()).toEqual({
      address: 'web CANARYPERSON',
    })
    const shown = (await lan.get(`/cases/${id}`)).json()
    expect(shown.notes).toMatchObject([{ by: 'Lan', text: 'reveal-name: cần gọi lại ngay' }])
    expect(JSON.stringify(shown)).not.toContain('CANARYPERSON')
    const rows = await running.store.staff.audit({ before: null, staff: lan.member.account.id, case: id, limit: 50 })
    expect(rows.map(({ deed }) => deed)).toEqual(['read-case', 'reveal-name', 'note', 'take'])
  })

  test('a blocked sender reaches nobody for a day, unless it is danger', async () => {
    const id = await taken()
    await running.write('an', 'lời khó nghe')
    expect((await lan.post(`/cases/${id}/block`, { reason: 'quấy rối người trực' })).statusCode).toBe(204)
    expect((await running.store.caseOf(id))?.case.state).toMatchObject({ at: 'closed', outcome: 'misuse' })
    await running.write('an', 'gặp người thật')
    expect(await running.store.openCases()).toEqual([])
    await running.write('bình', 'gặp người thật')
    expect(await running.store.openCases()).toHaveLength(1)
    await running.write('an', 'họ nhốt em')
    expect((await running.store.openCases()).map(({ case: { level } }) => level)).toEqual([4, 1])
  })

  test('after that day they reach somebody again', async () => {
    const id = await taken()
    await lan.post(`/cases/${id}/replies`, { id: pressId(), text: 'Chào', confirmed: true })
    await lan.post(`/cases/${id}/block`, { reason: 'quấy rối người trực' })
    running.time.forward(24 * 60 * 60_000)
    await running.write('an', 'gặp người thật')
    expect(await running.store.openCases()).toHaveLength(1)
  })

  test('whoever asked to be erased is not blocked: it would erase what somebody has to look at first, and block nobody', async () => {
    await running.write('an', 'họ nhốt em')
    const [found] = await running.store.openCases()
    if (found === undefined) throw new Error('no case')
    const { id } = found.case
    await lan.post(`/cases/${id}/acts`, { id: pressId(), act: 'take' })
    expect((await lan.get(`/cases/${id}`)).json().mayDo).toContain('block-sender')
    await running.write('an', 'xóa hết tin nhắn')
    const answer = await lan.post(`/cases/${id}/block`, { reason: 'quấy rối người trực' })
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'erased'])
    expect((await lan.get(`/cases/${id}`)).json()).toMatchObject({ state: 'taken', eraseAsked: true, notes: [] })
    const may = (await lan.get(`/cases/${id}`)).json().mayDo
    expect(may).not.toContain('block-sender')
    expect(may).not.toContain('reply')
    expect(may).toContain('close')
    const rows = await running.store.staff.audit({ before: null, staff: null, case: id, limit: 50 })
    expect(rows.filter(({ deed }) => deed === 'block-sender')).toEqual([])
  })

  test('what is to be erased is held back for a written reason, which stands among the notes', async () => {
    await running.write('an', 'họ nhốt em')
    const [found] = await running.store.openCases()
    if (found === undefined) throw new Error('no case')
    const { id } = found.case
    await running.write('an', 'xóa hết tin nhắn')
    const ca = await running.logIn(running.members.supervisor)
    const hold = { id: pressId(), act: 'hold-erase', untilMs: running.time.nowMs() + 24 * 60 * 60_000 }
    expect((await ca.post(`/cases/${id}/acts`, hold)).statusCode).toBe(400)
    const held = { ...hold, reason: 'số máy lạ xin xóa' }
    const both = await Promise.all([1, 2].map(() => ca.post(`/cases/${id}/acts`, held)))
    expect(both.map(({ statusCode }) => statusCode)).toEqual([200, 200])
    expect((await ca.get(`/cases/${id}`)).json().notes).toMatchObject([{ by: 'Ca', text: 'hold-erase: số máy lạ xin xóa' }])
    const refused = await ca.post(`/cases/${id}/acts`, { ...held, id: pressId(), untilMs: 1 })
    expect([refused.statusCode, (await ca.get(`/cases/${id}`)).json().notes]).toEqual([409, [expect.anything()]])
  })

  test('every reading and every change is in the audit, whole and without a word', async () => {
    const id = await taken()
    await lan.get(`/cases/${id}`)
    await lan.put(`/cases/${id}/draft`, { text: 'CANARY' })
    await lan.post(`/cases/${id}/acts`, { id: pressId(), act: 'set-level', level: 3 })
    await minh.get(`/cases/${id}`)
    const ca = await running.logIn(running.members.supervisor)
    await ca.get(`/cases/${id}`)
    const { rows, whole } = (await ca.get(`/audit?case=${id}`)).json()
    expect(whole).toBe(true)
    expect(rows.map(({ staff, deed, detail }: Record<string, string>) => [staff, deed, detail])).toEqual([
      ['Ca', 'read-case', null],
      ['Minh', 'forbidden', 'read-case'],
      ['Lan', 'set-level', '3'],
      ['Lan', 'read-case', null],
      ['Lan', 'take', null],
    ])
  })
})

describe('practice', () => {
  test('a case to learn with works like any other, rings nobody and is counted nowhere', async () => {
    const alerts: unknown[] = []
    running.hotline.onAlert((alert) => alerts.push(alert))
    const { id } = (await lan.post('/practice')).json()
    const row = (await lan.get('/queue')).json().cases.find((one: { id: string }) => one.id === id)
    expect(row).toMatchObject({ practice: true, state: 'waiting', level: 0 })
    await lan.post(`/cases/${id}/acts`, { id: pressId(), act: 'take' })
    expect((await lan.post(`/cases/${id}/replies`, { id: pressId(), text: 'Chào', confirmed: true })).statusCode).toBe(200)
    expect((await linesOf(id)).map(({ by }) => by)).toEqual(['person', 'bot', 'staff'])
    await lan.post(`/cases/${id}/acts`, { id: pressId(), act: 'set-level', level: 4 })
    await lan.post(`/cases/${id}/acts`, { id: pressId(), act: 'release' })
    running.time.forward(60 * 60_000)
    expect([alerts, await running.store.nextAlerts(running.time.nowMs(), 10)]).toEqual([[], []])
    expect(await running.store.tallies('2026-01-01', '2026-12-31')).toEqual([])
    expect(await running.store.health()).toMatchObject({ openCases: 0, unsent: 0 })
  })

  test('many at once are refused, and after a day they are over', async () => {
    const statuses: number[] = []
    while (statuses.length < 30) statuses.push((await lan.post('/practice')).statusCode)
    expect(statuses.filter((status) => status === 200).length).toBeLessThanOrEqual(20)
    expect(statuses.at(-1)).toBe(429)
    running.time.forward(25 * 60 * 60_000)
    for (const due of await running.store.dueClocks(running.time.nowMs(), 99)) await running.carryOut(due)
    const left = (await running.store.openCases()).filter(({ channel }) => channel === 'practice')
    expect(left).toEqual([])
    expect((await lan.post('/practice')).statusCode).not.toBe(429)
  })
})

test('danger that is told while somebody holds the case suggests what answers it, though the bot answers nothing', async () => {
  const id = await taken()
  const view = async () => (await lan.get(`/cases/${id}`)).json()
  expect((await view()).suggestions).toEqual([])
  await running.write('an', 'chủ nhốt em trong phòng')
  expect((await view()).suggestions.map(({ topic }: { topic: string }) => topic)).toEqual(['shut-in'])
})

test('whoever checks an erase in danger still reads where the person is, and the bot knows nothing of it', async () => {
  const id = await taken()
  await running.write('an', 'em ở Đài Loan, chủ nhốt em trong phòng')
  await running.write('an', 'xóa hết')
  expect((await lan.get(`/cases/${id}`)).json()).toMatchObject({ eraseAsked: true, guarded: true, whereabouts: 'tw', language: 'vi' })
  const talk = await running.store.findConversation({ channel: 'web', account: 'web', id: 'an' })
  expect(talk === null ? null : await running.store.conversation(talk)).toMatchObject({ whereabouts: null, topic: null, openCase: null })
})

test('how often staff were told that a case waits stands in its row', async () => {
  const id = await running.openCase()
  const rung = async (by: Browser) => (await by.get('/queue')).json().cases[0].rung
  expect(await rung(lan)).toBe(0)
  running.time.forward(60 * 60_000)
  for (const due of await running.store.dueClocks(running.time.nowMs(), 99)) await running.carryOut(due)
  expect((await running.store.caseOf(id))?.case.state).toMatchObject({ at: 'waiting' })
  expect(await rung(await running.logIn(running.members.spare))).toBe(1)
})

test('the queue goes over the line as the wire says, also when rows are remembered from before', async () => {
  const id = await running.openCase()
  await lan.get('/queue')
  await lan.post(`/cases/${id}/acts`, { id: pressId(), act: 'take' })
  await lan.put('/own/name', { name: 'Lan Anh' })
  const told = (await minh.get('/queue')).json()
  expect(queue.strict().parse(told)).toEqual(told)
  expect(told.cases).toMatchObject([{ id, state: 'taken', holder: { name: 'Lan Anh' } }])
})

test('the lists of closed cases and of people show what the role may see', async () => {
  const id = await taken()
  await lan.post(`/cases/${id}/replies`, { id: pressId(), text: 'Chào', confirmed: true })
  await lan.post(`/cases/${id}/acts`, { id: pressId(), act: 'close', outcome: 'helped' })
  expect((await lan.get('/closed')).json().cases).toMatchObject([{ id, outcome: 'helped', practice: false }])
  expect((await minh.get('/closed')).json().cases).toEqual([])
  expect((await lan.post(`/cases/${id}/acts`, { id: pressId(), act: 'reopen' })).json().state).toBe('waiting')
  const people = (await lan.get('/people')).json().people
  expect(people.map(({ name }: { name: string }) => name)).toEqual(['Ca', 'Lan', 'Minh', 'Bị'])
})
