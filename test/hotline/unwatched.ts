import type { Case } from '../../src/hotline/case.ts'

/**
 * In which ways somebody could be left in silence by this case; empty when whatever waits has a running clock. A message
 * that waits for a person counts only where a person holds the case or may take it.
 */
export function unwatched({ state, clocks, unansweredSinceMs, eraseAskedAtMs, ringing }: Case): readonly string[] {
  const found: string[] = []
  const need = (needed: boolean, clock: keyof Case['clocks'], what: string) => {
    if (needed && clocks[clock] === null) found.push(`${what}, and no clock "${clock}" runs`)
  }
  const ends = state.at === 'closed'
  need(state.at === 'waiting', 'waiting', 'the case waits for somebody')
  need(state.at === 'parked', 'parked', 'the case is parked')
  need(state.at === 'taken' && unansweredSinceMs !== null, 'answer', 'a message waits for its holder')
  need(state.at === 'taken' && state.lostAtMs !== null, 'lease', 'the holder’s console is lost')
  need(state.at === 'taken' && state.by.kind === 'outside' && unansweredSinceMs === null, 'lease', 'nobody may be left outside')
  need(!ends && eraseAskedAtMs !== null, 'erase-check', 'an erasing waits for its check')
  need(!ends && ringing !== null, 'on-call', 'somebody on call is being rung')
  if ((ends || state.at === 'parked') && unansweredSinceMs !== null) found.push('a message waits in a case that nobody answers')
  return found
}
