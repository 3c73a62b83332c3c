import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { botFrameworkRig, openOn } from '../../channel-contract/rigs/botframework.ts'
import { openStage, type Stage, until } from '../../channel-contract/stage.ts'
import { type BotFrameworkStandIn, message, openBotFrameworkStandIn } from '../botframework-stand-in.ts'

let standIn: BotFrameworkStandIn
let stage: Stage

beforeAll(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {}) // the library prints what it refuses
  standIn = await openBotFrameworkStandIn()
  stage = await openStage({ ...botFrameworkRig, open: async () => openOn(standIn) })
})
afterAll(async () => {
  await stage.close()
  vi.restoreAllMocks()
})

async function deliver(person: string, more: object): Promise<number> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${standIn.token()}` }
  const body = JSON.stringify(message(standIn, person, String(stage.next()), more))
  return stage.call({ path: '/webhooks/botframework', headers, body })
}

test('called into a group it says in both languages that it speaks in private, once, and keeps nothing', async () => {
  const group = '19:group@thread.v2'
  const conversation = { id: group, conversationType: 'groupChat', isGroup: true }
  const before = stage.rows()
  for (const text of ['<at>Bến An</at> họ nhốt em', '<at>Bến An</at> chào']) expect(await deliver(group, { conversation, text })).toBe(200)
  const { activity } = await standIn.waitFor((said) => said.conversation === group)
  expect(activity.text).toMatch(/riêng.*\n\n.*private/)
  expect(standIn.said.filter((said) => said.conversation === group)).toHaveLength(1)
  expect(stage.rows()).toEqual(before)
})

test('whoever adds the app is greeted once, however often Teams tells it', async () => {
  const person = stage.newPerson()
  const came = { type: 'conversationUpdate', membersAdded: [{ id: `29:${person}` }, { id: '28:bot' }] }
  await deliver(person, { type: 'installationUpdate', action: 'add' })
  await deliver(person, came)
  await deliver(person, { ...came, timestamp: '2026-11-25T08:00:01.000Z' })
  await stage.hears(person, 'Đây là Bến An')
  await until('all is sent', async () => (await stage.figure('unsent')) === 0 && (await stage.figure('undecided')) === 0)
  expect(await stage.sentTo(person)).toHaveLength(1)
})

test('a host that moved is written to where the last proven call came from', async () => {
  const person = stage.newPerson()
  await stage.says(person, 'pha trà sao cho ngon')
  await stage.hears(person, 'Đun nước sôi')
  const moved = await openBotFrameworkStandIn()
  const headers = {
    'content-type': 'application/json',
    authorization: `Bearer ${standIn.token({ claims: { serviceurl: moved.serviceUrl } })}`,
  }
  const body = JSON.stringify(message(moved, person, String(stage.next()), { text: 'how do I make tea' }))
  expect(await stage.call({ path: '/webhooks/botframework', headers, body })).toBe(200)
  const { activity } = await moved.waitFor(({ conversation }) => conversation === person)
  expect(activity.text).toContain('Boil the water')
  expect(await stage.sentTo(person)).toHaveLength(1)
  await moved.close()
})

test('a press on an old button of Teams is what it stands for, whatever the label says', async () => {
  const person = stage.newPerson()
  await deliver(person, { text: 'Xem thêm', value: { choice: 'topic:tea' } })
  await stage.hears(person, 'Đun nước sôi')
})

test('whoever takes the app off is not written to, and is again once they write', async () => {
  const person = stage.newPerson()
  await stage.says(person, 'gặp người thật')
  const id = await until('a case waits', async () => {
    const { cases } = (await stage.console('queue')) as { readonly cases: readonly { readonly id: string; readonly state: string }[] }
    return cases.find(({ state }) => state === 'waiting')?.id
  })
  await stage.console(`cases/${id}/acts`, { act: 'take', id: 'press-000000000001' })
  await deliver(person, { type: 'installationUpdate', action: 'remove' })
  await until('all is decided', async () => (await stage.figure('undecided')) === 0 && (await stage.figure('unsent')) === 0)
  const before = (await stage.sentTo(person)).length
  const reply = { id: 'press-000000000002', text: 'Chị nghe đây.', confirmed: true }
  await stage.console(`cases/${id}/replies`, reply).catch(() => null)
  await until('all is settled', async () => (await stage.figure('unsent')) === 0)
  expect(await stage.sentTo(person)).toHaveLength(before)
  await stage.says(person, 'em đây')
  await stage.console(`cases/${id}/replies`, { ...reply, id: 'press-000000000003', text: 'Chị vẫn ở đây.' })
  await stage.hears(person, 'Chị vẫn ở đây.')
})

test('whoever waits sees that the person who took over writes', async () => {
  const person = stage.newPerson()
  await stage.says(person, 'gặp người thật')
  const id = await until('a case waits', async () => {
    const { cases } = (await stage.console('queue')) as { readonly cases: readonly { readonly id: string; readonly state: string }[] }
    return cases.find(({ state }) => state === 'waiting')?.id
  })
  await stage.console(`cases/${id}/acts`, { act: 'take', id: 'press-000000000011' })
  await stage.console(`cases/${id}/presence`, { typing: true }).catch(() => null) // it answers with nothing
  await standIn.waitFor(({ conversation, activity }) => conversation === person && activity.type === 'typing')
})

test('a picture is fetched from the service, and lies beside the case', async () => {
  const person = stage.newPerson()
  await stage.says(person, 'gặp người thật')
  await deliver(person, {
    text: '',
    attachments: [{ contentType: 'image/png', contentUrl: `${standIn.url}/files/picture`, name: 'a.png' }],
  })
  await until('the picture is kept', async () => (stage.rows().media_parts ?? 0) > 0)
})

test('while the keys cannot be had nothing is taken, and the service sends again', async () => {
  const young = await openBotFrameworkStandIn()
  young.failing('keys', 503)
  const early = await openStage({ ...botFrameworkRig, open: async () => openOn(young) })
  const person = early.newPerson()
  const call = await early.rig.text(person, early.next(), 'pha trà sao cho ngon')
  const before = early.rows()
  expect(await early.call(call)).toBe(503)
  expect(early.rows()).toEqual(before)
  young.failing('keys', null)
  expect(await early.call(call)).toBe(200)
  await early.hears(person, 'Đun nước sôi')
  await early.close()
})
