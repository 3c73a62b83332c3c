import { uptime } from 'node:os'

/** Time as the loops of the server live in it. Tests hand in one that they move themselves. */
export interface Time {
  /** Milliseconds since 1970. Goes on evenly when the machine's wall clock is set, until `adopt`. */
  nowMs(): number
  /** Milliseconds since some moment of this process; never set. For pauses, pacing and time-outs. */
  steadyMs(): number
  /** Resolves after `ms`, or at once when `signal` aborts; never rejects. */
  wait(ms: number, signal?: AbortSignal): Promise<void>
  /** By how much the wall clock has been set since the last `adopt`; 0 for the small steps of keeping time. */
  setByMs(): number
  /** From now on `nowMs` is what the wall clock says. */
  adopt(): void
}

/** A wall clock that steps further than this was set by somebody; less is drift put right. */
const noticedFromMs = 1_000

/** The longest that a Node timer can wait. */
const longestTimerMs = 2 ** 31 - 1

/** The machine's clocks. Time that the machine slept through counts as time, not as a clock put forward. */
export function systemTime(): Time {
  let anchor = readClocks()
  return {
    nowMs: () => Math.round(anchor.wallMs + performance.now() - anchor.steadyMs),
    steadyMs: () => performance.now(),
    wait,
    setByMs() {
      const now = readClocks()
      const ranMs = now.steadyMs - anchor.steadyMs
      const sleptMs = Math.max(0, now.bootMs - anchor.bootMs - ranMs)
      const setMs = Math.round(now.wallMs - anchor.wallMs - ranMs - sleptMs)
      return Math.abs(setMs) < noticedFromMs ? 0 : setMs
    },
    adopt() {
      anchor = readClocks()
    },
  }
}

function readClocks(): { wallMs: number; steadyMs: number; bootMs: number } {
  return { wallMs: Date.now(), steadyMs: performance.now(), bootMs: uptime() * 1000 }
}

function wait(ms: number, signal?: AbortSignal): Promise<void> {
  if (signal?.aborted) return Promise.resolve()
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, Math.min(ms, longestTimerMs))
    signal?.addEventListener('abort', end)
  })
}
