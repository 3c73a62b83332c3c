/** Telegram takes twenty messages a minute into one group, whatever their topic; making a topic is one of them. */
const mostInAMinute = 20

/** A little more than a minute, for the way there is not always equally long. */
const minuteMs = 61_000

/** When the next call may leave. In steady time, which nobody can set. */
export function minutePace() {
  const leftAtMs: number[] = []
  let pausedUntilMs = Number.NEGATIVE_INFINITY
  return {
    /** 0: now. */
    waitMs(steadyMs: number): number {
      while (leftAtMs[0] !== undefined && leftAtMs[0] <= steadyMs - minuteMs) leftAtMs.shift()
      const full = leftAtMs.length >= mostInAMinute ? (leftAtMs[0] ?? steadyMs) + minuteMs - steadyMs : 0
      return Math.max(0, full, pausedUntilMs - steadyMs)
    },
    left: (steadyMs: number) => void leftAtMs.push(steadyMs),
    pause: (steadyMs: number, forMs: number) => {
      pausedUntilMs = Math.max(pausedUntilMs, steadyMs + forMs)
    },
  }
}
