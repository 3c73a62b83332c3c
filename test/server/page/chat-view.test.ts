import { afterEach, expect, test } from 'vitest'
import { readView } from '../../../src/server/page/chat-view.ts'
import { talkKnowledge } from '../../bot/fixture-knowledge.ts'
import { hour, mai, nine, timetable } from '../../hotline/given.ts'
import { asksForPerson } from '../../hotline/model/commands.ts'
import { RealHotline } from '../hotline/real-hotline.ts'

let real: RealHotline | null = null
afterEach(() => real?.close())

test('the strip says who answers: the machine, also while a case is parked or nobody is on duty', async () => {
  real = await RealHotline.open(nine, talkKnowledge(), timetable)
  const { hotline, store } = real
  const address = { channel: 'telegram', account: 'bot', id: 'somebody' }
  const speaker = async (nowMs = nine) =>
    (await readView(address, 0, { store, knowledge: hotline.knowledge(), nowMs, onRead: () => {} })).speaker
  await real.console(mai.id, 'back')
  await real.talk()
  expect(await speaker()).toBe('machine')
  await real.keep(asksForPerson)
  await real.decideAll()
  expect(await speaker()).toBe('waiting')
  const [open] = await store.openCases()
  if (open === undefined) throw new Error('a case is open')
  await hotline.act(open.case.id, { act: 'take' }, mai)
  expect(await speaker()).toBe('person')
  await hotline.act(open.case.id, { act: 'park', untilMs: nine + 24 * hour }, mai)
  expect(await speaker()).toBe('machine')
  await real.keep(asksForPerson)
  await real.decideAll()
  expect(await speaker()).toBe('waiting')
  real.nowMs = nine + 12 * hour
  expect(await speaker(real.nowMs)).toBe('machine')
})
