import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Running } from '../../../src/main.ts'
import { botFrameworkRig, openOn } from '../../channel-contract/rigs/botframework.ts'
import { openStage, until } from '../../channel-contract/stage.ts'
import { makeGround, startHere } from '../../server/running.ts'
import { openBotFrameworkStandIn } from '../botframework-stand-in.ts'
import { type DirectLineService, openDirectLine, type Talk } from './direct-line.ts'

/** A foreign emulator and Microsoft's own client, so that our stand-in is not the only judge. */
const closing: (() => unknown)[] = []
beforeEach(() => void closing.splice(0))
afterEach(async () => {
  for (const close of closing.reverse()) await close()
})

const heardBy = (talk: Talk, part: string) =>
  until(`${part} is heard`, async () => talk.heard.find((one) => 'text' in one && one.text?.includes(part)))

/** Signs what the emulator delivers, as the service in front of it does. */
async function openFront(sign: (serviceUrl: string) => string): Promise<{ url: string; to(address: string): void; statuses: number[] }> {
  let target = ''
  const statuses: number[] = []
  const front = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const activity = { ...JSON.parse(Buffer.concat(chunks).toString('utf8')), channelId: 'directline' }
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${sign(activity.serviceUrl)}` }
    const answer = await fetch(target, { method: 'POST', headers, body: JSON.stringify(activity) })
    statuses.push(answer.status)
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text())
  })
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve))
  closing.push(() => front.close())
  return {
    url: `http://127.0.0.1:${(front.address() as AddressInfo).port}/`,
    to(address) {
      target = `${address}/webhooks/botframework`
    },
    statuses,
  }
}

test('a whole conversation over Direct Line: words, a button, danger, and a person who takes over and hands back', async () => {
  const standIn = await openBotFrameworkStandIn()
  const front = await openFront((serviceUrl) => standIn.token({ claims: { serviceurl: serviceUrl } }))
  const line = await openDirectLine(front.url)
  const stage = await openStage({ ...botFrameworkRig, open: async () => ({ ...openOn(standIn), at: front.to }) })
  closing.push(() => line.close())
  closing.push(() => stage.close())
  const talk = line.talk()
  closing.push(() => talk.leave())

  await talk.write('pha trà sao cho ngon')
  await heardBy(talk, 'Đun nước sôi')
  await talk.write('gặp người thật')
  const id = await until('a case waits', async () => {
    const { cases } = (await stage.console('queue')) as { readonly cases: readonly { readonly id: string; readonly state: string }[] }
    return cases.find(({ state }) => state === 'waiting')?.id
  })
  await stage.console(`cases/${id}/acts`, { act: 'take', id: 'press-000000000001' })
  await until('the bot has ended', async () => (await stage.figure('unsent')) === 0)
  await talk.write('pha trà sao cho ngon')
  await stage.console(`cases/${id}/replies`, { id: 'press-000000000002', text: 'Chị nghe đây, em kể đi.', confirmed: true })
  await heardBy(talk, 'Chị nghe đây')
  expect(talk.heard.filter((one) => 'text' in one && one.text?.includes('Đun nước sôi'))).toHaveLength(1)
  await stage.console(`cases/${id}/acts`, { act: 'hand-back', id: 'press-000000000003' })
  await talk.write('menu')
  await until('English is offered', async () => talk.offers('English'))
  await talk.press('English')
  await talk.write('they locked me in')
  await heardBy(talk, 'Write again when it is safe')
  expect(new Set(front.statuses)).toEqual(new Set([200]))
  expect(standIn.said).toEqual([])
})

test('with the Emulator, on a machine that talks to itself: nothing is proven, and nothing else is written to', async () => {
  const ground = await makeGround()
  closing.push(() => ground.remove())
  const running: Running = await startHere({ ...ground.environment, BEN_AN_BOTFRAMEWORK_EMULATOR: 'yes' })
  closing.push(() => running.stop())
  const bot = `${running.address}/webhooks/botframework`
  const line: DirectLineService = await openDirectLine(bot)
  closing.push(() => line.close())
  const talk = line.talk()
  closing.push(() => talk.leave())
  await talk.write('how do I make tea')
  await heardBy(talk, 'Boil the water')

  const from = { id: 'somebody' }
  const elsewhere = {
    type: 'message',
    id: '1',
    channelId: 'emulator',
    from,
    recipient: { id: 'bot' },
    conversation: { id: 'c1' },
    text: 'x',
  }
  for (const serviceUrl of ['https://smba.trafficmanager.net/teams/', 'http://example.org/', 'http://10.0.0.1/', '', 'x']) {
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(bot, { method: 'POST', headers, body: JSON.stringify({ ...elsewhere, serviceUrl }) })
    expect([serviceUrl, answer.status]).toEqual([serviceUrl, 401])
  }
})
