import { queueRank } from '../../hotline/queue-order.ts'
import type { CaseSummary } from '../../store/case-store.ts'

/** The queue as it is shown. */
export interface FairQueue {
  readonly cases: readonly CaseSummary[]
  /** How many who wait came over the same line as this one, where they are more than a few; else 0. */
  readonly fromOneLine: (one: CaseSummary) => number
  /** It came over such a line and is none of its first few. */
  readonly standsBehind: (one: CaseSummary) => boolean
}

/** As many of one line stand where they would stand anyway: a family, or some who share a connection. */
const few = 5

/**
 * The queue, in which nobody is buried by many that one line sends: of those that wait at one level all but the first few of a line come
 * behind the others of that level, and before the next one. Nobody is left out: behind one line there may be a whole shelter. `cases`
 * in the order of the queue. Pure.
 */
export function inFairOrder(cases: readonly CaseSummary[]): FairQueue {
  const counts = new Map<string, number>()
  const behind = new Set<CaseSummary>()
  for (const one of cases) {
    if (!isNew(one) || one.line === null) continue
    const count = (counts.get(one.line) ?? 0) + 1
    counts.set(one.line, count)
    if (count > few) behind.add(one)
  }
  const fromOneLine = (one: CaseSummary) => {
    const count = isNew(one) && one.line !== null ? (counts.get(one.line) ?? 0) : 0
    return count > few ? count : 0
  }
  const order = (a: CaseSummary, b: CaseSummary) => queueRank(b.case) - queueRank(a.case) || Number(behind.has(a)) - Number(behind.has(b))
  return { cases: behind.size === 0 ? cases : cases.toSorted(order), fromOneLine, standsBehind: (one) => behind.has(one) }
}

/** Of what came back somebody knows more. */
function isNew({ case: { state } }: CaseSummary): boolean {
  return state.at === 'waiting' && !state.returned
}
