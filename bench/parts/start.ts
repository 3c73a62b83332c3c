import { setTimeout as wait } from 'node:timers/promises'
import type { Metrics } from '../measure.ts'
import { freshFolder, openTelegram, settledMs, startBenAn } from '../ours.ts'

/** From the command to the first ready answer: on an empty folder (the key and the database are made), and again on what it left. */
export async function benchStart(): Promise<Metrics> {
  const telegram = await openTelegram()
  const folder = freshFolder()
  const first = await startBenAn(folder, telegram.url)
  await first.stop()
  const again: number[] = []
  let idleMb = 0
  for (let round = 0; round < 3; round += 1) {
    const server = await startBenAn(folder, telegram.url)
    again.push(server.startedInMs)
    if (round === 2) await wait(settledMs)
    idleMb = server.residentMb()
    await server.stop()
  }
  telegram.close()
  return { 'start.firstMs': first.startedInMs, 'start.ms': again.sort((a, b) => a - b)[1] ?? 0, 'start.idleMb': idleMb }
}
