import { setTimeout as wait } from 'node:timers/promises'
import type { Knowledge } from '../../src/knowledge/knowledge.ts'
import { fire } from '../load.ts'
import type { Metrics } from '../measure.ts'
import { freshFolder, openTelegram, secret, settledMs, startBenAn, untilDecided } from '../ours.ts'
import { questionsOf } from '../talk.ts'

const conversations = 10_000

/** Memory after 10,000 people wrote; then `kill -9` in the middle of more, and the way back to nothing undecided. */
export async function benchMemory(knowledge: Knowledge): Promise<Metrics> {
  const telegram = await openTelegram()
  const folder = freshFolder()
  const load = { secret, texts: questionsOf(knowledge), connections: 50, people: conversations }
  const server = await startBenAn(folder, telegram.url)
  const startedAt = performance.now()
  await fire({ ...load, url: server.url, amount: conversations })
  await untilDecided(server)
  await wait(Math.max(0, settledMs - (performance.now() - startedAt)))
  const residentMb = server.residentMb()
  const under = fire({ ...load, url: server.url, seconds: 3 })
  await new Promise((resolve) => setTimeout(resolve, 1500))
  await server.stop('SIGKILL')
  await under
  const beganAt = performance.now()
  const back = await startBenAn(folder, telegram.url)
  await untilDecided(back)
  const recoveredInMs = performance.now() - beganAt
  await back.stop()
  telegram.close()
  return { 'rss.conversations': conversations, 'rss.mb': residentMb, 'recovery.ms': recoveredInMs }
}
