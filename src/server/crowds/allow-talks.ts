import type { Time } from '../../time.ts'
import { openAllowance } from './allowance.ts'

/** Of one line in a minute, always. */
const mostPerMinute = 30

/** Of one line in an hour beyond that: a whole dormitory that comes at once. */
const mostBeyondPerHour = 500

/**
 * How many talks of the web chat one line may begin. Behind one there may be five hundred workers who all come in the minute in which
 * something happens; for whoever floods it is few more in an hour than thirty a minute are. Returns what charges a talk:
 * 0, or how long its line waits.
 */
export function openAllowTalks(time: Pick<Time, 'steadyMs'>): (line: string) => number {
  const ofMinute = openAllowance({ most: mostPerMinute, perMs: 60_000, time })
  const beyond = openAllowance({ most: mostBeyondPerHour, perMs: 60 * 60_000, time })
  return (line) => {
    const waitMs = ofMinute(line, 1)
    return waitMs === 0 ? 0 : beyond(line, 1) === 0 ? 0 : waitMs
  }
}
