import { setTimeout as wait } from 'node:timers/promises'
import type { Knowledge } from '../../src/knowledge/knowledge.ts'
import { fire } from '../load.ts'
import type { Metrics } from '../measure.ts'
import { freshFolder, openTelegram, secret, settledMs, startBenAn } from '../ours.ts'
import { questionsOf } from '../talk.ts'

/**
 * From the command to the first ready answer: on an empty folder (the key and the database are made), and again on what it left; and to the
 * first reply that leaves, where somebody writes as soon as it is ready.
 */
export async function benchStart(knowledge: Knowledge): Promise<Metrics> {
  let sent = () => {}
  const telegram = await openTelegram(() => sent())
  const folder = freshFolder()
  const first = await startBenAn(folder, telegram.url)
  await first.stop()
  const again: number[] = []
  let idleMb = 0
  let processorMs = 0
  for (let round = 0; round < 3; round += 1) {
    const server = await startBenAn(folder, telegram.url)
    again.push(server.startedInMs)
    processorMs = server.processorMs()
    if (round === 2) await wait(settledMs)
    idleMb = server.residentMb()
    await server.stop()
  }
  const beganAt = performance.now()
  const firstReply = new Promise<number>((resolve) => {
    sent = () => resolve(performance.now() - beganAt)
  })
  const server = await startBenAn(folder, telegram.url)
  await fire({ url: server.url, secret, texts: questionsOf(knowledge), connections: 1, people: 1, amount: 1 })
  const firstReplyMs = await firstReply
  await server.stop()
  telegram.close()
  const ms = again.sort((a, b) => a - b)[1] ?? 0
  return {
    'start.firstMs': first.startedInMs,
    'start.ms': ms,
    'start.processorMs': processorMs,
    'start.firstReplyMs': firstReplyMs,
    'start.idleMb': idleMb,
  }
}
