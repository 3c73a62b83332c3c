import type { Case } from './case.ts'

/**
 * Who is next among the cases that wait: the greatest danger, then what came back from somebody who held it, then whoever has waited
 * longest; behind them, in the same danger, whoever asked to be erased, to whom nothing may be said. Never the same for two cases. Those
 * that do not wait come behind, in no order that means anything.
 */
export function inQueueOrder(a: Case, b: Case): number {
  return queueRank(b) - queueRank(a) || sinceMs(a) - sinceMs(b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

/** The greatest stands first; 0: it does not wait. */
export function queueRank({ level, state, eraseAskedAtMs }: Case): number {
  if (state.at !== 'waiting') return 0
  const amongThem = eraseAskedAtMs !== null ? 0 : state.returned ? 2 : 1
  return 1 + 3 * level + amongThem
}

function sinceMs({ state, openedAtMs }: Case): number {
  return state.at === 'waiting' ? state.sinceMs : openedAtMs
}
