import { fewest, hideSmall, isOver } from '../../../hotline/monthly-report.ts'
import type { Tally } from '../../../hotline/tally.ts'
import type { Level } from '../../../knowledge/knowledge.ts'
import type { CountedTally } from '../../../store/store.ts'
import type { Report } from '../wire/wire-house.ts'

const levels: readonly Level[] = [4, 3, 2, 1, 0]

/** The hotline's month by one feature at a time, with the hiding of the report that may be published. Pure. */
export function reportView(month: string, counted: readonly CountedTally[], nowMs: number): Report {
  if (!isOver(month, nowMs)) return { month, over: false, cases: null, byLevel: [], byOutcome: [], byWait: [] }
  const byLevel = table(counted, 'case-opened', levels.map(String))
  const cases = counted.filter(({ what }) => what === 'case-opened').reduce((sum, { count }) => sum + count, 0)
  return {
    month,
    over: true,
    cases: cases < fewest ? null : cases,
    byLevel: levels.map((level, at) => ({ level, cases: byLevel[at]?.cases ?? null })),
    byOutcome: table(counted, 'case-closed').map(({ name, cases: closed }) => ({ outcome: name, cases: closed })),
    byWait: table(counted, 'time-to-person').map(({ name, cases: taken }) => ({ within: name, cases: taken })),
  }
}

/**
 * By the first feature alone; small cells are hidden, and with one of them another, or the sum would tell it. Where not all names stand
 * there whatever happened, what is hidden is left out: its name would tell that it happened.
 */
function table(
  counted: readonly CountedTally[],
  what: Tally['what'],
  names?: readonly string[],
): readonly { name: string; cases: number | null }[] {
  const sums = new Map((names ?? []).map((name) => [name, 0]))
  for (const { what: kind, a, count } of counted) if (kind === what) sums.set(a, (sums.get(a) ?? 0) + count)
  const [hidden = []] = hideSmall([[...sums.values()]])
  const rows = [...sums].map(([name, count], at) => ({ name, cases: hidden[at] ? null : count }))
  return names === undefined ? rows.filter(({ cases }) => cases !== null) : rows
}
