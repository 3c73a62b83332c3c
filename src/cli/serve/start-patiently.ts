import { existsSync, statSync } from 'node:fs'
import type { Config } from '../../config.ts'
import { AppError, type FailureCode, refusalOf } from '../../errors.ts'
import { type Running, start } from '../../main.ts'
import { openLog } from '../../server/log.ts'
import { storeFile } from '../../store/control.ts'
import { systemTime, type Time } from '../../time.ts'
import { numbersMeanwhile } from './numbers-meanwhile.ts'

const againAfterMs = 5_000

/** What lies there is looked through from end to end each time. */
const lookedThrough: ReadonlySet<FailureCode> = new Set(['bad-store', 'bad-key'])
const sameAgainAfterMs = 60_000

const saidAgainAfterMs = 10 * 60_000

/**
 * Over without a change of what this program was given: a disk that is full or read-only, a store that another process has, a damaged one
 * once a backup lies in its place.
 */
const passing: ReadonlySet<FailureCode> = new Set(['no-room', 'not-permitted', 'store-locked', 'store-busy', 'bad-store'])

/** People wrote here before, and may be writing now; where there is no store yet, a key is wanted by whoever sets the machine up. */
const passingOverStore: ReadonlySet<FailureCode> = new Set(['bad-key'])

export interface Started extends Running {
  /** There was no master key before: whoever reads this has to keep a copy. */
  readonly keyMade: boolean
}

/**
 * Starts. While something is in the way that passes, the numbers are served at the same address and it is tried again, in the same process:
 * one that ends and is begun anew would be silent in between. Between two tries nothing is held, so that a restore can have the store.
 * `onWaiting` hears each reason at once, and again while it lasts. What does not pass throws by its name. Told to stop, it waits no more:
 * null. A try that is under way has taken things by then, so it is carried through, and whoever gets it ends it.
 */
export async function startPatiently(config: Config, onWaiting: (reason: AppError) => void, stop: AbortSignal): Promise<Started | null> {
  const log = openLog(config.logLevel)
  const time = systemTime()
  const store = storeFile(config.dataFolder)
  const keyMade = !existsSync(config.keyFile) && !existsSync(store) // by the first try, whichever try succeeds
  const meanwhile = numbersMeanwhile(config, log)
  const tell = openTelling(time, (reason) => {
    log.error('not-started', { code: reason.code }, reason)
    onWaiting(reason)
  })
  for (;;) {
    const files = existsSync(store) ? { store, key: config.keyFile } : null
    try {
      return { ...(await start(config, log, time, meanwhile.end)), keyMade }
    } catch (error) {
      const refusal = refusalIn(error, store)
      if (refusal === null || !passes(refusal, files !== null)) {
        await meanwhile.end()
        throw error
      }
      const refused = files && namesOf(files)
      tell(refusal)
      if (!stop.aborted) await meanwhile.show(refusal.code)
      await untilAnotherTry(files, refused, lookedThrough.has(refusal.code) ? sameAgainAfterMs : againAfterMs, time, stop)
    }
    if (stop.aborted) {
      await meanwhile.end()
      return null
    }
  }
}

/** Passes each reason on at once, and the same one again only after a while. */
function openTelling({ steadyMs }: Pick<Time, 'steadyMs'>, tell: (reason: AppError) => void): (reason: AppError) => void {
  let told: { readonly code: FailureCode; readonly atMs: number } | null = null
  return (reason) => {
    const nowMs = steadyMs()
    if (told?.code === reason.code && nowMs - told.atMs < saidAgainAfterMs) return
    told = { code: reason.code, atMs: nowMs }
    tell(reason)
  }
}

function passes({ code }: AppError, hadStore: boolean): boolean {
  return passing.has(code) || (hadStore && passingOverStore.has(code))
}

/** A store that opened and then could keep nothing says no more than that: why lies behind. */
function refusalIn(error: unknown, store: string): AppError | null {
  if (!(error instanceof AppError)) return refusalOf(error)
  return error.code === 'store-busy' ? (refusalOf(error.cause, store) ?? error) : error
}

interface Files {
  readonly store: string
  readonly key: string
}

/**
 * Waits for other files than those that were refused, or for so long; and while no store lies there, for one: it is being put back, and an
 * empty one would be in the way.
 */
async function untilAnotherTry(
  files: Files | null,
  refused: string | null,
  sameAfterMs: number,
  time: Time,
  stop: AbortSignal,
): Promise<void> {
  for (let waitedMs = againAfterMs; ; waitedMs += againAfterMs) {
    await time.wait(againAfterMs, stop)
    if (stop.aborted || files === null) return
    if (existsSync(files.store) && (waitedMs >= sameAfterMs || namesOf(files) !== refused)) return
  }
}

/** Others for other files, and for rights that have changed. */
function namesOf({ store, key }: Files): string {
  const found = [store, key].map((file) => existsSync(file) && statSync(file, { throwIfNoEntry: false }))
  return found.map((one) => one && [one.dev, one.ino, one.size, one.ctimeMs].join()).join(' ')
}
