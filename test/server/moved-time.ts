import { systemTime, type Time } from '../../src/time.ts'

/** The machine's time, as far ahead as the test has put it; the pauses in it last as long as ever. */
export interface MovedTime extends Time {
  forward(ms: number): void
}

export function movedTime(): MovedTime {
  const system = systemTime()
  let aheadMs = 0
  return {
    ...system,
    nowMs: () => system.nowMs() + aheadMs,
    steadyMs: () => system.steadyMs() + aheadMs,
    forward(ms) {
      aheadMs += ms
    },
  }
}
