import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { openTelegramStandIn, type Plan, type TelegramStandIn } from '../../adapters/telegram-stand-in.ts'
import { makeGround } from '../../server/running.ts'
import { lookThrough } from './look-through.ts'
import { keepWriting, makePeople, type Person, secret } from './people.ts'
import { openServer, type Server } from './server.ts'

/** What Telegram does with a message, as often as it stands here: mostly well. */
const weather: readonly Plan[] = [
  ...Array<Plan>(30).fill({ does: 'accept' }),
  { does: 'wait', ms: 300 },
  { does: 'break', status: 502 },
  { does: 'refuse', status: 429, description: 'Too Many Requests: retry after 1', retryAfterSeconds: 1 },
  { does: 'cut' },
  { does: 'cut' },
  { does: 'swallow' },
]

const token = '4242:TOKEN'
const longestDrainMs = 240_000

/**
 * The whole server over real HTTP, people writing and Telegram in changing weather, and `kill -9` again and again: at random moments,
 * right after an acknowledgement, and right after a message has arrived. Then everything is let run out and looked through.
 */
export async function killAgainAndAgain(kills: number): Promise<{ readonly acknowledged: number }> {
  const ground = await makeGround()
  const telegram = await openTelegramStandIn()
  const server = await openServer({
    ...ground.environment,
    BEN_AN_TELEGRAM_TOKEN: token,
    BEN_AN_TELEGRAM_SECRET: secret,
    BEN_AN_TELEGRAM_BY: 'webhook',
    BEN_AN_TELEGRAM_API: telegram.url,
  })
  const people = makePeople()
  try {
    for (let n = 0; n < kills * 100; n++)
      telegram.plan('sendMessage', weather[Math.floor(Math.random() * weather.length)] ?? { does: 'accept' })
    await server.start()
    let over = false
    const pauseMs = () => 300 + Math.random() * 1500
    const writing = people.map((person) => keepWriting(person, server.url, pauseMs, () => over))
    for (let kill = 0; kill < kills; kill++) {
      await untilMoment(kill, people, telegram)
      await server.kill()
      await server.start()
    }
    over = true
    await Promise.all(writing)
    await drained(server)
    await server.stop()
    await lookThrough(path.join(ground.folder, 'data', 'ben-an.db'), ground.environment.BEN_AN_KEY_FILE ?? '', people, receivedBy(telegram))
    return { acknowledged: people.reduce((sum, { acked }) => sum + acked.length, 0) }
  } finally {
    await server.kill()
    await telegram.close()
    ground.remove()
  }
}

/** When to kill: after a while, at the next acknowledgement, or when the next message has arrived and is not answered yet. */
async function untilMoment(kill: number, people: readonly Person[], telegram: TelegramStandIn): Promise<void> {
  await wait(100 + Math.random() * 900)
  if (kill % 3 === 1) {
    const acked = () => people.reduce((sum, person) => sum + person.acked.length, 0)
    for (const before = acked(); acked() === before; ) await wait(1)
  }
  if (kill % 3 === 2) {
    const seen = telegram.calls.length
    await Promise.race([telegram.waitFor('sendMessage', (call) => telegram.calls.indexOf(call) >= seen), wait(5_000)])
  }
}

/** Until nothing waits to be decided or sent: what the health page counts. */
async function drained(server: Server): Promise<void> {
  for (const endMs = Date.now() + longestDrainMs; ; await wait(200)) {
    const text = await (await fetch(`${server.url}/metrics`)).text()
    const count = (what: string) => Number(new RegExp(`^ben_an_store\\{what="${what}"\\} (\\d+)`, 'm').exec(text)?.[1] ?? Number.NaN)
    if (count('undecided') === 0 && count('unsent') === 0) return
    if (Date.now() > endMs) throw new Error(`it did not run out: ${count('undecided')} undecided, ${count('unsent')} unsent`)
  }
}

function receivedBy(telegram: TelegramStandIn): (chat: number) => readonly string[] {
  return (chat) =>
    telegram.calls
      .filter(({ method, payload, carriedOut }) => method === 'sendMessage' && carriedOut && payload.chat_id === chat)
      .map(({ payload }) => String(payload.text))
}
