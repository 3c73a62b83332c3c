import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createServer as createNetServer } from 'node:net'
import { TelegramServer } from 'telegram-test-api/lib/telegramServer.js'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Running } from '../../../src/main.ts'
import { telegramRig } from '../../channel-contract/rigs/telegram.ts'
import { openStage, until } from '../../channel-contract/stage.ts'
import { makeGround, startHere } from '../../server/running.ts'

/** A foreign emulator of Telegram, so that our stand-in is not the only judge. */
const token = '4242:TOKEN'
let ground: Awaited<ReturnType<typeof makeGround>>
let telegram: TelegramServer
let running: Pick<Running, 'stop'>

beforeEach(async () => {
  ground = await makeGround()
  telegram = new TelegramServer({ port: await freePort(), host: '127.0.0.1' })
  await telegram.start()
})
afterEach(async () => {
  await running.stop()
  await telegram.stop()
  ground.remove()
})

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createNetServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}

const variables = () => ({ ...ground.environment, BEN_AN_TELEGRAM_TOKEN: token, BEN_AN_TELEGRAM_API: telegram.config.apiURL })

function said(part: string) {
  return telegram.storage.botMessages.filter(({ message }) => 'text' in message && String(message.text).includes(part))
}

/** What the bot has said, waiting until it contains `part`. */
async function heard(part: string) {
  for (;;) {
    const [found] = said(part)
    if (found) return found.message
    await telegram.waitBotMessage()
  }
}

test('polled: a whole conversation, from the first words over a tap to danger', async () => {
  running = await startHere(variables())
  const client = telegram.getClient(token, { userId: 77, chatId: 77 })
  await client.sendCommand(client.makeCommand('/start'))
  const hello = await heard('Đây là Bến An')
  expect(JSON.stringify(hello.reply_markup)).toContain('cmd:person')
  await client.sendMessage(client.makeMessage('pha trà sao cho ngon'))
  await heard('Đun nước sôi')
  await client.sendCallback(client.makeCallbackQuery('cmd:en'))
  await client.sendMessage(client.makeMessage('they locked me in'))
  await heard('Write again when it is safe')
})

test('a person of the hotline takes over, answers as themselves, and hands back', async () => {
  const client = telegram.getClient(token, { userId: 79, chatId: 79 })
  const own = await telegramRig.open()
  const environment = { BEN_AN_TELEGRAM_TOKEN: token, BEN_AN_TELEGRAM_API: telegram.config.apiURL, BEN_AN_TELEGRAM_BY: 'polling' }
  const stage = await openStage({ ...telegramRig, open: async () => ({ ...own, environment }) })
  running = { stop: stage.close }
  await client.sendMessage(client.makeMessage('pha trà sao cho ngon'))
  await heard('Đun nước sôi')
  await client.sendMessage(client.makeMessage('gặp người thật'))
  const id = await until('a case waits', async () => {
    const { cases } = (await stage.console('queue')) as { readonly cases: readonly { readonly id: string; readonly state: string }[] }
    return cases.find(({ state }) => state === 'waiting')?.id
  })
  await stage.console(`cases/${id}/acts`, { act: 'take', id: 'press-000000000001' })
  await until('the bot has ended', async () => (await stage.figure('unsent')) === 0)
  await client.sendMessage(client.makeMessage('pha trà sao cho ngon'))
  await stage.console(`cases/${id}/replies`, { id: 'press-000000000002', text: 'Chị nghe đây, em kể đi.', confirmed: true })
  await heard('Chị nghe đây')
  await stage.console(`cases/${id}/acts`, { act: 'hand-back', id: 'press-000000000003' })
  await client.sendMessage(client.makeMessage('they locked me in'))
  await heard('Write again when it is safe')
  expect(said('Đun nước sôi'), 'once: while a person holds it the bot is silent').toHaveLength(1)
})

test('by webhook: updates come through a front that adds the secret, as Telegram does', async () => {
  const secret = 'a-secret-of-some-length'
  const here = await startHere({ ...variables(), BEN_AN_TELEGRAM_SECRET: secret, BEN_AN_PUBLIC_ADDRESS: 'https://chat.example.org' })
  running = here
  const statuses: number[] = []
  const front = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret }
    const answer = await fetch(`${here.address}/webhooks/telegram`, { method: 'POST', headers, body: Buffer.concat(chunks) })
    statuses.push(answer.status)
    response.writeHead(answer.status).end()
  })
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve))
  telegram.setWebhook({ url: `http://127.0.0.1:${(front.address() as AddressInfo).port}/` }, token)
  const client = telegram.getClient(token, { userId: 78, chatId: 78 })
  await client.sendMessage(client.makeMessage('pha trà sao cho ngon'))
  await heard('Đun nước sôi')
  expect(statuses).toEqual([200])
  front.close()
})
