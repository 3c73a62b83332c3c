import { existsSync, statSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import type { Config } from '../config.ts'
import { AppError, type FailureCode, refusalOf } from '../errors.ts'
import { openLibrary } from '../library/open-library.ts'
import { type Running, start } from '../main.ts'
import { listen } from '../server/listen.ts'
import { type OpenLog, openLog } from '../server/log.ts'
import { buildMeanwhile } from '../server/meanwhile.ts'
import { pageNumbers, spareNumbers } from '../server/page/numbers.ts'
import { storeFile } from '../store/control.ts'
import { systemTime } from '../time.ts'

const againAfterMs = 5_000

/** What lies there is looked through from end to end each time. */
const sameStoreAgainAfterMs = 60_000

const saidAgainAfterMs = 10 * 60_000

/**
 * Over without a change of what this program was given: a disk that is full or read-only, a store that another process has, a damaged one once a backup lies in
 * its place.
 */
const passing: ReadonlySet<FailureCode> = new Set(['no-room', 'not-permitted', 'store-locked', 'bad-store'])

export interface Started extends Running {
  /** There was no master key before: whoever reads this has to keep a copy. */
  readonly keyMade: boolean
}

/**
 * Starts. While something is in the way that passes, the numbers are served at the same address and it is tried again, in the same process: one that ends
 * and is begun anew would be silent in between. Between two tries nothing is held, so that a restore can have the store. `onWaiting` hears each reason at once,
 * and again while it lasts. What does not pass throws by its name.
 */
export async function startPatiently(config: Config, onWaiting: (reason: AppError) => void): Promise<Started> {
  const log = openLog(config.logLevel)
  const time = systemTime()
  const store = storeFile(config.dataFolder)
  const keyMade = !existsSync(config.keyFile) // by the first try, whichever try succeeds
  let reason: FailureCode | null = null
  let saidAtMs = 0
  let endMeanwhile: (() => Promise<void>) | null = null
  const giveUpAddress = async () => {
    await endMeanwhile?.()
    endMeanwhile = null
  }
  for (;;) {
    const hadStore = existsSync(store)
    try {
      return { ...(await start(config, log, time, giveUpAddress)), keyMade }
    } catch (error) {
      const refusal = error instanceof AppError ? error : refusalOf(error)
      if (refusal === null || !passing.has(refusal.code)) {
        await giveUpAddress()
        throw error
      }
      const { code } = refusal
      if (reason !== code || time.steadyMs() - saidAtMs >= saidAgainAfterMs) {
        saidAtMs = time.steadyMs()
        log.error('not-started', { code }, refusal)
        onWaiting(refusal)
      }
      reason = code
      endMeanwhile ??= await serveMeanwhile(config, log, () => reason ?? code)
      await (hadStore ? storeToTry(store, code === 'bad-store' ? sameStoreAgainAfterMs : againAfterMs) : wait(againAfterMs))
    }
  }
}

/** Waits for another store than the one that lies there, or for so long; and while none does, for one: it is being put back, and an empty one would be in the way. */
async function storeToTry(store: string, sameAgainAfterMs: number): Promise<void> {
  const refused = nameOf(store)
  for (let waitedMs = againAfterMs; ; waitedMs += againAfterMs) {
    await wait(againAfterMs)
    const there = nameOf(store)
    if (there !== null && (there !== refused || waitedMs >= sameAgainAfterMs)) return
  }
}

/** Another one for another file; null: there is none. */
function nameOf(store: string): string | null {
  const found = existsSync(store) && statSync(store, { throwIfNoEntry: false })
  return found ? [found.dev, found.ino, found.size, found.mtimeMs].join() : null
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
