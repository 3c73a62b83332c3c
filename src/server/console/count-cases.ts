import { practiceChannel } from '../../hotline/practice.ts'
import type { Level } from '../../knowledge/knowledge.ts'
import type { CaseSummary } from '../../store/store.ts'
import type { Report } from './wire-house.ts'

/** Fewer than this are not told: whoever knows one of them might find the others. */
const fewest = 11

const levels: readonly Level[] = [4, 3, 2, 1, 0]

/** Cases opened in the month (`2026-11`, in Việt Nam's time), counted; practice is not. Pure. */
export function countCases(cases: readonly CaseSummary[], month: string): Report {
  const [fromMs, toMs] = boundsOf(month)
  const opened = cases.filter(({ case: one, channel }) => channel !== practiceChannel && fromMs <= one.openedAtMs && one.openedAtMs < toMs)
  const outcomes = opened.flatMap(({ case: { state } }) => (state.at === 'closed' ? [state.outcome] : []))
  const byLevel = table(
    opened.map(({ case: { level } }) => level),
    levels,
  )
  return {
    month,
    cases: opened.length < fewest ? null : opened.length,
    byLevel: byLevel.map(({ of, count }) => ({ level: of, cases: count })),
    byOutcome: table(outcomes).map(({ of, count }) => ({ outcome: of, cases: count })),
    byChannel: table(opened.map(({ channel }) => channel)).map(({ of, count }) => ({ channel: of, cases: count })),
  }
}

interface Cell<T> {
  readonly of: T
  /** Null: hidden. */
  readonly count: number | null
}

/** Small cells are hidden; where that is only one, the next smallest too, or the total would give it away. */
function table<T>(found: readonly T[], all: readonly T[] = [...new Set(found)].sort()): readonly Cell<T>[] {
  const counts = all.map((of) => ({ of, count: found.filter((one) => one === of).length }))
  const hidden = new Set(counts.filter(({ count }) => count < fewest))
  const shown = counts.filter((cell) => !hidden.has(cell)).sort((a, b) => a.count - b.count)
  if (hidden.size === 1 && shown[0] !== undefined) hidden.add(shown[0])
  return counts.map((cell) => (hidden.has(cell) ? { of: cell.of, count: null } : cell))
}

function boundsOf(month: string): readonly [number, number] {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const start = (at: number) => Date.UTC(year, at, 1) - 7 * 60 * 60_000
  return [start(number - 1), start(number)]
}
