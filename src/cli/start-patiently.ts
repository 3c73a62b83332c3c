import { setTimeout as wait } from 'node:timers/promises'
import type { Config } from '../config.ts'
import { AppError, type FailureCode, refusalOf } from '../errors.ts'
import { openLibrary } from '../library/open-library.ts'
import { type Running, start } from '../main.ts'
import { listen } from '../server/listen.ts'
import { type OpenLog, openLog } from '../server/log.ts'
import { buildMeanwhile } from '../server/meanwhile.ts'
import { pageNumbers, spareNumbers } from '../server/page/numbers.ts'
import { systemTime } from '../time.ts'

const againAfterMs = 5_000

/** Over without a change of what this program was given: a disk that is full or read-only, a store that another process has. */
const passing: ReadonlySet<FailureCode> = new Set(['no-room', 'not-permitted', 'store-locked'])

/**
 * Starts. While something is in the way that passes, the numbers are served at the same address and it is tried again, in the same process: one that ends
 * and is begun anew would be silent in between. `onWaiting` hears each reason once. What does not pass throws by its name.
 */
export async function startPatiently(config: Config, onWaiting: (reason: AppError) => void): Promise<Running> {
  const log = openLog(config.logLevel)
  let reason: FailureCode | null = null
  let endMeanwhile: (() => Promise<void>) | null = null
  const giveUpAddress = async () => {
    await endMeanwhile?.()
    endMeanwhile = null
  }
  for (;;) {
    try {
      return await start(config, log, systemTime(), giveUpAddress)
    } catch (error) {
      const refusal = error instanceof AppError ? error : refusalOf(error)
      if (refusal === null || !passing.has(refusal.code)) {
        await giveUpAddress()
        throw error
      }
      if (refusal.code !== reason) {
        log.error('not-started', { code: refusal.code }, refusal)
        onWaiting(refusal)
      }
      reason = refusal.code
      endMeanwhile ??= await serveMeanwhile(config, log, () => reason ?? refusal.code)
    }
    await wait(againAfterMs)
  }
}

/** Returns what ends it. */
async function serveMeanwhile(config: Config, log: OpenLog, reason: () => FailureCode): Promise<() => Promise<void>> {
  const library = await openLibrary({ folder: config.contentFolder, keptIn: config.keptContent, onChange: () => {} })
  const numbers = () => {
    const known = library.knowledge()
    return known === null ? spareNumbers(library.contacts()) : pageNumbers(known, systemTime().nowMs())
  }
  const app = await buildMeanwhile({ config, numbers, reason, log })
  const end = async () => {
    await app.close()
    library.close()
  }
  try {
    await listen(app, config.host, config.port)
    return end
  } catch (error) {
    await end()
    throw error
  }
}
