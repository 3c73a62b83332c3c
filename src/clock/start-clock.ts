import type { DueClock } from '../store/decide-store.ts'
import type { Store } from '../store/store.ts'
import type { Time } from '../time.ts'

export interface Clock {
  /** Begins no more decisions and waits for those under way. */
  stop(): Promise<void>
}

export interface ClockDeps {
  readonly store: Pick<Store, 'dueClocks' | 'nextClockAt' | 'moveTimes' | 'tidy'>
  readonly time: Time
  /** Carries a due clock through the same door as messages: `store.decide` with its cause, then whatever follows a decision. */
  readonly decideClock: (due: DueClock) => Promise<unknown>
  /** A decision or a look at the store failed. It comes again by itself. */
  readonly report: (error: unknown) => void
}

/** A clock that is set meanwhile may be due sooner than the one slept for: looks again after this at the latest. */
const longestNapMs = 1_000
const shortestNapMs = 5

/** So many are carried out at once, and share a commit; a stop waits for no more. */
const batch = 50

const tidyEveryMs = 60 * 60 * 1000

/** Further than this the wall clock is not trusted with destroying anything until it has kept still for a round. */
const trustedWithinMs = 60_000

/**
 * Carries out what is due, oldest first; what fell due while no process ran, too. A wall clock set forward or back
 * moves every open due time with it, so that nobody waits longer or shorter for it.
 */
export function startClock({ store, time, decideClock, report }: ClockDeps): Clock {
  const stopping = new AbortController()
  const { signal } = stopping
  let tidyAtMs = time.steadyMs() + tidyEveryMs
  let trusted = true

  async function run(): Promise<void> {
    while (!signal.aborted) {
      try {
        await followWallClock()
        await tidyNow()
        await time.wait(await carryOutDue(), signal)
      } catch (error) {
        report(error)
        await time.wait(longestNapMs, signal)
      }
    }
  }

  /**
   * In the order in which nothing looks overdue in between: a later now only after later due times, earlier due
   * times only after an earlier now.
   */
  async function followWallClock(): Promise<void> {
    const setByMs = time.setByMs()
    if (Math.abs(setByMs) > trustedWithinMs) trusted = false
    if (setByMs > 0) await store.moveTimes(setByMs)
    time.adopt()
    if (setByMs < 0) await moveBack(setByMs)
  }

  async function moveBack(byMs: number): Promise<void> {
    while (!signal.aborted) {
      try {
        return await store.moveTimes(byMs)
      } catch (error) {
        report(error)
        await time.wait(longestNapMs, signal)
      }
    }
  }

  async function tidyNow(): Promise<void> {
    if (time.steadyMs() < tidyAtMs) return
    tidyAtMs = time.steadyMs() + tidyEveryMs
    if (trusted) await store.tidy(time.nowMs())
    trusted = true
  }

  /** Returns how long to sleep then. */
  async function carryOutDue(): Promise<number> {
    const due = await store.dueClocks(time.nowMs(), batch)
    const outcomes = await Promise.allSettled(due.map(decideClock))
    const failures = outcomes.filter((outcome) => outcome.status === 'rejected')
    for (const { reason } of failures) report(reason)
    if (failures.length > 0) return longestNapMs
    const nextAtMs = (await store.nextClockAt()) ?? Number.POSITIVE_INFINITY
    return Math.max(shortestNapMs, Math.min(longestNapMs, nextAtMs - time.nowMs()))
  }

  const ended = run()
  return {
    stop() {
      stopping.abort()
      return ended
    },
  }
}
