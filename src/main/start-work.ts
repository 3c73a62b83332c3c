import { statfs } from 'node:fs/promises'
import { startClock } from '../clock/start-clock.ts'
import { rootsOf } from '../config/channels.ts'
import { startOutbox } from '../outbox/start-outbox.ts'
import type { Door } from '../server/door.ts'
import { openFiles } from '../server/files/open-files.ts'
import { reportSend } from '../server/report.ts'
import { openTurns } from '../server/turns.ts'
import type { Services } from './open-services.ts'
import type { Staffed } from './open-staffed.ts'
import type { Kept, Opening } from './opening.ts'

/** Nobody who was forgotten waits longer than this. */
const lookAgainMs = 30_000

export type Work = ReturnType<typeof startWork>

/** What decides, sends and fetches, each on its own. */
export function startWork(
  { config, log, time, closing }: Opening,
  { store, metrics }: Kept,
  { channels, limitsOf, onTrouble }: Services,
  { hotline }: Staffed,
  decide: Door,
) {
  const { knowledge, duty } = hotline
  const outbox = startOutbox({
    store,
    channels: [...channels.byName.values()],
    time,
    random: Math.random,
    report(report) {
      reportSend(report, log, metrics)
      void hotline.noticeSent(report.conversation)
    },
  })
  const turns = openTurns({ store, decide, knowledge, limitsOf, duty, time, log })
  const clock = startClock({ store, time, decideClock: turns.carryOut, report: (error) => log.error('clock-failed', {}, error) })
  const lookingAgain = setInterval(() => void turns.lookAgain().catch((error) => log.error('turn-failed', {}, error)), lookAgainMs)
  closing.push(() => clearInterval(lookingAgain))
  const freeBytes = () => statfs(config.dataFolder).then(({ bavail, bsize }) => bavail * bsize)
  const files = openFiles({
    ...{ store, decide, channels: channels.byName, limitsOf, knowledge, time, log, onTrouble },
    mostFileBytes: config.mostFileBytes,
    freeBytes,
    roots: rootsOf(config),
    onFile: (id) => void hotline.noticeSent(id),
  })
  const end = () => Promise.all([turns.stop(), clock.stop(), outbox.stop(), files.stop()])
  closing.push(end)
  return { outbox, turns, files, freeBytes, end }
}
