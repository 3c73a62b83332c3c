import type { Time } from '../../src/time.ts'

export interface FakeTime extends Time {
  /** Lets time pass, and everything that waits for it happen in its order. */
  advance(ms: number): Promise<void>
  /** Somebody sets the machine's wall clock. */
  setWall(byMs: number): void
}

interface Waiter {
  readonly atMs: number
  readonly resolve: () => void
}

/** Rounds of the event loop without anything new, after which all that can happen without time has happened. */
const quietRounds = 6

/** Time that stands still until a test moves it. */
export function fakeTime(startMs: number): FakeTime {
  const waiting = new Set<Waiter>()
  let steadyMs = 0
  let wallMs = startMs
  let pendingMs = 0
  let happened = 0

  async function settle(): Promise<void> {
    for (let quiet = 0, seen = happened; quiet < quietRounds; quiet++) {
      await new Promise((resolve) => setImmediate(resolve))
      if (happened !== seen) quiet = 0
      seen = happened
    }
  }

  function pass(toMs: number): void {
    wallMs += toMs - steadyMs
    steadyMs = toMs
  }

  return {
    nowMs: () => Math.round(wallMs - pendingMs),
    steadyMs: () => steadyMs,
    wait(ms, signal) {
      happened += 1
      if (signal?.aborted || ms <= 0) return Promise.resolve()
      return new Promise((resolve) => {
        const waiter: Waiter = { atMs: steadyMs + ms, resolve: end }
        function end() {
          waiting.delete(waiter)
          signal?.removeEventListener('abort', end)
          happened += 1
          resolve()
        }
        waiting.add(waiter)
        signal?.addEventListener('abort', end)
      })
    },
    setByMs: () => (Math.abs(pendingMs) < 1000 ? 0 : pendingMs),
    adopt() {
      pendingMs = 0
    },
    async advance(ms) {
      const endMs = steadyMs + ms
      await settle()
      for (;;) {
        const next = [...waiting].reduce<Waiter | null>((first, one) => (first === null || one.atMs < first.atMs ? one : first), null)
        if (next === null || next.atMs > endMs) break
        pass(next.atMs)
        next.resolve()
        await settle()
      }
      pass(endMs)
      await settle()
    },
    setWall(byMs) {
      wallMs += byMs
      pendingMs += byMs
    },
  }
}
